import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BASELINE } from '../../test/fixtures/histories.ts'
import { decide } from './decide.ts'
import { visitRecorded } from './household-visit.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { mayStandAt, OPEN_CASE_REASONS } from './open-case-reasons.ts'
import { nobody } from './person.ts'
import {
  type AtDoor,
  lackOf,
  NOTHING_SAID,
  reportsOf,
  type Said,
  say,
  type VisitDraft,
} from './visit-draft.ts'

const person = (personId: string, ...milestones: readonly Milestone[]): AtDoor => ({
  personId,
  now: milestones.map((milestone) => ({ milestone, kind: 'do' })),
})
const people = [person('a', 'card_collected', 'eid_activated'), person('b', 'sim_own_name'), person('c')]

test('nobody at home is one tap: a reason stands at all that could have been done, for whoever it concerns', () => {
  expect(reportsOf({ ...NOTHING_SAID, met: 'nobody' }, people)).toEqual([
    {
      personId: 'a',
      met: 'nobody',
      done: [],
      outcomes: { card_collected: 'not_found', eid_activated: 'not_found' },
    },
    { personId: 'b', met: 'nobody', done: [], outcomes: { sim_own_name: 'not_found' } },
  ])
})

test('whoever had something done was met, and the others are told of by their relative', () => {
  const draft = say(say(NOTHING_SAID, 'a', 'card_collected', 'done'), 'b', 'sim_own_name', 'abroad')
  expect(reportsOf({ ...draft, promise: '2024-06-20' }, people)).toEqual([
    { personId: 'a', met: 'self', done: ['card_collected'], outcomes: {}, promise: '2024-06-20' },
    { personId: 'b', met: 'relative', done: [], outcomes: { sim_own_name: 'abroad' }, promise: '2024-06-20' },
  ])
  const changed = say({ ...draft, met: 'nobody' }, 'b', 'sim_own_name', 'done')
  expect(reportsOf(changed, people).map(({ personId, met }) => [personId, met])).toEqual([
    ['a', 'relative'],
    ['b', 'self'],
  ])
})

test('nothing is recorded of nothing, and an activation asks on whose device', () => {
  expect(lackOf(NOTHING_SAID, people)).toBe('nothing-said')
  expect(lackOf({ ...NOTHING_SAID, met: 'c' }, people)).toBeNull()
  const draft = say(NOTHING_SAID, 'a', 'eid_activated', 'done')
  expect(lackOf(draft, people)).toBe('device-unsaid')
  const whole = { ...draft, ownDevice: { a: 'own' } } as const
  expect(lackOf(whole, people)).toBeNull()
  expect(reportsOf(whole, people)[0]).toMatchObject({ ownDevice: 'own' })
  expect(lackOf(say(whole, 'a', 'eid_activated', null), people)).toBeNull()
})

test('what is said of a telephone says which one is in hand', () => {
  const of = (milestone: Milestone, said: Said) =>
    reportsOf(say(NOTHING_SAID, 'a', milestone, said), people)[0]
  expect(of('smartphone_4g', 'done')).toMatchObject({ telephone: 'smartphone_4g' })
  expect(of('smartphone_4g', 'phone_2g')).toMatchObject({ telephone: '2g' })
  expect(of('sim_own_name', 'no_phone')).toMatchObject({ telephone: 'none' })
  expect(of('sim_own_name', 'sim_other_name')).not.toHaveProperty('telephone')
  const closed = { ...say(NOTHING_SAID, 'a', 'smartphone_4g', 'phone_2g'), met: 'nobody' }
  expect(reportsOf(closed, people)[0]).not.toHaveProperty('telephone')
})

test('whatever is tapped, in whatever order, the ledger takes it', () => {
  const tap = fc.tuple(
    fc.constantFrom(...people.map(({ personId }) => personId)),
    fc
      .constantFrom(...MILESTONES)
      .chain((milestone) =>
        fc.tuple(
          fc.constant(milestone),
          fc.constantFrom(
            null,
            'done' as const,
            ...OPEN_CASE_REASONS.filter((one) => mayStandAt(one, milestone)),
          ),
        ),
      ),
  )
  const met = fc.constantFrom(null, 'nobody', 'neighbour', 'a', 'c')
  fc.assert(
    fc.property(fc.array(tap, { maxLength: 8 }), met, fc.boolean(), (taps, met, isLate) => {
      const tapped = (draft: VisitDraft) =>
        taps.reduce((so, [personId, [milestone, said]]) => say(so, personId, milestone, said), draft)
      const draft = isLate ? { ...tapped(NOTHING_SAID), met } : tapped({ ...NOTHING_SAID, met })
      for (const report of reportsOf(draft, people)) {
        const times = { startedAt: 0, endedAt: 0, monotonicMs: 0 }
        const body = visitRecorded(times, { device: 'd', app: 'a' }, report, 1)
        const fact = { factId: 'f', effective: BASELINE, known: BASELINE, source: 'field', body } as const
        expect(decide(nobody, fact).ok).toBe(true)
      }
    }),
    { seed: 90, numRuns: 500 },
  )
})
