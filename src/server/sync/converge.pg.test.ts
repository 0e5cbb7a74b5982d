// Two phones, a clerk and a leader at once: whatever is recorded, sent, lost on the way, sent again and pulled in whatever order,
// both phones end with what a new phone is given, each visit counts once, and the tallies are those of a recount.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordVisit } from '#contract/visits'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { isoDay } from '#domain/dates'
import { openPhone, queueOf, type TestPhone, visitTo } from '../../../test/support/phones.ts'
import { NO_DIFFERENCES, recount, tally } from '../../../test/support/tallied.ts'
import {
  HERE,
  NEXT,
  openVisitDesk,
  THAC_MO,
  TODAY,
  type VisitDesk,
  visitHead,
} from '../../../test/support/visit-desk.ts'
import type { Tx } from '../platform/database.ts'
import { assignPlaces, reassignPlaces } from '../platform/forces/decide-areas.ts'
import { settleAssignments } from '../platform/forces/settle-assignments.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'
import type { PushQueue } from './push-queue.ts'

const LABELS = ['hoa', 'binh', 'cuc', 'dung', 'be', 'kia'] as const
type Label = (typeof LABELS)[number]
const leader = {
  accountId: randomUUID(),
  scope: { kind: 'unit', ranges: [{ lo: THAC_MO * 1000, hi: THAC_MO * 1000 + 999 }] },
} as const

let desk: VisitDesk
let queue: PushQueue
beforeAll(async () => {
  desk = await openVisitDesk()
  queue = queueOf(desk.app.services)
  await asSystem((tx) =>
    tally(
      tx,
      [...LABELS, 'xa'].map((label) => desk.idOf(label)),
    ),
  )
  for (const label of LABELS) await give(label, null)
})
afterAll(() => desk.close())

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => desk.app.services.database.asSystem('test', work)
const homeOf = async (label: Label): Promise<number> => {
  const { rows } = await asSystem((tx) =>
    sql<{ hamletId: number }>`select hamlet_id from people where person_id = ${desk.idOf(label)}`.execute(tx),
  )
  return rows[0]?.hamletId ?? 0
}
const place = (hamletId: number, label: Label) => ({
  ...{ hamletId, personId: desk.idOf(label), residentialGroup: null, householdNo: null },
})
const holder = (member: string | null) => ({
  teamId: desk.teamId,
  memberId: member === null ? null : (desk.members.get(member) ?? null),
})
const give = async (label: Label, member: string | null) => {
  const hamletId = await homeOf(label)
  const places = [place(hamletId, label)]
  const to = holder(member)
  await asSystem((tx) => assignPlaces(tx, leader, THAC_MO, { places, to, part: 'owner' }))
  const reason = 'thử'
  await asSystem((tx) => reassignPlaces(tx, leader, THAC_MO, { places, to, reason }))
}
const move = (label: Label, hamletId: number) =>
  asSystem(async (tx) => {
    const body = { type: 'moved/1', residence: { kind: 'permanent', hamletId } } as const
    const fact = { factId: uuid(), effective: TODAY, known: TODAY, source: 'office', body } as const
    const by = { memberId: null, teamId: null, accountId: null }
    await recordFacts(tx, binhPhuoc2024, TODAY, [
      { personId: desk.idOf(label), recordedIn: THAC_MO, fact, ...by },
    ])
  })

const label = fc.constantFrom(...LABELS)
const which = fc.constantFrom(0, 1)
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('record' as const), which, label, back: fc.nat(3) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('push' as const), which, isBackwards: fc.boolean(), isLost: fc.boolean() },
      isTwice: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pull' as const), which, limit: fc.constantFrom(1, 2, 100) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clerk' as const), label }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ do: fc.constant('give' as const), label },
      member: fc.constantFrom('Chị Lan', 'Anh Giấy', null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), label, to: fc.constantFrom(HERE, NEXT) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never
/** What stands in one group happens at once. */
const lives = fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 8, maxLength: 20 })

type Recorded = ReturnType<typeof visitTo>

