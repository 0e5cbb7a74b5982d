import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyHistory,
  BASELINE,
  disputed,
  exempted,
  listed,
  registered,
} from '../../test/fixtures/histories.ts'
import { anyVisitFact, visitOn } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { isoDay } from './dates.ts'
import type { Fact } from './facts.ts'
import { HAND_OVER_STATES, type HandOverState } from './hand-overs.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import {
  countWave,
  ENOUGH_ATTEMPTS,
  isIn,
  WAVE_GROUPS,
  type WaveCare,
  type WaveGroup,
  wavePersonOn,
} from './wave-figures.ts'

const seed = 20240404
const day = BASELINE + 20
const home = registered(BASELINE - 5, '1990')
const confirms = (...milestones: readonly Milestone[]): Fact =>
  listed(BASELINE, { claims: Object.fromEntries(milestones.map((m) => [m, 'confirmed'])) })
const ALL_BUT_THE_LAST = ['card', 'sim_own_name', 'eid_approved', 'eid_activated', 'smartphone_4g'] as const
/** Everything that is owed. */
const done = confirms(...ALL_BUT_THE_LAST, 'eid_used')

const OWNED: WaveCare = { owned: true, handOvers: [] }
const NOBODYS: WaveCare = { owned: false, handOvers: [] }

const groupsOf = (facts: readonly Fact[], care = OWNED): WaveGroup[] => {
  const { stand } = wavePersonOn(campaign, [home, ...facts], day, care)
  return WAVE_GROUPS.filter((group) => isIn(stand, group))
}

describe('a person', () => {
  test('of whom nothing was ever said is to be visited, and unknown: silence is no completion', () => {
    expect(groupsOf([], NOBODYS)).toEqual([
      'people',
      'unvisited',
      'missing',
      'unknown',
      'to_visit',
      'unowned',
    ])
  })

  test('who owes nothing more is only counted, whatever is merely offered', () => {
    expect(groupsOf([done])).toEqual(['people', 'unvisited'])
    expect(wavePersonOn(campaign, [home, done], day, NOBODYS).demand).toBeNull()
  })

  test('under age is asked for nothing', () => {
    const child = registered(BASELINE - 5, '2015-02-03')
    const { stand } = wavePersonOn(campaign, [child], day, NOBODYS)
    expect(WAVE_GROUPS.filter((group) => isIn(stand, group))).toEqual(['people', 'unvisited'])
  })

  test('who was visited without a word why it is still open is silent', () => {
    const visits = [visitOn(BASELINE + 9, { met: 'self' })]
    expect(groupsOf([confirms('card'), ...visits])).toContain('without_reason')
    // A reason for something later does not say why the first thing is open.
    expect(
      groupsOf([
        confirms('card'),
        visitOn(BASELINE + 9, { outcomes: { eid_activated: 'otp_not_received' } }),
      ]),
    ).toContain('without_reason')
  })

  test('with a reason stays open with it, and is untried until enough have come or nobody can', () => {
    const said = (reason: 'refused_other' | 'abroad', times: number) =>
      groupsOf([
        confirms('card'),
        ...Array.from({ length: times }, (_, i) =>
          visitOn(BASELINE + 1 + i, { met: 'relative', outcomes: { sim_own_name: reason } }),
        ),
      ])
    expect(said('refused_other', 1)).toEqual(expect.arrayContaining(['missing', 'with_reason', 'untried']))
    expect(said('refused_other', ENOUGH_ATTEMPTS - 1)).toContain('untried')
    expect(said('refused_other', ENOUGH_ATTEMPTS)).not.toContain('untried')
    expect(said('refused_other', ENOUGH_ATTEMPTS)).toContain('with_reason')
    expect(said('abroad', 1)).not.toContain('untried')
  })

  test('who asked for another day is promised until it comes, and due from that day on', () => {
    const promising = (promise: number) =>
      groupsOf([confirms('card'), visitOn(BASELINE + 9, { met: 'self', promise: isoDay(promise) })])
    expect(promising(day + 1)).toContain('promised')
    expect(promising(day + 1)).not.toContain('promise_due')
    expect(promising(day)).toContain('promise_due')
    expect(promising(day)).not.toContain('promised')
  })

  test('whose every debt is paid is owed no visit by an old promise', () => {
    const promise = visitOn(BASELINE + 9, { met: 'self', promise: isoDay(day) })
    expect(groupsOf([done, promise])).toEqual(['people', 'visited'])
  })

  test('is disputed also where something before it is not done, and is returned by a list’s refusal', () => {
    expect(groupsOf([disputed(BASELINE, 'signature')])).toContain('disputed')
    const refused = listed(BASELINE, { claims: { card_collected: { rejected: 'blurred' } } })
    expect(groupsOf([refused])).toEqual(expect.arrayContaining(['returned', 'missing']))
  })

  test('is unconfirmed by what the field reported of what is owed, not of what is offered', () => {
    expect(groupsOf([done, visitOn(BASELINE + 3, {}, { smartphone_4g: 'reported' })])).not.toContain(
      'unconfirmed',
    )
    expect(
      groupsOf([confirms(...ALL_BUT_THE_LAST), visitOn(BASELINE + 3, {}, { eid_used: 'reported' })]),
    ).toContain('unconfirmed')
  })

  test('whose next thing another team was asked for is in its hands until it is finished or given back', () => {
    const handed = (state: HandOverState, milestone: Milestone = 'sim_own_name') =>
      groupsOf([confirms('card')], { owned: true, handOvers: [{ milestone, state }] })
    expect(handed('offered')).toContain('handed_over')
    expect(handed('accepted')).toContain('handed_over')
    expect(handed('bounced')).toContain('returned')
    for (const state of ['bounced', 'done', 'withdrawn'] as const)
      expect(handed(state)).not.toContain('handed_over')
    // What is done meanwhile, or not yet due, is no debt of the hamlet any more.
    expect(handed('accepted', 'card')).not.toContain('handed_over')
    expect(handed('bounced', 'eid_used')).not.toContain('returned')
  })

  test('exempt from what is left owes nothing until the exemption ends', () => {
    const facts = [
      home,
      confirms('card', 'sim_own_name', 'eid_approved'),
      exempted(BASELINE, 'eid_activated', BASELINE + 60),
    ]
    const isMissing = (on: number) => isIn(wavePersonOn(campaign, facts, on, OWNED).stand, 'missing')
    expect([isMissing(day), isMissing(BASELINE + 60), isMissing(BASELINE + 61)]).toEqual([false, false, true])
  })
})

