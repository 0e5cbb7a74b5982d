// Where the header of a list stands and which column holds which field. Pure: a sheet is rows of cells.
// It proposes; the clerk may correct (applyMapping). It never guesses a field from the data beneath.

import { type Field, headingKey, recogniseHeading, saysYear } from './headings.ts'
import { bringsPeople, type ListKind } from './lists.ts'
import { err, ok, type Result } from './result.ts'

export type Column = { readonly index: number; readonly field: Field; readonly heading: string }
export type HeadingCell = string | number | null

/**
 * `row` and `firstDataRow` are indexes into the rows that were given (not row numbers of the file); a second header row
 * and a numbering row (1)(2)(3) lie between them. `headings` holds the whole heading of every column, mapped or not.
 * Where both `birth-male` and `birth-female` stand, the cell may hold a birth date or, beside a `birth`, only a mark.
 */
export type Header = {
  readonly row: number
  readonly twoRows: boolean
  readonly firstDataRow: number
  readonly columns: readonly Column[]
  readonly headings: readonly string[]
}

/** `no-header`: none of the first rows has two known headings. `split-name`: surname and given name in two columns. */
export type HeaderProblem = 'no-header' | 'split-name'

/** The last row, counted from 1, that may be the (first) header row. */
const LAST_HEADER_ROW = 12

type Cells = readonly HeadingCell[]
type Candidate = { row: number; twoRows: boolean; headings: readonly string[]; columns: readonly Column[] }

const textOf = (cell: HeadingCell | undefined): string => (cell == null ? '' : String(cell).trim())

/**
 * Finds the header among the first rows of a sheet (15 are enough). The row, or pair of rows, that names most fields wins.
 */
export function findHeader(rows: readonly Cells[]): Result<Header, HeaderProblem> {
  const tops = rows.slice(0, LAST_HEADER_ROW)
  const single = tops.map((cells, row) => candidate(row, false, cells.map(textOf), cells.map(fieldOfCell)))
  const double = tops.flatMap((top, row) => mergedCandidate(row, top, rows[row + 1]))
  let best: Candidate | undefined
  for (const each of [...single, ...double]) {
    if (!each.twoRows && hasForeignGroup(rows[each.row - 1])) continue
    if (each.columns.length > (best?.columns.length ?? 1)) best = each
  }
  if (!best) return err('no-header')
  if (isNameSplit(best.headings)) return err('split-name')
  let firstDataRow = best.row + (best.twoRows ? 2 : 1)
  while (isBelowHeader(rows[firstDataRow])) firstDataRow++
  return ok({ ...best, firstDataRow })
}

const fieldOfCell = (cell: HeadingCell): Field | null =>
  cell === null ? null : recogniseHeading(textOf(cell))

/** A field stands in one column only, the first; a residents' group under a hamlet is often called "tổ dân phố". */
function candidate(
  row: number,
  twoRows: boolean,
  headings: readonly string[],
  fields: readonly (Field | null)[],
): Candidate {
  const columns: Column[] = []
  const taken = new Set<Field>()
  sexedBirths(headings, fields).forEach((found, index) => {
    const heading = headings[index] ?? ''
    const isGroup = found === 'hamlet' && taken.has('hamlet') && /\b(?:to|tdp)\b/.test(headingKey(heading))
    const field = isGroup ? 'group' : found
    if (field === null || taken.has(field)) return
    taken.add(field)
    columns.push({ index, field, heading })
  })
  return { row, twoRows, headings, columns }
}

/** "Nam" beside "Nữ" without anything above them. */
function sexedBirths(headings: readonly string[], fields: readonly (Field | null)[]): (Field | null)[] {
  const result = [...fields]
  headings.forEach((heading, index) => {
    if (headingKey(heading) !== 'nam' || saysYear(heading)) return
    if (headingKey(headings[index + 1] ?? '') !== 'nu') return
    result[index] = 'birth-male'
    result[index + 1] = 'birth-female'
  })
  return result
}

