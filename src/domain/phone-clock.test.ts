import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hearServer, JUMP_MS, jumpsIn, lookAtClock, phoneNow, unsetClock } from './phone-clock.ts'

const DAY = 86_400_000

it('a clock that is set is seen to move by as much, once', () => {
  const first = lookAtClock(unsetClock, 1_000_000, 500)
  expect(first.moves).toEqual([])
  const later = lookAtClock(first, 1_060_000, 60_500)
  expect(later.moves).toEqual([])
  const set = lookAtClock(later, 1_061_000 + DAY, 61_500)
  expect(set.moves).toEqual([DAY])
  expect(lookAtClock(set, 1_062_000 + DAY, 62_500).moves).toEqual([DAY])
})

it('a drift is seen when it has become much', () => {
  let clock = lookAtClock(unsetClock, 0, 0)
  for (let minute = 1; minute <= 10; minute += 1) clock = lookAtClock(clock, minute * 61_000, minute * 60_000)
  expect(clock.moves).toEqual([JUMP_MS, JUMP_MS])
})

it('a page that was just opened has seen nothing', () => {
  expect(lookAtClock(unsetClock, 99, 1).moves).toEqual([])
})

it.each([
  ['a night’s sleep', [8 * 3_600_000], 0, [0]],
  ['a day ahead', [DAY], DAY, [DAY]],
  ['a day ahead and put right', [DAY, -DAY], 0, [DAY, -DAY]],
  ['an hour back', [-3_600_000], -3_600_000, [-3_600_000]],
  ['sleep, then ten minutes ahead', [3_600_000, 600_000], 600_000, [0, 600_000]],
  ['sleep, of which ten minutes ahead', [3_600_000], 600_000, [600_000]],
  ['nobody knows', [DAY, -3_600_000], null, [0, -3_600_000]],
])('%s: %j of %j are jumps of %j', (_, moves, total, jumps) => {
  expect(jumpsIn(moves, total)).toEqual(jumps)
})

it('what was set is found out, to a few seconds, where one time of setting and any sleep lie in between', () => {
  const sleeps = fc.array(fc.integer({ min: JUMP_MS, max: DAY }), { maxLength: 4 })
  const set = fc.oneof(
    fc.integer({ min: JUMP_MS, max: 30 * DAY }),
    fc.integer({ min: -30 * DAY, max: -JUMP_MS }),
  )
  fc.assert(
    fc.property(sleeps, set, fc.nat(4), (slept, by, at) => {
      const moves = [...slept.slice(0, at), by, ...slept.slice(at)]
      const jumps = jumpsIn(moves, by)
      expect(Math.abs(jumps.reduce((sum, jump) => sum + jump, 0) - by)).toBeLessThanOrEqual(JUMP_MS)
    }),
  )
})

it('the server’s time is known again by whatever the clock was ahead', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.nat(20_000), (ahead, since) => {
      const server = 1_712_000_000_000
      const { clock } = hearServer(unsetClock, server, server + ahead, server + ahead)
      expect(phoneNow(clock, server + ahead + since)).toBe(server + since)
    }),
  )
})

it('a clock that was set back since is not believed', () => {
  const { clock } = hearServer(lookAtClock(unsetClock, DAY, 0), DAY, DAY, DAY)
  const back = lookAtClock(clock, 1_000, 1_000)
  expect(phoneNow(back, 1_000)).toBe(DAY + 1_000)
})
