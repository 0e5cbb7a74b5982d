// The tables within content.xml of an .ods: their names, and the rows of one of them, streamed. Repeated empty rows and cells
// cost nothing; text comes from the paragraphs of the cell itself, never from notes or drawings.

import { type Cell, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, type ReadNote } from './list-rows.ts'
import { dateShown, MIDNIGHT } from './number-format.ts'
import type { OdsStyles } from './ods-styles.ts'
import { readFailure } from './read-problem.ts'
import { eachAttribute, xmlAttributes, xmlName, xmlScanner, xmlText } from './scan-xml.ts'

const [SPREADSHEET, TABLE, COLUMN, ROW, CELL, COVERED, PARAGRAPH, SPACES, TAB, LINE_BREAK] = [
  'spreadsheet',
  'table',
  'table-column',
  'table-row',
  'table-cell',
  'covered-table-cell',
  'p',
  's',
  'tab',
  'line-break',
].map(xmlName)

export type OdsEvents = {
  /** Which table to read; -1: none. */
  readonly table: number
  readonly styles: OdsStyles
  onTable(name: string, styleName: string): void
  onRow(number: number, cells: Cell[], hidden: boolean): void
  /** Told every filled cell, repeated ones once. */
  onCell?(row: number, column: number, style: string): void
  note(note: ReadNote): void
}

/** Push content.xml through it; `isDone` once the table has been read. Throws readFailure. */
export function tableScanner(events: OdsEvents) {
  const { styles } = events
  let depth = 0
  let spreadsheetDepth = -1
  /** Depth of the table that is being read or passed over; tables within it are no sheets. */
  let tableDepth = -1
  let tableIndex = -1
  let isReading = false
  let isDone = false

  let columnRun = 0
  const columnStyles: { readonly end: number; readonly style: string }[] = []
  let row = 0
  let rowRepeat = 1
  let rowStyle = ''
  let isHidden = false
  let cells: Cell[] = []
  let column = 0

  let cellDepth = -1
  let cell = emptyCell()
  let paragraphDepth = -1

  function open(name: number, bytes: Buffer, from: number, to: number) {
    depth++
    if (tableDepth === -1) {
      if (name === SPREADSHEET) spreadsheetDepth = depth
      else if (name === TABLE && depth === spreadsheetDepth + 1 && spreadsheetDepth > 0)
        startTable(bytes, from, to)
      else if (spreadsheetDepth === -1) styles.open(name, () => xmlAttributes(bytes, from, to))
    } else if (!isReading) return
    else if (cellDepth !== -1) openInCell(name, bytes, from, to)
    else if (name === CELL || name === COVERED) startCell(bytes, from, to)
    else if (name === ROW) startRow(bytes, from, to)
    else if (name === COLUMN) addColumns(bytes, from, to)
  }

  function close(name: number) {
    if (depth === tableDepth) {
      if (isReading) isDone = true
      isReading = false
      tableDepth = -1
    } else if (isReading) {
      if (depth === paragraphDepth) paragraphDepth = -1
      else if (depth === cellDepth) endCell()
      else if (name === ROW && cellDepth === -1) endRow()
    } else if (spreadsheetDepth === -1) styles.close(name)
    depth--
  }

  function startTable(bytes: Buffer, from: number, to: number) {
    tableDepth = depth
    tableIndex++
    isReading = tableIndex === events.table
    const found = xmlAttributes(bytes, from, to)
    events.onTable(found.get('name') ?? '', found.get('style-name') ?? '')
  }

  function addColumns(bytes: Buffer, from: number, to: number) {
    const found = xmlAttributes(bytes, from, to)
    const end = (columnStyles.at(-1)?.end ?? 0) + repeatOf(found.get('number-columns-repeated'))
    if (columnStyles.length < MOST_COLUMNS)
      columnStyles.push({ end, style: found.get('default-cell-style-name') ?? '' })
  }

  function startRow(bytes: Buffer, from: number, to: number) {
    const found = xmlAttributes(bytes, from, to)
    rowRepeat = repeatOf(found.get('number-rows-repeated'))
    rowStyle = found.get('default-cell-style-name') ?? ''
    isHidden = ['collapse', 'filter'].includes(found.get('visibility') ?? '')
    cells = []
    column = 0
    columnRun = 0
  }

  function endRow() {
    if (cells.length > 0) {
      if (row + rowRepeat > MOST_ROWS) throw readFailure('too-large')
      for (let i = 1; i <= rowRepeat; i++) events.onRow(row + i, cells, isHidden)
    }
    row += rowRepeat
  }

  function startCell(bytes: Buffer, from: number, to: number) {
    cellDepth = depth
    cell = emptyCell()
    eachAttribute(bytes, from, to, cellAttribute)
  }

  function cellAttribute(bytes: Buffer, nameFrom: number, nameTo: number, from: number, to: number) {
    const name = bytes.toString('latin1', nameFrom, nameTo)
    if (name.startsWith('calcext:')) return
    const text = () => xmlText(bytes, from, to, false)
    switch (name.slice(name.indexOf(':') + 1)) {
      case 'value-type':
        cell.type = text()
        break
      case 'value':
      case 'date-value':
      case 'time-value':
      case 'boolean-value':
      case 'string-value':
        cell.value = text()
        break
      case 'style-name':
        cell.style = text()
        break
      case 'number-columns-repeated':
        cell.repeat = repeatOf(text())
        break
      case 'formula':
        cell.hasFormula = true
    }
  }

  function openInCell(name: number, bytes: Buffer, from: number, to: number) {
    if (name === PARAGRAPH && depth === cellDepth + 1) {
      paragraphDepth = depth
      if (cell.paragraphs++ > 0) addText('\n')
    } else if (paragraphDepth === -1) return
    else if (name === SPACES)
      addText(' '.repeat(Math.min(repeatOf(xmlAttributes(bytes, from, to).get('c')), 1000)))
    else if (name === TAB) addText('\t')
    else if (name === LINE_BREAK) addText('\n')
  }

  function addText(text: string) {
    cell.text += text
    if (cell.text.length > LONGEST_CELL) throw readFailure('damaged-file')
  }

  function endCell() {
    cellDepth = -1
    const style = cell.style || rowStyle || columnStyle()
    const value = cellValue(cell, style, styles)
    if (value === null && cell.hasFormula && cell.type === '' && cell.paragraphs === 0)
      events.note('formula-without-value')
    const end = column + cell.repeat
    if (value !== null && value !== '') {
      if (end > MOST_COLUMNS) throw readFailure('damaged-file')
      while (cells.length < column) cells.push(null)
      while (cells.length < end) cells.push(value)
      events.onCell?.(row + 1, column, style)
    }
    column = end
  }

  /** Cells come from left to right, so the run of columns is never looked for from the start. */
  function columnStyle(): string {
    while ((columnStyles[columnRun]?.end ?? Number.POSITIVE_INFINITY) <= column) columnRun++
    return columnStyles[columnRun]?.style ?? ''
  }

  const scanner = xmlScanner({
    open,
    close,
    text(bytes, from, to, plain) {
      if (paragraphDepth !== -1) addText(xmlText(bytes, from, to, plain).replace(/[ \t\n]+/g, ' '))
    },
  })
  return { push: scanner.push, end: scanner.end, isDone: () => isDone }
}