/** The second row must look like headings, and the name must not have anything of its own beneath it. */
function mergedCandidate(row: number, top: Cells, bottom: Cells | undefined): readonly Candidate[] {
  if (!bottom || bottom.every((cell) => textOf(cell) === '')) return []
  if (bottom.some((cell) => typeof cell === 'number' || /\d{3}/.test(textOf(cell)))) return []
  const nameAt = top.findIndex((cell) => fieldOfCell(cell) === 'name')
  const belowName = textOf(bottom[nameAt])
  if (belowName !== '' && recogniseHeading(belowName) === null && !/^\(.*\)$/.test(belowName)) return []
  const headings: string[] = []
  const fields: (Field | null)[] = []
  let group = ''
  for (let index = 0; index < Math.max(top.length, bottom.length); index++) {
    const [above, below] = [textOf(top[index]), textOf(bottom[index])]
    group = above !== '' ? above : below !== '' ? group : ''
    headings.push(below === '' || group === '' ? above || below : `${group} – ${below}`)
    fields.push(below === '' ? recogniseHeading(above) : fieldUnder(group, below, bottom))
  }
  return [candidate(row, true, headings, fields)]
}

const SOMEBODY_ELSE = /\b(?:chu ho|cha|me|giam ho|vo|chong)\b/

/** A row of group headings one of which is about another person, so the row beneath must not be read without it. */
function hasForeignGroup(cells: Cells | undefined): boolean {
  const filled = (cells ?? []).map(textOf).filter((text) => text !== '')
  const isForeign = (text: string) => SOMEBODY_ELSE.test(headingKey(text)) && recogniseHeading(text) === null
  return filled.length >= 2 && filled.some(isForeign)
}

/** A heading beneath a merged one: "CCCD → Đã thu nhận" is about the card, "Chủ hộ → Họ và tên" about somebody else. */
function fieldUnder(group: string, below: string, row: Cells): Field | null {
  const key = headingKey(below)
  if ((key === 'nam' && !saysYear(below)) || key === 'nu') {
    const keys = row.map((cell) => headingKey(textOf(cell)))
    if (!(keys.includes('nam') && keys.includes('nu'))) return null
    return /sinh|gioi|nam nu|phai/.test(headingKey(group))
      ? key === 'nam'
        ? 'birth-male'
        : 'birth-female'
      : null
  }
  if (SOMEBODY_ELSE.test(headingKey(group))) return recogniseHeading(`${below} ${group}`)
  const topic = group.replace(/^\P{L}*(?:thông tin|tình trạng|kết quả|công tác)(?: về| cấp)?/iu, '')
  return (
    recogniseHeading(`${topic} ${below}`) ?? recogniseHeading(`${below} ${topic}`) ?? recogniseHeading(below)
  )
}

/** (1) (2) (3), A B 1 2 3, or a row of explanations in brackets. No person's row looks like that: it has a name. */
function isBelowHeader(cells: Cells | undefined): boolean {
  const filled = (cells ?? []).map(textOf).filter((text) => text !== '')
  return filled.length >= 2 && filled.every((text) => /^(?:\d{1,2}|[A-Za-z]|\(.*\))$/s.test(text))
}

function isNameSplit(headings: readonly string[]): boolean {
  const keys = headings.map(headingKey)
  return keys.includes('ten') && keys.some((key) => /^ho(?: va)?(?: chu)?(?: dem| lot)?$/.test(key))
}

/** Every need must be met; a need is met by any one of its alternatives; an alternative is a set of fields. */
export type Need = readonly (readonly Field[])[]

const REGISTER: readonly Need[] = [[['name']], [['birth'], ['birth-male'], ['birth-female']], [['hamlet']]]
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
  bringsPeople(kind) ? REGISTER : OF_THE_KNOWN

/** The needs that these columns leave unmet: empty when the list can be read. */
export function missingFields(columns: readonly Column[], kind: ListKind): readonly Need[] {
  const present = new Set(columns.map((column) => column.field))
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
