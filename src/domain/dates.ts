// Civil days of Asia/Ho_Chi_Minh (UTC+7, no daylight saving), dates of birth that may lack day or month,
// and the reading of birth dates as clerks write them. Knows no clock: "today" is always an argument.
// A missing day or month is never filled in; 01/01 is a date only when somebody wrote it.

import { err, ok, type Result } from './result.ts'

/** Whole days since 1970-01-01, civil day of Asia/Ho_Chi_Minh. */
export type Day = number

export type Civil = { readonly y: number; readonly m: number; readonly d: number }

/** A date of birth as far as it is known: year, year and month, or the full date. `d` never stands without `m`. */
export type PartialDate = { readonly y: number; readonly m?: number; readonly d?: number }

/** Who is born on 29/02 reaches an age on this day of February in years without a 29th (usual civil reading). */
export const LEAP_BIRTHDAY_IN_COMMON_YEARS = 28

const HOUR = 3_600_000
const OFFSET_HOURS = 7
const isLeap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysInMonth = (y: number, m: number) => (m === 2 && isLeap(y) ? 29 : (MONTH_LENGTHS[m - 1] ?? 0))
const isRealDate = (y: number, m: number, d: number) =>
  Number.isInteger(y) && y >= 1 && y <= 9999 && Number.isInteger(d) && d >= 1 && d <= daysInMonth(y, m)
const pad = (n: number, width: number) => String(n).padStart(width, '0')

/** Proleptic Gregorian, years 1 to 9999. Throws RangeError on a date that does not exist: check text by parseIsoDay. */
export function dayOf(y: number, m: number, d: number): Day {
  if (!isRealDate(y, m, d)) throw new RangeError(`not a date: ${y}-${m}-${d}`)
  // The year is counted from March, so that the leap day is its last (H. Hinnant, days_from_civil).
  const year = m <= 2 ? y - 1 : y
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((m + 9) % 12) + 2) / 5) + d - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

