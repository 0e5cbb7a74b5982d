import { expect, test } from 'vitest'
import { draftAgain, peopleAgain, type SaidBefore } from './visit-again.ts'
import { reportsOf } from './visit-draft.ts'

const before: SaidBefore = {
  personId: 'a',
  met: 'self',
  done: ['sim_own_name'],
  outcomes: { eid_activated: 'no_signal' },
  promise: '2024-05-20',
}
const people = [
  { personId: 'a', now: [{ milestone: 'eid_used' as const, kind: 'do' as const }] },
  { personId: 'b', now: [{ milestone: 'card' as const, kind: 'await' as const }] },
]

test('a visit said again without a change says the same of the same person', () => {
  const atDoor = peopleAgain(people, before)
  expect(reportsOf(draftAgain(before), atDoor)).toEqual([
    {
      personId: 'a',
      met: 'self',
      done: ['sim_own_name'],
      outcomes: { eid_activated: 'no_signal' },
      promise: '2024-05-20',
    },
  ])
})

test('only who was visited is spoken of, with what was said then before what can be done now', () => {
  expect(peopleAgain(people, before)).toEqual([
    {
      personId: 'a',
      now: [
        { milestone: 'eid_activated', kind: 'do' },
        { milestone: 'sim_own_name', kind: 'do' },
        { milestone: 'eid_used', kind: 'do' },
      ],
    },
  ])
  expect(peopleAgain(people, null)).toBe(people)
})

test('a closed door said again is a closed door with its reason', () => {
  const closed: SaidBefore = {
    ...before,
    met: 'nobody',
    done: [],
    outcomes: { eid_used: 'abroad' },
    promise: null,
  }
  expect(draftAgain(closed)).toMatchObject({ met: 'nobody', reason: 'abroad', promise: null })
})
