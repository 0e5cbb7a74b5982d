// One sheet of an .xlsx as rows, streamed. Text is joined over its runs, a formula gives its cached value, an error and a
// boolean their shown text (#N/A, TRUE). Hidden rows are rows, marked. Rows that hold only formats cost their bytes and no more.

import {
  BOOLEAN,
  columnOf,
  DATE,
  digits,
  INLINE,
  MOST_DIGITS,
  NUMBER,
  SHARED,
  STRING,
  typeOf,
  wholeNumber,
} from './cell-bytes.ts'
import { runFonts } from './column-fonts.ts'
import {
  type Cell,
  LONGEST_CELL,
  MOST_COLUMNS,
  MOST_ROWS,
  type ReadNote,
  type Row,
  rowChunks,
} from './list-rows.ts'
import type { ShowNumber } from './number-format.ts'
import { readFailure } from './read-problem.ts'
import { eachAttribute, startsAt, xmlAttributes, xmlName, xmlScanner, xmlText } from './scan-xml.ts'
import { type SharedStrings, unescaped } from './shared-strings.ts'

const [ROW, CELL, VALUE, TEXT, PHONETIC] = ['row', 'c', 'v', 't', 'rPh'].map(xmlName)
const [FORMULA, RUN, RUN_FONT] = ['f', 'r', 'rFont'].map(xmlName)
const [SPACE, QUOTE, SLASH, LESS, EQUALS, MORE] = [32, 34, 47, 60, 61, 62]
const [LETTER_C, LETTER_H, LETTER_R, LETTER_S, LETTER_T, DIGIT_1] = [99, 104, 114, 115, 116, 49]
const VALUE_OPENS = Buffer.from('<v>')
const CELL_CLOSES = Buffer.from('</v></c>')

export type SheetContext = {
  readonly sharedStrings: SharedStrings
  /** By style index: how numbers of that style are shown; null or missing: as numbers. */
  readonly styles: readonly (ShowNumber | null)[]
  readonly note?: (note: ReadNote) => void
  /** Told every filled cell. `runFont`: of a text with fonts of its own that stands in the cell itself. */
  readonly onCell?: (
    row: number,
    column: number,
    style: number,
    sharedString: number | null,
    runFont: string | undefined,
  ) => void
}