type OpenCell = ReturnType<typeof emptyCell>
const emptyCell = () => ({
  type: '',
  value: null as string | null,
  style: '',
  repeat: 1,
  hasFormula: false,
  text: '',
  paragraphs: 0,
})

function repeatOf(text: string | undefined): number {
  if (text === undefined) return 1
  if (!/^\d{1,9}$/.test(text) || text === '0') throw readFailure('damaged-file')
  return Number(text)
}

function cellValue(cell: OpenCell, style: string, styles: OdsStyles): Cell {
  const { type, value, text } = cell
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const number = Number(value ?? Number.NaN)
    if (!Number.isFinite(number)) throw readFailure('damaged-file')
    return keepsZeros(text, number) ? text : number
  }
  if (type === 'date' && value !== null) {
    const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(value) ?? []
    const parts = styles.datePartsOf(style) ?? WHOLE_DATE
    return day === undefined ? value : dateShown(parts, day, time ?? MIDNIGHT)
  }
  if (type === 'time' && value !== null) {
    const [, hours = '', minutes = '', seconds = ''] = /^PT(\d+)H(\d+)M(\d+)/.exec(value) ?? []
    return hours === ''
      ? value
      : [String(Number(hours) % 24), minutes, seconds].map((part) => part.padStart(2, '0')).join(':')
  }
  if (type === 'boolean') return value === 'true' ? 'TRUE' : 'FALSE'
  return value ?? (text === '' ? null : text)
}

const WHOLE_DATE = { hasYear: true, hasMonth: true, hasDay: true }

/** 070 090 001 234 for 70090001234: the format shows zeros that the number has not. */
function keepsZeros(text: string, value: number): boolean {
  if (!Number.isSafeInteger(value) || value < 0 || !/^[\d .-]{2,40}$/.test(text) || !/\d/.test(text))
    return false
  const digits = text.replace(/\D/g, '')
  return (
    digits.startsWith('0') &&
    digits.length > 1 &&
    digits.replace(/^0+/, '') === (value === 0 ? '' : String(value))
  )
}
