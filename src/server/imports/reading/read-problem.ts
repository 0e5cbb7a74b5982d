// Why a file cannot be read as a list. openList returns it as a value; a file that turns out to be broken while its rows
// stream throws it, so that a list which ends too early can never pass for a whole one.

export type ReadProblem =
  | 'wrong-file-type' // a PDF, an image, a web page saved as .xls, a document, a binary …
  | 'old-excel' // .xls of Excel 97–2003: save as .xlsx
  | 'password-protected'
  | 'empty-file'
  | 'damaged-file' // cut off, or not what its own directory says
  | 'too-large' // past the limits of a sheet, or a zip bomb
  | 'not-unicode'

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
