import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOrderOf, swappedDatesOf } from './date-order.ts'

const two = (n: number) => String(n).padStart(2, '0')
type Birth = { readonly d: number; readonly m: number; readonly y: number }
const written = ({ d, m, y }: Birth) => `${two(d)}/${two(m)}/${y}`
const real = ({ d, m, y }: Birth) => `${y}-${two(m)}-${two(d)}`
/** What an American Excel makes of a birth date that is typed day first. */
const damaged = (birth: Birth) =>
  birth.d <= 12 ? real({ ...birth, d: birth.m, m: birth.d }) : written(birth)

const births = fc.array(
  fc.record({
    d: fc.integer({ min: 1, max: 28 }),
    m: fc.integer({ min: 1, max: 12 }),
    y: fc.integer({ min: 1930, max: 2010 }),
  }),
  { minLength: 60, maxLength: 120 },
)

describe('whoever writes day first', () => {
  test('as text is read day first', () => {
    fc.assert(
      fc.property(births, (all) => {
        expect(dateOrderOf(all.map(written))).toBe('day-first')
      }),
      { seed: 61 },
    )
  })

  test('in real dates is read as they are', () => {
    fc.assert(
      fc.property(births, (all) => {
        fc.pre(all.some(({ d }) => d > 12))
        expect(dateOrderOf(all.map(real))).toBe('day-first')
      }),
      { seed: 62 },
    )
  })

  test('into an American Excel is found out', () => {
    fc.assert(
      fc.property(births, (all) => {
        fc.pre(all.filter(({ d, m }) => d <= 12 && d !== m).length >= 3)
        fc.pre(all.filter(({ d }) => d > 12).length >= 3)
        expect(dateOrderOf(all.map(damaged))).toBe('mixed-damaged')
      }),
      { seed: 63 },
    )
  })
})

test('month first is taken only where a text proves it and none speaks against it', () => {
  expect(dateOrderOf(['07/25/1990', '01/13/1988', '12/31/2001', '02/03/1970'])).toBe('month-first')
  expect(dateOrderOf(['07/25/1990', '01/13/1988', '12/31/2001', '25/03/1970'])).toBe('day-first')
  expect(dateOrderOf(['07/25/1990', '02/03/1970'])).toBe('day-first')
})

test('the first of January, over and over, proves nothing', () => {
  expect(dateOrderOf(Array.from({ length: 200 }, (_, n) => `${1940 + (n % 60)}-01-01`))).toBe('day-first')
})

test('real dates alone prove nothing: the first of a month may stand for the whole of it', () => {
  const firsts = Array.from({ length: 60 }, (_, n) => `${1940 + n}-${two((n % 11) + 2)}-01`)
  expect(dateOrderOf(firsts)).toBe('day-first')
})

test('one day past the twelfth in a real date speaks for all of them', () => {
  const column = ['1990-05-03', '1975-11-02', '2001-12-06', '25/07/1982', '31/12/1968', '13/01/1957']
  expect(dateOrderOf(column)).toBe('mixed-damaged')
  expect(dateOrderOf([...column, '1961-03-30'])).toBe('day-first')
  expect(dateOrderOf([...column, '04/05/1961'])).toBe('day-first')
})

test('years, empty cells and numbers prove nothing', () => {
  expect(dateOrderOf(['1950', null, 32994, '01/1950', 'không rõ'])).toBe('day-first')
})

test('only columns of dates are judged', () => {
  const columns = [
    { index: 0, field: 'name', heading: 'Họ tên' },
    { index: 1, field: 'birth', heading: 'Ngày sinh' },
  ] as const
  const rows = ['07/25/1990', '01/13/1988', '12/31/2001'].map((date) => [date, date])
  expect([...swappedDatesOf(columns, rows)]).toEqual(['birth'])
})
