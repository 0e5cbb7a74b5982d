// Where the header of a list stands and which column holds which field. Pure: a sheet is rows of cells.
// It proposes; the clerk may correct (applyMapping). It never guesses a field from the data beneath, but for the second half
// of a name under a merged heading: half a name would be read without anybody noticing.
import {
  type Cells,
  type HeaderLines,
  isBelowHeader,
  isBlank,
  isHeading,
  readHeaderLines,
  SOMEBODY_ELSE,
  textOf,
  withNeighbours,
} from './header-lines.ts'
import { type Field, headingKey, recogniseHeading } from './headings.ts'
import { bringsPeople, type ListKind } from './lists.ts'
import { err, ok, type Result } from './result.ts'

export type Column = { readonly index: number; readonly field: Field; readonly heading: string }

/**
 * `row`, `lastRow` (of the header) and `firstDataRow` are indexes into the rows that were given (not row numbers of the
 * file); numbering rows (1)(2)(3) lie between the last two. `headings` holds the whole heading of every column, mapped or
 * not; `lines` what stands in each row of the header, `titles` what stands above it. Where both `birth-male` and
 * `birth-female` stand, the cell may hold a birth date or, beside a `birth`, only a mark.
 */
export type Header = {
  readonly row: number
  readonly lastRow: number
  readonly firstDataRow: number
  readonly lines: readonly (readonly string[])[]
  readonly titles: readonly string[]
  readonly columns: readonly Column[]
  readonly headings: readonly string[]
}

/** `no-header`: none of the first rows has two known headings. `two-tables`: two lists stand side by side. */
export type HeaderProblem = 'no-header' | 'two-tables'

/** The last row, counted from 1, that may hold the headings, or the upper ones of them. */
const LAST_HEADER_ROW = 12
const MOST_LINES = 3

type Candidate = Pick<Header, 'row' | 'lastRow' | 'lines' | 'columns' | 'headings'> & {
  readonly fields: readonly (Field | null)[]
}

/**
 * Finds the header among the first rows of a sheet (20 are enough, blank ones may be left out). Of one, two or three rows
 * the fewest and highest that name most fields win.
 */
export function findHeader(rows: readonly Cells[]): Result<Header, HeaderProblem> {
  let best: Candidate | undefined
  const end = firstTableEnd(rows)
  for (let size = 1; size <= MOST_LINES; size++) {
    for (let row = 0; row < end; row++) {
      const each = candidate(rows, row, size)
      if (each && each.columns.length > (best?.columns.length ?? 1)) best = each
    }
  }
  best ??= numbersAlone(rows.slice(0, end))
  if (!best) return err('no-header')
  if (isTwoTables(best)) return err('two-tables')
  let firstDataRow = best.lastRow + 1
  while (firstDataRow < rows.length && (isBlank(rows[firstDataRow]) || isBelowHeader(rows[firstDataRow]))) {
    firstDataRow++
  }
  const titles = rows.slice(0, best.row).flatMap((cells) => cells.map(textOf).filter((text) => text !== ''))
  const columns = withGivenName(best, rows.slice(firstDataRow))
  const { row, lastRow, lines, headings } = best
  return ok({ row, lastRow, firstDataRow, lines, titles, columns, headings })
}

/** A carrier may send a column of numbers and nothing beside it: its heading stands alone in its row. */
function numbersAlone(rows: readonly Cells[]): Candidate | undefined {
  for (const [row, cells] of rows.slice(0, LAST_HEADER_ROW).entries()) {
    const headings = cells.map(textOf)
    const index = headings.findIndex((heading) => heading !== '')
    const heading = headings[index]
    if (heading === undefined || headings.some((other, at) => at !== index && other !== '')) continue
    const field = recogniseHeading(heading)
    if (field !== 'phone' && field !== 'identity') continue
    const fields = headings.map((_, at) => (at === index ? field : null))
    return { row, lastRow: row, lines: [headings], headings, fields, columns: [{ index, field, heading }] }
  }
  return undefined
}

/** Behind three headings and somebody's data another header belongs to another table. */
function firstTableEnd(rows: readonly Cells[]): number {
  const isData = (cells: Cells) => cells.some((cell) => /\d{4}/.test(textOf(cell)))
  const header = rows.findIndex((cells) => !isData(cells) && knownHeadings(cells) > 2)
  const data = rows.findIndex((cells, row) => header >= 0 && row > header && isData(cells))
  return Math.min(rows.length, LAST_HEADER_ROW, data < 0 ? rows.length : data)
}

/** `size` rows from this one on, with at most one blank row after each; null where they cannot be a header. */
function candidate(rows: readonly Cells[], row: number, size: number): Candidate | null {
  const above = isBlank(rows[row - 1]) ? rows[row - 2] : rows[row - 1]
  if (isBlank(rows[row]) || hasForeignGroup(above)) return null
  const at = [row]
  while (at.length < size) {
    const next = (at.at(-1) ?? row) + 1
    const line = isBlank(rows[next]) ? next + 1 : next
    if (isBlank(rows[line])) return null
    at.push(line)
  }
  const lines = at.map((index) => rows[index] ?? [])
  if (!lines.some((line, index) => (at[index] ?? 0) < LAST_HEADER_ROW && knownHeadings(line) > 1)) return null
  const read = readHeaderLines(lines)
  if (!read) return null
  const fields = withNeighbours(read)
  return {
    row,
    lastRow: at.at(-1) ?? row,
    lines: lines.map((line) => line.map(textOf)),
    fields,
    ...columnsOf(read, fields),
  }
}

