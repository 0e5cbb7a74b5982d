import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BaselineTotals, baselineFor, communeBaselines, provinceBaseline } from './baseline.ts'

function expectIdentities(totals: BaselineTotals): void {
  expect(totals.card).toBe(totals.people - totals.born2010 - totals.hardToReach)
  for (const count of Object.values(totals)) expect(Number.isInteger(count) && count >= 0).toBe(true)
  expect(totals.collected).toBeLessThanOrEqual(totals.card)
  expect(totals.activated + totals.approvedOnly + totals.rejected).toBeLessThanOrEqual(totals.collected)
}

test('at 873,007 people the figures are the printed ones, and hang together as printed', () => {
  expect(baselineFor(873_007)).toEqual(provinceBaseline)
  expectIdentities(provinceBaseline)
  expect(provinceBaseline.born2010 + provinceBaseline.hardToReach).toBe(26_959)
  expect(provinceBaseline.card - provinceBaseline.collected).toBe(245_245)
  expect(provinceBaseline.collected - provinceBaseline.activated).toBe(84_844)
})

test('at any other number every identity holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000_000 }), (people) => expectIdentities(baselineFor(people))),
    { seed: 1, numRuns: 2_000 },
  )
  for (let people = 1; people < 300; people++) expectIdentities(baselineFor(people))
  expect(() => baselineFor(0)).toThrow(RangeError)
  expect(() => baselineFor(1.5)).toThrow(RangeError)
})

test('the communes sum to the province exactly, for every count', () => {
  const communes = fc
    .array(fc.nat(9_000), { minLength: 1, maxLength: 111 })
    .filter((sizes) => sizes.some((n) => n > 0))
  fc.assert(
    fc.property(communes, fc.integer(), (sizes, seed) => {
      const given = sizes.map((people, i) => ({ communeId: 130_101 + i * 7, people }))
      const parts = communeBaselines(seed, given)
      const totals = baselineFor(sizes.reduce((a, b) => a + b, 0))
      for (const key of Object.keys(totals) as (keyof BaselineTotals)[]) {
        expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(totals[key])
      }
      parts.forEach(expectIdentities)
    }),
    { seed: 2 },
  )
})

test('communes differ, and the remote ones are behind', () => {
  const people = 8_000
  const of = (district: number) =>
    Array.from({ length: 20 }, (_, k) => ({ communeId: district * 100 + k + 1, people }))
  const parts = communeBaselines(1, [...of(1302), ...of(1304)])
  const shares = parts.map((part) => part.collected / part.card)
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  expect(mean(shares.slice(20))).toBeLessThan(mean(shares.slice(0, 20)) - 0.08)
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.2)
})
