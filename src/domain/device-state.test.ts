import { describe, expect, it } from 'vitest'
import { type DeviceState, isDark, isInUse, stillToCome } from './device-state.ts'

const NOW = Date.UTC(2024, 4, 20)
const HOUR = 3_600_000
const fine: DeviceState = {
  ...{ seenAt: NOW - HOUR, isRevoked: false, isWiped: false, waiting: 0, sealedLeft: null },
}

describe('a phone is dark', () => {
  it('after more than 24 hours of silence and not a moment before', () => {
    expect(isDark({ ...fine, seenAt: NOW - 24 * HOUR }, NOW)).toBe(false)
    expect(isDark({ ...fine, seenAt: NOW - 24 * HOUR - 1 }, NOW)).toBe(true)
    expect(isDark(fine, NOW)).toBe(false)
  })

  it('not when it was shut out', () => {
    expect(isDark({ ...fine, seenAt: 0, isRevoked: true, waiting: 3 }, NOW)).toBe(false)
  })

  it('when it forgot everybody only as long as sealed visits are missing', () => {
    const wiped = { ...fine, seenAt: 0, isWiped: true, waiting: 9 }
    expect(isDark({ ...wiped, sealedLeft: 0 }, NOW)).toBe(false)
    expect(isDark({ ...wiped, sealedLeft: 2 }, NOW)).toBe(true)
  })
})

it('what is still to come is what waits, and of a phone that forgot everybody what is sealed', () => {
  expect(stillToCome({ ...fine, waiting: 4 })).toBe(4)
  expect(stillToCome({ ...fine, waiting: null })).toBe(0)
  expect(stillToCome({ ...fine, waiting: 4, isWiped: true, sealedLeft: 1 })).toBe(1)
})

it('a phone is in use until it is shut out or forgets everybody', () => {
  expect(isInUse(fine)).toBe(true)
  expect(isInUse({ ...fine, isRevoked: true })).toBe(false)
  expect(isInUse({ ...fine, isWiped: true })).toBe(false)
})
