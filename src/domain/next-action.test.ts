import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BASELINE, disputed, exempted, listed, registered } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visitOn } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { dayOf, isoDay } from './dates.ts'
import { decide } from './decide.ts'
import type { Claims, Fact } from './facts.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { CHAIN, type NextActions, nextActions } from './next-action.ts'
import { standing } from './person.ts'
import { personOn } from './timeline.ts'
import { visitsOn } from './visits.ts'

const seed = 20240404
const day = BASELINE + 8
const home = registered(BASELINE - 5, '1990')

const of = (...facts: readonly Fact[]): NextActions =>
  nextActions(campaign, personOn([home, ...facts], day), day, visitsOn([home, ...facts], day))
const confirms = (...milestones: readonly Milestone[]): Fact =>
  listed(BASELINE, { claims: Object.fromEntries(milestones.map((m) => [m, 'confirmed'])) })
const nowOf = (actions: NextActions) => actions.now.map(({ milestone }) => milestone)
const needsOf = (milestone: Milestone) =>
  campaign.prerequisites.flatMap((one) => (one.milestone === milestone ? one.needs : []))

test('the chain names every milestone once, each after what it needs', () => {
  expect(CHAIN.toSorted()).toEqual(MILESTONES.toSorted())
  for (const [place, milestone] of CHAIN.entries()) {
    for (const need of needsOf(milestone)) expect(CHAIN.indexOf(need)).toBeLessThan(place)
  }
})

