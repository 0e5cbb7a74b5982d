// What in a row speaks for a person: a number, a date, a relation. By shape only; whether it is right is checked later.
import type { RowCell, RowCells } from './row-codes.ts'
import { fold, squeeze } from './text.ts'

/** `day`: a whole date; `year`: a year alone counts, as in "1950" or "01/1950"; `hint`: a sex or a phone, which prove nobody. */
export type Evidence = {
  readonly identity: boolean
  readonly day: boolean
  readonly year: boolean
  readonly phone: boolean
  readonly hint: boolean
  readonly relation: Relation
}

/** `unsaid`: the cell is empty, or says something else. */
export type Relation = 'head' | 'member' | 'unsaid'

export const evidenceOf = (cells: RowCells): Evidence => {
  const births = [cells.birth, cells['birth-male'], cells['birth-female']]
  const phone = isLongNumber(cells.phone)
  return {
    identity: isLongNumber(cells.identity) || isLongNumber(cells.cmnd),
    day: births.some(isDay),
    year: births.some(hasYear),
    phone,
    hint: phone || (typeof cells.sex === 'string' && /^(?:nam|nu)$/.test(fold(cells.sex))),
    relation: relationOf(cells.relation),
  }
}

/** Eight digits and more, or what a spreadsheet made of them: 7.009E+10. A count of people is shorter. */
const isLongNumber = (cell: RowCell | undefined): boolean =>
  typeof cell === 'number'
    ? cell >= 1e7
    : typeof cell === 'string' && /(?:\d[\s.'-]?){8}|\d[.,]\d+e\+?\d/i.test(cell)

const DAY =
  /\d{1,2}\s*[-/.\\,\s]\s*\d{1,2}\s*[-/.\\,\s]\s*\d{2,4}(?!\d)|\d{4}-\d{2}-\d{2}|tháng.*\d{4}|^\d{8}$/iu

const isDay = (cell: RowCell | undefined): boolean => typeof cell === 'string' && DAY.test(cell)

/** A serial number of Excel is a date as well: 10959 to 54789 are the years 1930 to 2049. */
const hasYear = (cell: RowCell | undefined): boolean =>
  typeof cell === 'number'
    ? (cell >= 1880 && cell <= 2100) || (cell >= 10_959 && cell <= 54_789)
    : typeof cell === 'string' && (/(?:^|\D)(?:18[89]|19\d|20\d)\d(?:\D|$)/.test(cell) || DAY.test(cell))

const HEAD = /^(?:chu ho|head)(?![a-z])|^c\.? ?h\.?$/
const MEMBER =
  /^(?:vo|chong|con|chau|chat|chit|cha|bo|me|cung|ban|khac|o nho|o thue|thanh vien|wife|husband|spouse|son|daughter|father|mother|child|other|member)(?![a-z])/
// "Bà ngoại", and not "Bà Nguyễn Thị Lan" among the signatures.
const KIN =
  /^(?:ba|ong|anh|chi|em|co|di|chu|bac|cau|mo|thim|duong|dau|re|nguoi)(?:$| (?:noi|ngoai|ruot|dau|re|ho|vo|chong|nuoi|gai|trai|ut|cua|khac|trong|cung|o|nho|than|thue|giup)(?![a-z]))/

/** In words. */
const LONGEST_RELATION = 6

export const relationOf = (cell: RowCell | undefined): Relation => {
  if (typeof cell !== 'string') return 'unsaid'
  const text = fold(squeeze(cell)).replace(/^[\s\-–—.]+/, '')
  if (text === '' || text.split(' ').length > LONGEST_RELATION) return 'unsaid'
  if (HEAD.test(text)) return 'head'
  return MEMBER.test(text) || KIN.test(text) ? 'member' : 'unsaid'
}
