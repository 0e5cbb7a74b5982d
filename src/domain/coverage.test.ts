import { describe, expect, test } from 'vitest'
import {
  BASELINE,
  disputed,
  exempted,
  fact,
  listed,
  registered,
  visited,
} from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 } from './binh-phuoc/campaign.ts'
import type { Base, Campaign } from './campaign.ts'
import { classify, judgeFixedBases, NOT_YET_FIXED, nextBaseDay, OUTSIDE, readClass } from './coverage.ts'
import { type Day, dayOf, isoDay } from './dates.ts'
import type { Fact } from './facts.ts'
import type { Milestone } from './milestones.ts'
import { nobody } from './person.ts'
import { personOn, stepOn, timeline } from './timeline.ts'

const d0 = BASELINE

/** How the facts stand on a day in a measure of a campaign of one base. */
const inBase = (base: Omit<Base, 'id'>, facts: readonly Fact[], day: Day, of: Milestone[] = ['card']) => {
  const campaign: Campaign = {
    ...binhPhuoc2024,
    bases: [{ id: 'only', ...base }],
    measures: [{ no: 1, of, base: 'only' }],
  }
  const code = stepOn(timeline(campaign, facts), day)?.classes[0] ?? OUTSIDE
  if (code === OUTSIDE) return 'outside'
  const { state, flag, measured } = readClass(code)
  return `${state}${flag === null ? '' : ` ${flag}`}${measured ? '' : ' unmeasured'}`
}

const isIn = (base: Omit<Base, 'id'>, birth: string, day: Day = d0) =>
  inBase(base, [registered(d0 - 5, birth)], day) !== 'outside'

describe('a base by birth', () => {
  const first = { bornFrom: dayOf(2010, 1, 1), bornTo: dayOf(2010, 6, 30) }

  test('takes its first and last day, and nobody beside', () => {
    expect(
      ['2009-12-31', '2010-01-01', '2010-06-30', '2010-07-01'].map((birth) => isIn(first, birth)),
    ).toEqual([false, true, true, false])
  })

  test('leaves out whoever’s date is too coarse to decide, unless it asks for them', () => {
    const births = ['2010', '2010-06', '2010-07', '2009', '2011']
    const by = (undecidedBirth: 'out' | 'in' | 'only') =>
      births.filter((birth) => isIn({ ...first, undecidedBirth }, birth))
    expect(by('out')).toEqual(['2010-06'])
    expect(by('in')).toEqual(['2010', '2010-06'])
    expect(by('only')).toEqual(['2010'])
  })

  test('counts a coarse date that lies wholly inside', () => {
    expect(isIn({ bornTo: dayOf(2010, 12, 31) }, '2010')).toBe(true)
    expect(isIn({ bornTo: dayOf(2009, 12, 31) }, '2009')).toBe(true)
  })

  test('never takes a person without any birth date, but a base that asks for none does', () => {
    const unknown = [listed(d0, { residence: { kind: 'permanent', hamletId: 130_101_001 } })]
    for (const base of [first, { ...first, undecidedBirth: 'only' as const }, { aged: 14 }]) {
      expect(inBase(base, unknown, d0)).toBe('outside')
    }
    expect(inBase({}, unknown, d0)).toBe('open unmeasured')
    expect(inBase({ lacking: 'card' }, unknown, d0)).toBe('open unmeasured')
  })
})

describe('a base by age', () => {
  test('takes in a person on the birthday itself, and not the day before', () => {
    expect(isIn({ aged: 14 }, '2010-04-10', dayOf(2024, 4, 9))).toBe(false)
    expect(isIn({ aged: 14 }, '2010-04-10', dayOf(2024, 4, 10))).toBe(true)
  })

  test('takes in a birth without day or month when it is certain', () => {
    expect(isIn({ aged: 14 }, '2010', dayOf(2024, 12, 30))).toBe(false)
    expect(isIn({ aged: 14 }, '2010', dayOf(2024, 12, 31))).toBe(true)
    expect(isIn({ aged: 14 }, '2010-06', dayOf(2024, 6, 29))).toBe(false)
    expect(isIn({ aged: 14 }, '2010-06', dayOf(2024, 6, 30))).toBe(true)
  })
})

describe('a base of those who hold a milestone', () => {
  const holders = { holding: 'card' as const }
  const card = listed(d0 + 2, { claims: { card: 'confirmed' } })
  const base =
    (...facts: readonly Fact[]) =>
    (day: Day) =>
      inBase(holders, [registered(d0, '1990'), ...facts], day, ['eid_collected'])

  test('takes them from the day they hold it', () => {
    expect(base(card)(d0 + 1)).toBe('outside')
    expect(base(card)(d0 + 2)).toBe('open unmeasured')
  })

  test('takes nobody by a report, an exemption, or under a flag', () => {
    expect(base(visited(d0, { card: 'reported' }))(d0)).toBe('outside')
    expect(base(exempted(d0, 'card', d0 + 9))(d0)).toBe('outside')
    expect(base(card, disputed(d0 + 4, 'card'))(d0 + 4)).toBe('outside')
  })
})

