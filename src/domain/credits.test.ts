import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyHistory, BASELINE, disputed, fact, listed, settled } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visit, visitOn } from '../../test/fixtures/visits.ts'
import { type CaseParts, type Credit, creditsOf, type WalkedFact, type Worker } from './credits.ts'
import type { Day } from './dates.ts'
import type { Claims, Fact } from './facts.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { type Person, standing } from './person.ts'
import { personOn } from './timeline.ts'

const seed = 20240404
const day = BASELINE + 20

const WORKERS: readonly Worker[] = [
  { memberId: 'an', teamId: 'hamlet' },
  { memberId: 'binh', teamId: 'hamlet' },
  { memberId: 'chi', teamId: 'collection' },
  { memberId: null, teamId: 'carrier' },
]
const [an, binh, chi, carrier] = WORKERS
if (an === undefined || binh === undefined || chi === undefined || carrier === undefined) throw new Error()

const by = (walker: Worker | null, one: Fact): WalkedFact => ({ fact: one, walker })
const done = (walker: Worker | null, on: Day, ...milestones: readonly Milestone[]) =>
  by(walker, visitOn(on, {}, Object.fromEntries(milestones.map((m) => [m, 'reported']))))
const list = (on: Day, claims: Claims) => by(null, listed(on, { claims }))
const toOf = (credits: readonly Credit[], milestone: Milestone) =>
  credits.filter((one) => one.milestone === milestone).map(({ to }) => to)

describe('one result', () => {
  const confirmed = list(BASELINE + 5, { eid_activated: 'confirmed' })

  test('is the credit of the first who reported it, whoever says it again and whatever confirms it', () => {
    const facts = [done(an, BASELINE, 'eid_activated'), done(binh, BASELINE + 1, 'eid_activated'), confirmed]
    expect(toOf(creditsOf(facts, day), 'eid_activated')).toEqual([an])
    expect(toOf(creditsOf(facts, BASELINE), 'eid_activated')).toEqual([an])
  })

  test('is nobody’s where a list said so first, even if that list came late', () => {
    const late = by(null, listed(BASELINE, { claims: { card: 'confirmed' } }, { known: day }))
    expect(toOf(creditsOf([done(an, BASELINE + 1, 'card'), late], day), 'card')).toEqual([null])
    expect(toOf(creditsOf([done(an, BASELINE, 'card'), late], day), 'card')).toEqual([an])
  })

  test('is of whoever did it again after a list had rejected it, once a list confirms it', () => {
    const rejected = list(BASELINE + 2, { eid_activated: { rejected: 'blurred' } })
    const facts = [done(an, BASELINE, 'eid_activated'), rejected, done(binh, BASELINE + 3, 'eid_activated')]
    expect(creditsOf(facts, day)).toEqual([])
    expect(toOf(creditsOf([...facts, confirmed], day), 'eid_activated')).toEqual([binh])
    expect(toOf(creditsOf([...facts.slice(0, 2), confirmed], day), 'eid_activated')).toEqual([null])
  })

  test('waits while it is disputed, falls when the dispute is upheld, and comes back when it is dismissed', () => {
    const facts = [done(an, BASELINE, 'sim_own_name'), by(null, disputed(BASELINE + 1, 'sim_own_name'))]
    const judged = (verdict: 'upheld' | 'dismissed') => [
      ...facts,
      by(null, settled(BASELINE + 2, 'sim_own_name', verdict)),
    ]
    expect(creditsOf(facts, day)).toEqual([])
    expect(toOf(creditsOf(judged('dismissed'), day), 'sim_own_name')).toEqual([an])
    expect(creditsOf(judged('upheld'), day)).toEqual([])
    const again = [...judged('upheld'), done(binh, BASELINE + 3, 'sim_own_name')]
    expect(toOf(creditsOf(again, day), 'sim_own_name')).toEqual([binh])
  })

  test('stays with who reported it when somebody else corrects the visit and says it again', () => {
    const first = done(an, BASELINE, 'card_collected', 'eid_collected')
    const correction = by(
      binh,
      fact(BASELINE, 'field', {
        type: 'visit-recorded/1',
        claims: { card_collected: 'reported', signature: 'reported' },
        visit: visit({ corrects: first.fact.factId }),
      }),
    )
    const credits = creditsOf([first, correction], day)
    expect(credits.map(({ milestone, to }) => [milestone, to])).toEqual([
      ['card_collected', an],
      ['signature', binh],
    ])
  })

  test('is assisted by the helpers of the case on its day and by whoever handed it over before', () => {
    const told = by(binh, visitOn(BASELINE, { outcomes: { eid_collected: 'blurred_fingerprints' } }))
    const parts: CaseParts = {
      helps: [
        { worker: an, from: BASELINE, to: BASELINE + 2 },
        { worker: chi, from: BASELINE, to: null },
      ],
      givenOver: [{ worker: carrier, milestone: 'eid_collected', on: BASELINE + 1 }],
    }
    const brought = (on: Day) => creditsOf([told, done(chi, on, 'eid_collected')], day, parts)
    expect(brought(BASELINE + 2)).toMatchObject([{ to: chi, assists: [an, binh, carrier] }])
    expect(brought(BASELINE + 3)).toMatchObject([{ to: chi, assists: [binh, carrier] }])
    const confirmedOnly = creditsOf([told, list(BASELINE + 1, { eid_collected: 'confirmed' })], day, parts)
    expect(confirmedOnly).toMatchObject([{ to: null, assists: [binh, carrier] }])
  })
})

