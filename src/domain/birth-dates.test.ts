import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BirthHints, parseBirthDate } from './birth-dates.ts'
import {
  civilOf,
  dayOf,
  decodePartialDate,
  earliestDay,
  encodePartialDate,
  formatPartialDate,
  isoDay,
} from './dates.ts'

const TODAY = dayOf(2024, 4, 4)

const read = (raw: string | number, hints: BirthHints = {}) => {
  const result = parseBirthDate(raw, TODAY, hints)
  return result.ok
    ? [encodePartialDate(result.value.date), ...result.value.repairs].join(' ')
    : result.error.code
}

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

  test.each<[string | number, string]>([
    ['05/07/1950', '1950-05-07 birth-month-first'],
    ['1950-07-05', '1950-05-07 birth-month-first'],
    [18_448, '1950-04-07 birth-from-serial birth-month-first'],
    ['7/4/50', '1950-07-04 birth-month-first birth-two-digit-year'],
    ['5/5/1950', '1950-05-05'],
    ['25/07/1950', '1950-07-25'],
    ['1950-07-25', '1950-07-25'],
    ['07/25/1950', '1950-07-25 birth-month-first'],
    ['1950', '1950'],
    ['--/07/1950', '1950-07'],
    ['13/13/1950', 'birth-impossible'],
  ])('%j in a column with days and months swapped', (raw, expected) => {
    expect(read(raw, { monthFirst: true })).toBe(expected)
  })

  test.each<[string, BirthHints, string]>([
    ['5/7/14', {}, '2014-07-05 birth-two-digit-year birth-century-doubt'],
    ['5/7/14', { youngest: 15 }, '1914-07-05 birth-two-digit-year birth-century-doubt'],
    ['5/7/08', { youngest: 15 }, '2008-07-05 birth-two-digit-year'],
    ['5/7/20', { youngest: 15 }, '1920-07-05 birth-two-digit-year birth-century-doubt'],
    ['5/7/20', { year: 1920 }, '1920-07-05 birth-two-digit-year'],
    ['5/7/20', { year: 2020, youngest: 15 }, '2020-07-05 birth-two-digit-year'],
    ['5/7/50', { year: 1951 }, '1950-07-05 birth-two-digit-year'],
  ])('the two digits of %j beside %j take the century that the age allows', (raw, hints, expected) => {
    expect(read(raw, hints)).toBe(expected)
  })
})
