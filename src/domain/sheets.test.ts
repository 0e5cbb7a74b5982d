import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BASELINE, listed, registered } from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { dayOf, isoDay } from './dates.ts'
import { decide } from './decide.ts'
import type { Fact } from './facts.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { nextActions } from './next-action.ts'
import { ok } from './result.ts'
import { readWritten, type Written } from './sheet-codes.ts'
import {
  compareKeyings,
  contentKey,
  contentOf,
  DOORS,
  HOUSEHOLDS_ON_A_SHEET,
  type HouseholdVisit,
  type KeyedContent,
  type Listed,
  nothingSaid,
  PARTS_OF_DAY,
  planSheets,
  sheetVisit,
} from './sheets.ts'
import { personOn } from './timeline.ts'
import { visitsOn } from './visits.ts'

const day = BASELINE + 20
const visit: HouseholdVisit = { day: isoDay(day), part: 'evening', door: 'household', promise: null }
const someone = { missing: ['card_collected', 'smartphone_4g'] as readonly Milestone[] }

const ALL = {
  card: 'confirmed',
  eid_used: 'confirmed',
  sim_own_name: 'confirmed',
  signature: 'confirmed',
  smartphone_4g: 'confirmed',
} as const

let next = 0
const living = (
  householdNo: string | null,
  residentialGroup: string | null = null,
  more: readonly Fact[] = [],
): Listed => {
  const facts = [registered(BASELINE - 5, '1990'), ...more]
  const person = personOn(facts, day)
  const visits = visitsOn(facts, day)
  const actions = nextActions(campaign, person, day, visits)
  return { hamletId: 1, personId: `p${next++}`, householdNo, residentialGroup, person, visits, actions }
}

describe('the sheets of a hamlet', () => {
  test('are walked by group and household as people count, twenty households to a sheet', () => {
    const people = Array.from({ length: 45 }, (_, i) => living(`${45 - i}`, i < 30 ? 'Tổ 10' : 'Tổ 2'))
    const sheets = planSheets(people, 'missing', day)
    expect(sheets.map((sheet) => sheet.length)).toEqual([20, 20, 5])
    const walked = sheets.flat().map(({ group, householdNo }) => `${group}, ${householdNo}`)
    expect([walked[0], walked[14], walked[15], walked[44]]).toEqual([
      'Tổ 2, 1',
      'Tổ 2, 15',
      'Tổ 10, 16',
      'Tổ 10, 45',
    ])
  })

  test('leave out whom no visit can do anything for, unless all are wanted', () => {
    const done = living('1', null, [listed(BASELINE, { claims: ALL })])
    const open = living('1')
    expect(planSheets([done, open], 'missing', day)[0]?.[0]?.people.map(({ personId }) => personId)).toEqual([
      open.personId,
    ])
    expect(planSheets([done, open], 'all', day)[0]?.[0]?.people).toHaveLength(2)
    expect(planSheets([done], 'missing', day)).toEqual([])
  })

  test('hold everybody once, whatever the order in which they came', () => {
    const door = fc.record({
      no: fc.constantFrom(null, '1', '2', '12A', '12'),
      group: fc.constantFrom(null, 'Tổ 1', 'Tổ 2'),
    })
    fc.assert(
      fc.property(fc.array(door, { maxLength: 60 }), (doors) => {
        const people = doors.map(({ no, group }) => living(no, group))
        const sheets = planSheets(people, 'all', day)
        const held = sheets.flat().flatMap((household) => household.people.map(({ personId }) => personId))
        expect(held.toSorted()).toEqual(people.map(({ personId }) => personId).toSorted())
        for (const sheet of sheets) expect(sheet.length).toBeLessThanOrEqual(HOUSEHOLDS_ON_A_SHEET)
      }),
      { seed: 90, numRuns: 100 },
    )
  })

  test('say how each stood and which visit this will be', () => {
    const [sheet] = planSheets(
      [living('1', null, [listed(BASELINE, { claims: { card: 'confirmed' } })])],
      'missing',
      day,
    )
    expect(sheet?.[0]?.people[0]).toMatchObject({
      cells: { card: { state: 'confirmed', flag: null }, eid: { state: 'not_measured' } },
      attempt: 1,
    })
  })
})

