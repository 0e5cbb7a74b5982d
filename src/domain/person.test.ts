import { describe, expect, test } from 'vitest'
import {
  BASELINE,
  disputed,
  exempted,
  fact,
  HAMLETS,
  listed,
  registered,
  settled,
  visited,
} from '../../test/fixtures/histories.ts'
import { type Day, isoDay } from './dates.ts'
import type { Claim, Fact, ResidenceKind } from './facts.ts'
import { nextEnding, nobody, placement, standing } from './person.ts'
import { personOn } from './timeline.ts'

const d0 = BASELINE
const card = (day: Day, claim: Claim, known = day): Fact =>
  listed(day, { claims: { card: claim } }, { known })
const report = (day: Day, known = day): Fact => visited(day, { card: 'reported' }, known)
const until = (day: Day): Claim => ({ confirmed: { until: isoDay(day) } })
const cardOn = (facts: readonly Fact[], day: Day) => standing(personOn(facts, day), 'card', day)
const brief = (facts: readonly Fact[], day: Day) => {
  const { state, flag, measured } = cardOn(facts, day)
  return `${state}${flag === null ? '' : ` ${flag}`}${measured ? '' : ' unmeasured'}`
}

describe('a milestone', () => {
  test('is open and unmeasured while nobody has spoken of it', () => {
    expect(standing(nobody, 'card', d0)).toEqual({
      state: 'open',
      flag: null,
      measured: false,
      reason: null,
      evidence: null,
      flagged: null,
    })
  })

  test('is reported by a visit and confirmed by a list, each with its source and as-of day', () => {
    const facts = [report(d0), card(d0 + 5, 'confirmed', d0 + 9)]
    expect(cardOn(facts, d0 + 4)).toMatchObject({
      state: 'reported',
      evidence: { source: 'field', asOf: d0 },
    })
    expect(cardOn(facts, d0 + 5)).toMatchObject({
      state: 'confirmed',
      evidence: { source: 'authority', asOf: d0 + 5, factId: facts[1]?.factId },
    })
  })

  test('says nothing of another: collected is not approved is not activated is not used', () => {
    const person = personOn([listed(d0, { claims: { eid_activated: 'confirmed' } })], d0)
    for (const other of ['eid_collected', 'eid_approved', 'eid_used'] as const) {
      expect(standing(person, other, d0)).toMatchObject({ state: 'open', measured: false })
    }
  })

  test('once confirmed, is not taken back by a later report', () => {
    expect(brief([card(d0, 'confirmed'), report(d0 + 3)], d0 + 3)).toBe('confirmed')
  })

  test('reported again is reported since the first time', () => {
    expect(cardOn([report(d0), report(d0 + 3)], d0 + 3)).toMatchObject({ evidence: { asOf: d0 } })
  })

  test('reported and confirmed on one day is confirmed, whichever became known first', () => {
    expect(brief([report(d0, d0 + 8), card(d0, 'confirmed')], d0)).toBe('confirmed')
    expect(brief([report(d0), card(d0, 'confirmed', d0 + 8)], d0)).toBe('confirmed')
  })
})

describe('a rejection', () => {
  const rejected: Claim = { rejected: 'blurred fingerprints' }

  test('flags the state beneath, with reason and day, and measures it', () => {
    const facts = [report(d0), card(d0 + 2, rejected)]
    expect(cardOn(facts, d0 + 2)).toMatchObject({
      state: 'reported',
      flag: 'rejected',
      measured: true,
      reason: 'blurred fingerprints',
      evidence: { source: 'field', asOf: d0 },
      flagged: { since: d0 + 2, evidence: { source: 'authority' } },
    })
    expect(brief([card(d0, rejected)], d0)).toBe('open rejected')
  })

  test('is cleared by an approval after it', () => {
    expect(brief([card(d0, rejected), card(d0 + 4, 'confirmed')], d0 + 4)).toBe('confirmed')
  })

  test('after an approval flags it and keeps it beneath', () => {
    expect(brief([card(d0, 'confirmed'), card(d0 + 4, rejected)], d0 + 4)).toBe('confirmed rejected')
  })

  test('and an approval of one day hold as they became known', () => {
    expect(brief([card(d0, rejected), card(d0, 'confirmed', d0 + 1)], d0)).toBe('confirmed')
    expect(brief([card(d0, 'confirmed'), card(d0, rejected, d0 + 1)], d0)).toBe('confirmed rejected')
  })

  test('is not cleared by a report from the field', () => {
    expect(brief([card(d0, rejected), report(d0 + 1)], d0 + 1)).toBe('reported rejected')
  })

  test('that arrives late and is older than the approval changes only the days between', () => {
    const facts = [card(d0 + 10, 'confirmed'), card(d0, rejected, d0 + 30)]
    expect(brief(facts, d0 + 9)).toBe('open rejected')
    expect(brief(facts, d0 + 10)).toBe('confirmed')
  })
})

