// Birth dates as clerks write them in lists. A missing day or month is never filled in; 01/01 is a date only when somebody
// wrote it. What was guessed or is doubtful is told by its code.

import {
  type Civil,
  civilOf,
  type Day,
  dateOfExcelSerial,
  earliestDay,
  isRealDate,
  type PartialDate,
} from './dates.ts'
import { err, ok, type Result } from './result.ts'

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
  | 'birth-month-first'
  | 'birth-from-serial'
  | 'birth-zero-restored'
  | 'birth-day-without-month'
  | 'birth-over-110'
export type BirthCode = BirthErrorCode | BirthRepairCode
export type BirthDate = { readonly date: PartialDate; readonly repairs: readonly BirthRepairCode[] }

/** What the rest of the row and of the column say of a birth date. */
export type BirthHints = {
  /** The column has its days and months swapped: 05/07 is 7 May wherever it can be. */
  readonly monthFirst?: boolean
  /** The year in the identity number: decides the century of the same two digits. */
  readonly year?: number
  /** Nobody younger can stand here (a head of a household, a list of cards): two digits go to the century before. */
  readonly youngest?: number
}

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
 * born later, and a two-digit year takes the latest century that the age allows. Repairs tell what was guessed or is doubtful.
 */
export function parseBirthDate(
  raw: string | number,
  today: Day,
  hints: BirthHints = {},
): Result<BirthDate, { readonly code: BirthErrorCode }> {
  const repairs: BirthRepairCode[] = []
  const cell = String(raw).trim()
  if (cell.length > LONGEST_CELL) return err({ code: 'birth-unreadable' })
  const text = WRITTEN_PLAINLY.test(cell) ? cell : plainText(cell, repairs)
  if (!/[1-9]/.test(text))
    return err({ code: /^[\s0/._…?x*–—-]*$/.test(text) ? 'birth-missing' : 'birth-unreadable' })
  const parts = readParts(text, today, hints, repairs)
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
function readParts(text: string, today: Day, hints: BirthHints, repairs: BirthRepairCode[]): Civil | null {
  const yearAlone = YEAR_ALONE.exec(text)
  if (yearAlone) return { y: numberOf(yearAlone[1]), m: 0, d: 0 }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const day = dateOfExcelSerial(Number(text))
    repairs.push('birth-from-serial')
    return day === null ? null : inOrder(civilOf(day), hints, repairs)
  }
  if (/^\d{7,8}$/.test(text)) return readRun(text, today, repairs)
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) {
    const [y, m, d] = [numberOf(yearFirst[1]), numberOf(yearFirst[2]), numberOf(yearFirst[3])]
    return inOrder({ y, m, d }, hints, repairs)
  }
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear) return { y: numberOf(monthYear[2]), m: numberOf(monthYear[1]), d: 0 }
  const dayFirst = DAY_FIRST.exec(text)
  if (!dayFirst) return null
  const parts = inOrder(
    { y: numberOf(dayFirst[3]), m: numberOf(dayFirst[2]), d: numberOf(dayFirst[1]) },
    hints,
    repairs,
  )
  return dayFirst[3]?.length === 2 ? { ...parts, y: fullYear(parts, today, hints, repairs) } : parts
}

/** In a swapped column 05/07 is 7 May, 25/07 stays 25 July, and so does 07/25. */
function inOrder(parts: Civil, { monthFirst }: BirthHints, repairs: BirthRepairCode[]): Civil {
  const { y, m, d } = parts
  if (monthFirst !== true || m < 1 || d < 1 || d > 12 || d === m) return parts
  repairs.push('birth-month-first')
  return { y, m: d, d: m }
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

function fullYear({ y, m, d }: Civil, today: Day, hints: BirthHints, repairs: BirthRepairCode[]): number {
  repairs.push('birth-two-digit-year')
  if (hints.year !== undefined && hints.year % 100 === y) return hints.year
  const now = civilOf(today)
  const inThisCentury = now.y - (now.y % 100) + y
  const isFuture = inThisCentury * 10_000 + m * 100 + d > now.y * 10_000 + now.m * 100 + now.d
  const latest = isFuture ? inThisCentury - 100 : inThisCentury
  if (now.y - (latest - 100) > OLDEST_LIKELY) return latest
  repairs.push('birth-century-doubt')
  return now.y - latest < (hints.youngest ?? 0) ? latest - 100 : latest
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