export function civilOf(day: Day): Civil {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const m = mp < 10 ? mp + 3 : mp - 9
  return { y: yoe + era * 400 + (m <= 2 ? 1 : 0), m, d: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** Strictly YYYY-MM-DD and a date that exists; otherwise null. */
export function parseIsoDay(text: string): Day | null {
  const p = decodePartialDate(text)
  return p?.m !== undefined && p.d !== undefined ? dayOf(p.y, p.m, p.d) : null
}

export function isoDay(day: Day): string {
  const { y, m, d } = civilOf(day)
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`
}

// Administrative writing (Nghị định 30/2020/NĐ-CP): days below 10 and the months 1 and 2 take a zero.
const vnMonth = (m: number) => (m <= 2 ? pad(m, 2) : String(m))

/** "25/3/2024", "04/4/2024", "01/02/2024". */
export function vnDay(day: Day): string {
  return formatPartialDate(civilOf(day))
}

/** "25/3", "04/4": where the year is known from the context. */
export function vnDayShort(day: Day): string {
  const { m, d } = civilOf(day)
  return `${pad(d, 2)}/${vnMonth(m)}`
}

/** The civil day in Viet Nam at an instant (milliseconds since the epoch). */
export function dayOfInstant(epochMs: number): Day {
  return Math.floor((epochMs + OFFSET_HOURS * HOUR) / (24 * HOUR))
}

/** The instant (milliseconds since the epoch) at which that day's `hour` (0 to 24, fractions allowed) strikes in Viet Nam. */
export function instantOfDay(day: Day, hour: number): number {
  return (day * 24 + hour - OFFSET_HOURS) * HOUR
}

/** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': as stored and sent. */
export function encodePartialDate(p: PartialDate): string {
  const year = pad(p.y, 4)
  if (p.m === undefined) return year
  return p.d === undefined ? `${year}-${pad(p.m, 2)}` : `${year}-${pad(p.m, 2)}-${pad(p.d, 2)}`
}

/** The strict reverse of encodePartialDate; null for anything else. */
export function decodePartialDate(text: string): PartialDate | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!found) return null
  const y = Number(found[1])
  const m = found[2] === undefined ? undefined : Number(found[2])
  const d = found[3] === undefined ? undefined : Number(found[3])
  if (!isRealDate(y, m ?? 1, d ?? 1)) return null
  if (m === undefined) return { y }
  return d === undefined ? { y, m } : { y, m, d }
}

const earliestCivil = (p: PartialDate): Civil => ({ y: p.y, m: p.m ?? 1, d: p.d ?? 1 })
const latestCivil = (p: PartialDate): Civil => {
  const m = p.m ?? 12
  return { y: p.y, m, d: p.d ?? daysInMonth(p.y, m) }
}

export function earliestDay(p: PartialDate): Day {
  const { y, m, d } = earliestCivil(p)
  return dayOf(y, m, d)
}

export function latestDay(p: PartialDate): Day {
  const { y, m, d } = latestCivil(p)
  return dayOf(y, m, d)
}

/**
 * The day on which `n` years are reached: `possible` for the earliest birth that fits, `certain` for the latest.
 * They are equal for a full date; for a year alone they are 01/01 and 31/12 of year + n.
 */
export function ageDay(p: PartialDate, n: number): { possible: Day; certain: Day } {
  const reached = ({ y, m, d }: Civil) =>
    dayOf(y + n, m, m === 2 && d === 29 && !isLeap(y + n) ? LEAP_BIRTHDAY_IN_COMMON_YEARS : d)
  return { possible: reached(earliestCivil(p)), certain: reached(latestCivil(p)) }
}

/** "05/7/1950", "7/1950", "1950". */
export function formatPartialDate(p: PartialDate): string {
  if (p.m === undefined) return String(p.y)
  return p.d === undefined ? `${vnMonth(p.m)}/${p.y}` : `${pad(p.d, 2)}/${vnMonth(p.m)}/${p.y}`
}

/**
 * The day behind a date cell of a workbook (a time of day is dropped); null where Excel has none.
 * Excel's 1900 system counts a 29/02/1900 that never was: serial 60 is refused, the days before it shift by one.
 */
export function dateOfExcelSerial(n: number, system: 1900 | 1904 = 1900): Day | null {
  const serial = Math.floor(n)
  if (system === 1904) return serial >= 0 && serial <= 2_957_003 ? dayOf(1904, 1, 1) + serial : null
  if (!(serial >= 1 && serial <= 2_958_465) || serial === 60) return null
  return dayOf(1899, 12, 30) + serial + (serial < 60 ? 1 : 0)
}

export type BirthErrorCode =
  | 'birth-missing'
  | 'birth-unreadable'
  | 'birth-impossible'
  | 'birth-in-future'
  | 'birth-too-long-ago'
export type BirthRepairCode =
  | 'birth-two-digit-year'
  | 'birth-century-doubt'
  | 'birth-doubtful'
  | 'birth-day-month-swapped'
  | 'birth-from-serial'
  | 'birth-zero-restored'
  | 'birth-day-without-month'
  | 'birth-over-110'
export type BirthCode = BirthErrorCode | BirthRepairCode
export type BirthDate = { readonly date: PartialDate; readonly repairs: readonly BirthRepairCode[] }

const LONGEST_CELL = 100 // what is longer is no date, however it begins
const OLDEST_LIKELY = 110
const OLDEST_BELIEVED = 130

const PART = '(\\d{1,2}|[-–—_.…?x*]{1,3})' // digits, or what clerks type for "not known"
const SEP = '(?:\\s*[-–—/\\\\.,]\\s*|\\s+)'
const DAY_FIRST = new RegExp(`^${PART}${SEP}${PART}${SEP}(\\d{4}|\\d{2})$`)
const YEAR_FIRST = new RegExp(`^(\\d{4})${SEP}${PART}(?:${SEP}${PART})?$`)
const MONTH_YEAR = new RegExp(`^(?:/\\s*)?${PART}${SEP}(\\d{4})$`)
const YEAR_ALONE = /^(?:\/\s*\/\s*)?(\d{4})$/
const numberOf = (part: string | undefined) => (part !== undefined && /^\d+$/.test(part) ? Number(part) : 0)

const WRITTEN_PLAINLY = /^\d{1,2}\/\d{1,2}\/\d{4}$/

/**
 * Reads a birth date the way Vietnamese lists write it: dd/MM/yyyy, d-M-yy, 1950, 00/00/1950, --/07/1950, 01/1950,
 * "1950?", yyyy-MM-dd, ddMMyyyy, an Excel serial number; dots, spaces and full-width digits. `today` bounds it: nobody is
 * born later, and a two-digit year takes the latest century that allows. Repairs tell what was guessed or is doubtful.
 */
export function parseBirthDate(
  raw: string | number,
  today: Day,
): Result<BirthDate, { readonly code: BirthErrorCode }> {
  const repairs: BirthRepairCode[] = []
  const cell = String(raw).trim()
  if (cell.length > LONGEST_CELL) return err({ code: 'birth-unreadable' })
  const text = WRITTEN_PLAINLY.test(cell) ? cell : plainText(cell, repairs)
  if (!/[1-9]/.test(text))
    return err({ code: /^[\s0/._…?x*–—-]*$/.test(text) ? 'birth-missing' : 'birth-unreadable' })
  const parts = readParts(text, today, repairs)
  if (!parts) return err({ code: 'birth-unreadable' })
  const date = realDate(parts, repairs)
  if (!date) return err({ code: 'birth-impossible' })
  if (earliestDay(date) > today) return err({ code: 'birth-in-future' })
  const age = civilOf(today).y - date.y
  if (age > OLDEST_BELIEVED) return err({ code: 'birth-too-long-ago' })
  if (age > OLDEST_LIKELY) repairs.push('birth-over-110')
  return ok({ date, repairs })
}

/** One writing for digits, spaces and words; a question mark or "khoảng" becomes a doubt. */
function plainText(raw: string, repairs: BirthRepairCode[]): string {
  const text = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^[\s'’‘`]+/, '')
    .replace(/\bngày\b|\bsinh\b|\bsn\b/g, ' ')
    .replace(/\s*tháng\s*|(?<=\d)\s*năm\s*/g, '/')
    .replace(/năm/g, ' ')
    .replace(/[t\s]+(?:0?0:00(?::00(?:\.0+)?)?z?|12:00(?::00)? ?am)$/, '') // the midnight that exports append
    .trim()
  const certain = text.replace(/^(?:khoảng|~)\s*|\s*\(?\?+\)?$/g, '')
  if (certain !== text && /\d/.test(certain)) repairs.push('birth-doubtful')
  return certain
}