const anyWalked: fc.Arbitrary<WalkedFact[]> = fc
  .tuple(
    anyHistory,
    fc.array(fc.tuple(anyVisitFact, fc.constantFrom(null, ...WORKERS)), { maxLength: 6 }),
    fc.option(fc.nat()),
  )
  .map(([history, visits, corrected]) => {
    const walked = visits.map(([one, walker], no) => {
      const earlier = corrected === null ? undefined : visits[corrected % (no + 1)]?.[0]
      return by(walker, no === 0 || earlier === undefined || earlier === one ? one : correcting(one, earlier))
    })
    const ids = new Set<string>()
    return [...history.map((one) => by(null, one)), ...walked].filter(
      ({ fact: { factId } }) => !ids.has(factId) && ids.add(factId),
    )
  })

const correcting = (one: Fact, earlier: Fact): Fact =>
  one.body.type === 'visit-recorded/1' && one.body.visit !== undefined
    ? {
        ...one,
        effective: earlier.effective,
        body: { ...one.body, visit: { ...one.body.visit, corrects: earlier.factId } },
      }
    : one

const anyParts: fc.Arbitrary<CaseParts> = fc.record({
  helps: fc.array(
    fc.record({
      worker: fc.constantFrom(...WORKERS),
      from: fc.integer({ min: BASELINE - 2, max: BASELINE + 6 }),
      to: fc.option(fc.integer({ min: BASELINE - 2, max: BASELINE + 9 })),
    }),
    { maxLength: 4 },
  ),
  givenOver: fc.array(
    fc.record({
      worker: fc.constantFrom(...WORKERS),
      milestone: fc.constantFrom(...MILESTONES),
      on: fc.integer({ min: BASELINE - 2, max: BASELINE + 9 }),
    }),
    { maxLength: 3 },
  ),
})

const resultsOf = (person: Person): Milestone[] =>
  MILESTONES.filter((milestone) => {
    const { state, flag } = standing(person, milestone, day)
    const held = person.milestones[MILESTONES.indexOf(milestone)]
    return state === 'exempt'
      ? held?.state !== 'open' && held?.rejected === null && held.disputed === null
      : state !== 'open' && (flag === null || flag === 'expired')
  })

const summary = (credits: readonly Credit[]) => credits.map(({ milestone, to }) => ({ milestone, to }))

describe('whatever happened', () => {
  test('there is exactly one credit for each result, and no other', () => {
    fc.assert(
      fc.property(anyWalked, anyParts, (walked, parts) => {
        const person = personOn(
          walked.map((one) => one.fact),
          day,
        )
        const credits = creditsOf(walked, day, parts)
        expect(credits.map(({ milestone }) => milestone)).toEqual(resultsOf(person))
      }),
      { seed, numRuns: 400 },
    )
  })

  test('any order of the facts, each said once or twice, gives the same credits', () => {
    const shuffled = anyWalked.chain((walked) =>
      fc
        .shuffledSubarray([...walked, ...walked.slice(0, 3)], {
          minLength: Math.min(3, walked.length) + walked.length,
        })
        .map((other) => [walked, other] as const),
    )
    fc.assert(
      fc.property(shuffled, anyParts, ([walked, other], parts) => {
        expect(creditsOf(other, day, parts)).toEqual(creditsOf(walked, day, parts))
      }),
      { seed, numRuns: 400 },
    )
  })

  test('a move or another assignment changes nobody’s credit', () => {
    const moves = fc.array(fc.integer({ min: BASELINE - 3, max: BASELINE + 9 }), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(anyWalked, moves, anyParts, (walked, days, parts) => {
        const moved = days.map((on) =>
          by(
            null,
            fact(on, 'office', { type: 'moved/1', residence: { kind: 'permanent', hamletId: 130_205_001 } }),
          ),
        )
        expect(summary(creditsOf([...walked, ...moved], day, parts))).toEqual(summary(creditsOf(walked, day)))
      }),
      { seed, numRuns: 300 },
    )
  })

  test('nobody is credited for what they never reported, and nobody assists themselves or twice', () => {
    fc.assert(
      fc.property(anyWalked, anyParts, (walked, parts) => {
        for (const { milestone, to, assists } of creditsOf(walked, day, parts)) {
          const reported = walked.some(
            ({ fact: { body }, walker }) =>
              walker === to && body.type === 'visit-recorded/1' && body.claims[milestone] === 'reported',
          )
          expect(to === null || reported).toBe(true)
          expect(new Set(assists).size).toBe(assists.length)
          expect(assists).not.toContain(to)
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  test('of visits and confirming lists alone, the earliest to say it has the credit', () => {
    const simple = fc.array(
      fc.oneof(
        fc.tuple(anyVisitFact, fc.constantFrom(...WORKERS)).map(([one, walker]) => by(walker, one)),
        fc
          .tuple(fc.integer({ min: BASELINE, max: BASELINE + 6 }), fc.constantFrom(...MILESTONES))
          .map(([on, milestone]) => list(on, { [milestone]: 'confirmed' })),
      ),
      { maxLength: 7 },
    )
    fc.assert(
      fc.property(simple, (walked) => {
        for (const { milestone, on, to } of creditsOf(walked, day)) {
          const said = walked.filter(
            ({ fact: { body } }) =>
              (body.type === 'visit-recorded/1' || body.type === 'listed/1') &&
              body.claims?.[milestone] !== undefined,
          )
          expect(on).toBe(Math.min(...said.map((one) => one.fact.effective)))
          const that = said.filter((one) => one.fact.effective === on)
          const visits = that.filter(({ walker }) => walker !== null)
          if (visits.length === 0) expect(to).toBeNull()
          else expect(visits.map(({ walker }) => walker)).toContain(to)
        }
      }),
      { seed, numRuns: 300 },
    )
  })
})
