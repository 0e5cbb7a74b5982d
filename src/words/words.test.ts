import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { defineWords, formatChange, formatCount, formatDay, formatDuration, formatShare } from './words.ts'

describe('numbers', () => {
  test('thousands are parted by dots in Vietnamese and by commas in English', () => {
    expect(formatCount(1304440)).toBe('1.304.440')
    expect(formatCount(1304440, 'en')).toBe('1,304,440')
    expect(formatCount(999)).toBe('999')
    expect(formatCount(-10000)).toBe('−10.000')
  })

  test('not reported is a dash and never zero', () => {
    expect(formatCount(null)).toBe('–')
    expect(formatShare(null, 873007)).toBe('–')
    expect(formatShare(0, 873007)).toBe('0,00%')
    expect(formatShare(5, 0)).toBe('–')
  })

  test('a share is computed half up at two decimals', () => {
    expect(formatShare(600803, 846048)).toBe('71,01%')
    expect(formatShare(515959, 600803)).toBe('85,88%')
    expect(formatShare(846048, 873007, 'en')).toBe('96.91%')
    expect(formatShare(1, 8000)).toBe('0,01%')
    expect(formatShare(1, 20000)).toBe('0,01%')
    expect(formatShare(1, 20001)).toBe('0,00%')
    expect(formatShare(120000, 1000)).toBe('12.000,00%')
  })

  test('a share never strays more than half a hundredth of a percent from the truth', () => {
    fc.assert(
      fc.property(fc.nat(9_000_000), fc.integer({ min: 1, max: 9_000_000 }), (numerator, denominator) => {
        const shown = Number(formatShare(numerator, denominator, 'en').replace(/[,%]/g, ''))
        expect(Math.abs(shown - (numerator / denominator) * 100)).toBeLessThanOrEqual(0.005 + 1e-6)
      }),
      { seed: 90, numRuns: 500 },
    )
  })

  test('grouping loses no digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (count) => {
        expect(formatCount(count).replaceAll('.', '')).toBe(String(count))
      }),
      { seed: 90 },
    )
  })

  test('a difference shows its direction', () => {
    expect([formatChange(1204), formatChange(-31), formatChange(0)]).toEqual(['+1.204', '−31', '0'])
  })
})

describe('days', () => {
  test('a day is written the administrative way', () => {
    expect(formatDay(dayOf(2024, 4, 4))).toBe('04/4/2024')
    expect(formatDay(dayOf(2024, 2, 1))).toBe('01/02/2024')
    expect(formatDay(dayOf(2024, 4, 4), 'en')).toBe('4 Apr 2024')
  })

  test('time left is never finer than is known', () => {
    expect([2, 42, 185, 4810].map((s) => formatDuration(s))).toEqual([
      'dưới 5 giây',
      '40 giây',
      '3 phút',
      '1 giờ 20 phút',
    ])
  })
})

test('English must say all that Vietnamese says', () => {
  const words = defineWords({
    vi: { hello: 'Xin chào', rows: (count: number) => `${count} dòng`, group: { inner: 'trong' } },
    en: { hello: 'Hello', rows: (count) => `${count} rows`, group: { inner: 'inside' } },
  })
  expect(words.en.rows(3)).toBe('3 rows')
  // @ts-expect-error: the English phrase is missing
  defineWords({ vi: { a: 'một', b: 'hai' }, en: { a: 'one' } })
  // @ts-expect-error: the parameters differ
  defineWords({ vi: { rows: (count: number) => `${count}` }, en: { rows: (count: string) => count } })
})
