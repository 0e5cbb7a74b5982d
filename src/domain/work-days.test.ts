import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BASELINE, registered } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visit, visitOn } from '../../test/fixtures/visits.ts'
import { creditsOf, type Worker } from './credits.ts'
import { isoDay } from './dates.ts'
import type { Fact } from './facts.ts'
import { type WalkedPerson, type WorkDay, workDays } from './work-days.ts'

const an: Worker = { memberId: 'an', teamId: 'hamlet' }
const binh: Worker = { memberId: 'binh', teamId: 'hamlet' }
const day = BASELINE + 3
const today = BASELINE + 20

const by = (walker: Worker | null, fact: Fact, isOurs = true) => ({ fact, walker, isOurs })
const register = by(null, registered(BASELINE, '1990'), false)
const person = (...facts: WalkedPerson['facts']): WalkedPerson => ({ facts: [register, ...facts] })
const of = (people: readonly WalkedPerson[], worker: Worker | null, on = day): WorkDay | undefined =>
  workDays(people, new Set([on]), today).find((one) => one.worker?.memberId === worker?.memberId)

describe('one day of one worker', () => {
  test('counts a door once and people behind it each, whoever was met, and what was done', () => {
    const people = [
      person(by(an, visitOn(day, {}, { card_collected: 'reported', smartphone_4g: 'reported' }))),
      person(by(an, visitOn(day, { met: 'relative', outcomes: { card_collected: 'abroad' } }))),
      person(by(an, visitOn(day, { met: 'nobody' }, {}, 15))),
    ]
    expect(of(people, an)).toMatchObject({
      calls: 2,
      people: 3,
      met: 2,
      withResult: 1,
      firstContacts: 3,
      firstSuccesses: 1,
      results: 2,
      credits: 2,
      assists: 0,
    })
  })

  test('is a first contact for whoever came first, whatever the others did before in another place', () => {
    const people = [
      person(
        by(an, visitOn(day, { met: 'nobody' })),
        by(binh, visitOn(day, {}, { card_collected: 'reported' }, 18)),
      ),
      person(by(null, visitOn(day - 1), false), by(an, visitOn(day))),
    ]
    expect(of(people, an)).toMatchObject({ people: 2, firstContacts: 1, firstSuccesses: 0, credits: 0 })
    expect(of(people, binh)).toMatchObject({ people: 1, firstContacts: 0, withResult: 1, credits: 1 })
  })

  test('says which promises fell due, and which of them were kept by whoever came', () => {
    const promise = isoDay(day)
    const people = [
      person(by(an, visitOn(day - 2, { promise })), by(binh, visitOn(day))),
      person(by(an, visitOn(day - 2, { promise })), by(an, visitOn(day + 1))),
      person(by(an, visitOn(day - 2, { promise }))),
    ]
    expect(of(people, an)).toMatchObject({ promised: 3, kept: 1, people: 0 })
  })

  test('knows nothing of a visit that was corrected', () => {
    const wrong = visitOn(day, {}, { card_collected: 'reported' })
    const right = visitOn(day, { corrects: wrong.factId, outcomes: { card_collected: 'no_birth_papers' } })
    expect(of([person(by(an, wrong), by(an, right))], an)).toMatchObject({
      people: 1,
      results: 0,
      credits: 0,
    })
  })

  test('of somebody of no team stands apart, and what lists or others recorded does not count', () => {
    const theirs = visit({}, day)
    const handed = { ...visitOn(day, theirs), factId: 'x' }
    expect(of([person(by(null, handed))], null)).toMatchObject({ people: 1, credits: 0 })
    expect(workDays([person(by(an, handed, false))], new Set([day]), today)).toEqual([])
  })
})

describe('all days together', () => {
  const walked = fc
    .tuple(fc.constantFrom(an, binh, null), anyVisitFact)
    .map(([walker, fact]) => by(walker, fact))
  const someone = fc.array(walked, { maxLength: 5 }).map((facts) => person(...facts))
  const all = new Set(Array.from({ length: 40 }, (_, i) => BASELINE + i))
  const total = (rows: readonly WorkDay[], what: 'people' | 'firstContacts' | 'credits') =>
    rows.reduce((sum, row) => sum + row[what], 0)

  test('hold every visit and every credit once, and each person is met first by one', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 4 }), (people) => {
        const rows = workDays(people, all, today)
        expect(total(rows, 'people')).toBe(people.reduce((sum, { facts }) => sum + facts.length - 1, 0))
        expect(total(rows, 'firstContacts')).toBe(people.filter(({ facts }) => facts.length > 1).length)
        const credits = people.flatMap(({ facts }) => creditsOf(facts, today)).filter(({ to }) => to !== null)
        expect(total(rows, 'credits')).toBe(credits.length)
        for (const row of rows) {
          expect(row.met).toBeLessThanOrEqual(row.people)
          expect(row.firstSuccesses).toBeLessThanOrEqual(row.firstContacts)
          expect(row.kept).toBeLessThanOrEqual(row.promised)
        }
      }),
      { seed: 90, numRuns: 200 },
    )
  })

  test('are the same however many days are counted at once', () => {
    const sorted = (rows: readonly WorkDay[]) => rows.map((row) => JSON.stringify(row)).toSorted()
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 3 }), (people) => {
        const each = [...all].flatMap((one) => workDays(people, new Set([one]), today))
        expect(sorted(each)).toEqual(sorted(workDays(people, all, today)))
      }),
      { seed: 90, numRuns: 100 },
    )
  })
})