describe('what comes next', () => {
  test('of whom nothing is known is the dossier of the card, to be asked first', () => {
    const actions = of()
    expect(actions.next).toEqual({
      milestone: 'card_collected',
      kind: 'do',
      actor: 'collection_team',
      why: 'unknown',
      reason: null,
      opens: ['card'],
    })
    expect(nowOf(actions)).toEqual(['card_collected', 'smartphone_4g'])
    expect(actions.later).toEqual([
      'card',
      'sim_own_name',
      'eid_collected',
      'eid_approved',
      'eid_activated',
      'eid_used',
      'signature',
    ])
  })

  test('after a collected dossier is the authority’s, not the field’s', () => {
    const collected = of(confirms('card', 'sim_own_name'), visitOn(day, {}, { eid_collected: 'reported' }))
    expect(collected.next).toMatchObject({
      milestone: 'eid_approved',
      kind: 'await',
      actor: 'authority',
      why: 'in_progress',
    })
    expect(collected.now).toContainEqual({
      milestone: 'eid_collected',
      kind: 'await',
      actor: 'authority',
      why: 'unconfirmed',
      reason: null,
      opens: [],
    })
    expect(collected.later).toContain('eid_activated')
  })

  test('is nothing of the field where everything is reported: all waits for lists', () => {
    const claims: Claims = Object.fromEntries(MILESTONES.map((m) => [m, 'reported']))
    const actions = of(visitOn(day, {}, claims))
    expect(actions.next).toBeNull()
    expect(new Set(actions.now.map(({ kind, why }) => `${kind} ${why}`))).toEqual(
      new Set(['await unconfirmed']),
    )
    expect(of(confirms(...MILESTONES))).toEqual({ next: null, now: [], later: [], notBefore: null })
  })

  test('nobody waits for the list of a stage whose later stage a list has confirmed', () => {
    const reported = visitOn(BASELINE, {}, { eid_collected: 'reported', card_collected: 'reported' })
    expect(
      of(reported, confirms('card', 'sim_own_name', 'eid_activated', 'eid_used')).now,
    ).not.toContainEqual(expect.objectContaining({ why: 'unconfirmed' }))
    // A later stage that is only reported itself says nothing for a list.
    const both = visitOn(BASELINE, {}, { eid_activated: 'reported', eid_collected: 'reported' })
    expect(nowOf(of(confirms('card', 'sim_own_name'), both))).toEqual(
      expect.arrayContaining(['eid_collected', 'eid_activated']),
    )
  })

  test('a telephone and a signature are offered, never demanded', () => {
    const actions = of(confirms('card', 'sim_own_name', 'eid_activated', 'eid_used'))
    expect(actions.now.map(({ milestone, kind }) => [milestone, kind])).toEqual([
      ['smartphone_4g', 'offer'],
      ['signature', 'offer'],
    ])
  })

  test('the telephone opens the use of an activated e-ID', () => {
    expect(of(confirms('card', 'sim_own_name', 'eid_activated')).next).toMatchObject({
      milestone: 'smartphone_4g',
      opens: ['eid_used'],
    })
  })

  test('whoever holds the card or the activated e-ID is not asked for the dossier behind it', () => {
    const actions = of(confirms('card', 'eid_activated'))
    expect(nowOf(actions)).toEqual(['sim_own_name', 'smartphone_4g'])
    const rejected = listed(day, { claims: { eid_collected: { rejected: 'blurred' } } })
    expect(nowOf(of(confirms('card', 'eid_activated'), rejected))).not.toContain('eid_approved')
  })

  test('a flag asks to be resolved: by whoever did it, or, of a dispute, by whoever confirms', () => {
    const resolve = (fact: Fact) => of(confirms('card', 'sim_own_name'), fact).next
    const rejected = listed(day, { claims: { eid_collected: { rejected: 'blurred' } } })
    expect(resolve(rejected)).toMatchObject({ kind: 'resolve', why: 'rejected', actor: 'collection_team' })
    expect(resolve(disputed(day, 'sim_own_name'))).toMatchObject({
      kind: 'resolve',
      why: 'disputed',
      actor: 'carrier',
    })
    const ended = listed(BASELINE, { claims: { card: { confirmed: { until: isoDay(day - 1) } } } })
    expect(of(ended).next).toMatchObject({ milestone: 'card_collected' })
    expect(of(confirms('card_collected'), ended).next).toMatchObject({
      milestone: 'card',
      kind: 'resolve',
      why: 'expired',
    })
  })

  test('an exemption is passed while it holds', () => {
    expect(of(confirms('card'), exempted(BASELINE, 'sim_own_name', day)).next?.milestone).toBe(
      'eid_collected',
    )
    expect(of(confirms('card'), exempted(BASELINE, 'sim_own_name', day - 1)).next?.milestone).toBe(
      'sim_own_name',
    )
  })

  test('the reason of the last visit hands it to whom it asks for', () => {
    const told = of(
      confirms('card', 'sim_own_name', 'eid_approved'),
      visitOn(day, { outcomes: { eid_activated: 'otp_not_received' } }),
    )
    expect(told.next).toMatchObject({
      milestone: 'eid_activated',
      actor: 'carrier',
      reason: 'otp_not_received',
    })
    const later = of(
      confirms('card', 'sim_own_name', 'eid_approved'),
      visitOn(day - 1, { outcomes: { eid_activated: 'otp_not_received' } }),
      visitOn(day, { outcomes: { eid_activated: 'no_signal' } }),
    )
    expect(later.next).toMatchObject({ actor: 'visitor', reason: 'no_signal' })
  })
})

describe('under age', () => {
  const born = (birth: string, on: number) =>
    nextActions(campaign, personOn([registered(BASELINE - 5, birth)], on), on)
  const birthday = dayOf(2024, 6, 30)

  test('nothing is asked before the day, and everything from it on', () => {
    expect(born('2010-06-30', birthday - 1)).toEqual({ next: null, now: [], later: [], notBefore: birthday })
    expect(born('2010-06-30', birthday).next?.milestone).toBe('card_collected')
  })

  test('whoever may be of age is asked; a year alone may be its first day', () => {
    expect(born('2010', day).next?.milestone).toBe('card_collected')
    expect(born('2011', day).notBefore).toBe(dayOf(2025, 1, 1))
  })
})

const kinds = ['nothing', 'reported', 'confirmed', 'rejected', 'disputed', 'expired', 'exempt'] as const
const factsOf = (milestone: Milestone, kind: (typeof kinds)[number]): Fact[] => {
  const says = (claims: Claims) => listed(BASELINE, { claims })
  switch (kind) {
    case 'nothing':
      return []
    case 'rejected':
      return [says({ [milestone]: { rejected: 'blurred' } })]
    case 'disputed':
      return [says({ [milestone]: 'confirmed' }), disputed(BASELINE + 1, milestone)]
    case 'expired':
      return [says({ [milestone]: { confirmed: { until: isoDay(day - 1) } } })]
    case 'exempt':
      return [exempted(BASELINE, milestone, day)]
    default:
      return [says({ [milestone]: kind })]
  }
}
/** Any state and flag of any milestone. */
const anyFacts = fc
  .tuple(...MILESTONES.map(() => fc.constantFrom(...kinds)))
  .map((of) => MILESTONES.flatMap((milestone, no) => factsOf(milestone, of[no] ?? 'nothing')))

