// Clocks of phones: a day ahead or behind, put right in between or not, the app restarted or not. Everything is said in true
// time and told as the phone's wall clock would tell it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BASELINE } from '../../test/fixtures/histories.ts'
import { dayOfInstant, instantOfDay } from './dates.ts'
import { correctTimes, type VisitTimes } from './household-visit.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Lived = {
  /** True time. */
  readonly contact: number
  readonly started: number
  readonly ended: number
  readonly sent: number
  /** What the wall clock is ahead before and after it was set, and whether the phone noticed. */
  readonly ahead: number
  readonly aheadAfter: number
  readonly noticed: boolean
  /** From sending to receipt. */
  readonly latency: number
}

const told = ({ contact, started, ended, sent, ahead, aheadAfter, noticed }: Lived): VisitTimes => ({
  startedAt: started + ahead,
  endedAt: ended + ahead,
  monotonicMs: ended - started,
  sentAt: sent + aheadAfter,
  jumpedMs: noticed ? aheadAfter - ahead : 0,
  lastContact: { serverTime: contact, aheadMs: ahead },
})

const minutes = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n * 60_000)
const wrong = fc.constantFrom(-400 * DAY, -DAY, -10 * HOUR, -60_000, 0, 60_000, 10 * HOUR, DAY, 900 * DAY)

const lived: fc.Arbitrary<Lived> = fc
  .record({
    sinceContact: minutes(3 * 1440),
    lasted: minutes(120),
    untilSent: minutes(3 * 1440),
    ahead: wrong,
    aheadAfter: wrong,
    noticed: fc.boolean(),
    latency: fc.constantFrom(0, 40, 90_000),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  .map(({ sinceContact, lasted, untilSent, hour, ...rest }) => {
    const contact = instantOfDay(BASELINE, hour)
    const started = contact + sinceContact
    const ended = started + lasted
    return { ...rest, contact, started, ended, sent: ended + untilSent }
  })

const check = (property: (one: Lived, right: ReturnType<typeof correctTimes>) => void) =>
  fc.assert(
    fc.property(lived, (one) => property(one, correctTimes(told(one), one.sent + one.latency))),
    { seed: 91, numRuns: 2_000 },
  )

describe('a visit of a phone', () => {
  test('is never of a day after its receipt or before the last contact, whatever was done to the clock', () => {
    check(({ contact, sent, latency }, { startedAt, endedAt }) => {
      expect(endedAt).toBeLessThanOrEqual(sent + latency)
      expect(endedAt).toBeGreaterThanOrEqual(contact)
      expect(dayOfInstant(startedAt)).toBeLessThanOrEqual(dayOfInstant(sent + latency))
      expect(dayOfInstant(startedAt)).toBeGreaterThanOrEqual(
        dayOfInstant(Math.min(contact, endedAt - 120 * 60_000)),
      )
    })
  })

  test('whose clock was wrong all the time, or whose jump was noticed, is exact but for the time on the way', () => {
    check((one, { startedAt, endedAt }) => {
      if (one.ahead !== one.aheadAfter && !one.noticed) return
      expect(endedAt - one.ended).toBe(one.latency)
      expect(startedAt - one.started).toBe(one.latency)
    })
  })

  test('whose clock was put right unseen is exact wherever the wrong time cannot be', () => {
    check((one, { endedAt }) => {
      if (one.noticed || one.ahead === one.aheadAfter) return
      const mistaken = one.ended + one.ahead - one.aheadAfter + one.latency
      if (mistaken > one.sent + one.latency || mistaken < one.contact) expect(endedAt).toBe(one.ended)
      else expect(endedAt).toBe(mistaken)
    })
  })

  test('brought by somebody else is put right by the last contact alone', () => {
    check((one) => {
      const right = correctTimes({ ...told(one), sentAt: null }, one.sent + one.latency)
      expect([right.startedAt, right.endedAt]).toEqual([one.started, one.ended])
    })
  })
})

test('a clock that is set during a visit makes it no longer than since the last contact', () => {
  const contact = instantOfDay(BASELINE, 8)
  const ended = instantOfDay(BASELINE, 10)
  const times = { startedAt: ended - DAY - 60_000, endedAt: ended, monotonicMs: 60_000, sentAt: ended + HOUR }
  const lastContact = { serverTime: contact, aheadMs: -DAY }
  expect(correctTimes({ ...times, lastContact }, ended + HOUR)).toEqual({
    startedAt: contact,
    endedAt: ended,
    monotonicMs: 60_000,
  })
})

test('a device that says nothing but its times is believed as before, and one that says nothing at all to the letter', () => {
  const times = { startedAt: 1_000_000, endedAt: 1_600_000, monotonicMs: 0 }
  expect(correctTimes({ ...times, sentAt: 2_000_000 }, 50_000_000).endedAt).toBe(49_600_000)
  expect(correctTimes({ ...times, sentAt: null }, 50_000_000).endedAt).toBe(1_600_000)
})
