// Reads .xlsx (and .xlsm): streams one sheet at a time. Only the shared strings stand in memory as a whole. Macros, links
// and formulas are never run.

import { columnFonts } from './column-fonts.ts'
import { FONT_ROWS, type ListSource, type Row, readNotes } from './list-rows.ts'
import { readSheet } from './read-sheet.ts'
import { NO_STRINGS, readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { readWorkbook } from './workbook-catalogue.ts'
import { openParts, type Parts } from './workbook-parts.ts'

/** From a path, or the whole file. Throws readFailure; rows and fonts throw it too. */
export async function openXlsx(file: string | Buffer): Promise<ListSource> {
  const notes = readNotes()
  const { sheets, stringsPart, styles } = await withParts(file, (parts) => readWorkbook(parts, notes.add))
  let strings: SharedStrings | undefined

  function sheetAt(index: number) {
    const sheet = sheets[index]
    if (!sheet) throw new RangeError(`the workbook has ${sheets.length} sheets, none with index ${index}`)
    return sheet
  }

  async function* rows(index: number, onCell?: OnCell): AsyncGenerator<Row[]> {
    const sheet = sheetAt(index)
    const parts = await openParts(file)
    try {
      strings ??= await stringsOf(parts, stringsPart)
      yield* readSheet(parts.read(sheet.part), {
        sharedStrings: strings,
        styles: styles.shown,
        note: notes.add,
        ...(onCell && { onCell }),
      })
    } finally {
      parts.close()
    }
  }

  async function fonts(index: number): Promise<readonly (string | null)[]> {
    const found = columnFonts()
    let filled = 0
    let lastRow = 0
    const onCell: OnCell = (row, column, style, sharedString, runFont) => {
      if (row !== lastRow) filled++
      lastRow = row
      if (filled > FONT_ROWS) return
      const ofRun = sharedString === null ? runFont : strings?.fontAt?.(sharedString)
      found.add(column, ofRun ?? styles.fonts[style] ?? null)
    }
    for await (const _ of rows(index, onCell)) if (filled > FONT_ROWS) break
    return found.most()
  }

  const listed = sheets.map(({ name, hidden }) => ({ name, hidden }))
  return { format: 'xlsx', sheets: listed, rows: (index) => rows(index), fonts, notes: notes.list }
}

type OnCell = NonNullable<Parameters<typeof readSheet>[1]['onCell']>

const stringsOf = async (parts: Parts, name: string | null): Promise<SharedStrings> =>
  name === null ? NO_STRINGS : readSharedStrings(parts.read(name), parts.size(name))

async function withParts<T>(file: string | Buffer, use: (parts: Parts) => Promise<T>): Promise<T> {
  const parts = await openParts(file)
  try {
    return await use(parts)
  } finally {
    parts.close()
  }
}
