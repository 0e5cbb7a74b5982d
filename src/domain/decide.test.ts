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
import { visit, visitOn } from '../../test/fixtures/visits.ts'
import { isoDay } from './dates.ts'
import { decide, mayBeBulk } from './decide.ts'
import { type Fact, SOURCES } from './facts.ts'
import { OPEN_CASE_REASONS } from './open-case-reasons.ts'
import { personOn } from './timeline.ts'
import type { Visit } from './visit.ts'

const day = BASELINE
const home = registered(day - 5, '1990')
const confirmed = listed(day - 3, { claims: { card: 'confirmed' } })
const answer = (candidate: Fact, ...before: readonly Fact[]) => {
  const decision = decide(personOn([home, ...before], candidate.effective), candidate)
  return decision.ok ? 'recorded' : decision.error
}
const granted = (change: Partial<Extract<Fact['body'], { type: 'exemption-granted/1' }>>): Fact => {
  const grant = exempted(day, 'card', day + 9)
  return { ...grant, body: { ...grant.body, ...change } as Fact['body'] }
}

test('what is recorded is the fact itself', () => {
  const candidate = visited(day, { card: 'reported' })
  expect(decide(personOn([home], day), candidate)).toEqual({ ok: true, value: candidate })
})

test('nothing takes effect after it became known', () => {
  expect(answer(visited(day, {}, day - 1))).toBe('effective-after-known')
  expect(answer(visited(day, {}, day))).toBe('recorded')
})

describe('a claim', () => {
  test('of the field or the office reports; only registers, carriers and authorities confirm or reject', () => {
    for (const source of SOURCES) {
      const says = (claim: 'reported' | 'confirmed' | { rejected: string }) =>
        answer(listed(day, { claims: { card: claim } }, { source }))
      const mayConfirm = source !== 'field' && source !== 'office'
      expect(says('reported')).toBe('recorded')
      expect(says('confirmed')).toBe(mayConfirm ? 'recorded' : 'not-theirs-to-confirm')
      expect(says({ rejected: 'blurred' })).toBe(mayConfirm ? 'recorded' : 'not-theirs-to-confirm')
    }
    expect(answer(visited(day, { signature: 'confirmed' }))).toBe('not-theirs-to-confirm')
  })

  test('that something is lacking is the authority’s to say', () => {
    for (const source of SOURCES)
      expect(answer(listed(day, { claims: { card: 'lacking' } }, { source }))).toBe(
        source === 'authority' ? 'recorded' : 'not-theirs-to-confirm',
      )
    expect(answer(visited(day, { card: 'lacking' }))).toBe('not-theirs-to-confirm')
  })

  test('whose end is no day is refused', () => {
    const until = (text: string) =>
      answer(listed(day, { claims: { signature: { confirmed: { until: text } } } }))
    expect(until('2025-03-01')).toBe('recorded')
    expect(until('2025-02-30')).toBe('day-unreadable')
  })
})

test('a birth date must be readable and not lie after the day of the list', () => {
  expect(answer(listed(day, { birth: '1950' }))).toBe('recorded')
  expect(answer(listed(day, { birth: '2024' }))).toBe('recorded')
  expect(answer(listed(day, { birth: '1950-13' }))).toBe('day-unreadable')
  expect(answer(listed(day, { birth: isoDay(day + 1) }))).toBe('born-after-the-day')
  expect(answer(listed(day, { birth: isoDay(day) }))).toBe('recorded')
})

describe('an exemption', () => {
  test('is evidenced and approved by a second person', () => {
    expect(answer(granted({}))).toBe('recorded')
    expect(answer(granted({ evidence: '  ' }))).toBe('evidence-missing')
    expect(answer(granted({ approvedBy: 'a' }))).toBe('approved-by-requester')
  })

  test('has an end that is a day and not yet past', () => {
    expect(answer(granted({ until: 'never' }))).toBe('day-unreadable')
    expect(answer(granted({ until: isoDay(day - 1) }))).toBe('exemption-over')
    expect(answer(granted({ until: isoDay(day) }))).toBe('recorded')
  })

  test('is never given for what only keeps a case open', () => {
    for (const reason of OPEN_CASE_REASONS) expect(answer(granted({ reason }))).toBe('not-an-exemption')
  })

  test('can be ended while it holds, and not before or after', () => {
    const end = (on: number) =>
      fact(on, 'office', { type: 'exemption-ended/1', milestone: 'card', reason: 'healed' })
    const grant = exempted(day, 'card', day + 9)
    expect(answer(end(day - 1), grant)).toBe('no-exemption')
    expect(answer(end(day + 9), grant)).toBe('recorded')
    expect(answer(end(day + 10), grant)).toBe('no-exemption')
  })
})

