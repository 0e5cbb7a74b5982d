import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { type ClassCount, composeBoard, type MeasureReport, paceNeeded, type TargetFigure } from './board.ts'
import { CLASS_COUNT, classOf } from './coverage.ts'
import { dayOf } from './dates.ts'
import type { Stand } from './milestones.ts'

const asOf = dayOf(2024, 3, 25)
const measureOf = (id: string, layer: string, base: string) =>
  campaign.targets.find(
    (target) =>
      target.id === id &&
      target.layer === layer &&
      campaign.measures.find(({ no }) => no === target.measure)?.base === base,
  )?.measure ?? -1
const CARD = measureOf('card', 'headline', 'campaign')
const HARD = measureOf('card_hard_to_reach', 'operational', 'hard_to_reach')

const count = (measure: number, stand: Partial<Stand>, n: number): ClassCount => ({
  measure,
  class: classOf({ state: 'open', flag: null, measured: true, ...stand }),
  n,
})
const heard = (measure: number, units = 111): MeasureReport => ({ measure, units, source: 'authority', asOf })
const figure = (
  counts: readonly ClassCount[],
  reports: readonly MeasureReport[],
  measure = CARD,
): TargetFigure => {
  const found = composeBoard(campaign, counts, reports).targets.find((target) => target.measure === measure)
  if (!found) throw new Error(`no figure of ${measure}`)
  return found
}

describe('a figure', () => {
  const counts = [
    count(CARD, { measured: false }, 100),
    count(CARD, {}, 10),
    count(CARD, { state: 'reported' }, 7),
    count(CARD, { state: 'confirmed' }, 40),
    count(CARD, { state: 'exempt', measured: false }, 3),
    count(CARD, { state: 'confirmed', flag: 'disputed' }, 5),
    count(CARD, { state: 'reported', flag: 'rejected' }, 2),
    count(CARD, { state: 'confirmed', flag: 'expired' }, 1),
  ]

  test('counts confirmed without a flag, and everything else stays beside it and in the denominator', () => {
    expect(figure(counts, [heard(CARD)])).toMatchObject({
      id: 'card',
      layer: 'headline',
      base: 'campaign',
      numerator: 40,
      denominator: 168,
      goal: 168,
      strict: false,
      states: { open: 110, reported: 7, confirmed: 40, exempt: 3, disputed: 5, rejected: 2, expired: 1 },
      measured: 65,
      unitsReporting: 111,
      source: 'authority',
      sourceAsOf: asOf,
    })
  })

  test('is not reported, which is not zero, while no unit has spoken of it', () => {
    expect(figure(counts, [])).toMatchObject({
      numerator: null,
      denominator: 168,
      unitsReporting: 0,
      source: null,
      sourceAsOf: null,
    })
    expect(figure([], [heard(CARD, 0)]).numerator).toBeNull()
  })

  test('is zero when a unit has spoken and nobody is confirmed', () => {
    expect(figure([count(CARD, {}, 9)], [heard(CARD, 1)]).numerator).toBe(0)
    expect(figure([], [heard(CARD, 1)])).toMatchObject({ numerator: 0, denominator: 0, goal: 0 })
  })

  test('sums to its denominator over its states, whatever the counts', () => {
    const anyCount = fc.record({
      measure: fc.constantFrom(...campaign.measures.map(({ no }) => no)),
      class: fc.integer({ min: 1, max: CLASS_COUNT - 1 }),
      n: fc.integer({ min: 0, max: 900_000 }),
    })
    fc.assert(
      fc.property(fc.array(anyCount, { maxLength: 80 }), (counts) => {
        const board = composeBoard(
          campaign,
          counts,
          campaign.measures.map(({ no }) => heard(no)),
        )
        for (const { states, denominator, measure, measured, numerator } of [
          ...board.targets,
          ...board.funnel,
        ]) {
          expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(denominator)
          const own = counts.filter((each) => each.measure === measure)
          expect(denominator).toBe(own.reduce((sum, { n }) => sum + n, 0))
          expect(measured).toBeLessThanOrEqual(denominator)
          expect(numerator).toBe(states.confirmed)
        }
      }),
      { seed: 873_007 },
    )
  })
})

