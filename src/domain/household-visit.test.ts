import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BASELINE, listed, registered } from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { instantOfDay } from './dates.ts'
import { decide, mayBeBulk } from './decide.ts'
import { correctTimes, notDone, rememberedTimes, visitRecorded, visitSourceOf } from './household-visit.ts'
import { nextActions } from './next-action.ts'
import { OPEN_CASE_REASONS } from './open-case-reasons.ts'
import { personOn } from './timeline.ts'

const MINUTE = 60_000
const day = BASELINE + 9
const times = { startedAt: 1_000_000, endedAt: 1_600_000, monotonicMs: 10 * MINUTE }

describe('the times of a visit', () => {
  test('are put right by how wrong the clock of the device is when it sends', () => {
    const receivedAt = 50_000_000
    expect(correctTimes({ ...times, sentAt: 2_000_000 }, receivedAt)).toEqual({
      startedAt: 49_000_000,
      endedAt: 49_600_000,
      monotonicMs: 10 * MINUTE,
    })
  })

  test('that are remembered are of that day and hour, and not in the future', () => {
    const noon = instantOfDay(day, 12)
    expect(rememberedTimes(day, 12, noon + 1)).toEqual({ startedAt: noon, endedAt: noon, monotonicMs: 0 })
    expect(rememberedTimes(day + 1, 8, noon).startedAt).toBe(noon)
  })

  test('are never after receipt, in order, and at least as long as the clock says that nobody can set', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000_000 })
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.integer({ min: 0, max: 86_400_000 }),
        instant,
        instant,
        (startedAt, endedAt, monotonicMs, sentAt, receivedAt) => {
          const right = correctTimes({ startedAt, endedAt, monotonicMs, sentAt }, receivedAt)
          expect(right.endedAt).toBeLessThanOrEqual(receivedAt)
          expect(right.endedAt - right.startedAt).toBeGreaterThanOrEqual(monotonicMs)
        },
      ),
      { seed: 90, numRuns: 500 },
    )
  })
})

describe('one reason for all', () => {
  const facts = [
    registered(BASELINE, '1990'),
    listed(BASELINE, { claims: { card: 'confirmed', sim_own_name: 'confirmed' } }),
  ]
  const person = personOn(facts, day)
  const actions = nextActions(campaign, person, day)

  test('stands at what could have been done today, and nowhere else', () => {
    expect(notDone(actions, 'not_found')).toEqual({
      eid_collected: 'not_found',
      smartphone_4g: 'not_found',
    })
    expect(notDone(actions, 'blurred_fingerprints')).toEqual({ eid_collected: 'blurred_fingerprints' })
  })

  test('whatever it is, it may be recorded of many at once', () => {
    for (const reason of OPEN_CASE_REASONS) {
      const outcomes = notDone(actions, reason)
      const report = { met: 'nobody', done: [], outcomes } as const
      const body = visitRecorded(times, { device: 'd', app: 'a' }, report, 1)
      const fact = { factId: 'f', effective: day, known: day, source: 'field', body } as const
      expect(decide(person, fact).ok).toBe(true)
      expect(mayBeBulk(body)).toBe(Object.keys(outcomes).length > 0)
    }
  })
})

test('what is said of one person becomes a fact that names nothing that was not said', () => {
  const body = visitRecorded(
    times,
    { device: 'máy bàn', app: 'console' },
    {
      met: 'self',
      done: ['eid_activated'],
      outcomes: { signature: 'refused_no_benefit' },
      ownDevice: 'own',
      promise: '2024-06-20',
    },
    3,
  )
  expect(body).toEqual({
    type: 'visit-recorded/1',
    claims: { eid_activated: 'reported' },
    visit: {
      ...times,
      device: 'máy bàn',
      app: 'console',
      met: 'self',
      attempt: 3,
      outcomes: { signature: 'refused_no_benefit' },
      promise: '2024-06-20',
      ownDevice: 'own',
    },
  })
})

test('clerks and leaders write down what others did, whoever walks speaks from the field', () => {
  expect((['desk_clerk', 'commune_leader'] as const).map(visitSourceOf)).toEqual(['office', 'office'])
  for (const role of ['commune_police', 'hamlet_head', 'team_lead', 'volunteer'] as const)
    expect(visitSourceOf(role)).toBe('field')
})
