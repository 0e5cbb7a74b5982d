// Says of one row beneath a header after the other which kind it is, by what is in it and whether a block of signatures was
// begun. In doubt a row is a person if anything but a name speaks for one, for the check refuses it loudly; and `other` if
// nothing does. Fills nothing in.
import type { Column, Header } from './columns.ts'
import { type Cells, isBelowHeader, textOf } from './header-lines.ts'
import { type PlaceHeading, rankOfMarker, readHouseholdHeading, readPlaceHeading } from './heading-rows.ts'
import type { Field } from './headings.ts'
import { type Evidence, evidenceOf } from './person-evidence.ts'
import type { RowCell, RowCells } from './row-codes.ts'
import type { RowKind } from './row-kinds.ts'
import { labelOf, type RowLabel } from './row-labels.ts'
import { tableHeader } from './table-header.ts'
import { nfc, squeeze } from './text.ts'

export type JudgedRow =
  | { readonly kind: 'person'; readonly cells: RowCells; readonly columns: readonly Column[] }
  | { readonly kind: 'hamlet-heading'; readonly place: PlaceHeading }
  | { readonly kind: 'household-heading'; readonly number: string | null }
  | {
      readonly kind: Exclude<RowKind, 'person' | 'hamlet-heading' | 'household-heading'>
      /** The people that follow belong to no household above. */
      readonly endsHousehold: boolean
    }

type Seen = { people: number; serials: number; isSigned: boolean }
type Row = {
  readonly raw: Cells
  /** What is written, cell by cell, and where something is. */
  readonly texts: readonly string[]
  readonly filled: readonly number[]
  readonly cells: RowCells
  readonly columns: readonly Column[]
  readonly evidence: Evidence
}

/** Where no names are sent, a telephone number is somebody. */
const isNameless = (columns: readonly Column[]): boolean => columns.every(({ field }) => field !== 'name')

/** To be fed every row in order: a signature ends the people above it, a header may begin others. */
export function rowJudge(header: Header): (raw: Cells) => JudgedRow {
  const table = tableHeader(header)
  const seen: Seen = { people: 0, serials: 0, isSigned: false }

  return (raw) => {
    const columns = table.columns()
    const cells = cellsByField(raw, columns)
    const evidence = evidenceOf(cells)
    if (!isSurely(cells, evidence) && !(evidence.phone && isNameless(columns))) {
      if (mayBeHeader(evidence)) {
        const printed = table.see(raw)
        if (printed !== null) return plain('repeated-header', printed === 'new' || unsign(seen))
      }
      const texts = raw.map((cell) => squeeze(textOf(cell)))
      const filled = texts.flatMap((text, index) => (text === '' ? [] : [index]))
      const judged = judgeRow({ raw, texts, filled, cells, columns, evidence }, seen)
      if (judged.kind === 'signature') seen.isSigned = true
      if (judged.kind !== 'person') {
        if (judged.kind !== 'blank') table.pass()
        return judged
      }
    }
    table.pass()
    seen.isSigned = false
    seen.people += 1
    if (isSerial(cells.serial)) seen.serials += 1
    return { kind: 'person', cells, columns }
  }
}

/** True if there were signatures: a table beneath them begins anew. */
const unsign = (seen: Seen): boolean => {
  const was = seen.isSigned
  seen.isSigned = false
  return was
}

/** A name in two columns is one; empty cells are left out. */
function cellsByField(raw: Cells, columns: readonly Column[]): RowCells {
  const cells: { [f in Field]?: RowCell } = {}
  for (const { index, field } of columns) {
    const cell = raw[index]
    if (cell == null || (typeof cell === 'string' && cell.trim() === '')) continue
    cells[field] = cell
  }
  const given = cells['given-name']
  if (given === undefined) return cells
  delete cells['given-name']
  cells.name = cells.name === undefined ? given : `${textOf(cells.name)} ${textOf(given)}`
  return cells
}

/** Most rows: a name with a number, a whole date or a relation, and no word of a total or a signature. Nobody asks what else it could be. */
const isSurely = ({ name, serial }: RowCells, { identity, day, relation }: Evidence): boolean => {
  if (name === undefined || !(identity || day || relation !== 'unsaid')) return false
  if (identity && day) return true
  return labelOf(textOf(name)) === null && (serial === undefined || isSerial(serial))
}

const mayBeHeader = ({ identity, day, phone, relation }: Evidence): boolean =>
  !identity && !day && !phone && relation === 'unsaid'

function judgeRow(row: Row, seen: Seen): JudgedRow {
  const { raw, filled, texts, cells, columns, evidence } = row
  if (filled.length === 0) return plain('blank')
  const isProven = evidence.identity || evidence.day || evidence.relation !== 'unsaid'
  const place = isProven ? null : placeOf(row)
  if (isPrefilled(row) && (place === null || filled.length > 1)) return plain('blank')
  const label = labelOfRow(row)
  if (label !== null && !outweighs(row, label)) {
    return plain(label, label === 'signature' || !isOfPage(texts))
  }
  if (!isProven && isNumbering(raw)) return plain('numbering')
  // "Sóc Kha" may be somebody, "Ấp 3" is nobody.
  if (place !== null && (/\d/.test(place.name) || !(evidence.year || evidence.hint))) {
    return { kind: 'hamlet-heading', place }
  }
  if (!isProven && !evidence.year) {
    const household = readHouseholdHeading(filled.map((index) => texts[index]).join(' '))
    if (household !== null) return { kind: 'household-heading', number: household.number }
  }
  if (speaksForPerson(row, seen)) return { kind: 'person', cells, columns }
  return plain(seen.isSigned ? 'signature' : 'other')
}

