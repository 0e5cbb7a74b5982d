// The cells of one sheet of an .xls, row by row. Programs may write cells in any order, so where they stand is found first.

import { type BiffRecord, blockReader, continued, damaged, packedNumber, recordAt } from './biff-records.ts'
import type { Cell } from './list-rows.ts'
import { BOF, EOF, longestFont, WORKSHEET, type XlsGlobals } from './xls-globals.ts'

const [ROW, FORMULA, STRING, LABEL, RICH_LABEL, SHARED_LABEL] = [0x208, 0x06, 0x207, 0x204, 0xd6, 0xfd]
const [NUMBER, PACKED, PACKED_RUN, BOOL_OR_ERROR] = [0x203, 0x27e, 0xbd, 0x205]
/** Bytes of the body that each kind has at least. */
const LEAST: ReadonlyMap<number, number> = new Map([
  [FORMULA, 14],
  [LABEL, 8],
  [RICH_LABEL, 8],
  [SHARED_LABEL, 10],
  [NUMBER, 14],
  [PACKED, 10],
  [PACKED_RUN, 12],
  [BOOL_OR_ERROR, 8],
])
/** Of the formula whose text follows: shared by cells, of an array, of a table. */
const BETWEEN = [0x4bc, 0x221, 0x236]
const IS_HIDDEN = 0x20

type SheetIndex = { readonly cells: readonly number[]; readonly hiddenRows: ReadonlySet<number> }

/** Where the records of cells stand, in the order of their rows. Throws readFailure: damaged-file. */
function indexOf(stream: Buffer, from: number): SheetIndex {
  const cells: number[] = []
  const hiddenRows = new Set<number>()
  let lastRow = 0
  let isInOrder = true
  let depth = 0 // charts within the sheet are streams of their own
  for (let record = recordAt(stream, from); ; record = recordAt(stream, record.next)) {
    if (record.id === BOF) depth++
    else if (record.id === EOF && --depth === 0) break
    if (depth === 0) throw damaged()
    if (depth > 1) continue
    const least = LEAST.get(record.id)
    if (least !== undefined) {
      if (record.length < least) throw damaged()
      const row = stream.readUInt16LE(record.at)
      isInOrder &&= row >= lastRow
      lastRow = row
      cells.push(record.at - 4)
    } else if (record.id === ROW && record.length >= 16) {
      if (stream.readUInt16LE(record.at + 12) & IS_HIDDEN) hiddenRows.add(stream.readUInt16LE(record.at))
    }
  }
  if (!isInOrder) cells.sort((a, b) => stream.readUInt16LE(a + 4) - stream.readUInt16LE(b + 4) || a - b)
  return { cells, hiddenRows }
}

export type XlsRow = { readonly number: number; readonly cells: Cell[]; readonly hidden: boolean }
/** Told every filled cell; `font`: of most of a text that has fonts of its own. */
export type OnXlsCell = (row: number, column: number, style: number, font: string | undefined) => void

/** Throws readFailure: damaged-file. */
export function* sheetRows(
  stream: Buffer,
  globals: XlsGlobals,
  from: number,
  onCell?: OnXlsCell,
): Generator<XlsRow> {
  const start = recordAt(stream, from)
  if (start.id !== BOF || start.length < 4 || stream.readUInt16LE(start.at + 2) !== WORKSHEET) throw damaged()
  const { cells: records, hiddenRows } = indexOf(stream, from)
  let row = -1
  let cells: Cell[] = []
  const rowOf = (): XlsRow => ({ number: row + 1, cells, hidden: hiddenRows.has(row) })
  for (const at of records) {
    const record = recordAt(stream, at)
    const ofRow = stream.readUInt16LE(record.at)
    if (ofRow !== row) {
      if (cells.length > 0) yield rowOf()
      row = ofRow
      cells = []
    }
    const into = cells
    readCell(stream, globals, record, (column, style, value, font) => {
      if (value === null || value === '') return
      while (into.length < column) into.push(null)
      into[column] = value
      onCell?.(ofRow, column, style, font)
    })
  }
  if (cells.length > 0) yield rowOf()
}

