import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directly } from '../../test/fixtures/direct-count.ts'
import {
  anyClaim,
  anyFact,
  anyHistory,
  anyTwoOrders,
  BASELINE,
  disputed,
  everyDay,
  exempted,
  FIRST_DAY,
  fact,
  HAMLETS,
  LAST_DAY,
  listed,
  registered,
  settled,
  visited,
} from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { OUTSIDE, POSSIBLE_CLASSES, readClass } from './coverage.ts'
import { type Day, dayOf, isoDay } from './dates.ts'
import { type Fact, isJudgement } from './facts.ts'
import { MILESTONES, type Stand } from './milestones.ts'
import { standing } from './person.ts'
import { type Change, commonSteps, personOn, type Step, stepOn, tellChanges, timeline } from './timeline.ts'

const seed = 20240703
const d0 = BASELINE
const [here, there] = HAMLETS
const position = (no: number) => campaign.measures.findIndex((measure) => measure.no === no)
const CARD = position(2)
const CARD_AGED_14 = position(11)
const SIGNATURE = position(8)

const standIn = (step: Step | null, at: number): Stand | null => {
  const code = step?.classes[at] ?? OUTSIDE
  return code === OUTSIDE ? null : readClass(code)
}
const brief = (facts: readonly Fact[], day: Day, at: number) => {
  const stand = standIn(stepOn(timeline(campaign, facts), day), at)
  return stand === null ? 'outside' : (stand.flag ?? stand.state)
}
const turns = (facts: readonly Fact[], at: number): Record<string, string> => {
  const found: Record<string, string> = {}
  let last = 'outside'
  for (const step of timeline(campaign, facts)) {
    const now = brief(facts, step.day, at)
    if (now !== last) found[isoDay(step.day)] = now
    last = now
  }
  return found
}

describe('a course turns by the calendar alone', () => {
  test('on the 14th birthday', () => {
    expect(turns([registered(d0, '2010-04-10')], CARD_AGED_14)).toEqual({ '2024-04-10': 'open' })
  })

  test('for a birth of which only the year is known, on the last day of that year', () => {
    expect(turns([registered(d0, '2010')], CARD_AGED_14)).toEqual({ '2024-12-31': 'open' })
  })

  test('for a birth on 29 February, on its 14th birthday: 28 February', () => {
    expect(turns([registered(dayOf(2021, 1, 1), '2008-02-29')], CARD_AGED_14)).toEqual({
      '2022-02-28': 'open',
    })
  })

  test('on the day after the last day of an exemption', () => {
    const facts = [registered(d0, '1990'), exempted(d0, 'card', dayOf(2024, 5, 1))]
    expect(turns(facts, CARD)).toEqual({ '2024-03-25': 'exempt', '2024-05-02': 'open' })
  })

  test('on the day after the last day of a certificate', () => {
    const facts = [
      registered(d0, '1990'),
      listed(d0, { claims: { signature: { confirmed: { until: '2024-06-30' } } } }),
    ]
    expect(turns(facts, SIGNATURE)).toEqual({ '2024-03-25': 'confirmed', '2024-07-01': 'expired' })
  })

  test('and not after the last day that is counted', () => {
    const far = isoDay(campaign.tallyTo)
    const facts = [
      registered(d0, '2011-12-31'),
      listed(d0, { birth: '2010-12-31', claims: { signature: { confirmed: { until: far } } } }),
    ]
    expect(turns(facts, SIGNATURE)).toEqual({ '2024-03-25': 'confirmed' })
    expect(timeline(campaign, [registered(campaign.tallyTo, '1990')])).toHaveLength(1)
    expect(timeline(campaign, [registered(campaign.tallyTo + 1, '1990')])).toEqual([])
  })
})

describe('what was written ahead is rewritten when its cause changes', () => {
  const base = registered(d0, '1990')
  const grant = exempted(d0, 'card', dayOf(2024, 5, 1))

  test('an exemption granted again for longer, or for shorter', () => {
    expect(turns([base, grant, exempted(d0 + 5, 'card', dayOf(2024, 6, 1))], CARD)).toEqual({
      '2024-03-25': 'exempt',
      '2024-06-02': 'open',
    })
    expect(turns([base, grant, exempted(d0 + 5, 'card', dayOf(2024, 4, 3))], CARD)).toEqual({
      '2024-03-25': 'exempt',
      '2024-04-04': 'open',
    })
  })

  test('an exemption ended', () => {
    const ended = fact(d0 + 5, 'office', { type: 'exemption-ended/1', milestone: 'card', reason: 'healed' })
    expect(turns([base, grant, ended], CARD)).toEqual({ '2024-03-25': 'exempt', '2024-03-30': 'open' })
  })

  test('a certificate renewed', () => {
    const until = (day: Day, last: string) =>
      listed(day, { claims: { signature: { confirmed: { until: last } } } })
    expect(turns([base, until(d0, '2024-04-30'), until(d0 + 9, '2025-04-30')], SIGNATURE)).toEqual({
      '2024-03-25': 'confirmed',
      '2025-05-01': 'expired',
    })
    expect(turns([base, until(d0, '2024-04-30'), until(dayOf(2024, 5, 9), '2025-04-30')], SIGNATURE)).toEqual(
      {
        '2024-03-25': 'confirmed',
        '2024-05-01': 'expired',
        '2024-05-09': 'confirmed',
        '2025-05-01': 'expired',
      },
    )
  })

  test('a birth date corrected, forwards or backwards, before and after the birthday', () => {
    const child = registered(d0, '2010-04-10')
    const corrected = (birth: string, day: Day = d0 + 2) => [child, listed(day, { birth })]
    expect(turns(corrected('2010-05-20'), CARD_AGED_14)).toEqual({ '2024-05-20': 'open' })
    expect(turns(corrected('2010-03-26'), CARD_AGED_14)).toEqual({ '2024-03-27': 'open' })
    expect(turns(corrected('2010-05-20', dayOf(2024, 4, 30)), CARD_AGED_14)).toEqual({
      '2024-04-10': 'open',
      '2024-04-30': 'outside',
      '2024-05-20': 'open',
    })
  })
})

