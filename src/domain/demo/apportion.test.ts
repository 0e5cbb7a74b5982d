import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion, apportionWithin } from './apportion.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

test('the largest remainders get what is left', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(apportion(7, [50, 30, 20])).toEqual([4, 2, 1])
  expect(() => apportion(7, [0, 0])).toThrow(RangeError)
})

test('shares by weight sum to the total and stay within one of the ideal', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(weights, fc.nat(1_000_000), (given, total) => {
      const shares = apportion(total, given)
      expect(sum(shares)).toBe(total)
      shares.forEach((share, i) => {
        expect(Math.abs(share - (total * (given[i] ?? 0)) / sum(given))).toBeLessThan(1 + 1e-6)
      })
    }),
    { seed: 2 },
  )
})

test('shares of groups sum to the total and never exceed a group, from none to all', () => {
  const group = fc.record({ size: fc.nat(500), leaning: fc.double({ min: -6, max: 6, noNaN: true }) })
  fc.assert(
    fc.property(
      fc.array(group, { maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (groups, part) => {
        const sizes = groups.map(({ size }) => size)
        const total = Math.round(part * sum(sizes))
        const shares = apportionWithin(
          total,
          sizes,
          groups.map(({ leaning }) => leaning),
        )
        expect(sum(shares)).toBe(total)
        shares.forEach((share, i) => {
          expect(share >= 0 && share <= (sizes[i] ?? 0)).toBe(true)
        })
      },
    ),
    { seed: 3, numRuns: 500 },
  )
})

test('a leaning of one multiplies the odds by e', () => {
  const [plain = 0, leaning = 0] = apportionWithin(1_000_000, [1_000_000, 1_000_000], [0, 1])
  const odds = (share: number) => share / (1_000_000 - share)
  expect(odds(leaning) / odds(plain)).toBeCloseTo(Math.E, 3)
})

test('more than there is cannot be chosen', () => {
  expect(() => apportionWithin(4, [1, 2], [0, 0])).toThrow(RangeError)
})