describe('of a household', () => {
  const written = (text: string): Written | null => {
    const read = readWritten(text, someone.missing)
    return read.ok ? read.value : null
  }

  test('whoever gives a reason for being away was not met themselves', () => {
    const metOf = (text: string, door: HouseholdVisit['door'] = 'household') => {
      const content = contentOf({ ...visit, door }, someone, written(text))
      return content.ok ? content.value?.met : content.error
    }
    expect([metOf('7'), metOf('/42'), metOf('/14'), metOf('/12')]).toEqual([
      'self',
      'self',
      'relative',
      'relative',
    ])
    expect([metOf('7', 'neighbour'), metOf('', 'nobody'), metOf('7', 'nobody')]).toEqual([
      'neighbour',
      'nobody',
      'nobody-met',
    ])
  })

  test('a closed door is one key for all, and a promise without another word is kept', () => {
    const closed = contentOf({ ...visit, door: 'nobody' }, someone, null)
    expect(closed).toEqual(
      ok(expect.objectContaining({ outcomes: { card_collected: 'not_found', smartphone_4g: 'not_found' } })),
    )
    expect(contentOf(visit, someone, null)).toEqual(ok(null))
    const promised = contentOf({ ...visit, promise: isoDay(day + 3) }, someone, null)
    expect(promised).toEqual(
      ok(expect.objectContaining({ promise: isoDay(day + 3), outcomes: {}, met: 'relative' })),
    )
  })
})

const anyText = fc.constantFrom('', '1', '24', '74/', '/31', '4/725', '/14', '2*', '93/11')
const anyVisit: fc.Arbitrary<HouseholdVisit> = fc.record({
  day: fc.integer({ min: BASELINE, max: day }).map(isoDay),
  part: fc.constantFrom(...PARTS_OF_DAY),
  door: fc.constantFrom(...DOORS),
  promise: fc.option(fc.integer({ min: day, max: day + 9 }).map(isoDay)),
})
const anyContent: fc.Arbitrary<KeyedContent | null> = fc.tuple(anyVisit, anyText).map(([household, text]) => {
  const read = readWritten(text, someone.missing)
  const content = read.ok ? contentOf(household, someone, read.value) : null
  return content?.ok ? content.value : null
})

describe('two keyings', () => {
  test('that are alike never differ, and two that differ have different keys', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        expect(compareKeyings(a, a)).toBeNull()
        expect(compareKeyings(a, b) === null).toBe(compareKeyings(b, a) === null)
        if (a !== null && b !== null && contentKey(a) === contentKey(b))
          expect(compareKeyings(a, b)).toBeNull()
      }),
      { seed: 90, numRuns: 500 },
    )
  })

  test('differ at what one of them says and the other does not', () => {
    const content = (text: string, household = visit) => {
      const read = readWritten(text, someone.missing)
      const its = read.ok ? contentOf(household, someone, read.value) : null
      return its?.ok ? its.value : null
    }
    expect(compareKeyings(content('7'), content('74'))).toEqual({ fields: [], milestones: ['smartphone_4g'] })
    expect(compareKeyings(content('7'), null)).toEqual({ fields: [], milestones: ['card_collected'] })
    const later = { ...visit, day: isoDay(day - 1), promise: isoDay(day + 1) }
    expect(compareKeyings(content('7'), content('7', later))?.fields).toEqual(['day', 'promise'])
    expect(compareKeyings(nothingSaid(visit), null)).toBeNull()
  })
})

test('a keyed row is a visit that may be recorded, whatever is keyed and whatever is known', () => {
  const walked = dayOf(2024, 5, 2)
  const signed = { sheet: 's', walker: 'w', clerk: 'c' }
  fc.assert(
    fc.property(anyContent, fc.boolean(), (content, isKnown) => {
      if (content === null) return
      const facts = [registered(BASELINE, '1990'), ...(isKnown ? [listed(BASELINE, { claims: ALL })] : [])]
      const body = sheetVisit({ ...content, promise: null }, walked, 2, signed, null)
      const fact = { factId: 'f', effective: walked, known: walked, source: 'office', body } as const
      expect(decide(personOn(facts, walked), fact)).toEqual(ok(fact))
      expect(body.visit).toMatchObject({ ...signed, attempt: 2 })
      expect(Object.keys(body.claims)).toEqual(MILESTONES.filter((one) => content.done.includes(one)))
    }),
    { seed: 90, numRuns: 300 },
  )
})
