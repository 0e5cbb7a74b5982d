// Administrative units: their numbers, which nest, and their periods of validity. Holds no names of real places.
//
// A unit number is ours and never an official code (codes are reused for other territories). Numbers nest:
//   district = province * 100 + k, commune = district * 100 + k, hamlet = commune * 1000 + n (n = 0: hamlet not known).
// So a unit of any level is a range of hamlet numbers, and "lies within" is two comparisons of integers. Provinces are
// 3 to 200: with 1 and 2 left out the four levels never overlap, so the level follows from the magnitude, and every
// hamlet number fits into a signed 32-bit integer. Where no districts exist (since 01/7/2025) the communes of a province
// stand under the reserved district number k = 90, for which there is no unit.

import type { Day } from './dates.ts'

export type Level = 'province' | 'district' | 'commune' | 'hamlet'

export type UnitKind =
  | 'tinh'
  | 'thanh-pho-tw'
  | 'thanh-pho'
  | 'thi-xa'
  | 'huyen'
  | 'phuong'
  | 'thi-tran'
  | 'xa'
  | 'ap'
  | 'thon'
  | 'khu-pho'
  | 'to'

/**
 * One unit during one period of validity: the key is (unitId, validFrom). A unit that only changes its name or kind
 * keeps its number and gets another row; a unit whose territory changes ends, and its successor has another number.
 */
export type Unit = {
  readonly unitId: number
  /** Official code at its level, null for hamlets. Unique only together with level and day. */
  readonly code: string | null
  /** Without the word for its kind: "Tân Phú". A number alone is no name: a numbered hamlet stays "Ấp 3". */
  readonly name: string
  /** "Phường Tân Phú", "Ấp 3". */
  readonly fullName: string
  readonly kind: UnitKind
  readonly level: Level
  readonly parentId: number | null
  readonly validFrom: Day
  /** Last valid day, inclusive; null while it is in force. */
  readonly validTo: Day | null
  /** Other full writings that lists use for it. */
  readonly aliases: readonly string[]
}

/**
 * The row of `from` that ends the day before `on` is continued by the row of `to` that begins on `on`. From and to are
 * the same number when only the name or the kind changed: whoever follows edges goes forward in time, by `on`.
 */
export type Succession = {
  readonly from: number
  readonly to: number
  readonly on: Day
  readonly decree: string
}

export const RESERVED_DISTRICT = 90
const LEVELS: readonly Level[] = ['province', 'district', 'commune', 'hamlet']
const HAMLETS_PER: Readonly<Record<Level, number>> = {
  province: 10_000_000,
  district: 100_000,
  commune: 1_000,
  hamlet: 1,
}
const FIRST_PROVINCE = 3
const LAST_PROVINCE = 200

/** Throws RangeError on a number that no unit can have: numbers come from our own tables. */
export function levelOf(unitId: number): Level {
  if (Number.isInteger(unitId)) {
    for (const level of LEVELS) {
      const province = Math.floor((unitId * HAMLETS_PER[level]) / HAMLETS_PER.province)
      if (province >= FIRST_PROVINCE && province <= LAST_PROVINCE) return level
    }
  }
  throw new RangeError(`not a unit number: ${unitId}`)
}

/** All hamlet numbers of a unit, both ends included, hamlet 0 ("not known") of each commune among them. */
export function rangeOf(unitId: number): { readonly lo: number; readonly hi: number } {
  const width = HAMLETS_PER[levelOf(unitId)]
  return { lo: unitId * width, hi: unitId * width + width - 1 }
}

/** Whether `inner` is `outer` or lies below it. */
export function contains(outer: number, inner: number): boolean {
  const [a, b] = [rangeOf(outer), rangeOf(inner)]
  return a.lo <= b.lo && b.hi <= a.hi
}

/**
 * The number of the unit of `level` in which this unit lies (itself at its own level); null below its own level, and
 * for the district of a commune that has none.
 */
export function ancestorOf(unitId: number, level: Level): number | null {
  const own = levelOf(unitId)
  if (LEVELS.indexOf(level) > LEVELS.indexOf(own)) return null
  const ancestor = Math.floor((unitId * HAMLETS_PER[own]) / HAMLETS_PER[level])
  return level === 'district' && ancestor % 100 === RESERVED_DISTRICT ? null : ancestor
}

/** The commune of a hamlet number. Plain arithmetic: it is asked for every person of a list. */
export const communeOfHamlet = (hamletId: number): number => Math.floor(hamletId / HAMLETS_PER.commune)

/** "Hamlet not known" of a commune. */
export const unknownHamletOf = (communeId: number): number => communeId * HAMLETS_PER.commune

export const isValidOn = (unit: Unit, day: Day): boolean =>
  unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo)