/** Throws readFailure: damaged-file, too-large. */
export async function* readSheet(bytes: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<Row[]> {
  const chunks = rowChunks()
  const scanner = sheetScanner(context, chunks.add)
  for await (const chunk of bytes) {
    scanner.push(chunk)
    if (chunks.isFull()) yield chunks.take()
  }
  scanner.end()
  if (!chunks.isEmpty()) yield chunks.take()
}

function sheetScanner(
  { sharedStrings, styles, note, onCell }: SheetContext,
  onRow: (number: number, cells: Cell[], hidden: boolean) => void,
) {
  let row = 0
  let isInRow = false
  let isHidden = false
  let cells: Cell[] = []
  let column = -1
  let isInCell = false
  let type = NUMBER
  let style = 0
  let isCapturing = false
  let isPhonetic = false
  let text = ''
  /** A value of digits alone, nearly all of them, without a detour over text; -1: there is none. */
  let whole = -1
  let hasFormula = false
  let hasValue = false
  const runs = onCell ? runFonts() : null

  function rowAttribute(bytes: Buffer, nameFrom: number, nameTo: number, from: number, to: number) {
    if (nameTo - nameFrom === 1 && bytes[nameFrom] === LETTER_R) row = wholeNumber(bytes, from, to)
    else if (nameTo - nameFrom === 6 && bytes[nameFrom] === LETTER_H)
      isHidden = bytes[from] === DIGIT_1 || bytes[from] === LETTER_T // hidden, 1 or true
  }

  function cellAttribute(bytes: Buffer, nameFrom: number, nameTo: number, from: number, to: number) {
    if (nameTo - nameFrom !== 1) return
    const name = bytes[nameFrom]
    if (name === LETTER_R) column = columnOf(bytes, from, to)
    else if (name === LETTER_S) style = wholeNumber(bytes, from, to)
    else if (name === LETTER_T) type = typeOf(bytes, from, to)
  }

  function startRow(bytes: Buffer, from: number, to: number) {
    const before = row
    row++
    isHidden = false
    eachAttribute(bytes, from, to, rowAttribute)
    if (row <= before) throw readFailure('damaged-file')
    if (row > MOST_ROWS) throw readFailure('too-large')
    isInRow = true
    column = -1
    cells = []
  }

  function startCell(bytes: Buffer, from: number, to: number) {
    column++
    type = NUMBER
    style = 0
    text = ''
    whole = -1
    hasFormula = false
    hasValue = false
    eachAttribute(bytes, from, to, cellAttribute)
    if (column >= MOST_COLUMNS) throw readFailure('damaged-file')
    isInCell = true
  }

  const number = () => (whole === -1 ? Number(text) : whole)

  function cellValue(): Cell {
    if (type === SHARED) {
      const shared = sharedStrings.at(number())
      if (shared === undefined) throw readFailure('damaged-file')
      return shared === '' ? null : shared
    }
    if (type === NUMBER) {
      const value = number()
      if (Number.isNaN(value)) throw readFailure('damaged-file')
      return styles[style]?.(value) ?? value
    }
    if (type === BOOLEAN) return text === '1' || text === 'true' ? 'TRUE' : 'FALSE'
    return type === DATE ? text.replace(/T00:00:00(?:\.0+)?Z?$/, '') : text
  }

  function endCell() {
    isInCell = false
    if (hasFormula && !hasValue) note?.('formula-without-value')
    const value = text === '' && whole === -1 ? null : cellValue()
    const runFont = runs?.take()
    if (value === null) return
    if (onCell) onCell(row, column, style, type === SHARED ? number() : null, runFont)
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }

  /** The cells from here on that are written as nearly all are: `<c r="B2" s="1" t="s"><v>17</v></c>`. */
  function takeCells(bytes: Buffer, from: number): number {
    if (!isInRow || isInCell) return from
    let at = from
    for (;;) {
      const next = takeCell(bytes, at)
      if (next === at) return at
      at = next
    }
  }

  function takeCell(bytes: Buffer, from: number): number {
    if (bytes[from] !== LESS || bytes[from + 1] !== LETTER_C) return from
    let itsColumn = column + 1
    let itsStyle = 0
    let itsType = NUMBER
    let at = from + 2
    while (bytes[at] === SPACE && bytes[at + 2] === EQUALS && bytes[at + 3] === QUOTE) {
      const name = bytes[at + 1]
      const valueFrom = at + 4
      at = valueFrom
      while (at < bytes.length && bytes[at] !== QUOTE) at++
      if (at === bytes.length) return from
      if (name === LETTER_R) itsColumn = columnOf(bytes, valueFrom, at)
      else if (name === LETTER_S) itsStyle = wholeNumber(bytes, valueFrom, at)
      else if (name === LETTER_T) itsType = typeOf(bytes, valueFrom, at)
      at++
    }
    if (itsColumn >= MOST_COLUMNS) throw readFailure('damaged-file')
    if (bytes[at] === SLASH && bytes[at + 1] === MORE) {
      column = itsColumn
      return at + 2
    }
    if (itsType > SHARED || bytes[at] !== MORE || !startsAt(bytes, at + 1, VALUE_OPENS)) return from
    const valueFrom = at + 1 + VALUE_OPENS.length
    let value = 0
    for (at = valueFrom; at < valueFrom + MOST_DIGITS; at++) {
      const digit = (bytes[at] ?? 0) - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (at === valueFrom || !startsAt(bytes, at, CELL_CLOSES)) return from
    column = itsColumn
    style = itsStyle
    type = itsType
    text = ''
    whole = value
    hasFormula = false
    endCell()
    return at + CELL_CLOSES.length
  }

  return xmlScanner({
    take: takeCells,
    open(name, bytes, from, to) {
      if (name === CELL && isInRow) startCell(bytes, from, to)
      else if (name === ROW) startRow(bytes, from, to)
      else if (isInCell && (name === VALUE || name === TEXT)) {
        isCapturing = !isPhonetic
        hasValue = true
      } else if (name === PHONETIC) isPhonetic = true
      else if (name === FORMULA) hasFormula = true
      else if (runs && name === RUN) runs.startRun()
      else if (runs && name === RUN_FONT) runs.setFont(xmlAttributes(bytes, from, to).get('val'))
    },
    close(name) {
      if (name === VALUE || name === TEXT) isCapturing = false
      else if (name === CELL && isInCell) endCell()
      else if (name === ROW) {
        isInRow = false
        if (cells.length > 0) onRow(row, cells, isHidden)
        cells = []
      } else if (name === PHONETIC) isPhonetic = false
    },
    text(bytes, from, to, plain) {
      if (!isCapturing) return
      if (whole !== -1) {
        text = String(whole)
        whole = -1
      } else if (plain && type <= SHARED && text === '') {
        whole = digits(bytes, from, to)
        if (whole !== -1) return
      }
      const piece = xmlText(bytes, from, to, plain)
      const readable = type === STRING || type === INLINE ? unescaped(piece) : piece
      text = text === '' ? readable : text + readable
      if (text.length > LONGEST_CELL) throw readFailure('damaged-file')
      if (runs) runs.addText(readable.length)
    },
  })
}
