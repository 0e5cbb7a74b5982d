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
  parseBirthDate,
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
const read = (raw: string | number) => {
  const result = parseBirthDate(raw, TODAY)
  return result.ok
    ? [encodePartialDate(result.value.date), ...result.value.repairs].join(' ')
    : result.error.code
}

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

describe('a birth date in a list', () => {
  test.each([
    ['05/07/1950', '1950-07-05'],
    ['5/7/1950', '1950-07-05'],
    ['5-7-1950', '1950-07-05'],
    ['5.7.1950', '1950-07-05'],
    ['5 7 1950', '1950-07-05'],
    [' 05 / 07 / 1950 ', '1950-07-05'],
    ['05\u00a0/07/1950', '1950-07-05'],
    ["'05/07/1950", '1950-07-05'],
    ['０５/０７/１９５０', '1950-07-05'],
    ['05/07/1950 00:00:00', '1950-07-05'],
    ['ngày 05 tháng 7 năm 1950', '1950-07-05'],
    ['1950-07-05', '1950-07-05'],
    ['1950-07-05T00:00:00.000Z', '1950-07-05'],
    ['05071950', '1950-07-05'],
    ['19500705', '1950-07-05'],
    ['31/12/2023', '2023-12-31'],
    ['29/02/2008', '2008-02-29'],
  ])('%j is a full date', (raw, expected) => {
    expect(read(raw)).toBe(expected)
  })

  test.each([
    ['1950', '1950'],
    [1950, '1950'],
    ['00/00/1950', '1950'],
    ['--/--/1950', '1950'],
    ['../../1950', '1950'],
    ['??/??/1950', '1950'],
    ['/ /1950', '1950'],
    ['sinh năm 1950', '1950'],
    ['1950-00-00', '1950'],
    ['--/07/1950', '1950-07'],
    ['00/07/1950', '1950-07'],
    ['01/1950', '1950-01'],
    ['1950-07', '1950-07'],
  ])('%j stays without what it does not say, never 01/01', (raw, expected) => {
    expect(read(raw)).toBe(expected)
  })

  test.each([
    ['1950?', '1950 birth-doubtful'],
    ['05/07/1950 (?)', '1950-07-05 birth-doubtful'],
    ['khoảng 1950', '1950 birth-doubtful'],
    ['05/00/1950', '1950 birth-day-without-month'],
    ['07/25/1950', '1950-07-25 birth-day-month-swapped'],
    [18_264, '1950-01-01 birth-from-serial'],
    ['18264', '1950-01-01 birth-from-serial'],
    [5_071_950, '1950-07-05 birth-zero-restored'],
    ['1910', '1910 birth-over-110'],
  ])('%j is read with a trace of what was guessed', (raw, expected) => {
    expect(read(raw)).toBe(expected)
  })

  test.each([
    ['5-7-50', '1950-07-05 birth-two-digit-year'],
    ['4/4/24', '2024-04-04 birth-two-digit-year birth-century-doubt'],
    ['5/4/24', '1924-04-05 birth-two-digit-year'],
    ['5/7/10', '2010-07-05 birth-two-digit-year'],
    ['5/7/14', '2014-07-05 birth-two-digit-year birth-century-doubt'],
    ['--/07/50', '1950-07 birth-two-digit-year'],
  ])(
    'the two-digit year of %j takes the latest century in which the person is born by today',
    (raw, expected) => {
      expect(read(raw)).toBe(expected)
    },
  )

  test.each([
    ['', 'birth-missing'],
    ['  ', 'birth-missing'],
    ['-', 'birth-missing'],
    ['00/00/0000', 'birth-missing'],
    ['không rõ', 'birth-unreadable'],
    ['7/50', 'birth-unreadable'],
    ['05/07/195', 'birth-unreadable'],
    ['05/07/1950 và 1951', 'birth-unreadable'],
    ['1950-07-04T17:00:00.000Z', 'birth-unreadable'],
    [`1950${' '.repeat(100)}x`, 'birth-unreadable'],
    ['30/02/1950', 'birth-impossible'],
    ['29/02/1950', 'birth-impossible'],
    ['31/11/1950', 'birth-impossible'],
    ['13/13/1950', 'birth-impossible'],
    ['32/01/1950', 'birth-impossible'],
    ['02/30/1950', 'birth-impossible'],
    ['25/1950', 'birth-impossible'],
    ['05/04/2024', 'birth-in-future'],
    ['2025', 'birth-in-future'],
    [71_950, 'birth-in-future'],
    ['01/01/1893', 'birth-too-long-ago'],
  ])('%j is refused: %s', (raw, expected) => {
    expect(read(raw)).toBe(expected)
  })

  test('the current year and month are possible, the next are not', () => {
    expect(read('2024')).toBe('2024')
    expect(read('04/2024')).toBe('2024-04')
    expect(read('05/2024')).toBe('birth-in-future')
  })

  test('any true date is read back from every usual writing, without a trace', () => {
    const writings: readonly ((y: number, m: string, d: string) => string)[] = [
      (y, m, d) => `${d}/${m}/${y}`,
      (y, m, d) => `${Number(d)}-${Number(m)}-${y}`,
      (y, m, d) => `${d}. ${m}. ${y}`,
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${d}${m}${y}`,
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: dayOf(1914, 1, 1), max: TODAY }),
        fc.constantFrom(...writings),
        (day, write) => {
          const iso = isoDay(day)
          const { y } = civilOf(day)
          expect(read(write(y, iso.slice(5, 7), iso.slice(8)))).toBe(iso)
          expect(read(formatPartialDate(civilOf(day)))).toBe(iso)
        },
      ),
      { seed: 7, numRuns: 2000 },
    )
  })

  test('whatever is typed, the answer is a real past date of a living person or a refusal', () => {
    const typed = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789/-. ?x'), maxLength: 12 }),
      fc.string(),
      fc.nat(99_999_999),
    )
    fc.assert(
      fc.property(typed, (raw) => {
        const result = parseBirthDate(raw, TODAY)
        if (!result.ok) return
        const { date } = result.value
        expect(decodePartialDate(encodePartialDate(date))).toEqual(date)
        expect(earliestDay(date)).toBeLessThanOrEqual(TODAY)
        expect(2024 - date.y).toBeLessThanOrEqual(130)
        if (result.value.repairs.includes('birth-two-digit-year'))
          expect(2024 - date.y).toBeLessThanOrEqual(110)
      }),
      { seed: 7, numRuns: 5000 },
    )
  })
})
