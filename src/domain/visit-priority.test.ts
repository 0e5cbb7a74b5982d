import { describe, expect, test } from 'vitest'
import { BASELINE, HAMLETS, listed, registered } from '../../test/fixtures/histories.ts'
import { visitOn } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { dayOf, isoDay } from './dates.ts'
import type { Fact } from './facts.ts'
import { MILESTONES } from './milestones.ts'
import { nextActions } from './next-action.ts'
import { personOn } from './timeline.ts'
import { visitPriority } from './visit-priority.ts'
import { visitsOn } from './visits.ts'

const wednesday = dayOf(2024, 6, 12)
const saturday = wednesday + 3
const home = registered(BASELINE - 5, '1990')

const of = (facts: readonly Fact[], hour = 18, day = wednesday) => {
  const all = [home, ...facts]
  const person = personOn(all, day)
  const visits = visitsOn(all, day)
  return visitPriority(campaign, person, nextActions(campaign, person, day, visits), visits, { day, hour })
}

test('priority is the product of its parts', () => {
  const { score, value, deadline, home: chance } = of([])
  expect(score).toBe(value.factor * deadline.factor * chance.factor)
  expect(score).toBeGreaterThan(0)
})

describe('value', () => {
  const confirmed = (...milestones: readonly string[]) =>
    listed(BASELINE, { claims: Object.fromEntries(milestones.map((m) => [m, 'confirmed'])) })

  test('is nothing where all is done, little where only offers are left, most at a headline goal', () => {
    const done = of([confirmed(...MILESTONES)])
    const offers = of([confirmed('card', 'sim_own_name', 'eid_activated', 'eid_used')])
    const step = of([])
    const headline = of([confirmed('card', 'eid_approved')])
    expect([done, offers, step, headline].map(({ value }) => value.code)).toEqual([
      'nothing',
      'offer',
      'step',
      'headline',
    ])
    expect(done.score).toBe(0)
    expect(offers.value.factor).toBeLessThan(step.value.factor)
    expect(step.value.factor).toBeLessThan(headline.value.factor)
  })
})

describe('deadline', () => {
  test('grows towards the end of the campaign and says when it is', () => {
    const far = of([], 18, campaign.startsOn).deadline
    const near = of([], 18, campaign.endsOn - 1).deadline
    expect(far).toMatchObject({ code: 'campaign_end', on: campaign.endsOn })
    expect(near.factor).toBeGreaterThan(far.factor)
    expect(of([], 18, campaign.endsOn + 1).deadline).toMatchObject({ code: 'over', factor: 2 })
  })

  test('after the campaign a 2G telephone counts to the last announced end of 2G', () => {
    const holds = listed(BASELINE, { attributes: { device: '2g' } })
    expect(of([holds], 18, campaign.endsOn + 1).deadline).toMatchObject({
      code: 'two_g',
      on: dayOf(2024, 10, 16),
    })
    expect(of([holds], 18, wednesday).deadline.code).toBe('campaign_end')
    expect(of([holds], 18, dayOf(2024, 10, 17)).deadline.code).toBe('over')
  })

  test('a promise that is due comes before everything', () => {
    const promised = visitOn(wednesday - 3, { met: 'relative', promise: isoDay(wednesday - 1) })
    expect(of([promised]).deadline).toEqual({ code: 'promised', factor: 3, on: wednesday - 1 })
  })
})

describe('the chance of being at home', () => {
  const chance = (facts: readonly Fact[], hour: number, day = wednesday) => of(facts, hour, day).home

  test('is best in the evening, better at noon and at weekends than in working hours, none at night', () => {
    expect([9, 12, 18, 22].map((hour) => chance([], hour).code)).toEqual([
      'workday',
      'midday',
      'evening',
      'night',
    ])
    expect(chance([], 9, saturday).code).toBe('weekend')
    expect(chance([], 9, saturday + 1).code).toBe('weekend')
    expect(chance([], 9, saturday + 2).code).toBe('workday')
    expect(chance([], 22).factor).toBe(0)
    expect(chance([], 9).factor).toBeLessThan(chance([], 9, saturday).factor)
    expect(chance([], 12).factor).toBeLessThan(chance([], 18).factor)
  })

  test('falls by day at harvest, by what the campaign or the province grows', () => {
    const april = dayOf(2024, 4, 10)
    expect(chance([], 9, april)).toMatchObject({ code: 'harvest' })
    expect(chance([], 18, april)).toEqual(chance([], 18))
    const person = personOn([home], wednesday)
    const actions = nextActions(campaign, person, wednesday)
    const own = [{ crop: 'rice', from: 11, to: 6 }]
    const at = { day: wednesday, hour: 9 }
    expect(visitPriority(campaign, person, actions, visitsOn([], wednesday), at, own).home.code).toBe(
      'harvest',
    )
  })

  test('falls at an hour at which nobody was met, and not at others', () => {
    const missed = [visitOn(wednesday - 1, { met: 'nobody' }), visitOn(wednesday - 2, { met: 'nobody' })]
    expect(chance(missed, 9).code).toBe('missed_before')
    expect(chance(missed, 9).factor).toBeLessThan(chance(missed.slice(1), 9).factor)
    expect(chance(missed, 18).code).toBe('evening')
    expect(chance(missed, 9, saturday).code).toBe('weekend')
  })

  test('follows what was said at the last visit', () => {
    const told = (reason: 'bedridden' | 'abroad' | 'in_the_fields_by_day') =>
      visitOn(wednesday - 1, { met: 'relative', outcomes: { eid_collected: reason } })
    expect(chance([told('bedridden')], 9)).toEqual({ code: 'housebound', factor: 0.95 })
    expect(chance([told('abroad')], 18)).toEqual({ code: 'away', factor: 0.05 })
    expect(chance([told('in_the_fields_by_day')], 9).code).toBe('fields_by_day')
    expect(chance([told('in_the_fields_by_day')], 18).code).toBe('evening')
    const promise = visitOn(wednesday - 1, { met: 'relative', promise: isoDay(wednesday) })
    expect(chance([promise], 9).code).toBe('promised')
    const later = visitOn(wednesday - 1, { met: 'relative', promise: isoDay(wednesday + 1) })
    expect(chance([later], 18).code).toBe('promised_later')
  })

  test('is small for who lives outside the province', () => {
    const away = listed(BASELINE, { residence: { kind: 'temporary', hamletId: HAMLETS[1], away: true } })
    expect(chance([away], 18).code).toBe('away')
  })
})
