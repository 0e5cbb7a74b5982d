import { describe, expect, test } from 'vitest'
import { goalCount } from '../campaign.ts'
import { dayOf } from '../dates.ts'
import { MILESTONES } from '../milestones.ts'
import { sumTallies } from '../tallies.ts'
import { binhPhuoc2024 as campaign } from './campaign.ts'

const measureOf = (no: number) => campaign.measures.find((measure) => measure.no === no)
const entry = (id: string, layer: string, base = 'campaign') => {
  const found = campaign.targets.find(
    (target) => target.id === id && target.layer === layer && measureOf(target.measure)?.base === base,
  )
  if (!found) throw new Error(`no target ${id} ${layer} ${base}`)
  return found
}

describe('the preset holds together', () => {
  test('measures have numbers of their own, known bases, and room in the tallies', () => {
    const bases = campaign.bases.map(({ id }) => id)
    expect(new Set(bases).size).toBe(bases.length)
    expect(new Set(campaign.measures.map(({ no }) => no)).size).toBe(campaign.measures.length)
    for (const { base, of } of campaign.measures) {
      expect(bases).toContain(base)
      expect(of.length).toBeGreaterThan(0)
    }
    expect(() => sumTallies(campaign)).not.toThrow()
  })

  test('there is one target entry per id, layer and base', () => {
    const keys = campaign.targets.map(
      ({ id, layer, measure }) => `${id} ${layer} ${measureOf(measure)?.base}`,
    )
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.toSorted()).toEqual(
      [
        'card headline aged14',
        'card headline campaign',
        'card_first_time operational first_time',
        'card_hard_to_reach operational hard_to_reach',
        'eid_activated chain collected',
        'eid_activated headline aged14',
        'eid_activated headline campaign',
        'eid_collected ministry has_card',
        'sim_signature headline aged14',
        'sim_signature headline campaign',
        'sim_signature operational campaign',
        'smartphone_4g headline aged14',
        'smartphone_4g headline campaign',
        'smartphone_4g operational campaign',
      ].toSorted(),
    )
  })

  test('the funnel goes through all nine milestones on the base of the campaign, in their order', () => {
    const stages = campaign.funnel.map(measureOf)
    expect(stages.map((stage) => stage?.of)).toEqual(MILESTONES.map((milestone) => [milestone]))
    expect(stages.map((stage) => stage?.base)).toEqual(MILESTONES.map(() => 'campaign'))
  })

  test('cohorts refer to measures, and the calendar is in order', () => {
    for (const { measure } of campaign.cohorts) expect(measureOf(measure)).toBeDefined()
    expect(campaign.baselineOn).toBeLessThan(campaign.startsOn)
    expect(campaign.startsOn).toBeLessThan(campaign.endsOn)
    expect(campaign.endsOn).toBeLessThan(campaign.tallyTo)
  })

  test('prerequisites never go in a circle: every milestone can be reached', () => {
    const reached = new Set<string>()
    for (let round = 0; round < MILESTONES.length; round += 1) {
      for (const milestone of MILESTONES) {
        const needs = campaign.prerequisites.find((one) => one.milestone === milestone)?.needs ?? []
        if (needs.every((need) => reached.has(need))) reached.add(milestone)
      }
    }
    expect([...reached].toSorted()).toEqual([...MILESTONES].toSorted())
  })

  test('a level-2 dossier comes after card and own-name SIM, a signature after activation', () => {
    const needs = (milestone: string) =>
      campaign.prerequisites.find((one) => one.milestone === milestone)?.needs
    expect(needs('eid_collected')).toEqual(['card', 'sim_own_name'])
    expect(needs('eid_activated')).toContain('eid_approved')
    expect(needs('signature')).toContain('eid_activated')
    expect(needs('eid_used')).toContain('smartphone_4g')
  })
})

describe('the goals are those of the plan', () => {
  test('all four are to reach everybody of the campaign’s base, and beside it everybody who is 14', () => {
    for (const id of ['card', 'eid_activated', 'sim_signature', 'smartphone_4g']) {
      for (const base of ['campaign', 'aged14']) {
        expect(goalCount(entry(id, 'headline', base).goal, 873_007)).toBe(873_007)
      }
    }
  })

  test('80 % of the hard-to-reach rounded up, 90 % of phones, strictly more than half of signatures', () => {
    expect(goalCount(entry('card_hard_to_reach', 'operational', 'hard_to_reach').goal, 11_207)).toBe(8_966)
    expect(goalCount(entry('smartphone_4g', 'operational').goal, 873_007)).toBe(785_707)
    expect(goalCount(entry('sim_signature', 'operational').goal, 873_007)).toBe(436_504)
    expect(goalCount(entry('card_first_time', 'operational', 'first_time').goal, 7_800)).toBe(7_800)
  })

  test('the ministry’s and the chain’s entries have no goal but quote what was printed', () => {
    expect(entry('eid_collected', 'ministry', 'has_card')).toMatchObject({ goal: null })
    expect(entry('eid_activated', 'chain', 'collected')).toMatchObject({ goal: null })
  })
})

describe('every figure of the article is in the preset', () => {
  const quoted = campaign.targets.map(({ quotation }) => quotation?.text ?? '').join('\n')
  const external = campaign.external.map(({ value }) => value)

  test('figures about persons are quoted as printed, also where they are wrong', () => {
    for (const printed of [
      '846.048/873.007',
      '11.207',
      '15.752',
      '600.803/846.048',
      '71,02%',
      '245.245',
      '515.959/600.803',
      '85,88%',
      '84.844',
      '6,5%',
      '56.943/872.831',
      '1.092.712/1.304.440',
      '84%',
    ]) {
      expect(quoted).toContain(printed)
    }
  })

  test('figures that are not counted from persons stand outside, each with its unit, day and source', () => {
    expect(external.toSorted((a, b) => a - b)).toEqual([
      3_713, 53_230, 56_943, 211_728, 872_831, 873_007, 1_092_712, 1_304_440,
    ])
    for (const figure of campaign.external) {
      expect(figure.asOf).toBe(dayOf(2024, 3, 25))
      expect(figure.source).not.toBe('')
    }
    const value = (id: string) => campaign.external.find((figure) => figure.id === id)?.value ?? Number.NaN
    expect(value('signatures_state') + value('signatures_citizens_and_enterprises')).toBe(value('signatures'))
    expect(value('own_name_subscriptions') - value('smartphone_subscriptions')).toBe(
      value('subscriptions_2g'),
    )
    const unit = (id: string) => campaign.external.find((figure) => figure.id === id)?.unit
    expect([unit('signatures'), unit('subscriptions_2g'), unit('people_over_14_signature')]).toEqual([
      'certificate',
      'subscription',
      'person',
    ])
  })

  test('the end of 2G is a date that moved twice', () => {
    expect(campaign.deadlines.filter(({ id }) => id === '2g').map(({ on }) => on)).toEqual([
      dayOf(2024, 9, 1),
      dayOf(2024, 9, 16),
      dayOf(2024, 10, 16),
    ])
  })
})
