import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backOff, comeAgain, LONGEST_MS } from './back-off.ts'

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

it('never waits longer than half an hour, never not at all, and never less than the server asks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(600), chance, (failures, seconds, luck) => {
      const wait = backOff(failures, seconds, luck)
      expect(wait).toBeLessThanOrEqual(LONGEST_MS)
      expect(wait).toBeGreaterThanOrEqual(Math.max(500, seconds * 1000))
      expect(comeAgain(seconds, luck)).toBeGreaterThanOrEqual(seconds * 1000)
    }),
  )
})

it('waits longer the more often it failed, and two phones do not wait alike', () => {
  expect(backOff(1, 0, 0.9)).toBeLessThan(backOff(2, 0, 0.9))
  expect(backOff(9, 0, 0.9)).toBeLessThan(backOff(30, 0, 0.9))
  expect(backOff(8, 0, 0.2)).not.toBe(backOff(8, 0, 0.7))
})