describe('the figures of any hamlet', () => {
  const anyone = fc.record({
    facts: fc
      .tuple(anyHistory, fc.array(anyVisitFact, { maxLength: 4 }))
      .map(([history, visits]) => [...history, ...visits]),
    care: fc.record({
      owned: fc.boolean(),
      handOvers: fc.array(
        fc.record({
          milestone: fc.constantFrom(...MILESTONES),
          state: fc.constantFrom(...HAND_OVER_STATES),
        }),
        { maxLength: 3 },
      ),
    }),
  })

  test('are whole: every part adds up to what it is a part of, and no figure exceeds the people', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 6 }), fc.integer({ min: 0, max: 40 }), (people, later) => {
        const stands = people.map(
          ({ facts, care }) => wavePersonOn(campaign, facts, BASELINE + later, care).stand,
        )
        const f = countWave(stands)
        expect(f.people).toBe(people.length)
        expect(f.visited + f.unvisited).toBe(f.people)
        expect(f.to_visit + f.with_reason + f.without_reason).toBe(f.missing)
        expect(f.owned + f.unowned).toBe(f.missing)
        expect(f.to_visit).toBeLessThanOrEqual(f.unvisited)
        expect(f.untried).toBeLessThanOrEqual(f.with_reason)
        expect(f.handed_over).toBeLessThanOrEqual(f.missing)
        expect(f.promised + f.promise_due).toBeLessThanOrEqual(f.missing)
        for (const group of WAVE_GROUPS) {
          expect(f[group]).toBe(stands.filter((stand) => isIn(stand, group)).length)
          expect(f[group]).toBeLessThanOrEqual(f.people)
        }
      }),
      { seed, numRuns: 150 },
    )
  })

  test('do not depend on the order in which facts arrive', () => {
    fc.assert(
      fc.property(anyone, ({ facts, care }) => {
        const told = wavePersonOn(campaign, facts, day, care)
        expect(wavePersonOn(campaign, facts.toReversed(), day, care)).toEqual(told)
      }),
      { seed, numRuns: 150 },
    )
  })
})