describe('the board of 25-3-2024', () => {
  const done = (measure: number, of: number, all: number) => [
    count(measure, { state: 'confirmed' }, of),
    count(measure, { measured: false }, all - of),
  ]
  const COLLECTED = measureOf('eid_collected', 'ministry', 'has_card')
  const ACTIVATED = measureOf('eid_activated', 'headline', 'campaign')
  const CHAIN = measureOf('eid_activated', 'chain', 'collected')
  const SIGNATURE = measureOf('sim_signature', 'headline', 'campaign')
  const PHONE = measureOf('smartphone_4g', 'headline', 'campaign')
  const board = composeBoard(
    campaign,
    [
      ...done(CARD, 846_048, 873_007),
      ...done(HARD, 0, 11_207),
      ...done(COLLECTED, 600_803, 846_048),
      ...done(ACTIVATED, 515_959, 873_007),
      ...done(CHAIN, 515_959, 600_803),
      ...done(SIGNATURE, 0, 873_007),
      ...done(PHONE, 0, 873_007),
    ],
    [CARD, HARD, COLLECTED, ACTIVATED, CHAIN].map((measure) => heard(measure)),
  )
  const entries = (id: string) =>
    board.targets
      .filter((target) => target.id === id && target.base !== 'aged14')
      .map(({ layer, base, numerator, denominator, goal, strict }) => ({
        layer,
        base,
        numerator,
        denominator,
        goal,
        strict,
      }))

  test('shows the article’s figures, each with its base and goal', () => {
    expect(entries('card')).toEqual([
      {
        layer: 'headline',
        base: 'campaign',
        numerator: 846_048,
        denominator: 873_007,
        goal: 873_007,
        strict: false,
      },
    ])
    expect(entries('card_hard_to_reach')).toEqual([
      {
        layer: 'operational',
        base: 'hard_to_reach',
        numerator: 0,
        denominator: 11_207,
        goal: 8_966,
        strict: false,
      },
    ])
    expect(entries('eid_collected')).toEqual([
      {
        layer: 'ministry',
        base: 'has_card',
        numerator: 600_803,
        denominator: 846_048,
        goal: null,
        strict: false,
      },
    ])
    expect(entries('eid_activated')).toEqual([
      {
        layer: 'headline',
        base: 'campaign',
        numerator: 515_959,
        denominator: 873_007,
        goal: 873_007,
        strict: false,
      },
      {
        layer: 'chain',
        base: 'collected',
        numerator: 515_959,
        denominator: 600_803,
        goal: null,
        strict: false,
      },
    ])
  })

  test('says of signatures and phones that nobody has reported, and what it would take', () => {
    expect(entries('sim_signature')).toEqual([
      {
        layer: 'headline',
        base: 'campaign',
        numerator: null,
        denominator: 873_007,
        goal: 873_007,
        strict: false,
      },
      {
        layer: 'operational',
        base: 'campaign',
        numerator: null,
        denominator: 873_007,
        goal: 436_504,
        strict: true,
      },
    ])
    expect(entries('smartphone_4g')).toEqual([
      {
        layer: 'headline',
        base: 'campaign',
        numerator: null,
        denominator: 873_007,
        goal: 873_007,
        strict: false,
      },
      {
        layer: 'operational',
        base: 'campaign',
        numerator: null,
        denominator: 873_007,
        goal: 785_707,
        strict: false,
      },
    ])
  })

  test('keeps the printed 71,02% as a quotation; the figures beside it are what the product computes from', () => {
    const printed = board.targets.find(({ id }) => id === 'eid_collected')?.quotation
    expect(printed?.text).toContain('71,02%')
  })

  test('counts cohorts by their base and shows external figures with their units', () => {
    expect(board.cohorts.find(({ id }) => id === 'hard_to_reach')).toMatchObject({
      count: 11_207,
      base: 'hard_to_reach',
      asOf,
    })
    expect(board.cohorts.map(({ id }) => id)).toEqual([
      'born_2010',
      'first_time',
      'first_time_undated',
      'hard_to_reach',
    ])
    expect(board.external).toBe(campaign.external)
  })

  test('has a funnel of nine stages on one base', () => {
    expect(board.funnel.map(({ id }) => id)).toEqual(campaign.measures.slice(0, 9).map(({ of }) => of[0]))
    expect(new Set(board.funnel.map(({ base }) => base))).toEqual(new Set(['campaign']))
  })
})

describe('the pace needed', () => {
  const endsOn = campaign.endsOn
  const hard = (confirmed: number) =>
    figure(
      [count(HARD, { state: 'confirmed' }, confirmed), count(HARD, {}, 11_207 - confirmed)],
      [heard(HARD)],
      HARD,
    )

  test('is whole people a day over the days left, the day itself being over', () => {
    expect(paceNeeded(hard(0), endsOn - 90, endsOn)).toBe(100)
    expect(paceNeeded(hard(8_965), endsOn - 90, endsOn)).toBe(1)
    expect(paceNeeded(hard(0), endsOn - 1, endsOn)).toBe(8_966)
  })

  test('is zero when the goal is met or passed, and never negative', () => {
    expect(paceNeeded(hard(8_966), endsOn - 1, endsOn)).toBe(0)
    expect(paceNeeded(hard(11_207), endsOn - 1, endsOn)).toBe(0)
  })

  test('is unknown without a goal, without a report, and when no day is left', () => {
    expect(paceNeeded(hard(0), endsOn, endsOn)).toBeNull()
    expect(paceNeeded({ ...hard(0), numerator: null }, endsOn - 9, endsOn)).toBeNull()
    expect(paceNeeded({ ...hard(0), goal: null }, endsOn - 9, endsOn)).toBeNull()
  })
})
