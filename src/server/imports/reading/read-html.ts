// Reads the tables of a web page that was saved as .xls, as web systems export lists: the rows of all tables, one beneath the
// other, as one sheet. Cells are text as shown. A table within a cell gives rows of its own. Nothing of the page is run.

import { htmlText } from './html-text.ts'
import { type Cell, LONGEST_CELL, MOST_COLUMNS, type Row, rowChunks } from './list-rows.ts'
import { readFailure } from './read-problem.ts'

/** A cell that spans more is drawn with so many by browsers too. */
const WIDEST_SPAN = 1000
const LONGEST_TOKEN = 1 << 20
const MOST_NESTED = 50
const ENDINGS: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'title'].map((name) => [name, new RegExp(`</${name}`, 'gi')]),
)
const LONGEST_ENDING = '</script'.length
const [COLUMN_SPAN, ROW_SPAN] = ['colspan', 'rowspan'].map(
  (name) => new RegExp(`\\s${name}\\s*=\\s*["']?\\s*(\\d{1,9})`, 'i'),
)

type Table = {
  cells: Cell[] | null
  /** Of the cell that is open; null between cells. */
  text: string | null
  /** White space that counts once more text follows: space or line end. Nothing ever looks back into a text that grows. */
  gap: string
  column: number
  columnSpan: number
  rowSpan: number
  row: number
  /** By column: up to which row of the table a cell from above stands there. */
  readonly covered: number[]
}

const newTable = (): Table => ({
  cells: null,
  text: null,
  gap: '',
  column: 0,
  columnSpan: 1,
  rowSpan: 1,
  row: 0,
  covered: [],
})

/** Throws readFailure: damaged-file, too-large, html-not-excel where no table holds anything. */
export async function* readHtml(
  texts: AsyncIterable<{ readonly text: string; readonly isLast: boolean }>,
): AsyncGenerator<Row[]> {
  const chunks = rowChunks()
  let filled = 0
  const scanner = tableScanner((number, cells) => {
    filled++
    chunks.add(number, cells)
  })
  for await (const { text, isLast } of texts) {
    if (text.includes('\0')) throw readFailure('damaged-file')
    scanner.push(text, isLast)
    if (chunks.isFull()) yield chunks.take()
  }
  if (filled === 0) throw readFailure('html-not-excel')
  if (!chunks.isEmpty()) yield chunks.take()
}

function tableScanner(onRow: (number: number, cells: Cell[]) => void) {
  const tables: Table[] = []
  let number = 0
  let held = ''
  /** Within such a tag nothing is text until it ends. */
  let silent: RegExp | null = null

  function endCell(table: Table) {
    if (table.text === null || table.cells === null) return
    const { text } = table
    table.text = null
    if (!/^[\s\u00a0]*$/.test(text)) {
      while (table.cells.length < table.column) table.cells.push(null)
      table.cells[table.column] = text
    }
    if (table.rowSpan > 1)
      for (let i = 0; i < table.columnSpan; i++)
        table.covered[table.column + i] = table.row + table.rowSpan - 1
    table.column += table.columnSpan
  }

  function endRow(table: Table) {
    endCell(table)
    if (table.cells === null) return
    number++
    if (table.cells.length > 0) onRow(number, table.cells)
    table.cells = null
    table.row++
  }

  function startCell(table: Table, tag: string) {
    endCell(table)
    table.cells ??= []
    while ((table.covered[table.column] ?? -1) >= table.row) table.column++
    if (table.column >= MOST_COLUMNS) throw readFailure('damaged-file')
    table.columnSpan = span(tag, COLUMN_SPAN)
    table.rowSpan = span(tag, ROW_SPAN)
    table.text = ''
    table.gap = ''
  }

  function open(name: string, tag: string) {
    const table = tables.at(-1)
    if (name === 'table') {
      if (tables.length >= MOST_NESTED) throw readFailure('damaged-file')
      tables.push(newTable())
    } else if (ENDINGS.has(name)) silent = ENDINGS.get(name) ?? null
    else if (!table) return
    else if (name === 'tr') {
      endRow(table)
      table.cells = []
      table.column = 0
    } else if (name === 'td' || name === 'th') {
      if (table.cells === null) table.column = 0
      startCell(table, tag)
    } else if (name === 'br' || name === 'p' || name === 'div') table.gap = '\n'
  }

  function close(name: string) {
    const table = tables.at(-1)
    if (!table) return
    if (name === 'td' || name === 'th') endCell(table)
    else if (name === 'tr') endRow(table)
    else if (name === 'table') {
      endRow(table)
      tables.pop()
    }
  }

  function addText(source: string) {
    const table = tables.at(-1)
    if (!table || table.text === null) return
    const shown = htmlText(source)
    const starts = shown.startsWith(' ')
    const ends = shown.endsWith(' ') && shown.length > 1
    if (starts && table.gap === '') table.gap = ' '
    const letters = shown.slice(starts ? 1 : 0, ends ? -1 : undefined)
    if (letters === '') return
    table.text += table.text.length === 0 ? letters : table.gap + letters
    table.gap = ends ? ' ' : ''
    if (table.text.length > LONGEST_CELL) throw readFailure('damaged-file')
  }

  /** The tag or comment that starts at `from` ends before this index; -1: not in this text. */
  function endOfTag(text: string, from: number): number {
    if (text.startsWith('<!--', from)) {
      const end = text.indexOf('-->', from + 4)
      return end === -1 ? -1 : end + 3
    }
    let quote = ''
    for (let at = from + 1; at < text.length; at++) {
      const sign = text[at] ?? ''
      if (quote !== '') {
        if (sign === quote) quote = ''
      } else if (sign === '>') return at + 1
      else if ((sign === '"' || sign === "'") && text[at - 1] === '=') quote = sign
    }
    return -1
  }

  /** Returns from where the text must be held for more of it to come. */
  function scan(text: string): number {
    let at = 0
    for (;;) {
      if (silent !== null) {
        const ending = silent
        ending.lastIndex = at
        const end = ending.exec(text)?.index ?? -1
        if (end === -1) return Math.max(at, text.length - LONGEST_ENDING)
        silent = null
        at = end
      }
      const less = text.indexOf('<', at)
      if (less === -1) return at
      const end = /[a-z!?/]/i.test(text[less + 1] ?? ' ') ? endOfTag(text, less) : less + 1
      const isCutComment = text.length - less < 4 && '<!--'.startsWith(text.slice(less))
      if (end === -1 || isCutComment) return at
      addText(text.slice(at, end === less + 1 ? end : less))
      at = end
      const tag = end === less + 1 ? '' : text.slice(less, end)
      const name = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag)
      if (name?.[1] === '') open((name[2] ?? '').toLowerCase(), tag)
      else if (name) close((name[2] ?? '').toLowerCase())
    }
  }

  return {
    push(block: string, isLast: boolean) {
      const text = held + block
      const from = scan(text)
      held = text.slice(from)
      if (held.length > LONGEST_TOKEN) throw readFailure('damaged-file')
      if (!isLast) return
      if (silent === null) addText(held)
      for (const table of tables.reverse()) endRow(table)
    },
  }
}

function span(tag: string, name: RegExp | undefined): number {
  const found = name?.exec(tag)?.[1]
  return Math.min(Math.max(Number(found ?? 1), 1), WIDEST_SPAN)
}

/** What the page says of its encoding; null: nothing, or Unicode. */
export const charsetOf = (head: Buffer): string | null => {
  const found = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head.toString('latin1'))?.[1]
  return found?.toLowerCase() ?? null
}
