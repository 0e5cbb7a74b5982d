import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyHistory, BASELINE, listed, registered } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visitOn } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { type EffortCase, effortOf, NO_EFFORT, stepMinutes } from './effort.ts'
import type { Claims, Fact } from './facts.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { nextActions } from './next-action.ts'
import { ABSENT, type OpenCaseReason, remedyOf } from './open-case-reasons.ts'
import { personOn } from './timeline.ts'
import { visitsOn } from './visits.ts'

const day = BASELINE + 20
const home = registered(BASELINE - 5, '1990')

const caseOf = (...facts: readonly Fact[]): EffortCase => {
  const all = [home, ...facts]
  const visits = visitsOn(all, day)
  return { actions: nextActions(campaign, personOn(all, day), day, visits), visits }
}
const minutesOf = (...cases: readonly EffortCase[]) => effortOf(cases).minutes

describe('the effort of a household', () => {
  test('is none where all is done or only waited for, and none without anybody', () => {
    const all = (claim: 'confirmed' | 'reported'): Claims =>
      Object.fromEntries(MILESTONES.map((milestone) => [milestone, claim]))
    expect(effortOf([])).toEqual(NO_EFFORT)
    expect(effortOf([caseOf(listed(BASELINE, { claims: all('confirmed') }))])).toEqual(NO_EFFORT)
    expect(effortOf([caseOf(visitOn(BASELINE, {}, all('reported')))])).toEqual(NO_EFFORT)
  })

  test('grows with every call that found nobody, up to the fourth', () => {
    const missed = (times: number) =>
      Array.from({ length: times }, (_, no) => visitOn(BASELINE + no, { met: 'nobody' }))
    const minutes = [0, 1, 2, 3, 4, 5].map((times) => minutesOf(caseOf(...missed(times))))
    expect(minutes).toEqual([...new Set(minutes.slice(0, 5)), minutes[4]])
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    expect(effortOf([caseOf(...missed(2))])).toMatchObject({ missed: 2, hard: 0 })
  })

  test('grows with hard cases, and a closed door is none', () => {
    const told = (reason: OpenCaseReason) =>
      effortOf([caseOf(visitOn(BASELINE, { met: 'relative', outcomes: { card_collected: reason } }))])
    expect(told('bedridden')).toMatchObject({ people: 1, hard: 1 })
    expect(told('not_found').hard).toBe(0)
    expect(told('blurred_fingerprints').hard).toBe(0)
    expect(told('refused_other').hard).toBe(1)
    expect(told('bedridden').minutes).toBeGreaterThan(told('not_found').minutes)
  })

  test('counts no reason whose milestone is done since', () => {
    const refused = visitOn(BASELINE, { met: 'relative', outcomes: { card_collected: 'refused_other' } })
    const done = listed(BASELINE + 1, { claims: { card: 'confirmed' } })
    expect(effortOf([caseOf(refused, done)])).toEqual(effortOf([caseOf(done)]))
  })

  test('is none of whoever is abroad or whose case nobody can bring further now', () => {
    const told = (reason: 'abroad' | 'under_14') =>
      effortOf([
        caseOf(
          listed(BASELINE, { claims: { smartphone_4g: 'confirmed' } }),
          visitOn(BASELINE, { met: 'relative', outcomes: { card_collected: reason } }),
        ),
      ])
    expect([told('abroad'), told('under_14')]).toEqual([NO_EFFORT, NO_EFFORT])
  })

  test('of two at one door is less than of the same two apart', () => {
    expect(minutesOf(caseOf(), caseOf())).toBeLessThan(2 * minutesOf(caseOf()))
  })

  test('grows when another kind of people has to come as well', () => {
    const confirmed = (...milestones: readonly Milestone[]) =>
      caseOf(listed(BASELINE, { claims: Object.fromEntries(milestones.map((one) => [one, 'confirmed'])) }))
    // One for the visitor, one for the collection team.
    const activates = confirmed('card', 'sim_own_name', 'eid_approved', 'smartphone_4g')
    const collects = confirmed('card', 'sim_own_name', 'smartphone_4g')
    const sameDoor = minutesOf(activates, activates) - 2 * minutesOf(activates)
    const another = minutesOf(activates, collects) - minutesOf(activates) - minutesOf(collects)
    expect(another).toBeGreaterThan(sameDoor)
  })
})

test('the next door of another group or hamlet is further', () => {
  const at = (hamletId: number, residentialGroup: string | null) => ({ hamletId, residentialGroup })
  const [same, group, hamlet] = [
    stepMinutes(at(1, 'Tổ 1'), at(1, 'Tổ 1')),
    stepMinutes(at(1, 'Tổ 1'), at(1, 'Tổ 2')),
    stepMinutes(at(1, 'Tổ 1'), at(2, 'Tổ 1')),
  ]
  expect(same).toBeLessThan(group)
  expect(group).toBeLessThan(hamlet)
})

const anyCase = fc
  .tuple(anyHistory, fc.uniqueArray(anyVisitFact, { selector: ({ factId }) => factId, maxLength: 4 }))
  .map(([history, visits]) => [...history, ...visits])

describe('whatever happened', () => {
  const options = { seed: 20240404, numRuns: 300 }

  test('what is found is never less than nothing, and nothing only where no visit can do anything', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 4 }), (histories) => {
        const cases = histories.map((facts) => caseOf(...facts))
        const effort = effortOf(cases)
        const open = cases.filter(
          ({ actions, visits }) =>
            !visits.reasons.some((reason) => reason !== null && ABSENT.includes(reason)) &&
            actions.now.some(
              ({ kind, reason }) => kind !== 'await' && (reason === null || remedyOf(reason) !== 'none'),
            ),
        )
        expect(effort.people).toBe(open.length)
        expect(effort.minutes > 0).toBe(open.length > 0)
        expect(effort.hard).toBeLessThanOrEqual(effort.people)
        expect(Number.isInteger(effort.minutes)).toBe(true)
      }),
      options,
    )
  })

  test('one more person never makes a household less work', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 3 }), anyCase, (histories, more) => {
        const cases = histories.map((facts) => caseOf(...facts))
        expect(minutesOf(...cases, caseOf(...more))).toBeGreaterThanOrEqual(minutesOf(...cases))
      }),
      options,
    )
  })
})
