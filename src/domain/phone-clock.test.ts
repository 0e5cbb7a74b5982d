import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hearServer, lookAtClock, phoneNow, unsetClock } from './phone-clock.ts'

it('a clock that is set is seen to jump by as much, once', () => {
  const first = lookAtClock(unsetClock, 1_000_000, 500)
  expect(first.jumpedMs).toBe(0)
  const later = lookAtClock(first.clock, 1_000_000 + 60_000, 60_500)
  expect(later.jumpedMs).toBe(0)
  const set = lookAtClock(later.clock, 1_000_000 + 86_400_000 + 61_000, 61_500)
  expect(set.jumpedMs).toBe(86_400_000)
  expect(lookAtClock(set.clock, 1_000_000 + 86_400_000 + 62_000, 62_500).jumpedMs).toBe(0)
})

it('a page that was just opened has seen nothing', () => {
  expect(lookAtClock({ contact: null, offset: null }, 99, 1).jumpedMs).toBe(0)
})

it('the server’s time is known again by whatever the clock was ahead', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.nat(20_000), (ahead, since) => {
      const server = 1_712_000_000_000
      const clock = hearServer(unsetClock, server, server + ahead, server + ahead)
      expect(phoneNow(clock, server + ahead + since)).toBe(server + since)
    }),
  )
})