/** The columns that these rows name when they are the header of a table; null where they cannot be one. */
export function columnsUnder(lines: readonly Cells[]): Pick<Header, 'columns' | 'headings'> | null {
  const read = readHeaderLines(lines)
  return read && columnsOf(read, withNeighbours(read))
}

export const knownHeadings = (line: Cells): number => line.filter((cell) => isHeading(textOf(cell))).length

/** A field stands in one column only, the first; a residents' group under a hamlet is often called "tổ dân phố". */
function columnsOf({ headings }: HeaderLines, fields: readonly (Field | null)[]) {
  const columns: Column[] = []
  const taken = new Set<Field>()
  fields.forEach((found, index) => {
    const heading = headings[index] ?? ''
    const isGroup = found === 'hamlet' && taken.has('hamlet') && /\b(?:to|tdp)\b/.test(headingKey(heading))
    const field = isGroup ? 'group' : found
    if (field === null || taken.has(field)) return
    taken.add(field)
    columns.push({ index, field, heading })
  })
  return { headings, columns }
}

const TITLE = /^(?:danh sach|ds|cong an|ubnd|uy ban|bao cao|bieu|phu luc|ke hoach|cong hoa) /

/** A row of group headings one of which is about another person, so the row beneath must not be read without it. */
function hasForeignGroup(cells: Cells | undefined): boolean {
  const filled = (cells ?? []).map(textOf).filter((text) => text !== '')
  const isForeign = (text: string) => {
    const key = headingKey(text)
    return SOMEBODY_ELSE.test(key) && !TITLE.test(key) && recogniseHeading(text) === null
  }
  return filled.length >= 2 && filled.some(isForeign)
}

/** The name and one more heading stand twice: the right half of each row would be left out without a word. */
function isTwoTables({ fields, headings }: Candidate): boolean {
  const isTwice = (field: Field) => {
    const keys = headings.filter((_, index) => fields[index] === field).map(headingKey)
    return new Set(keys).size < keys.length
  }
  return isTwice('name') && (['serial', 'birth', 'identity', 'cmnd'] as const).some(isTwice)
}

/** "Họ và tên" merged over two columns: beneath its empty half stands one word wherever a name stands before it. */
function withGivenName({ columns, headings }: Candidate, data: readonly Cells[]): readonly Column[] {
  const name = columns.find((column) => column.field === 'name')
  if (!name || columns.some((column) => column.field === 'given-name')) return columns
  const index = name.index + 1
  if ((headings[index] ?? '') !== '') return columns
  const halves = data.filter((cells) => textOf(cells[name.index]) !== '' && textOf(cells[index]) !== '')
  const isWord = (text: string) => /^[\p{L}\p{M}’'.-]+$/u.test(text)
  if (halves.length < 2 || !halves.every((cells) => isWord(textOf(cells[index])))) return columns
  const given: Column = { index, field: 'given-name', heading: name.heading }
  return [...columns, given].sort((a, b) => a.index - b.index)
}

/** Every need must be met; a need is met by any one of its alternatives; an alternative is a set of fields. */
export type Need = readonly (readonly Field[])[]

const REGISTER: readonly Need[] = [[['name']], [['birth'], ['birth-male'], ['birth-female']], [['hamlet']]]
/** A carrier knows its subscribers by their numbers: either alone is enough, a name is not. */
const CARRIER: readonly Need[] = [[['identity'], ['cmnd'], ['phone']]]
const OF_THE_KNOWN: readonly Need[] = [
  [['name']],
  [
    ['identity'],
    ['cmnd'],
    ['birth', 'household'],
    ['birth-male', 'household'],
    ['birth-female', 'household'],
  ],
]

export const requiredFields = (kind: ListKind): readonly Need[] =>
  bringsPeople(kind) ? REGISTER : kind.startsWith('carrier:') ? CARRIER : OF_THE_KNOWN

/**
 * The needs that these columns leave unmet: empty when the list can be read. `told` are the fields that headings between
 * the rows or the name of the sheet tell (fieldsToldByLayout).
 */
export function missingFields(
  columns: readonly Column[],
  kind: ListKind,
  told: readonly Field[] = [],
): readonly Need[] {
  const present = new Set([...columns.map((column) => column.field), ...told])
  return requiredFields(kind).filter(
    (need) => !need.some((alternative) => alternative.every((field) => present.has(field))),
  )
}

/** What the clerk says of one column; null: it holds nothing that is wanted. */
export type Correction = { readonly index: number; readonly field: Field | null }

/** The last word on a column wins; a field given to one column leaves the column it was on. Sorted by index. */
export function applyMapping(
  columns: readonly Column[],
  corrections: readonly Correction[],
  headings: readonly string[] = [],
): readonly Column[] {
  let result = [...columns]
  for (const { index, field } of corrections) {
    const heading = headings[index] ?? result.find((column) => column.index === index)?.heading ?? ''
    result = result.filter((column) => column.index !== index && column.field !== field)
    if (field !== null) result.push({ index, field, heading })
  }
  return result.sort((a, b) => a.index - b.index)
}