describe('a dispute', () => {
  test('flags a state and keeps it; dismissed, the state shows again', () => {
    const facts = [card(d0, 'confirmed'), disputed(d0 + 2, 'card'), settled(d0 + 6, 'card', 'dismissed')]
    expect(brief(facts, d0 + 5)).toBe('confirmed disputed')
    expect(cardOn(facts, d0 + 5)).toMatchObject({
      reason: 'never saw it',
      evidence: { asOf: d0 },
      flagged: { since: d0 + 2 },
    })
    expect(brief(facts, d0 + 6)).toBe('confirmed')
  })

  test('upheld opens the milestone again, reported or confirmed, and it stays measured', () => {
    const verdict = [disputed(d0 + 2, 'card'), settled(d0 + 6, 'card', 'upheld')]
    expect(brief([report(d0), ...verdict], d0 + 6)).toBe('open')
    expect(brief([card(d0, 'confirmed'), ...verdict], d0 + 6)).toBe('open')
  })

  test('what folds beneath while it is disputed shows when the dispute is dismissed', () => {
    const facts = [
      report(d0),
      disputed(d0 + 1, 'card'),
      card(d0 + 3, 'confirmed'),
      settled(d0 + 6, 'card', 'dismissed'),
    ]
    expect(brief(facts, d0 + 3)).toBe('confirmed disputed')
    expect(brief(facts, d0 + 6)).toBe('confirmed')
  })

  test('of a report does not, when upheld, take back what a list has confirmed since', () => {
    const facts = [
      report(d0),
      disputed(d0 + 1, 'card'),
      card(d0 + 3, 'confirmed'),
      settled(d0 + 6, 'card', 'upheld'),
    ]
    expect(brief(facts, d0 + 6)).toBe('confirmed')
  })

  test('of a confirmation does, when upheld, take it back also where a list repeated it', () => {
    const facts = [
      card(d0, 'confirmed'),
      disputed(d0 + 1, 'card'),
      card(d0 + 3, 'confirmed'),
      settled(d0 + 6, 'card', 'upheld'),
    ]
    expect(brief(facts, d0 + 6)).toBe('open')
    expect(brief([...facts, card(d0 + 9, 'confirmed')], d0 + 9)).toBe('confirmed')
  })

  test('raised by the authority and settled by the office on one day is settled', () => {
    const raised: Fact = { ...disputed(d0 + 2, 'card'), source: 'authority' }
    expect(brief([card(d0, 'confirmed'), raised, settled(d0 + 2, 'card', 'dismissed')], d0 + 2)).toBe(
      'confirmed',
    )
  })

  test('that nobody raised cannot be upheld', () => {
    expect(brief([card(d0, 'confirmed'), settled(d0 + 1, 'card', 'upheld')], d0 + 1)).toBe('confirmed')
  })

  test('of what nobody has spoken of leaves it unmeasured, whatever the verdict', () => {
    const facts = [disputed(d0, 'card'), settled(d0 + 1, 'card', 'upheld')]
    expect(brief(facts, d0)).toBe('open disputed unmeasured')
    expect(brief(facts, d0 + 1)).toBe('open unmeasured')
  })

  test('stands before a rejection, which shows again when the dispute is dismissed', () => {
    const facts = [card(d0, 'confirmed'), card(d0 + 1, { rejected: 'blurred' }), disputed(d0 + 2, 'card')]
    expect(brief(facts, d0 + 2)).toBe('confirmed disputed')
    expect(brief([...facts, settled(d0 + 3, 'card', 'dismissed')], d0 + 3)).toBe('confirmed rejected')
  })
})