type Tell = (column: number, style: number, value: Cell, font?: string) => void

function readCell(stream: Buffer, globals: XlsGlobals, record: BiffRecord, tell: Tell) {
  const { id, at } = record
  const column = stream.readUInt16LE(at + 2)
  const style = stream.readUInt16LE(at + 4)
  const number = (value: number, ofStyle = style): Cell => globals.shown[ofStyle]?.(value) ?? value
  if (id === SHARED_LABEL) {
    const index = stream.readUInt32LE(at + 6)
    const text = globals.strings.at(index)
    if (text === undefined) throw damaged()
    tell(column, style, text, globals.strings.fontAt?.(index))
  } else if (id === NUMBER) tell(column, style, finite(stream.readDoubleLE(at + 6), number))
  else if (id === PACKED) tell(column, style, finite(packedNumber(stream, at + 6), number))
  else if (id === PACKED_RUN) {
    const count = Math.floor((record.length - 6) / 6)
    for (let i = 0; i < count; i++) {
      const ofCell = stream.readUInt16LE(at + 4 + i * 6)
      const value = packedNumber(stream, at + 6 + i * 6)
      tell(
        column + i,
        ofCell,
        finite(value, (each) => number(each, ofCell)),
      )
    }
  } else if (id === BOOL_OR_ERROR) tell(column, style, boolOrError(stream[at + 6] ?? 0, stream[at + 7] === 1))
  else if (id === FORMULA) tell(column, style, formulaValue(stream, globals, record, number))
  else {
    const { text, font } = labelText(stream, globals, record)
    tell(column, style, text, font)
  }
}

function finite(value: number, show: (value: number) => Cell): Cell {
  if (!Number.isFinite(value)) throw damaged()
  return show(value)
}

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
])
const boolOrError = (value: number, isError: boolean): Cell =>
  isError ? (ERRORS.get(value) ?? '#N/A') : value === 0 ? 'FALSE' : 'TRUE'

/** The value that was stored; a text stands in a record of its own behind. */
function formulaValue(
  stream: Buffer,
  globals: XlsGlobals,
  record: BiffRecord,
  number: (value: number) => Cell,
): Cell {
  const from = record.at + 6
  if (stream.readUInt16LE(from + 6) !== 0xffff) return finite(stream.readDoubleLE(from), number)
  const kind = stream[from]
  if (kind === 1 || kind === 2) return boolOrError(stream[from + 2] ?? 0, kind === 2)
  if (kind !== 0) return null
  let next = recordAt(stream, record.next)
  for (let i = 0; i < BETWEEN.length && BETWEEN.includes(next.id); i++) next = recordAt(stream, next.next)
  if (next.id !== STRING || next.length < 2) return null
  const body = blockReader(continued(stream, next).blocks)
  const length = body.word()
  return withoutZeros(globals.isUnicode ? body.unicode(length) : globals.decode(body.bytes(length)))
}

function labelText(stream: Buffer, globals: XlsGlobals, record: BiffRecord) {
  const body = blockReader(continued(stream, record).blocks)
  body.skip(6)
  const length = body.word()
  const starts: { readonly from: number; readonly font: number }[] = []
  const text = globals.isUnicode ? body.unicode(length) : globals.decode(body.bytes(length))
  if (record.id === RICH_LABEL) {
    const isWide = globals.isUnicode
    const count = isWide ? body.word() : body.byte()
    for (let i = 0; i < count; i++)
      starts.push(
        isWide ? { from: body.word(), font: body.word() } : { from: body.byte(), font: body.byte() },
      )
  }
  const fontOf = (index: number) => globals.fontNames[index > 4 ? index - 1 : index] ?? null
  return { text: withoutZeros(text), font: longestFont(text, starts, fontOf) }
}

const withoutZeros = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text)