/** Zero stands for a part that is not known. */
function readParts(text: string, today: Day, repairs: BirthRepairCode[]): Civil | null {
  const yearAlone = YEAR_ALONE.exec(text)
  if (yearAlone) return { y: numberOf(yearAlone[1]), m: 0, d: 0 }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = dateOfExcelSerial(Number(text))
    repairs.push('birth-from-serial')
    return day === null ? null : civilOf(day)
  }
  if (/^\d{7,8}$/.test(text)) return readRun(text, today, repairs)
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return { y: numberOf(yearFirst[1]), m: numberOf(yearFirst[2]), d: numberOf(yearFirst[3]) }
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear) return { y: numberOf(monthYear[2]), m: numberOf(monthYear[1]), d: 0 }
  const dayFirst = DAY_FIRST.exec(text)
  if (!dayFirst) return null
  const [d, m, y] = [numberOf(dayFirst[1]), numberOf(dayFirst[2]), numberOf(dayFirst[3])]
  return dayFirst[3]?.length === 2 ? { y: fullYear(y, m, d, today, repairs), m, d } : { y, m, d }
}

/** ddMMyyyy as the card's QR code has it (a numeric cell drops the leading zero), or yyyyMMdd. */
function readRun(text: string, today: Day, repairs: BirthRepairCode[]): Civil {
  const run = text.padStart(8, '0')
  const cut = (from: number, to: number) => Number(run.slice(from, to))
  const yearLast = { y: cut(4, 8), m: cut(2, 4), d: cut(0, 2) }
  if (text.length === 7) repairs.push('birth-zero-restored')
  const plausible = Math.abs(civilOf(today).y - yearLast.y) <= OLDEST_BELIEVED && yearLast.m <= 12
  return plausible || text.length === 7 ? yearLast : { y: cut(0, 4), m: cut(4, 6), d: cut(6, 8) }
}

function fullYear(yy: number, m: number, d: number, today: Day, repairs: BirthRepairCode[]): number {
  const now = civilOf(today)
  const inThisCentury = now.y - (now.y % 100) + yy
  const isFuture = inThisCentury * 10_000 + m * 100 + d > now.y * 10_000 + now.m * 100 + now.d
  const year = isFuture ? inThisCentury - 100 : inThisCentury
  repairs.push('birth-two-digit-year')
  if (now.y - (year - 100) <= OLDEST_LIKELY) repairs.push('birth-century-doubt')
  return year
}

/** null if no such date; a month of 13 to 31 beside a day of at most 12 is read the American way, as a doubt. */
function realDate({ y, m, d }: Civil, repairs: BirthRepairCode[]): PartialDate | null {
  if (m > 12 && m <= 31 && d >= 1 && d <= 12) {
    repairs.push('birth-day-month-swapped')
    return isRealDate(y, d, m) ? { y, m: d, d: m } : null
  }
  if (m === 0 && d > 0) repairs.push('birth-day-without-month')
  if (!isRealDate(y, m === 0 ? 1 : m, m === 0 || d === 0 ? 1 : d)) return null
  if (m === 0) return d <= 31 ? { y } : null
  return d === 0 ? { y, m } : { y, m, d }
}
