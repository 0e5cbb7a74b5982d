// Understands one sheet from its first rows: how its columns are written, where its header stands, what its columns hold. It
// proposes; what the clerk said goes before. Pure: rows of cells in, a reading of the sheet out.
import {
  applyMapping,
  type Column,
  type Correction,
  findHeader,
  type Header,
  type HeaderProblem,
} from './columns.ts'
import { type Cells, textOf } from './header-lines.ts'
import { decodeText, type TextEncoding, voteEncoding } from './legacy-text.ts'
import { err, ok, type Result } from './result.ts'

/** How one column is written. Not `sure`: the clerk should look at it. */
export type ColumnEncoding = {
  readonly index: number
  readonly encoding: TextEncoding
  readonly sure: boolean
}

/** What the clerk, or the list before this one, says of the columns. */
export type Mapping = {
  readonly corrections: readonly Correction[]
  readonly encodings: readonly { readonly index: number; readonly encoding: TextEncoding }[]
}

export const NO_MAPPING: Mapping = { corrections: [], encodings: [] }

export type SheetReading = {
  /** With its headings decoded and its columns as the clerk says. */
  readonly header: Header
  readonly columns: readonly Column[]
  /** Of every column in which something is written. */
  readonly encodings: readonly ColumnEncoding[]
  /** A row as it is meant. Numbers are left alone. */
  readonly decode: (cells: Cells) => Cells
}

/** Of so many first rows the header is sought, blank ones left out; the others only tell how columns are written. */
const HEADER_ROWS = 20
/** A title fills one cell or two. */
const FEWEST_IN_TABLE = 3
/** So few texts (a heading, a hamlet) cannot speak against the rest of a sheet. */
const FEW_TEXTS = 3

/** `rows`: the first of the sheet, some hundreds; `fonts`: the family of each column, null where it is not known. */
export const understandSheet = (
  rows: readonly Cells[],
  fonts: readonly (string | null)[],
  mapping: Mapping = NO_MAPPING,
): Result<SheetReading, HeaderProblem> => {
  const encodings = encodingsOf(rows, fonts, mapping)
  const byIndex = encodings.map(({ encoding }) => encoding)
  const plain = encodings.every(({ encoding }) => encoding === 'unicode')
  const decode = (cells: Cells): Cells => decodeCells(cells, byIndex)
  const top = rows.slice(0, HEADER_ROWS)
  const found = bestHeader(plain ? [top.map(decode)] : [top.map(decode), top.map(asUnicode)])
  if (!found.ok) return err(found.error)
  const columns = applyMapping(found.value.columns, mapping.corrections, found.value.headings)
  return ok({ header: found.value, columns, encodings, decode })
}

/** Headings may be Unicode above columns that are not: the reading in which more of them are known wins. */
const bestHeader = (readings: readonly (readonly Cells[])[]): Result<Header, HeaderProblem> => {
  let best: Result<Header, HeaderProblem> = err('no-header')
  for (const rows of readings) {
    const found = findHeader(rows)
    if (!found.ok) best = best.ok || best.error === 'two-tables' ? best : found
    else if (!best.ok || found.value.columns.length > best.value.columns.length) best = found
  }
  return best
}

/** By vote of each column; a column that is not sure of itself goes with the others of its sheet. */
const encodingsOf = (
  rows: readonly Cells[],
  fonts: readonly (string | null)[],
  mapping: Mapping,
): ColumnEncoding[] => {
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const table = rows.filter((cells) => cells.filter((cell) => textOf(cell) !== '').length >= FEWEST_IN_TABLE)
  const said = new Map(mapping.encodings.map(({ index, encoding }) => [index, encoding]))
  const votes = Array.from({ length: width }, (_, index) => {
    const texts = table.flatMap((cells) => {
      const cell = cells[index]
      return typeof cell === 'string' ? [cell] : []
    })
    return { index, texts: texts.filter(isBeyondAscii).length, ...voteEncoding(texts, fonts[index] ?? null) }
  })
  const common = commonEncoding(votes)
  return votes.map(({ index, texts, encoding, sure }): ColumnEncoding => {
    const given = said.get(index)
    if (given !== undefined) return { index, encoding: given, sure: true }
    // A column of numbers and dates says nothing, but titles of hamlets stand in it.
    if (common !== null && (texts === 0 || !sure))
      return { index, encoding: common, sure: texts < FEW_TEXTS || encoding === common }
    return { index, encoding, sure }
  })
}

const isBeyondAscii = (text: string): boolean => /[\u0080-\uffff]/.test(text)

type Vote = ColumnEncoding & { readonly texts: number }

/** The old encoding in which most texts of the sheet are written; null where most are Unicode. */
const commonEncoding = (votes: readonly Vote[]): TextEncoding | null => {
  const texts = new Map<TextEncoding, number>()
  for (const { encoding, sure, texts: n } of votes)
    if (sure && n > 0) texts.set(encoding, (texts.get(encoding) ?? 0) + n)
  const [most] = [...texts].sort(([, a], [, b]) => b - a)
  return most === undefined || most[0] === 'unicode' ? null : most[0]
}

const decodeCells = (cells: Cells, encodings: readonly TextEncoding[]): Cells =>
  cells.map((cell, index) =>
    typeof cell === 'string' ? decodeText(cell, encodings[index] ?? 'unicode') : cell,
  )

const asUnicode = (cells: Cells): Cells => decodeCells(cells, [])