/** A phone with what it has not been answered yet; it does one thing at a time. */
const walker = (phone: TestPhone) => {
  const outbox: Recorded[] = []
  const answered = new Map<string, string>()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<unknown>): Promise<unknown> => {
    last = last.then(work)
    return last
  }
  const send = async (isBackwards = false, isLost = false) => {
    const batch = isBackwards ? outbox.toReversed() : [...outbox]
    const { answers } = await phone.push(batch)
    if (isLost) return
    for (const { messageId, state, receipts } of answers) {
      expect(state).toBe('handled')
      for (const { factId, outcome, refusal } of receipts) {
        // The same again is never answered worse.
        if (answered.get(factId) === 'ok') expect(refusal).toBeNull()
        answered.set(factId, refusal ?? 'ok')
        expect(['accepted', 'repeated', 'refused']).toContain(outcome)
      }
      const at = outbox.findIndex((one) => one.messageId === messageId)
      if (at >= 0) outbox.splice(at, 1)
    }
  }
  return { phone, outbox, answered, inTurn, send }
}

it('converges, and everything counts once', async () => {
  const phones = [
    walker(await openPhone(desk.app.services, 'volunteer', queue)),
    walker(await openPhone(desk.app.services, 'team-lead', queue)),
  ] as const
  const all: Recorded[] = []
  const run = async (one: Act): Promise<unknown> => {
    if ('which' in one) {
      const its = phones[one.which === 0 ? 0 : 1]
      if (one.do === 'push')
        return its.inTurn(async () => {
          await its.send(one.isBackwards, one.isLost)
          if (one.isTwice) await its.send()
        })
      if (one.do === 'pull') return its.inTurn(() => its.phone.pull(one.limit))
      const visit = visitTo(desk.idOf(one.label), {
        ...(one.back === 0 ? {} : { on: { day: isoDay(TODAY - one.back), hour: 9 } }),
        said: one.back === 1 ? { done: ['sim_own_name'] } : { met: 'relative', done: ['smartphone_4g'] },
      })
      its.outbox.push(visit)
      all.push(visit)
      return undefined
    }
    switch (one.do) {
      case 'clerk':
        return desk.ask('commune_police', recordVisit, { ...visitHead(), people: [desk.said(one.label)] })
      case 'give':
        return give(one.label, one.member)
      case 'move':
        return move(one.label, one.to)
      case 'settle':
        return asSystem((tx) => settleAssignments(tx, [HERE, NEXT]))
    }
  }
  const end = async () => {
    await asSystem((tx) => settleAssignments(tx, [HERE, NEXT]))
    for (const { phone, outbox, send } of phones) {
      await send()
      expect(outbox).toEqual([])
      await phone.sync(3)
    }
    for (const { phone } of phones) {
      await phone.sync()
      const fresh = await openPhone(desk.app.services, phone.session.username, queue)
      await fresh.sync()
      const copy = (one: TestPhone) =>
        new Map(
          [...one.people].filter(([, its]) => its.size > 0).map(([id, its]) => [id, Object.fromEntries(its)]),
        )
      expect(copy(phone)).toEqual(copy(fresh))
    }
  }
  await fc.assert(
    fc.asyncProperty(lives, async (groups) => {
      for (const group of groups) await Promise.all(group.map(run))
      await end()
    }),
    { seed: 94, numRuns: 12, endOnFailure: true },
  )
  const said = new Map(phones.flatMap(({ answered }) => [...answered]))
  const taken = all
    .flatMap(({ people: [one] }) => (one && said.get(one.factId) === 'ok' ? [one.factId] : []))
    .sort()
  const { rows } = await asSystem((tx) =>
    sql<{ factId: string }>`
      select fact_id from facts where recorded_by is not null and fact_id = any(${all.map(({ people: [one] }) => one?.factId)}::uuid[])
      order by fact_id`.execute(tx),
  )
  expect(rows.map(({ factId }) => factId)).toEqual(taken)
  expect(taken.length).toBeGreaterThan(30)
  expect([...said.values()].filter((one) => one !== 'ok').length).toBeGreaterThan(0)
  expect(await recount(desk.app.services.database)).toEqual(NO_DIFFERENCES)
}, 120_000)
