import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binhPhuoc2024 } from './binh-phuoc/campaign.ts'
import { clockFor, RECEIVER_KINDS } from './hand-over-clocks.ts'
import {
  BOUNCE_REASONS,
  bounceAsks,
  daysOverdue,
  dueOn,
  HAND_OVER_STATES,
  type HandOver,
  type HandOverEvent,
  handOverOn,
  isOpen,
  needsConsent,
  receiverOf,
  stepsFor,
  takeStep,
} from './hand-overs.ts'
import { ACTORS } from './next-action.ts'

const SEED = { seed: 20240404, numRuns: 500 }
const clock = { acceptDays: 2, finishDays: 7 }

const event = fc.record({
  step: fc.constantFrom(...HAND_OVER_STATES),
  on: fc.integer({ min: 100, max: 130 }),
  reason: fc.option(fc.constantFrom(...BOUNCE_REASONS), { freq: 2 }),
}) satisfies fc.Arbitrary<HandOverEvent>

/** What anybody may try, in the order in which it is tried. */
const attempts = fc.array(event, { maxLength: 12 })

const offer = (on: number): HandOverEvent => ({ step: 'offered', on, reason: null })
const at = (...events: HandOverEvent[]): HandOver => {
  const stands = handOverOn(events, 10_000)
  if (stands === null) throw new Error('nothing was offered')
  return stands
}

describe('whatever is tried', () => {
  test('a hand-over begins with an offer, never leaves an end, and ends at most once', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        let before: HandOver | null = null
        let ends = 0
        for (const one of tried) {
          const after = takeStep(before, one)
          if (!after.ok) continue
          if (before === null) expect(after.value.state).toBe('offered')
          else {
            expect(isOpen(before.state)).toBe(true)
            expect(after.value.offeredOn).toBe(before.offeredOn)
          }
          if (!isOpen(after.value.state)) ends += 1
          before = after.value
        }
        expect(ends).toBeLessThanOrEqual(1)
      }),
      SEED,
    )
  })

  test('only what came back has a reason, only what ended has an end, and days never go back', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const stands = handOverOn(tried, 10_000)
        if (stands === null) return
        expect(stands.reason !== null).toBe(stands.state === 'bounced')
        expect(stands.endedOn !== null).toBe(!isOpen(stands.state))
        const days = [stands.offeredOn, stands.acceptedOn, stands.endedOn].filter((day) => day !== null)
        expect(days).toEqual([...days].sort((a, b) => a - b))
        if (stands.state === 'done') expect(stands.acceptedOn).not.toBeNull()
      }),
      SEED,
    )
  })

  test('what is overdue on one day is one day more overdue on the next, until somebody acts', () => {
    fc.assert(
      fc.property(attempts, fc.integer({ min: 90, max: 160 }), (tried, day) => {
        const stands = handOverOn(tried, 10_000)
        if (stands === null) return
        const late = daysOverdue(stands, clock, day)
        const due = dueOn(stands, clock)
        expect(due === null).toBe(!isOpen(stands.state))
        expect(late > 0).toBe(due !== null && day > due)
        if (late > 0) expect(daysOverdue(stands, clock, day + 1)).toBe(late + 1)
      }),
      SEED,
    )
  })

  test('a step that somebody is offered is a step that can be taken', () => {
    fc.assert(
      fc.property(attempts, fc.boolean(), fc.boolean(), (tried, gives, receives) => {
        const stands = handOverOn(tried, 10_000)
        if (stands === null) return
        for (const step of stepsFor(stands.state, { gives, receives })) {
          const reason = step === 'bounced' ? 'not_ours' : null
          expect(takeStep(stands, { step, on: 10_000, reason }).ok).toBe(true)
        }
      }),
      SEED,
    )
  })
})

test('the receiving side accepts, finishes and gives back; the giving side takes back', () => {
  const [giver, receiver] = [
    { gives: true, receives: false },
    { gives: false, receives: true },
  ]
  expect(stepsFor('offered', receiver)).toEqual(['accepted', 'bounced'])
  expect(stepsFor('accepted', receiver)).toEqual(['done', 'bounced'])
  expect(stepsFor('offered', giver)).toEqual(['withdrawn'])
  expect(stepsFor('accepted', giver)).toEqual(['withdrawn'])
  expect(stepsFor('offered', { gives: false, receives: false })).toEqual([])
  for (const state of ['done', 'bounced', 'withdrawn'] as const)
    expect(stepsFor(state, { gives: true, receives: true })).toEqual([])
})

test('a clock runs from the offer, and another one from the acceptance', () => {
  const offered = at(offer(100))
  expect(dueOn(offered, clock)).toBe(102)
  expect(daysOverdue(offered, clock, 102)).toBe(0)
  expect(daysOverdue(offered, clock, 105)).toBe(3)
  const accepted = at(offer(100), { step: 'accepted', on: 105, reason: null })
  expect(dueOn(accepted, clock)).toBe(112)
  expect(daysOverdue(accepted, clock, 113)).toBe(1)
  const back = at(offer(100), { step: 'bounced', on: 110, reason: 'not_reached' })
  expect(daysOverdue(back, clock, 200)).toBe(0)
  // Yesterday's list is that of yesterday.
  expect(handOverOn([offer(100), { step: 'accepted', on: 105, reason: null }], 104)).toEqual(offered)
  expect(handOverOn([offer(100)], 99)).toBeNull()
})

test('what is refused says why', () => {
  const codeOf = (before: HandOver | null, one: HandOverEvent) => {
    const after = takeStep(before, one)
    return after.ok ? 'taken' : after.error
  }
  const offered = at(offer(100))
  expect(codeOf(null, { step: 'accepted', on: 100, reason: null })).toBe('not-possible')
  expect(codeOf(offered, offer(101))).toBe('not-possible')
  expect(codeOf(offered, { step: 'done', on: 101, reason: null })).toBe('not-possible')
  expect(codeOf(offered, { step: 'bounced', on: 101, reason: null })).toBe('reason-missing')
  expect(codeOf(offered, { step: 'accepted', on: 101, reason: 'not_ours' })).toBe('reason-unexpected')
  expect(codeOf(offered, { step: 'accepted', on: 99, reason: null })).toBe('day-goes-back')
  const withdrawn = at(offer(100), { step: 'withdrawn', on: 100, reason: null })
  expect(codeOf(withdrawn, { step: 'accepted', on: 101, reason: null })).toBe('not-open')
})

test('who acts next tells which kind of team takes it; what is only waited for is given to nobody', () => {
  expect(ACTORS.map((actor) => receiverOf({ kind: 'do', actor }))).toEqual([
    'hamlet_team',
    'collection_team',
    'commune_team',
    'carrier_team',
  ])
  for (const actor of ACTORS) expect(receiverOf({ kind: 'await', actor })).toBeNull()
  expect(RECEIVER_KINDS.filter(needsConsent)).toEqual(['carrier_team'])
})

test('every reason to give back asks something of the giving side, and the campaign sets every clock', () => {
  for (const reason of BOUNCE_REASONS) expect(bounceAsks(reason)).toBeTruthy()
  expect(bounceAsks('already_done')).toBe('wait_for_list')
  for (const kind of RECEIVER_KINDS) {
    expect(binhPhuoc2024.handOverClocks.filter(({ to }) => to === kind)).toHaveLength(1)
    const { acceptDays, finishDays } = clockFor(binhPhuoc2024.handOverClocks, kind)
    expect(acceptDays).toBeGreaterThan(0)
    expect(finishDays).toBeGreaterThanOrEqual(acceptDays)
  }
  expect(clockFor([], 'carrier_team')).toEqual(clock)
})