describe('a move', () => {
  const moved = fact(d0 + 5, 'office', {
    type: 'moved/1',
    residence: { kind: 'permanent', hamletId: there },
  })

  test('carries along what was written ahead: the birthday counts where the person then lives', () => {
    const told: string[] = []
    const change: Change = (base, hamletId, measure, _code, day, n) => {
      if (measure === 11) told.push(`${isoDay(day)} ${base} ${hamletId} ${n}`)
    }
    tellChanges(campaign, timeline(campaign, [registered(d0, '2010-04-10'), moved]), 1, change)
    expect(told).toEqual([`2024-04-10 registered ${there} 1`, `2024-04-10 present ${there} 1`])
  })

  test('takes the person out of one hamlet and puts them into the other, in every measure', () => {
    const told = new Map<string, number>()
    tellChanges(
      campaign,
      timeline(campaign, [registered(d0, '1990'), moved]),
      1,
      (base, hamletId, _m, _c, day, n) => {
        const key = `${base} ${hamletId} ${day - d0}`
        told.set(key, (told.get(key) ?? 0) + n)
      },
    )
    const measures = stepOn(timeline(campaign, [registered(d0, '1990')]), d0)?.classes.filter(
      (c) => c !== OUTSIDE,
    )
    const count = measures?.length
    expect([...told.keys()].toSorted()).toEqual(
      ['present', 'registered']
        .flatMap((base) => [`${base} ${here} 0`, `${base} ${here} 5`, `${base} ${there} 5`])
        .toSorted(),
    )
    for (const [key, n] of told)
      expect(n).toBe(key === `present ${here} 5` || key === `registered ${here} 5` ? -(count ?? 0) : count)
  })

  test('out of the province leaves the registered base as it was', () => {
    const away = fact(d0 + 5, 'office', {
      type: 'moved/1',
      residence: { kind: 'working', hamletId: here, away: true },
    })
    const told: string[] = []
    tellChanges(
      campaign,
      timeline(campaign, [registered(d0, '1990'), away]),
      1,
      (base, _h, measure, _c, day, n) => {
        if (measure === 2) told.push(`${day - d0} ${base} ${n}`)
      },
    )
    expect(told).toEqual(['0 registered 1', '0 present 1', '5 present -1'])
  })
})

test('a course begins with the first residence, and an unchanged day is no step', () => {
  const facts = [
    listed(d0, { birth: '1990', claims: { card: 'confirmed' } }),
    registered(d0 + 4, '1990'),
    registered(d0 + 6, '1990'),
  ]
  expect(timeline(campaign, facts).map(({ day }) => day)).toEqual([d0 + 4])
  expect(timeline(campaign, [])).toEqual([])
  expect(stepOn(timeline(campaign, facts), d0 + 3)).toBeNull()
})

test('two courses have in common what came before the fact that parts them', () => {
  const facts = [registered(d0, '1990'), visited(d0 + 2, { card: 'reported' })]
  const before = timeline(campaign, facts)
  expect(commonSteps(before, timeline(campaign, [...facts, visited(d0 + 3, { eid_used: 'reported' })]))).toBe(
    2,
  )
  expect(commonSteps(before, timeline(campaign, [...facts, visited(d0 + 1, { eid_used: 'reported' })]))).toBe(
    1,
  )
  expect(commonSteps(before, before)).toBe(2)
  expect(commonSteps([], before)).toBe(0)
})