const plain = (
  kind: Exclude<RowKind, 'person' | 'hamlet-heading' | 'household-heading'>,
  endsHousehold = false,
): JudgedRow => ({ kind, endsHousehold })

/** (1) (2) (3): counts without a word before them do not rise one after the other. */
function isNumbering(raw: Cells): boolean {
  const numbers = raw.flatMap((cell) => (/^\d+$/.test(textOf(cell)) ? [Number(cell)] : []))
  return isBelowHeader(raw) && numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? n))
}

const BEFOREHAND: ReadonlySet<string> = new Set<Field>(['serial', 'district', 'commune', 'hamlet', 'group'])

/** Only a serial number, or what a template fills in for every row. */
function isPrefilled({ cells, filled }: Row): boolean {
  const fields = Object.keys(cells)
  if (fields.length < filled.length || !fields.every((field) => BEFOREHAND.has(field))) return false
  return cells.serial === undefined || isSerial(cells.serial)
}

const isSerial = (cell: RowCell | undefined): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^\s*\d{1,7}\s*[.)]?\s*$/.test(cell))

/** In a row that shows a person only its name may be such a word; in another one any cell may say who signs. */
function labelOfRow({ texts, cells, evidence }: Row) {
  const first = texts.find((text) => text !== '' && rankOfMarker(text) === null) ?? ''
  const label = labelOf(first) ?? (cells.name === undefined ? null : labelOf(textOf(cells.name)))
  if (label !== null || evidence.identity || evidence.relation !== 'unsaid') return label
  if (cells.name !== undefined && (evidence.day || evidence.year)) return null
  return texts.some((text) => labelOf(text) === 'signature') ? 'signature' : null
}

/**
 * Somebody whose name sounds like a total or a signer. A sum may look like a number but not like a whole date, and beside who
 * signs may stand a day; neither has a relation, or a serial number of its own.
 */
function outweighs({ cells, evidence }: Row, label: RowLabel): boolean {
  const { identity, day, year, relation } = evidence
  if (cells.name === undefined) return false
  if (relation !== 'unsaid' || (isSerial(cells.serial) && (identity || year))) return true
  return label === 'subtotal' ? day : identity
}

/** The sum of a printed page stands in the midst of a household. */
const isOfPage = (texts: readonly string[]): boolean =>
  /(?<!\p{L})trang(?!\p{L})|mang sang/iu.test(nfc(texts.join(' ')))

/**
 * In the first filled cell, or behind its marker ("I" | "Ấp Tà Thiết"), not right of the name unless alone in its row, and
 * not beside a name: a column of hamlets may stand before it.
 */
function placeOf({ texts, filled, columns }: Row): PlaceHeading | null {
  const [at = 0] = filled
  // A merged cell may come as the same text in each of its columns.
  const [first, second] = [...new Set(filled.map((index) => texts[index] ?? ''))]
  if (first === undefined) return null
  const nameAt = columns.find(({ field }) => field === 'name')?.index
  if (at > (nameAt ?? 2) && (second !== undefined || columns.some(({ index }) => index === at))) return null
  const rank = rankOfMarker(first)
  if (rank !== null && second !== undefined) {
    const place = readPlaceHeading(second)
    return place === null ? null : { ...place, rank: place.rank ?? rank }
  }
  const name = nameAt === undefined ? '' : (texts[nameAt] ?? '')
  if (name !== first && /^[^\p{L}\d]*\p{L}/u.test(name)) return null
  return readPlaceHeading(first) ?? (second === undefined ? null : readPlaceHeading(`${first} ${second}`))
}

/** A name with a number, a date, a relation, or anything else; without a name a number or a whole date. */
function speaksForPerson({ cells, columns, evidence }: Row, seen: Seen): boolean {
  const isProven = evidence.identity || evidence.day || evidence.relation !== 'unsaid'
  if (cells.name === undefined) return isProven || (evidence.phone && !seen.isSigned)
  if (isProven || evidence.year) return true
  if (seen.isSigned || !mayBeName(cells.name)) return false
  const more = Object.keys(cells).some((field) => field !== 'name' && field !== 'serial')
  if (more || isSerial(cells.serial)) return true
  // A name and nothing else: a person where the people of this sheet have no serial numbers.
  const numbersItsPeople = columns.some(({ field }) => field === 'serial') && seen.serials * 2 >= seen.people
  return !numbersItsPeople && looksLikeName(cells.name)
}

/** Text, not too long and no "word: …". */
const mayBeName = (cell: RowCell): boolean => {
  const text = squeeze(textOf(cell))
  return /^[^\p{L}\d]*\p{L}/u.test(text) && !text.includes(':') && text.split(' ').length <= 12
}

/** Two to seven words with capitals. */
const looksLikeName = (cell: RowCell): boolean => {
  const words = squeeze(nfc(textOf(cell))).split(' ')
  return words.length >= 2 && words.length <= 7 && words.every((word) => /^\p{Lu}[\p{L}’'.-]*$/u.test(word))
}