describe('an exemption', () => {
  test('of a milestone nobody has measured exempts without measuring it', () => {
    expect(brief([exempted(d0, 'card', d0 + 10)], d0)).toBe('exempt unmeasured')
    expect(brief([exempted(d0, 'card', d0 + 10)], d0 + 11)).toBe('open unmeasured')
  })

  test('holds to its last day, shows its reason, and then the state beneath shows again', () => {
    const facts = [report(d0), exempted(d0 + 1, 'card', d0 + 10)]
    expect(cardOn(facts, d0 + 10)).toMatchObject({ state: 'exempt', measured: true, reason: 'no_hands' })
    expect(brief(facts, d0 + 11)).toBe('reported')
  })

  test('gives way to a confirmation', () => {
    expect(brief([exempted(d0, 'card', d0 + 10), card(d0 + 2, 'confirmed')], d0 + 2)).toBe('confirmed')
  })

  test('granted again holds to its new last day, earlier or later', () => {
    const first = exempted(d0, 'card', d0 + 10)
    expect(brief([first, exempted(d0 + 2, 'card', d0 + 20)], d0 + 20)).toBe('exempt unmeasured')
    expect(brief([first, exempted(d0 + 2, 'card', d0 + 5)], d0 + 6)).toBe('open unmeasured')
  })

  test('ended is over at once', () => {
    const ended = fact(d0 + 3, 'office', { type: 'exemption-ended/1', milestone: 'card', reason: 'healed' })
    const facts = [exempted(d0, 'card', d0 + 10), ended]
    expect(brief(facts, d0 + 2)).toBe('exempt unmeasured')
    expect(brief(facts, d0 + 3)).toBe('open unmeasured')
  })

  test('stands in for a certificate that has ended, for as long as it holds', () => {
    const facts = [card(d0, until(d0 + 5)), exempted(d0 + 1, 'card', d0 + 8)]
    expect(brief(facts, d0 + 5)).toBe('confirmed')
    expect(brief(facts, d0 + 6)).toBe('exempt')
    expect(brief(facts, d0 + 9)).toBe('confirmed expired')
  })

  test('keeps a rejection in sight', () => {
    expect(brief([card(d0, { rejected: 'blurred' }), exempted(d0, 'card', d0 + 8)], d0)).toBe(
      'exempt rejected',
    )
  })

  test('whose end cannot be read lasts for its first day', () => {
    const granted = exempted(d0, 'card', d0 + 8)
    const garbled: Fact = { ...granted, body: { ...granted.body, until: 'soon' } as Fact['body'] }
    expect([brief([garbled], d0), brief([garbled], d0 + 1)]).toEqual(['exempt unmeasured', 'open unmeasured'])
  })
})

describe('a certificate', () => {
  test('is valid on its last day and expired on the next, keeping what it stood on', () => {
    const facts = [card(d0, until(d0 + 5))]
    expect(brief(facts, d0 + 5)).toBe('confirmed')
    expect(cardOn(facts, d0 + 6)).toMatchObject({
      state: 'confirmed',
      flag: 'expired',
      flagged: { since: d0 + 6 },
      evidence: { asOf: d0 },
    })
  })

  test('renewed has its new end, also when that is earlier', () => {
    expect(brief([card(d0, until(d0 + 5)), card(d0 + 3, until(d0 + 50))], d0 + 50)).toBe('confirmed')
    expect(brief([card(d0, until(d0 + 50)), card(d0 + 3, until(d0 + 5))], d0 + 6)).toBe('confirmed expired')
  })

  test('is not lengthened by a list that names no end, but is renewed by one after it ended', () => {
    expect(brief([card(d0, until(d0 + 5)), card(d0 + 3, 'confirmed')], d0 + 6)).toBe('confirmed expired')
    expect(brief([card(d0, until(d0 + 5)), card(d0 + 5, 'confirmed')], d0 + 6)).toBe('confirmed expired')
    expect(brief([card(d0, until(d0 + 5)), card(d0 + 6, 'confirmed')], d0 + 99)).toBe('confirmed')
  })

  test('taken back by a verdict does not expire later', () => {
    const facts = [card(d0, until(d0 + 5)), disputed(d0 + 1, 'card'), settled(d0 + 2, 'card', 'upheld')]
    expect(brief(facts, d0 + 6)).toBe('open')
  })
})

test('the next ending is the first day after: of an exemption or a certificate, and never one that is past', () => {
  const facts = [exempted(d0, 'card', d0 + 4), listed(d0, { claims: { signature: until(d0 + 9) } })]
  const person = personOn(facts, d0)
  expect(nextEnding(person, d0)).toBe(d0 + 5)
  expect(nextEnding(person, d0 + 4)).toBe(d0 + 5)
  expect(nextEnding(person, d0 + 5)).toBe(d0 + 10)
  expect(nextEnding(person, d0 + 10)).toBe(Number.POSITIVE_INFINITY)
})

