import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from './spread.ts'

test('labels that do not touch stay where they belong', () => {
  expect(spread([100, 20, 60], 20, 0, 200)).toEqual([100, 20, 60])
})

test('labels that touch share the way', () => {
  expect(spread([50, 50], 20, 0, 100)).toEqual([40, 60])
})

test('labels never cover another, keep their order, and stay inside where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (wanted) => {
      const given = spread(wanted, 30, 0, 300)
      const pairs = wanted.map((w, i) => ({ w, g: given[i] ?? 0 })).sort((a, b) => a.g - b.g)
      for (const [i, pair] of pairs.entries()) {
        expect(pair.g).toBeGreaterThanOrEqual(0)
        expect(pair.g).toBeLessThanOrEqual(300)
        const next = pairs[i + 1]
        if (next === undefined) continue
        expect(next.g - pair.g).toBeGreaterThanOrEqual(30 - 1e-9)
        expect(next.w).toBeGreaterThanOrEqual(pair.w)
      }
    }),
    { seed: 4 },
  )
})
