import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageDay,
  civilOf,
  dateOfExcelSerial,
  dayOf,
  dayOfInstant,
  decodePartialDate,
  earliestDay,
  encodePartialDate,
  formatPartialDate,
  instantOfDay,
  isoDay,
  latestDay,
  type PartialDate,
  parseIsoDay,
  vnDay,
  vnDayShort,
} from './dates.ts'

const TODAY = dayOf(2024, 4, 4)
const days = fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) })
const partials: fc.Arbitrary<PartialDate> = fc
  .tuple(fc.integer({ min: dayOf(1895, 1, 1), max: TODAY }), fc.constantFrom(1, 2, 3))
  .map(([day, parts]) => {
    const { y, m, d } = civilOf(day)
    return parts === 1 ? { y } : parts === 2 ? { y, m } : { y, m, d }
  })
describe('a civil day', () => {
  test('agrees with the calendar of the platform on every day of the years 1 to 9999', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000)
        const civil = { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() }
        expect(civilOf(day)).toEqual(civil)
        expect(dayOf(civil.y, civil.m, civil.d)).toBe(day)
        expect(parseIsoDay(isoDay(day))).toBe(day)
      }),
      { seed: 7, numRuns: 2000 },
    )
  })

  test('the campaign runs from day 0 on 04/4/2024 to day 90 on 03/7/2024', () => {
    expect(dayOf(2024, 7, 3) - dayOf(2024, 4, 4)).toBe(90)
    expect(dayOf(1970, 1, 1)).toBe(0)
  })

  test('a date that does not exist is a bug when made and null when read', () => {
    expect(() => dayOf(2023, 2, 29)).toThrow(RangeError)
    expect(() => dayOf(2024, 13, 1)).toThrow(RangeError)
    for (const text of [
      '2023-02-29',
      '2024-13-01',
      '2024-3-25',
      '2024-03-25 ',
      '24-03-25',
      '2024-03',
      '2024',
    ])
      expect(parseIsoDay(text)).toBeNull()
    expect(parseIsoDay('2024-02-29')).toBe(dayOf(2024, 2, 29))
  })

  test('is written in the administrative manner: a zero before days below 10 and the months 1 and 2', () => {
    expect(vnDay(dayOf(2024, 3, 25))).toBe('25/3/2024')
    expect(vnDay(dayOf(2024, 4, 4))).toBe('04/4/2024')
    expect(vnDay(dayOf(2024, 2, 1))).toBe('01/02/2024')
    expect(vnDay(dayOf(2024, 12, 31))).toBe('31/12/2024')
    expect(vnDayShort(dayOf(2024, 7, 3))).toBe('03/7')
    expect(vnDayShort(dayOf(2024, 1, 15))).toBe('15/01')
  })

  test('begins at 17:00 UTC of the day before', () => {
    const midnight = Date.UTC(2024, 3, 3, 17)
    expect(dayOfInstant(midnight)).toBe(TODAY)
    expect(dayOfInstant(midnight - 1)).toBe(TODAY - 1)
    expect(instantOfDay(TODAY, 0)).toBe(midnight)
    expect(instantOfDay(TODAY, 16)).toBe(Date.UTC(2024, 3, 4, 9))
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 23.99, noNaN: true }), (day, hour) => {
        expect(dayOfInstant(instantOfDay(day, hour))).toBe(day)
      }),
      { seed: 7 },
    )
  })
})

describe('a partial date', () => {
  test('survives storing, and its earliest day is never after its latest', () => {
    fc.assert(
      fc.property(partials, (date) => {
        expect(decodePartialDate(encodePartialDate(date))).toEqual(date)
        expect(earliestDay(date)).toBeLessThanOrEqual(latestDay(date))
        expect(earliestDay(date) === latestDay(date)).toBe(date.d !== undefined)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })

  test('is decoded strictly', () => {
    for (const text of ['', '195', '1950-7', '1950-13', '1950-02-30', '1950-00', '0000', '1950-07-05T00:00'])
      expect(decodePartialDate(text)).toBeNull()
    expect(decodePartialDate('1950-07')).toEqual({ y: 1950, m: 7 })
  })

  test('is shown as far as it is known', () => {
    expect(formatPartialDate({ y: 1950, m: 7, d: 5 })).toBe('05/7/1950')
    expect(formatPartialDate({ y: 1950, m: 7 })).toBe('7/1950')
    expect(formatPartialDate({ y: 1950, m: 1 })).toBe('01/1950')
    expect(formatPartialDate({ y: 1950 })).toBe('1950')
  })
})

describe('the day an age is reached', () => {
  const ages = (date: PartialDate, n: number) => {
    const { possible, certain } = ageDay(date, n)
    return [isoDay(possible), isoDay(certain)]
  }

  test('is the same day and month for a full date', () => {
    expect(ages({ y: 2010, m: 3, d: 25 }, 14)).toEqual(['2024-03-25', '2024-03-25'])
  })

  test('for births on 29/02 is 28/02 in years without a 29th', () => {
    expect(ages({ y: 2008, m: 2, d: 29 }, 14)).toEqual(['2022-02-28', '2022-02-28'])
    expect(ages({ y: 2008, m: 2, d: 29 }, 16)).toEqual(['2024-02-29', '2024-02-29'])
  })

  test('for a year alone is possible from 01/01 and certain from 31/12', () => {
    expect(ages({ y: 2010 }, 14)).toEqual(['2024-01-01', '2024-12-31'])
  })

  test('for a month lies within that month', () => {
    expect(ages({ y: 2010, m: 6 }, 14)).toEqual(['2024-06-01', '2024-06-30'])
    expect(ages({ y: 2010, m: 2 }, 14)).toEqual(['2024-02-01', '2024-02-28'])
    expect(ages({ y: 1996, m: 2 }, 14)).toEqual(['2010-02-01', '2010-02-28'])
  })

  test('of a date known better lies within the bounds of the same date known less', () => {
    fc.assert(
      fc.property(partials, fc.integer({ min: 0, max: 120 }), (date, n) => {
        const year = ageDay({ y: date.y }, n)
        const known = ageDay(date, n)
        expect(known.possible).toBeGreaterThanOrEqual(year.possible)
        expect(known.possible).toBeLessThanOrEqual(known.certain)
        expect(known.certain).toBeLessThanOrEqual(year.certain)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })
})

describe('an Excel serial number', () => {
  const iso = (n: number, system?: 1900 | 1904) => {
    const day = dateOfExcelSerial(n, system)
    return day === null ? null : isoDay(day)
  }

  test('counts as Excel does, with its 29/02/1900 that never was', () => {
    expect(iso(1)).toBe('1900-01-01')
    expect(iso(59)).toBe('1900-02-28')
    expect(iso(60)).toBeNull()
    expect(iso(61)).toBe('1900-03-01')
    expect(iso(45_376)).toBe('2024-03-25')
    expect(iso(45_376.75)).toBe('2024-03-25')
    expect(iso(43_914, 1904)).toBe('2024-03-25')
  })

  test('outside Excel’s range is no date', () => {
    for (const n of [0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY]) expect(iso(n)).toBeNull()
    expect(iso(2_958_465)).toBe('9999-12-31')
  })
})