describe('a fixed base', () => {
  const lacking = { fixedOn: d0, lacking: 'card' as const }
  const born = registered(d0 - 5, '1990')

  test('has nobody in it before its day, and keeps whoever lacked the milestone then', () => {
    const facts = [born, listed(d0 + 1, { claims: { card: 'confirmed' } })]
    expect(inBase(lacking, facts, d0 - 1)).toBe('outside')
    expect(inBase(lacking, facts, d0)).toBe('open unmeasured')
    expect(inBase(lacking, facts, d0 + 1)).toBe('confirmed')
  })

  test('hears evidence about its day or before, also when it comes later, and none about a later day', () => {
    const on = (day: Day) => listed(day, { claims: { card: 'confirmed' } }, { known: d0 + 30 })
    expect(inBase(lacking, [born, on(d0)], d0 + 40)).toBe('outside')
    expect(inBase(lacking, [born, on(d0 - 3)], d0 + 40)).toBe('outside')
    expect(inBase(lacking, [born, on(d0 + 1)], d0 + 40)).toBe('confirmed')
  })

  test('does not take in who was first heard of later, until a fact of its day is known', () => {
    const newcomer = registered(d0 + 3, '1990')
    expect(inBase(lacking, [newcomer], d0 + 3)).toBe('outside')
    const earlier = registered(d0 - 2, '1990', 130_101_001, d0 + 20)
    expect(inBase(lacking, [newcomer, earlier], d0 + 3)).toBe('open unmeasured')
  })

  test('is a cohort as it was listed by that day', () => {
    const cohort = { fixedOn: d0, inCohort: 'hard_to_reach' }
    const on = (day: Day) => [born, listed(day, { cohorts: ['hard_to_reach'] })]
    expect(inBase(cohort, on(d0), d0)).toBe('open unmeasured')
    expect(inBase(cohort, on(d0 + 1), d0 + 1)).toBe('outside')
    expect(inBase({ fixedOn: d0, notInCohort: 'hard_to_reach' }, on(d0), d0)).toBe('outside')
  })

  test('is judged only on its day', () => {
    const campaign = { ...binhPhuoc2024, bases: [{ id: 'campaign', ...lacking }], measures: [] }
    expect(judgeFixedBases(campaign, personOn([born], d0), d0 - 1, NOT_YET_FIXED)).toBe(NOT_YET_FIXED)
    expect(judgeFixedBases(campaign, personOn([born], d0), d0, NOT_YET_FIXED)).not.toBe(NOT_YET_FIXED)
  })
})

describe('a measure of two milestones', () => {
  const both: Milestone[] = ['sim_own_name', 'signature']
  const stands = (...facts: readonly Fact[]) => inBase({}, [registered(d0, '1990'), ...facts], d0, both)
  const says = (claims: Parameters<typeof visited>[1]) => listed(d0, { claims })

  test('stands as its weakest, and is done only when both are', () => {
    expect(stands()).toBe('open unmeasured')
    expect(stands(says({ sim_own_name: 'confirmed' }))).toBe('open')
    expect(stands(says({ sim_own_name: 'confirmed', signature: 'reported' }))).toBe('reported')
    expect(stands(says({ sim_own_name: 'confirmed', signature: 'confirmed' }))).toBe('confirmed')
  })

  test('shows the gravest flag of either', () => {
    const confirmed = says({ sim_own_name: 'confirmed', signature: { confirmed: { until: isoDay(d0 - 1) } } })
    expect(stands(confirmed)).toBe('confirmed expired')
    expect(stands(confirmed, says({ sim_own_name: { rejected: 'name differs' } }))).toBe('confirmed rejected')
    expect(stands(confirmed, disputed(d0, 'signature'))).toBe('confirmed disputed')
  })

  test('is exempt when either is', () => {
    expect(stands(exempted(d0, 'signature', d0))).toBe('exempt unmeasured')
    expect(stands(says({ sim_own_name: 'confirmed' }), exempted(d0, 'signature', d0))).toBe('exempt')
  })
})

test('a person of whom nothing is known is outside of every base of the campaign', () => {
  expect(classify(binhPhuoc2024, nobody, d0, NOT_YET_FIXED)).toEqual(
    binhPhuoc2024.measures.map(() => OUTSIDE),
  )
})