describe('a dispute', () => {
  test('needs something reported or confirmed', () => {
    expect(answer(disputed(day, 'card'))).toBe('nothing-to-dispute')
    expect(answer(disputed(day, 'card'), confirmed)).toBe('recorded')
    expect(answer(disputed(day, 'card'), visited(day, { card: 'reported' }))).toBe('recorded')
    expect(answer(disputed(day, 'card'), exempted(day, 'card', day + 9))).toBe('nothing-to-dispute')
  })

  test('is settled once', () => {
    const verdict = settled(day + 1, 'card', 'dismissed')
    expect(answer(verdict, confirmed)).toBe('no-dispute')
    expect(answer(verdict, confirmed, disputed(day, 'card'))).toBe('recorded')
    expect(answer(verdict, confirmed, disputed(day, 'card'), settled(day, 'card', 'upheld'))).toBe(
      'no-dispute',
    )
  })
})

test('a residence ends only where there is one of its kind; a move is always possible', () => {
  const end = (kind: 'permanent' | 'temporary') => fact(day, 'office', { type: 'residence-ended/1', kind })
  expect(answer(end('permanent'))).toBe('recorded')
  expect(answer(end('temporary'))).toBe('no-residence')
  const moved = fact(day, 'office', {
    type: 'moved/1',
    residence: { kind: 'temporary', hamletId: HAMLETS[1] },
  })
  expect(answer(moved)).toBe('recorded')
})

describe('a visit', () => {
  test('at which nobody was met has done nothing and learnt nothing', () => {
    const met = (who: Visit['met']) => answer(visitOn(day, { met: who }, { sim_own_name: 'reported' }))
    expect(met('self')).toBe('recorded')
    expect(met('relative')).toBe('recorded')
    expect(met('nobody')).toBe('nobody-met')
    expect(answer(visitOn(day, { met: 'nobody', outcomes: { card: 'not_found' } }))).toBe('recorded')
    const learnt = fact(day, 'field', {
      type: 'visit-recorded/1',
      claims: {},
      attributes: { device: '2g' },
      visit: visit({ met: 'nobody' }),
    })
    expect(answer(learnt)).toBe('nobody-met')
  })

  test('never confirms, whoever was met', () => {
    expect(answer(visitOn(day, {}, { card: 'confirmed' }))).toBe('not-theirs-to-confirm')
  })

  test('says of a milestone that it is done or why not, and only for a reason that stands there', () => {
    expect(answer(visitOn(day, { outcomes: { card: 'abroad' } }, { card: 'reported' }))).toBe(
      'done-and-not-done',
    )
    expect(answer(visitOn(day, { outcomes: { card: 'otp_not_received' } }))).toBe('reason-not-there')
    expect(answer(visitOn(day, { outcomes: { eid_activated: 'otp_not_received' } }))).toBe('recorded')
  })

  test('promises a day that is one and has not passed', () => {
    expect(answer(visitOn(day, { promise: isoDay(day) }))).toBe('recorded')
    expect(answer(visitOn(day, { promise: isoDay(day - 1) }))).toBe('promise-over')
    expect(answer(visitOn(day, { promise: 'tomorrow' }))).toBe('day-unreadable')
  })

  test('from paper names sheet, walker and clerk', () => {
    expect(answer(visitOn(day, { sheet: 's', walker: 'w', clerk: 'c' }))).toBe('recorded')
    expect(answer(visitOn(day, { sheet: 's', walker: 'w' }))).toBe('sheet-unsigned')
    expect(answer(visitOn(day, { clerk: 'c' }))).toBe('sheet-unsigned')
  })

  test('that activated an e-ID on somebody else’s device is recorded as it was', () => {
    const activated = visitOn(day, { ownDevice: 'other' }, { eid_activated: 'reported' })
    expect(decide(personOn([home], day), activated)).toEqual({ ok: true, value: activated })
  })
})

test('only what was not done may be recorded of many people at once', () => {
  const bulk = (change: Partial<Visit>, claims = {}, more = {}) =>
    mayBeBulk({ type: 'visit-recorded/1', claims, visit: visit(change), ...more })
  const outcomes = { card: 'not_found' } as const
  expect(bulk({ outcomes })).toBe(true)
  expect(bulk({})).toBe(false)
  expect(bulk({ outcomes }, { sim_own_name: 'reported' })).toBe(false)
  expect(bulk({ outcomes }, {}, { attributes: { device: '2g' } })).toBe(false)
  expect(bulk({ outcomes, ownDevice: 'own' })).toBe(false)
  expect(mayBeBulk({ type: 'visit-recorded/1', claims: {} })).toBe(false)
})