describe('a person counts', () => {
  const [a, b, c] = HAMLETS
  const lives = (day: Day, kind: ResidenceKind, hamletId: number, away = false) =>
    fact(day, 'office', { type: 'moved/1', residence: { kind, hamletId, away } })
  const placed = (facts: readonly Fact[], day = d0 + 30) => placement(personOn(facts, day))

  test('where registered and present alike, if there is nothing but a permanent residence', () => {
    expect(placed([lives(d0, 'permanent', a)])).toEqual({ registered: a, present: a })
  })

  test('as present where they stay and as registered at home, in whichever order that became known', () => {
    const both = { registered: a, present: b }
    expect(placed([lives(d0, 'permanent', a), lives(d0 + 1, 'temporary', b)])).toEqual(both)
    expect(placed([lives(d0, 'temporary', b), lives(d0 + 1, 'permanent', a)])).toEqual(both)
  })

  test('as present only, if registered outside the province', () => {
    expect(placed([lives(d0, 'temporary', b)])).toEqual({ registered: null, present: b })
  })

  test('as registered only, if away from the province', () => {
    expect(placed([lives(d0, 'permanent', a, true)])).toEqual({ registered: a, present: null })
    expect(placed([lives(d0, 'permanent', a), lives(d0 + 1, 'working', a, true)])).toEqual({
      registered: a,
      present: null,
    })
  })

  test('as present at the newer of a temporary and a working residence', () => {
    expect(placed([lives(d0, 'temporary', b), lives(d0 + 1, 'working', c)]).present).toBe(c)
    expect(placed([lives(d0 + 1, 'temporary', b), lives(d0, 'working', c)]).present).toBe(b)
    expect(placed([lives(d0, 'temporary', b), lives(d0, 'working', c)]).present).toBe(b)
  })

  test('at home again when the residence elsewhere has ended', () => {
    const ended = fact(d0 + 5, 'office', { type: 'residence-ended/1', kind: 'temporary' })
    expect(placed([lives(d0, 'permanent', a), lives(d0 + 1, 'temporary', b), ended]).present).toBe(a)
  })

  test('nowhere without a residence', () => {
    expect(placed([listed(d0, { birth: '1990' })])).toEqual({ registered: null, present: null })
  })

  test('at the newer of two homes of a kind; an older one that arrives late changes only the days between', () => {
    const facts = [lives(d0 + 8, 'permanent', b), { ...lives(d0, 'permanent', a), known: d0 + 20 }]
    expect(placed(facts, d0 + 7).registered).toBe(a)
    expect(placed(facts, d0 + 8).registered).toBe(b)
  })
})

describe('a birth date', () => {
  const birthOf = (...births: readonly string[]) =>
    personOn(
      births.map((birth, i) => listed(d0 + i, { birth })),
      d0 + 9,
    ).birth

  test('is corrected by a newer one, and only made more precise by one that agrees', () => {
    expect(birthOf('2010-06-30', '2010-07-01')).toEqual({ y: 2010, m: 7, d: 1 })
    expect(birthOf('2010', '2010-07')).toEqual({ y: 2010, m: 7 })
    expect(birthOf('2010-06-30', '2010')).toEqual({ y: 2010, m: 6, d: 30 })
    expect(birthOf('2010-06-30', '2010-06')).toEqual({ y: 2010, m: 6, d: 30 })
    expect(birthOf('2010-06-30', '2009')).toEqual({ y: 2009 })
    expect(birthOf('2010-06-30', '2010-05')).toEqual({ y: 2010, m: 5 })
  })

  test('that cannot be read says nothing', () => {
    expect(birthOf('1990-05-12', '1990-02-30')).toEqual({ y: 1990, m: 5, d: 12 })
    expect(birthOf('?')).toBeNull()
  })
})

test('attributes and cohorts gather: e-ID level and device are shown, never inferred from milestones', () => {
  const facts = [
    registered(d0, '1990'),
    listed(d0 + 1, { attributes: { eidLevel: 2 }, cohorts: ['hard_to_reach'] }),
    fact(d0 + 2, 'field', { type: 'visit-recorded/1', claims: {}, attributes: { device: 'feature_4g' } }),
    listed(d0 + 3, { cohorts: ['hard_to_reach'] }),
  ]
  const person = personOn(facts, d0 + 3)
  expect(person.attributes).toEqual({ eidLevel: 2, device: 'feature_4g' })
  expect(person.cohorts).toEqual(['hard_to_reach'])
  expect(standing(person, 'smartphone_4g', d0 + 3).measured).toBe(false)
})