/** Said once more, in plain words: what of a person counts as passed. */
const passedBy = (facts: readonly Fact[]) => {
  const person = personOn([home, ...facts], day)
  const stand = (milestone: Milestone) => standing(person, milestone, day)
  const holds = (milestone: Milestone) => stand(milestone).flag === null && stand(milestone).state !== 'open'
  const later: { readonly [m in Milestone]?: readonly Milestone[] } = {
    card_collected: ['card'],
    eid_collected: ['eid_approved', 'eid_activated', 'eid_used'],
    eid_approved: ['eid_activated', 'eid_used'],
    eid_activated: ['eid_used'],
  }
  return (milestone: Milestone) =>
    holds(milestone) || (stand(milestone).flag === null && (later[milestone] ?? []).some(holds))
}

describe('whatever stands', () => {
  test('the next action is the first unmet milestone whose prerequisites are met', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const passed = passedBy(facts)
        const unmet = CHAIN.filter((milestone) => !passed(milestone))
        const ready = unmet.filter((milestone) => needsOf(milestone).every(passed))
        const actions = of(...facts)
        expect(actions.next?.milestone).toBe(ready[0])
        expect(nowOf(actions).filter((milestone) => !passed(milestone))).toEqual(ready)
        expect(actions.later).toEqual(unmet.filter((milestone) => !ready.includes(milestone)))
      }),
      { seed, numRuns: 500 },
    )
  })

  test('closing the next action never makes an earlier one the next, and opens what it says', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = of(...facts)
        if (before.next === null) return
        const { milestone, opens } = before.next
        const after = of(...facts, listed(day, { claims: { [milestone]: 'confirmed' } }), {
          ...disputed(day, milestone),
          body: { type: 'dispute-settled/1', milestone, verdict: 'dismissed', reason: '' },
        })
        expect(nowOf(after)).not.toContain(milestone)
        if (after.next !== null) {
          expect(CHAIN.indexOf(after.next.milestone)).toBeGreaterThan(CHAIN.indexOf(milestone))
        }
        expect(nowOf(after).filter((one) => before.later.includes(one))).toEqual(opens)
      }),
      { seed, numRuns: 500 },
    )
  })

  test('any order of facts from two walkers, a clerk and a list gives the same next action', () => {
    const list = anyFacts.map((facts) => facts.filter(({ body }) => body.type === 'listed/1'))
    const together = fc
      .tuple(
        fc.uniqueArray(anyVisitFact, { selector: ({ factId }) => factId, minLength: 2, maxLength: 6 }),
        list,
      )
      .chain(([visits, lists]) => {
        const all = [...visits, ...lists]
        return fc.shuffledSubarray(all, { minLength: all.length }).map((shuffled) => [all, shuffled] as const)
      })
    fc.assert(
      fc.property(together, ([one, other]) => {
        expect(personOn([home, ...other], day)).toEqual(personOn([home, ...one], day))
        expect(of(...other)).toEqual(of(...one))
        for (const visit of one.filter(({ body }) => body.type === 'visit-recorded/1')) {
          expect(decide(personOn([home], visit.effective), visit).ok).toBe(true)
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  test('no visit takes back what a list has confirmed', () => {
    fc.assert(
      fc.property(
        fc.array(anyVisitFact, { maxLength: 5 }),
        fc.constantFrom(...MILESTONES),
        (visits, milestone) => {
          const person = personOn([home, confirms(milestone), ...visits], day)
          expect(standing(person, milestone, day)).toMatchObject({ state: 'confirmed', flag: null })
          expect(nowOf(of(confirms(milestone), ...visits))).not.toContain(milestone)
        },
      ),
      { seed },
    )
  })
})
