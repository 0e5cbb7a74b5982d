import { expect, test } from 'vitest'
import { countFreshness, freshnessOf } from './freshness.ts'

const asOf = 20_000

test('a unit is fresh for seven days, then stale; one never heard of is neither', () => {
  expect(freshnessOf(asOf, asOf)).toBe('fresh')
  expect(freshnessOf(asOf - 7, asOf)).toBe('fresh')
  expect(freshnessOf(asOf - 8, asOf)).toBe('stale')
  expect(freshnessOf(null, asOf)).toBe('never')
})

test('units are counted by how fresh they are', () => {
  expect(countFreshness([asOf, asOf - 1, asOf - 30, null], asOf)).toEqual({ fresh: 2, stale: 1, never: 1 })
})
