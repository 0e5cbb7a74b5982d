import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LAST_SHEET, numberOf, rowAddress, sheetOf } from './row-address.ts'

const place = fc.tuple(fc.nat(LAST_SHEET), fc.integer({ min: 1, max: 2 ** 20 }))

describe('a row of a list of several sheets has one address', () => {
  test('its sheet and its number are read back from it, whatever they are', () => {
    fc.assert(
      fc.property(place, ([sheet, number]) => {
        const address = rowAddress(sheet, number)
        expect([sheetOf(address), numberOf(address)]).toEqual([sheet, number])
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  test('addresses sort as the rows stand in the file', () => {
    fc.assert(
      fc.property(place, place, ([sheetA, a], [sheetB, b]) => {
        const order = Math.sign(sheetA - sheetB || a - b)
        expect(Math.sign(rowAddress(sheetA, a) - rowAddress(sheetB, b))).toBe(order)
      }),
      { seed: 6, numRuns: 500 },
    )
  })

  test('the first row of the first sheet is 0, and the last of the last fits an integer column', () => {
    expect(rowAddress(0, 1)).toBe(0)
    expect(rowAddress(0, 2)).toBe(1)
    expect(rowAddress(1, 1)).toBe(1_048_576)
    expect(rowAddress(LAST_SHEET, 1_048_576)).toBeLessThan(2 ** 31)
  })

  test.each([
    [-1, 1],
    [2047, 1],
    [0, 0],
    [0, 1_048_577],
    [0.5, 1],
    [0, 1.5],
    [Number.NaN, 1],
  ])('sheet %d, row %d has none', (sheet, number) => {
    expect(() => rowAddress(sheet, number)).toThrow(RangeError)
  })
})
