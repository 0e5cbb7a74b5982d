// Reads .ods of LibreOffice: content.xml is streamed anew for each sheet. Macros, links and formulas are never run.

import { columnFonts } from './column-fonts.ts'
import { FONT_ROWS, type ListSource, MOST_SHEETS, type Row, readNotes, rowChunks } from './list-rows.ts'
import { type OdsEvents, tableScanner } from './ods-sheet.ts'
import { odsStyles } from './ods-styles.ts'
import { readFailure } from './read-problem.ts'
import { xmlName } from './scan-xml.ts'
import { openParts, type Parts } from './workbook-parts.ts'
import { eachTag } from './xml-part.ts'

const CONTENT = 'content.xml'
const STYLES = 'styles.xml'
const MANIFEST = 'META-INF/manifest.xml'
/** Every sheet is found by reading past those before it. */
const MOST_WORK = 2 ** 33

/** Newer ones with a password are a package within the package. */
const LOCKED = 'encrypted-package'

export const isOpenDocument = (parts: Parts): boolean =>
  parts.has(MANIFEST) && (parts.has(CONTENT) || parts.has(LOCKED))

/** From a path, or the whole file. Throws readFailure; rows and fonts throw it too. */
export async function openOds(file: string | Buffer): Promise<ListSource> {
  const notes = readNotes()
  const tables: { readonly name: string; readonly hidden: boolean; readonly index: number }[] = []
  const parts = await openParts(file)
  try {
    if (parts.has(LOCKED) || (await isEncrypted(parts))) throw readFailure('password-protected')
    if (!(await isSpreadsheet(parts))) throw readFailure('document-not-list')
    if (parts.names.some((name) => /^(?:Basic|Scripts)\//.test(name))) notes.add('macros-ignored')
    let index = -1
    const styles = odsStyles()
    const scanner = tableScanner({
      table: -1,
      styles,
      onRow: () => {},
      note: notes.add,
      onTable(name, styleName) {
        index++
        if (index >= MOST_SHEETS) throw readFailure('too-large')
        // What was read of a linked file is kept in tables of their own.
        if (/^'(?:file|https?|ftp):/.test(name)) notes.add('external-links-ignored')
        else tables.push({ name, hidden: styles.isHiddenTable(styleName), index })
      },
    })
    for await (const chunk of parts.read(CONTENT)) scanner.push(chunk)
    scanner.end()
    if (tables.length === 0) throw readFailure('empty-file')
    if (parts.size(CONTENT) * tables.length > MOST_WORK) throw readFailure('too-large')
  } finally {
    parts.close()
  }

  async function* rows(
    sheet: number,
    styles = odsStyles(),
    onCell?: OdsEvents['onCell'],
  ): AsyncGenerator<Row[]> {
    const table = tables[sheet]
    if (!table) throw new RangeError(`the workbook has ${tables.length} sheets, none with index ${sheet}`)
    const parts = await openParts(file)
    try {
      yield* rowsOf(parts, { table: table.index, styles, note: notes.add, ...(onCell && { onCell }) })
    } finally {
      parts.close()
    }
  }

  async function fonts(sheet: number): Promise<readonly (string | null)[]> {
    const found = columnFonts()
    const styles = odsStyles()
    let filled = 0
    let lastRow = 0
    const onCell = (row: number, column: number, style: string) => {
      if (row !== lastRow) filled++
      lastRow = row
      if (filled <= FONT_ROWS) found.add(column, styles.fontOf(style))
    }
    for await (const _ of rows(sheet, styles, onCell)) if (filled > FONT_ROWS) break
    return found.most()
  }

  const listed = tables.map(({ name, hidden }) => ({ name, hidden }))
  return { format: 'ods', sheets: listed, rows: (sheet: number) => rows(sheet), fonts, notes: notes.list }
}

async function* rowsOf(parts: Parts, asked: Omit<OdsEvents, 'onTable' | 'onRow'>): AsyncGenerator<Row[]> {
  if (parts.has(STYLES)) await eachTag(parts, STYLES, asked.styles.open, asked.styles.close)
  const chunks = rowChunks()
  const scanner = tableScanner({ ...asked, onTable: () => {}, onRow: chunks.add })
  for await (const chunk of parts.read(CONTENT)) {
    scanner.push(chunk)
    if (chunks.isFull()) yield chunks.take()
    if (scanner.isDone()) break
  }
  if (!scanner.isDone()) throw readFailure('damaged-file')
  if (!chunks.isEmpty()) yield chunks.take()
}

async function isEncrypted(parts: Parts): Promise<boolean> {
  const ENCRYPTION = xmlName('encryption-data')
  let found = false
  await eachTag(parts, MANIFEST, (tag) => {
    if (tag === ENCRYPTION) found = true
  })
  return found
}

/** A text or slides look the same from outside. */
async function isSpreadsheet(parts: Parts): Promise<boolean> {
  if (!parts.has('mimetype')) return true
  let kind = ''
  for await (const chunk of parts.read('mimetype')) kind += chunk.toString('latin1', 0, 200)
  return kind.includes('opendocument.spreadsheet')
}