test('the next day of a base is its fixed day or the birthday, whichever comes first', () => {
  const child = personOn([registered(d0 - 5, '2010-03-27')], d0 - 5)
  expect(nextBaseDay(binhPhuoc2024, child, d0 - 5)).toBe(d0)
  expect(nextBaseDay(binhPhuoc2024, child, d0)).toBe(dayOf(2024, 3, 27))
  expect(nextBaseDay(binhPhuoc2024, child, dayOf(2024, 3, 27))).toBe(Number.POSITIVE_INFINITY)
})

describe('a campaign that does not hold together is a bug', () => {
  test('a measure of no base', () => {
    const campaign: Campaign = { ...binhPhuoc2024, measures: [{ no: 1, of: ['card'], base: 'nowhere' }] }
    expect(() => classify(campaign, nobody, d0, NOT_YET_FIXED)).toThrow(RangeError)
  })

  test('more bases than there are bits', () => {
    const bases = Array.from({ length: 31 }, (_, i) => ({ id: `base-${i}` }))
    const campaign: Campaign = { ...binhPhuoc2024, bases, measures: [] }
    expect(() => classify(campaign, nobody, d0, NOT_YET_FIXED)).toThrow(RangeError)
  })

  test('thirty bases each have their own bit', () => {
    const bases = Array.from({ length: 30 }, (_, i) => ({ id: `base-${i}`, bornTo: dayOf(1980 + i, 12, 31) }))
    const measures = bases.map(({ id }, no) => ({ no, of: ['card' as const], base: id }))
    const campaign: Campaign = { ...binhPhuoc2024, bases, measures }
    const classes = classify(campaign, personOn([registered(d0, '1995-06-01')], d0), d0, NOT_YET_FIXED)
    expect(classes.map((code) => code !== OUTSIDE)).toEqual(bases.map((_, i) => i >= 15))
  })
})

describe('the bases of 25-3-2024', () => {
  const on = (...facts: readonly Fact[]) => {
    const classes = stepOn(timeline(binhPhuoc2024, facts), d0)?.classes ?? []
    const inside = binhPhuoc2024.measures.filter((_, position) => (classes[position] ?? OUTSIDE) !== OUTSIDE)
    return [...new Set(inside.map(({ base }) => base))].toSorted()
  }
  const card = fact(d0, 'authority', { type: 'listed/1', list: 'cards', claims: { card: 'confirmed' } })
  const hard = fact(d0, 'authority', { type: 'listed/1', list: 'hard', cohorts: ['hard_to_reach'] })

  test('a child born in the first half of 2010 without a card is to have its first, and may not be 14 yet', () => {
    expect(on(registered(d0, '2010-03-25'))).toEqual(['aged14', 'born_2010', 'campaign', 'first_time'])
    expect(on(registered(d0, '2010-03-26'))).toEqual(['born_2010', 'campaign', 'first_time'])
  })

  test('born in the second half it is of the campaign and of nobody’s goal', () => {
    expect(on(registered(d0, '2010-07-01'))).toEqual(['born_2010', 'campaign'])
    expect(on(registered(d0, '2011-01-01'))).toEqual([])
  })

  test('of the year 2010 alone it is in a bucket of its own', () => {
    expect(on(registered(d0, '2010'))).toEqual(['born_2010', 'campaign', 'first_time_undated'])
  })

  test('coarse dates of neighbouring years are told apart', () => {
    expect(on(registered(d0, '2010-12'))).toEqual(['born_2010', 'campaign'])
    expect(on(registered(d0, '2011'))).toEqual([])
    expect(on(registered(d0, '2009-12'))).toEqual(['aged14', 'campaign'])
    expect(on(registered(d0, '2010'))).toEqual(['born_2010', 'campaign', 'first_time_undated'])
  })

  test('a card takes a child out of the first-time base for good', () => {
    expect(on(registered(d0, '2010-03-25'), card)).toEqual(['aged14', 'campaign', 'has_card'])
  })

  test('the hard-to-reach are those listed, born before 2010, with or without a card', () => {
    expect(on(registered(d0, '1990'), hard)).toEqual(['aged14', 'campaign', 'hard_to_reach'])
    expect(on(registered(d0, '2010-03-25'), hard)).toEqual(['aged14', 'born_2010', 'campaign'])
  })

  test('who collected an e-ID is in the base of the chain', () => {
    const eid = fact(d0, 'authority', {
      type: 'listed/1',
      list: 'eid',
      claims: { eid_collected: 'confirmed' },
    })
    expect(on(registered(d0, '1990'), card, eid)).toEqual(['aged14', 'campaign', 'collected', 'has_card'])
  })
})
