import { describe, expect, test } from 'vitest'
import { BASELINE, listed, visited } from '../../test/fixtures/histories.ts'
import type { Claims, Fact } from './facts.ts'
import { isWorthKeeping } from './repeats.ts'

const d0 = BASELINE
const gap = (day: number): Fact => listed(day, { claims: { card: 'lacking' } })
const said = (claims: Claims, day = d0) => listed(day, { claims })

test('a confirmation or rejection is kept for what it turns, not for itself', () => {
  expect(isWorthKeeping([said({ card: 'confirmed' })], said({ card: 'confirmed' }, d0 + 7))).toBe(false)
  expect(isWorthKeeping([], said({ card: { rejected: 'blurred' } }))).toBe(false)
})

describe('a row of a list of gaps', () => {
  test('is kept against a word of its own day or an earlier one, and where nothing was said', () => {
    expect(isWorthKeeping([], gap(d0))).toBe(true)
    expect(isWorthKeeping([visited(d0, { card: 'reported' })], gap(d0))).toBe(true)
    expect(isWorthKeeping([said({ card: 'confirmed' })], gap(d0 + 7))).toBe(true)
  })

  test('is not where an older list says so already', () => {
    expect(isWorthKeeping([gap(d0)], gap(d0 + 7))).toBe(false)
    expect(isWorthKeeping([visited(d0, { card: 'reported' }), gap(d0 + 7)], gap(d0 + 14))).toBe(false)
    const answered = [visited(d0, { card: 'reported' }), gap(d0 + 7), visited(d0 + 8, { card: 'reported' })]
    expect(isWorthKeeping(answered, gap(d0 + 14))).toBe(true)
  })
})

test('an attribute and a list that nobody named before are kept, once', () => {
  const feature = listed(d0, { attributes: { device: 'feature_4g' } })
  expect(isWorthKeeping([], feature)).toBe(true)
  expect(isWorthKeeping([feature], listed(d0 + 7, { attributes: { device: 'feature_4g' } }))).toBe(false)
  expect(isWorthKeeping([feature], listed(d0 + 7, { attributes: { device: 'smartphone_4g' } }))).toBe(true)
  const hard = listed(d0, { cohorts: ['hard_to_reach'] })
  expect(isWorthKeeping([], hard)).toBe(true)
  expect(isWorthKeeping([hard], listed(d0 + 7, { cohorts: ['hard_to_reach'] }))).toBe(false)
  expect(isWorthKeeping([hard], listed(d0 - 7, { cohorts: ['hard_to_reach'] }))).toBe(true)
})

test('what is no row of a list is always kept', () => {
  expect(isWorthKeeping([], visited(d0, {}))).toBe(true)
})