describe('for any history', () => {
  test('any order of the same facts gives the same course', () => {
    fc.assert(
      fc.property(anyTwoOrders, ([history, shuffled]) => {
        expect(timeline(campaign, shuffled)).toEqual(timeline(campaign, history))
      }),
      { seed, numRuns: 500 },
    )
  })

  test('the course says on every day what the facts up to that day say', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const course = timeline(campaign, history)
        for (const day of everyDay) {
          const step = stepOn(course, day)
          const direct = directly(campaign, history, day)
          expect([step?.registered ?? null, step?.present ?? null]).toEqual([
            direct.registered,
            direct.present,
          ])
          if (direct.registered === null && direct.present === null) continue
          expect(campaign.measures.map((_, at) => standIn(step, at))).toEqual(direct.stands)
        }
      }),
      { seed, numRuns: 150 },
    )
  })

  test('steps go forward, each differs from the one before, and none lies beyond the last counted day', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const course = timeline(campaign, history)
        course.forEach((step, i) => {
          const before = course[i - 1]
          expect(step.day).toBeLessThanOrEqual(campaign.tallyTo)
          if (!before) return
          expect(step.day).toBeGreaterThan(before.day)
          expect({ ...step, day: 0 }).not.toEqual({ ...before, day: 0 })
        })
      }),
      { seed, numRuns: 300 },
    )
  })

  test('only classes that can occur occur, and every one of them does', () => {
    const occurred = new Set<number>()
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { classes } of timeline(campaign, history)) for (const code of classes) occurred.add(code)
      }),
      { seed, numRuns: 4000 },
    )
    occurred.delete(OUTSIDE)
    expect([...occurred].toSorted((a, b) => a - b)).toEqual(POSSIBLE_CLASSES)
  })

  test('a fact changes nothing before its effective day', () => {
    fc.assert(
      fc.property(anyHistory, anyFact, (history, late) => {
        const before = timeline(campaign, history)
        const after = timeline(campaign, [...history, late])
        for (let day = FIRST_DAY; day < late.effective; day += 1) {
          expect(placeAndClasses(stepOn(after, day))).toEqual(placeAndClasses(stepOn(before, day)))
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  test('older evidence that arrives late changes the days between and never a newer confirmation or residence', () => {
    const early = fc.tuple(anyClaim, fc.constantFrom<number[]>(...HAMLETS), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(
        anyHistory,
        early,
        fc.integer({ min: 0, max: 15 }),
        (history, [claim, hamletId, lag], offset) => {
          const claims = history.filter(({ body }) => !isJudgement(body))
          const newest = listed(d0 + 20, {
            residence: { kind: 'permanent', hamletId: there },
            claims: { card: { confirmed: { until: '2024-05-20' } } },
          })
          const late = listed(
            d0 + offset,
            { residence: { kind: 'permanent', hamletId }, claims: { card: claim } },
            { known: d0 + 21 + lag },
          )
          const day = d0 + 20
          const before = timeline(campaign, [...claims, newest])
          const after = timeline(campaign, [...claims, newest, late])
          for (const later of [day, day + 1, LAST_DAY, campaign.tallyTo]) {
            expect(standIn(stepOn(after, later), CARD)).toEqual(standIn(stepOn(before, later), CARD))
            expect(stepOn(after, later)?.registered).toBe(stepOn(before, later)?.registered)
            expect(stepOn(after, later)?.present).toBe(stepOn(before, later)?.present)
          }
        },
      ),
      { seed, numRuns: 300 },
    )
  })

  test('nothing confirmed regresses without an upheld dispute', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const facts = history.filter(
          ({ body }) => !(body.type === 'dispute-settled/1' && body.verdict === 'upheld'),
        )
        for (const milestone of MILESTONES) {
          let confirmed = false
          for (const day of everyDay) {
            const { state } = standing(personOn(facts, day), milestone, day)
            // An exemption may stand in for a certificate that has ended; the confirmation is kept beneath it.
            if (confirmed) expect(['confirmed', 'exempt']).toContain(state)
            if (state === 'confirmed') confirmed = true
          }
        }
      }),
      { seed, numRuns: 150 },
    )
  })

  test('a dispute dismissed leaves no trace but the days on which it stood and the bases that were fixed on them', () => {
    const span = fc.tuple(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(anyHistory, span, (history, [raised, length]) => {
        const facts = history.filter(({ body }) => !body.type.startsWith('dispute'))
        const last = raised + length
        const before = timeline(campaign, facts)
        const after = timeline(campaign, [
          ...facts,
          disputed(raised, 'card'),
          settled(last, 'card', 'dismissed', last + 3),
        ])
        // A base is fixed by what stands on its day, and a dispute stands.
        const isFixedMeanwhile = raised <= BASELINE && BASELINE < last
        for (const day of everyDay) {
          const [was, is] = [stepOn(before, day), stepOn(after, day)]
          if (day < raised || day >= last)
            expect(placeAndClasses(is, isFixedMeanwhile)).toEqual(placeAndClasses(was, isFixedMeanwhile))
          else {
            const stand = standIn(was, CARD)
            expect(standIn(is, CARD)).toEqual(stand === null ? null : { ...stand, flag: 'disputed' })
          }
        }
      }),
      { seed, numRuns: 200 },
    )
  })
})

/** Without the classes of fixed bases, where they are no matter. */
function placeAndClasses(step: Step | null, withoutFixed = false) {
  if (step === null || (step.registered === null && step.present === null)) return null
  const isFixed = (base: string) =>
    campaign.bases.some(({ id, fixedOn }) => id === base && fixedOn !== undefined)
  const classes = step.classes.filter((_, no) => !withoutFixed || !isFixed(campaign.measures[no]?.base ?? ''))
  return { registered: step.registered, present: step.present, classes }
}
