import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORECAST_CODES, type Foreseen, forecastsOf } from './forecast.ts'

const usual: Foreseen = {
  rows: 1000,
  rejected: 12,
  elsewhere: 3,
  new: 20,
  changed: 40,
  vanished: 15,
  known: 990,
  before: 985,
  otherHeadings: 0,
  headings: 9,
  daysBehind: 0,
  unsure: 0,
  columns: 9,
}

const codesOf = (change: Partial<Foreseen>) => forecastsOf({ ...usual, ...change }).map(({ code }) => code)

describe('a list', () => {
  test('as lists are is not spoken against', () => {
    expect(forecastsOf(usual)).toEqual([])
  })

  test('of another commune is told by its rows', () => {
    expect(forecastsOf({ ...usual, elsewhere: 900 })).toEqual([{ code: 'other-unit', count: 900, of: 1000 }])
  })

  test('that would change much of a register says how much of it', () => {
    expect(forecastsOf({ ...usual, changed: 376 })).toEqual([{ code: 'changes-much', count: 376, of: 990 }])
  })

  test('that lost half of its rows is said to have shrunk, and who vanished is told', () => {
    expect(codesOf({ rows: 480, vanished: 505 })).toEqual(['shrunk', 'vanishes-much'])
  })

  test('in another layout than the sender’s last says in how many columns', () => {
    expect(forecastsOf({ ...usual, otherHeadings: 2 })).toEqual([{ code: 'layout-differs', count: 2, of: 9 }])
  })

  test('older than one that stands, and one whose letters are not sure, are told', () => {
    expect(codesOf({ daysBehind: 14, unsure: 1 })).toEqual(['older-than-last', 'encoding-unsure'])
  })

  test('that is the first of its unit changes, loses and shrinks nothing', () => {
    expect(codesOf({ known: 0, before: 0, new: 1000, changed: 0, vanished: 0 })).toEqual([])
  })

  test('of a handful of rows has no shares', () => {
    expect(codesOf({ rows: 3, rejected: 2, elsewhere: 2, known: 0, before: 0 })).toEqual([])
  })
})

test('whatever is foreseen, a count is never more than what it is of, and every code stands once', () => {
  const n = fc.nat(5000)
  const seen = fc
    .record({ rows: n, known: n, before: n, headings: n, columns: n, daysBehind: n })
    .chain((base) =>
      fc.record({
        ...Object.fromEntries(Object.entries(base).map(([key, value]) => [key, fc.constant(value)])),
        rejected: fc.nat(base.rows),
        elsewhere: fc.nat(base.rows),
        new: fc.nat(base.known),
        changed: fc.nat(base.known),
        vanished: fc.nat(base.before),
        otherHeadings: fc.nat(base.headings),
        unsure: fc.nat(base.columns),
      }),
    )
  fc.assert(
    fc.property(seen, (given) => {
      const forecasts = forecastsOf({ ...usual, ...given })
      for (const { count, of } of forecasts) expect(count).toBeLessThanOrEqual(of)
      const codes = forecasts.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(codes.map((code) => FORECAST_CODES.indexOf(code))).toEqual(
        codes.map((code) => FORECAST_CODES.indexOf(code)).sort((a, b) => a - b),
      )
    }),
    { seed: 53 },
  )
})
