import { describe, expect, test } from 'vitest'
import { BASELINE, fact, registered, visited } from '../../test/fixtures/histories.ts'
import { instantOfDay } from './dates.ts'
import type { Fact } from './facts.ts'
import { visitFact, type WalkedFact } from './visit-fact.ts'

const [me, other] = ['me', 'other']
const walker = { memberId: 'm', teamId: 't' }
const by = { accountId: me, role: 'volunteer', correctsOthers: false, walker } as const
const origin = { device: 'd', app: 'a' }
const timesOn = (day: number) => ({
  startedAt: instantOfDay(day, 9),
  endedAt: instantOfDay(day, 10),
  monotonicMs: 0,
})
const walked = (one: Fact, recordedBy: string | null = me, memberId = 'm1'): WalkedFact => ({
  fact: one,
  recordedBy,
  memberId,
  teamId: 't1',
})
const met = { met: 'self', done: [], outcomes: {} } as const
const day = BASELINE + 5

describe('the fact of a visit', () => {
  const known = [walked(registered(BASELINE, '1990'), null), walked(visited(day - 1, { card: 'reported' }))]

  test('is of the day on which it began, counts attempts up to that day, and names who walked', () => {
    const made = visitFact(by, origin, timesOn(day), known, { factId: 'f', report: met })
    expect(made).toMatchObject({
      ok: true,
      value: {
        ...walker,
        fact: { factId: 'f', effective: day, source: 'field', body: { visit: { attempt: 2, met: 'self' } } },
      },
    })
    const before = visitFact(by, origin, timesOn(day - 2), known, { factId: 'f', report: met })
    expect(before).toMatchObject({ ok: true, value: { fact: { body: { visit: { attempt: 1 } } } } })
    const nobodys = { ...by, role: 'desk_clerk', walker: null } as const
    expect(visitFact(nobodys, origin, timesOn(day), known, { factId: 'f', report: met })).toMatchObject({
      ok: true,
      value: { memberId: null, teamId: null, fact: { source: 'office' } },
    })
  })

  test('said instead of an earlier one is of its day, its attempt and its walker', () => {
    const visit = { ...timesOn(day - 3), ...origin, met: 'nobody', attempt: 7, outcomes: {} } as const
    const wrong = fact(day - 3, 'field', { type: 'visit-recorded/1', claims: {}, visit })
    const report = { ...met, corrects: wrong.factId }
    const say = (recordedBy: string, more: Partial<typeof by> | { correctsOthers: true } = {}) =>
      visitFact({ ...by, ...more }, origin, timesOn(day), [...known, walked(wrong, recordedBy)], {
        factId: 'f',
        report,
      })
    const said = {
      ok: true,
      value: {
        ...{ memberId: 'm1', teamId: 't1' },
        fact: {
          effective: day - 3,
          body: { visit: { attempt: 7, startedAt: visit.startedAt, corrects: wrong.factId } },
        },
      },
    }
    expect(say(me)).toMatchObject(said)
    expect(say(other)).toEqual({ ok: false, error: 'correction-unknown' })
    expect(say(other, { correctsOthers: true })).toMatchObject(said)
  })

  test('said instead of what is not there is refused, unless it stands already', () => {
    const report = { ...met, corrects: 'nothing' }
    const say = (factId: string) => visitFact(by, origin, timesOn(day), known, { factId, report })
    expect(say('new')).toEqual({ ok: false, error: 'correction-unknown' })
    expect(say(known[1]?.fact.factId ?? '').ok).toBe(true)
  })
})
