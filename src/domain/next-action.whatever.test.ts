import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyHistory, BASELINE, BIRTHS, LAST_DAY, listed, registered } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visitOn } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { ageDay, type Day, dayOf, decodePartialDate } from './dates.ts'
import type { Fact } from './facts.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { CHAIN, type NextActions, nextActions } from './next-action.ts'
import { personOn } from './timeline.ts'
import { visitPriority } from './visit-priority.ts'
import { visitsOn } from './visits.ts'

const options = { seed: 20240404, numRuns: 300 }

const of = (facts: readonly Fact[], on: Day): NextActions =>
  nextActions(campaign, personOn(facts, on), on, visitsOn(facts, on))

const anyCase: fc.Arbitrary<Fact[]> = fc
  .tuple(anyHistory, fc.uniqueArray(anyVisitFact, { selector: ({ factId }) => factId, maxLength: 5 }))
  .map(([history, visits]) => [...history, ...visits])
const anyDay = fc.integer({ min: BASELINE - 10, max: LAST_DAY + 40 })

/** What is not done yet, whether it can be done today or not. */
const leftOf = ({ now, later }: NextActions): Milestone[] => [
  ...now.flatMap(({ milestone, why }) => (why === 'unconfirmed' ? [] : milestone)),
  ...later,
]

describe('whatever the lists and visits say', () => {
  test('any order of the facts gives the same actions and the same priority', () => {
    const twoOrders = anyCase.chain((facts) =>
      fc.shuffledSubarray(facts, { minLength: facts.length }).map((other) => [facts, other] as const),
    )
    fc.assert(
      fc.property(twoOrders, anyDay, fc.integer({ min: 0, max: 23 }), ([one, other], day, hour) => {
        const priority = (facts: readonly Fact[]) => {
          const [person, visits] = [personOn(facts, day), visitsOn(facts, day)]
          const actions = nextActions(campaign, person, day, visits)
          return visitPriority(campaign, person, actions, visits, { day, hour })
        }
        expect(of(other, day)).toEqual(of(one, day))
        expect(priority(other)).toEqual(priority(one))
      }),
      options,
    )
  })

  test('nobody who is certainly under age is asked for anything, and everybody who may be of age is judged', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom<string[]>(...BIRTHS), anyDay, (facts, birth, day) => {
        const known = facts.map((fact) =>
          fact.body.type === 'listed/1' && fact.body.birth !== undefined
            ? { ...fact, body: { ...fact.body, birth } }
            : fact,
        )
        const all = [registered(BASELINE - 20, birth), ...known]
        const date = decodePartialDate(birth)
        if (date === null) throw new Error(birth)
        const actions = of(all, day)
        if (day < ageDay(date, 14).possible)
          expect(actions).toEqual({ next: null, now: [], later: [], notBefore: ageDay(date, 14).possible })
        else expect(actions.notBefore).toBeNull()
      }),
      options,
    )
  })

  test('closing what is next never raises what is left', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const day = LAST_DAY + 1
        const before = of(facts, day)
        if (before.next === null) return
        const closing = listed(day, { claims: { [before.next.milestone]: 'confirmed' } })
        const left = leftOf(of([...facts, closing], day))
        expect(leftOf(before)).toEqual(expect.arrayContaining(left))
      }),
      options,
    )
  })

  test('closing any milestone never raises what is left', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...MILESTONES), (facts, milestone) => {
        const day = LAST_DAY + 1
        const closing = listed(day, { claims: { [milestone]: 'confirmed' } })
        const left = leftOf(of([...facts, closing], day))
        expect(leftOf(of(facts, day))).toEqual(expect.arrayContaining(left))
      }),
      options,
    )
  })

  test('each milestone is in one place: to do or waited for today, later, or passed', () => {
    fc.assert(
      fc.property(anyCase, anyDay, (facts, day) => {
        const { next, now, later } = of(facts, day)
        const named = [...now.map(({ milestone }) => milestone), ...later]
        expect(new Set(named).size).toBe(named.length)
        const places = now.map(({ milestone }) => CHAIN.indexOf(milestone))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(next).toBe(now.find(({ why }) => why !== 'unconfirmed') ?? null)
        for (const { opens } of now) expect(later).toEqual(expect.arrayContaining([...opens]))
      }),
      options,
    )
  })
})

describe('what a list has refused', () => {
  const home = registered(BASELINE - 5, '1990')
  const holds = listed(BASELINE, { claims: { card: 'confirmed', sim_own_name: 'confirmed' } })
  const rejected = listed(BASELINE + 3, { claims: { eid_collected: { rejected: 'blurred' } } })
  const again = (on: Day) => visitOn(on, {}, { eid_collected: 'reported' })
  const stands = (facts: readonly Fact[]) =>
    of([home, holds, ...facts], BASELINE + 9).now.find(({ milestone }) => milestone === 'eid_collected')

  test('is asked again until it was done again, and then waits for the next list', () => {
    expect(stands([rejected])).toMatchObject({ kind: 'resolve', why: 'rejected' })
    expect(stands([again(BASELINE + 1), rejected])).toMatchObject({ kind: 'resolve', why: 'rejected' })
    expect(stands([rejected, again(BASELINE + 4)])).toMatchObject({ kind: 'await', why: 'unconfirmed' })
    const next = of([home, holds, rejected, again(BASELINE + 4)], BASELINE + 9).next
    expect(next?.milestone).toBe('smartphone_4g')
  })

  test('and refuses once more, is asked once more', () => {
    const twice = listed(BASELINE + 6, { claims: { eid_collected: { rejected: 'blurred' } } })
    expect(stands([rejected, again(BASELINE + 4), twice])).toMatchObject({ kind: 'resolve', why: 'rejected' })
  })
})

describe('priority', () => {
  test('is the product of three parts, each within its range', () => {
    const days = fc.integer({ min: dayOf(2024, 1, 1), max: dayOf(2025, 1, 31) })
    fc.assert(
      fc.property(anyCase, days, fc.double({ min: 0, max: 23.99, noNaN: true }), (facts, day, hour) => {
        const [person, visits] = [personOn(facts, day), visitsOn(facts, day)]
        const actions = nextActions(campaign, person, day, visits)
        const { score, value, deadline, home } = visitPriority(campaign, person, actions, visits, {
          day,
          hour,
        })
        expect(score).toBe(value.factor * deadline.factor * home.factor)
        expect(value.factor > 0).toBe(actions.now.some(({ kind }) => kind !== 'await'))
        expect(value.code === 'nothing').toBe(value.factor === 0)
        // Each milestone once for itself, once as what is opened by others.
        expect(value.factor).toBeLessThanOrEqual(2 * MILESTONES.length)
        expect(deadline.factor).toBeGreaterThanOrEqual(1)
        expect(deadline.factor).toBeLessThanOrEqual(3)
        expect(home.factor).toBeGreaterThanOrEqual(0)
        expect(home.factor).toBeLessThanOrEqual(1)
        expect(home.factor === 0).toBe(hour < 6 || hour >= 21)
      }),
      options,
    )
  })
})
