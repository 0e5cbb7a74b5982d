// Civil days of Asia/Ho_Chi_Minh (UTC+7, no daylight saving) and dates of birth that may lack day or month. Knows no
// clock: "today" is always an argument. How clerks write birth dates is read in birth-dates.ts.

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
export const isRealDate = (y: number, m: number, d: number) =>
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
