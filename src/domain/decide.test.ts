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
import { isoDay } from './dates.ts'
import { decide } from './decide.ts'
import { type Fact, OPEN_CASE_REASONS, SOURCES } from './facts.ts'
import { personOn } from './timeline.ts'

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
