// Reads .xls of Excel 95 to 2003 (BIFF5 and BIFF8): the whole stream stands in memory, its sheets come row by row. Macros and
// links are never run.

import { openContainer } from './cfb-container.ts'
import { columnFonts } from './column-fonts.ts'
import { FONT_ROWS, type ListSource, type Row, readNotes, rowChunks } from './list-rows.ts'
import { readFailure } from './read-problem.ts'
import { readGlobals } from './xls-globals.ts'
import { type OnXlsCell, sheetRows } from './xls-sheet.ts'

/** `file`: all of it, a container or a bare stream; `name`: of the sheet of a bare stream. Throws readFailure. */
export function openXls(file: Buffer, name: string): ListSource {
  const notes = readNotes()
  const stream = streamOf(file, notes.add)
  const globals = readGlobals(stream, name, notes.add)
  const { sheets } = globals

  function rowsOf(index: number, onCell?: OnXlsCell) {
    const sheet = sheets[index]
    if (!sheet) throw new RangeError(`the workbook has ${sheets.length} sheets, none with index ${index}`)
    return sheetRows(stream, globals, sheet.at, onCell)
  }

  async function* rows(index: number): AsyncGenerator<Row[]> {
    const chunks = rowChunks()
    for (const { number, cells, hidden } of rowsOf(index)) {
      chunks.add(number, cells, hidden)
      if (chunks.isFull()) yield chunks.take()
    }
    if (!chunks.isEmpty()) yield chunks.take()
  }

  async function fonts(index: number): Promise<readonly (string | null)[]> {
    const found = columnFonts()
    let filled = 0
    const onCell: OnXlsCell = (_, column, style, font) =>
      found.add(column, font ?? globals.fonts[style] ?? null)
    for (const _ of rowsOf(index, onCell)) if (++filled >= FONT_ROWS) break
    return found.most()
  }

  const listed = sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden }))
  return { format: 'xls', sheets: listed, rows, fonts, notes: notes.list }
}

function streamOf(file: Buffer, note: (note: 'macros-ignored') => void): Buffer {
  if (file[0] !== 0xd0) return file
  const container = openContainer(file)
  const { names } = container
  if (names.has('EncryptedPackage')) throw readFailure('password-protected')
  const stream = container.stream('Workbook') ?? container.stream('Book')
  if (stream === null) {
    const isDocument = names.has('WordDocument') || names.has('PowerPoint Document')
    throw readFailure(isDocument ? 'document-not-list' : 'wrong-file-type')
  }
  if (names.has('_VBA_PROJECT_CUR')) note('macros-ignored')
  return stream
}
