// Why a file cannot be read as a list. openList returns it as a value; a file that turns out to be broken while its rows
// stream throws it, so that a list which ends too early can never pass for a whole one.

export type ReadProblem =
  | 'wrong-file-type' // a binary of some other kind
  | 'pdf-not-list'
  | 'image-not-list'
  | 'document-not-list' // a Word document, slides …
  | 'html-not-excel' // a web page saved as .xls that holds no table
  | 'xml-spreadsheet' // XML Spreadsheet 2003, or a flat OpenDocument: save as .xlsx
  | 'binary-excel' // .xlsb: save as .xlsx
  | 'old-excel' // Excel 4 or older: save as .xlsx
  | 'password-protected'
  | 'empty-file'
  | 'damaged-file' // cut off, or not what its own directory says
  | 'too-large' // past the limits of a sheet, or a zip bomb
  | 'packed-otherwise' // .rar, .7z, .gz
  | 'zip-in-zip'
  | 'no-list-in-zip'
  | 'secret-marked' // stamped as a state secret: it must not come in here at all

const PROBLEM = Symbol('read problem')

/** To be thrown. `cause` is for the log only. */
export function readFailure(problem: ReadProblem, cause?: unknown): Error {
  return Object.assign(new Error(`the file cannot be read: ${problem}`, { cause }), { [PROBLEM]: problem })
}

/** The problem behind what a reader threw; null for anything else, which is a bug or a broken disk. */
export function readProblemOf(thrown: unknown): ReadProblem | null {
  const hasProblem = (e: unknown): e is { [PROBLEM]: ReadProblem } => e instanceof Error && PROBLEM in e
  return hasProblem(thrown) ? thrown[PROBLEM] : null
}
