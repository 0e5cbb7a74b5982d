// The one door to the facts: what is recorded, where a person then is, what it leaves behind, and that nothing counts twice.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import type { FactBody } from '#domain/facts'
import {
  A1,
  A2,
  B1,
  type LedgerDesk,
  LONG_THUY,
  newFact,
  openLedgerDesk,
  REGISTERED,
  THAC_MO,
} from '../../../../test/support/ledger-desk.ts'
import { TODAY } from '../../../../test/support/list-desk.ts'
import { recordFacts } from './record-facts.ts'

let ledger: LedgerDesk
let n = 0
let an = ''
let name = ''
let number = ''
beforeAll(async () => {
  ledger = await openLedgerDesk()
  await ledger.register(A1, [{ name: 'Lê Văn Một', birth: '1/1/1950', identity: '070050009001' }])
  await ledger.register(A2, [{ name: 'Lê Văn Hai', birth: '2/1/1950', identity: '070050009002' }])
  await ledger.register(B1, [{ name: 'Lê Văn Ba', birth: '3/1/1950', identity: '070050009003' }])
})
afterAll(() => ledger.close())

beforeEach(async () => {
  n += 1
  number = `0700800${10_000 + n}`
  name = `Nguyễn Văn An ${'ABCDEFGHIKLMNOPQRSTUVXY'[n]}`
  const [id = ''] = await ledger.register(A1, [
    { name, birth: '5/2/1980', identity: number, household: 'TM-01', relation: 'Chủ hộ' },
  ])
  an = id
})

const DONE: FactBody = { type: 'visit-recorded/1', claims: { eid_activated: 'reported' } }
const movedTo = (hamletId: number, kind: 'permanent' | 'temporary' = 'permanent'): FactBody => ({
  type: 'moved/1',
  residence: { kind, hamletId },
})

const one = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> =>
  (await ledger.desk.query<Row>(text, values))[0]

const factsOf = (personId: string) =>
  ledger.desk.query<{ recorded_in: number; hamlet_id: number; type: string }>(
    `select recorded_in, hamlet_id, body->>'type' as type from facts where person_id = $1 order by known, effective`,
    [personId],
  )

const revisionOf = async (hamletId: number): Promise<number> =>
  Number(
    (
      await one<{ revision: string }>('select revision from hamlet_revisions where hamlet_id = $1', [
        hamletId,
      ])
    )?.revision ?? 0,
  )

describe('a visit', () => {
  test('is a fact of today with a receipt, raises the revision of the hamlet and counts', async () => {
    const before = await revisionOf(A1)
    const counted = await ledger.desk.tallies()
    const [receipt] = await ledger.record(newFact(an, TODAY - 1, DONE))
    expect(receipt).toMatchObject({ outcome: 'accepted', refusal: null, receiptNo: expect.any(Number) })
    expect(
      await one('select known::text, recorded_in from facts where fact_id = $1', [receipt?.factId]),
    ).toEqual({
      known: '2024-04-20',
      recorded_in: THAC_MO,
    })
    expect(await revisionOf(A1)).toBe(before + 1)
    expect(await one('select revision::int from people where person_id = $1', [an])).toEqual({
      revision: before + 1,
    })
    expect(await ledger.desk.tallies()).not.toEqual(counted)
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('is heard of: its commune has spoken of what was claimed', async () => {
    await ledger.record(
      newFact(an, TODAY - 3, { type: 'visit-recorded/1', claims: { signature: 'reported' } }),
    )
    const spoken = `select source, effective::text from coverage_reports where commune_id = $1 and milestone = $2`
    expect(await ledger.desk.query(spoken, [THAC_MO, 'signature'])).toEqual([
      { source: 'field', effective: '2024-04-17' },
    ])
    expect(await ledger.desk.query(spoken, [LONG_THUY, 'signature'])).toEqual([])
  })

  test('handed in again changes nothing and gets the receipt of the first time', async () => {
    const fact = newFact(an, TODAY, DONE)
    const [first] = await ledger.record(fact)
    const state = await ledger.desk.sumOfTables()
    expect(await ledger.record(fact, fact)).toEqual([
      { ...first, outcome: 'repeated' },
      { ...first, outcome: 'repeated' },
    ])
    expect(await ledger.desk.sumOfTables()).toBe(state)
  })

  test('twice in one call is one fact', async () => {
    const fact = newFact(an, TODAY, DONE)
    const [first, second] = await ledger.record(fact, fact)
    expect([first?.outcome, second?.outcome]).toEqual(['accepted', 'repeated'])
    expect(second?.receiptNo).toBe(first?.receiptNo)
    expect(await factsOf(an)).toHaveLength(2)
  })

  test('of somebody else under an id that was used is the receipt of that id', async () => {
    const fact = newFact(an, TODAY, DONE)
    await ledger.record(fact)
    const [other = ''] = await ledger.register(A2, [
      { name: 'Phan Thị Yến', birth: '1990', identity: '070190000888' },
    ])
    const [receipt] = await ledger.record({ ...fact, personId: other })
    expect(receipt?.outcome).toBe('repeated')
    expect(await factsOf(other)).toHaveLength(1)
  })
})

describe('what is refused', () => {
  test('leaves its body with the receipt and nothing else', async () => {
    const state = await ledger.desk.sumOfTables(['receipts'])
    const wrong: FactBody = { type: 'visit-recorded/1', claims: { card: 'confirmed' } }
    const [receipt] = await ledger.record(newFact(an, TODAY, wrong))
    expect(receipt).toMatchObject({ outcome: 'refused', refusal: 'not-theirs-to-confirm' })
    expect(await one('select body from receipts where fact_id = $1', [receipt?.factId])).toEqual({
      body: { effective: '2024-04-20', source: 'field', teamId: null, body: wrong },
    })
    expect(await ledger.desk.sumOfTables(['receipts'])).toBe(state)
  })

  test('does not take along what came with it', async () => {
    const receipts = await ledger.record(
      newFact(an, TODAY, { type: 'dispute-settled/1', milestone: 'card', verdict: 'upheld', reason: 'seen' }),
      newFact(an, TODAY, DONE),
      newFact(an, TODAY + 1, DONE),
      newFact(randomUUID(), TODAY, DONE),
    )
    expect(receipts.map(({ outcome, refusal }) => refusal ?? outcome)).toEqual([
      ...['no-dispute', 'accepted', 'effective-after-known', 'person-unknown'],
    ])
    expect(await factsOf(an)).toHaveLength(2)
  })

  test('is refused again, with the same reason, when it comes again', async () => {
    const fact = newFact(an, TODAY + 1, DONE)
    await ledger.record(fact)
    expect(await ledger.record(fact)).toMatchObject([
      { outcome: 'repeated', refusal: 'effective-after-known' },
    ])
  })
})

describe('facts of one call', () => {
  test('are decided in the order in which they are folded, however they stand', async () => {
    const raised: FactBody = { type: 'dispute-raised/1', milestone: 'eid_activated', reason: 'never' }
    const receipts = await ledger.record(newFact(an, TODAY, raised), newFact(an, TODAY - 1, DONE))
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
    expect(await ledger.desk.isClean()).toBe(true)
  })
})

describe('a move within the commune', () => {
  test('takes everything along, raises both hamlets and leaves a tombstone in the one left', async () => {
    const before = [await revisionOf(A1), await revisionOf(A2)]
    await ledger.record(newFact(an, TODAY - 2, movedTo(A2), { source: 'office' }))
    expect(await ledger.stateOf(an)).toMatchObject({
      ...{ commune_id: THAC_MO, hamlet_id: A2, registered_hamlet_id: A2, away: false, number: [THAC_MO] },
      residences: [`permanent ${A1} 2024-03-20 2024-04-17`, `permanent ${A2} 2024-04-18`],
    })
    expect((await factsOf(an)).map(({ hamlet_id }) => hamlet_id)).toEqual([A2, A2])
    expect([await revisionOf(A1), await revisionOf(A2)]).toEqual(before.map((r) => r + 1))
    expect(
      await ledger.desk.query(
        'select hamlet_id, revision::int, why, on_day::text from person_departures where person_id = $1',
        [an],
      ),
    ).toEqual([{ hamlet_id: A1, revision: (before[0] ?? 0) + 1, why: 'moved', on_day: '2024-04-20' }])
    expect(await one('select household_no, relation from people where person_id = $1', [an])).toEqual({
      household_no: null,
      relation: null,
    })
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('asks for whoever looks after both hamlets to be settled anew', async () => {
    await ledger.record(newFact(an, TODAY, movedTo(A2)))
    const jobs = await ledger.desk.query<{ payload: unknown }>(
      `select payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'settle-assignments'`,
    )
    expect(jobs.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining([{ hamletIds: [A1] }, { hamletIds: [A2] }]),
    )
  })

  test('of long ago, told after a newer one, changes what was and not what is', async () => {
    await ledger.record(newFact(an, TODAY - 2, movedTo(A2)))
    await ledger.record(newFact(an, REGISTERED + 3, movedTo(A1)))
    expect(await ledger.stateOf(an)).toMatchObject({ hamlet_id: A2 })
    expect(await ledger.desk.isClean()).toBe(true)
  })
})

describe('a move to another commune', () => {
  test('takes home, facts, number, words and figures there; the facts stay recorded where they were', async () => {
    await ledger.record(newFact(an, TODAY - 5, DONE))
    await ledger.record(newFact(an, TODAY - 2, movedTo(B1)))
    expect(await ledger.stateOf(an)).toMatchObject({
      commune_id: LONG_THUY,
      hamlet_id: B1,
      number: [LONG_THUY],
    })
    expect(await factsOf(an)).toEqual([
      { recorded_in: THAC_MO, hamlet_id: B1, type: 'listed/1' },
      { recorded_in: THAC_MO, hamlet_id: B1, type: 'visit-recorded/1' },
      { recorded_in: THAC_MO, hamlet_id: B1, type: 'moved/1' },
    ])
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('for a time leaves the person registered, seen and searched for in both', async () => {
    await ledger.record(newFact(an, TODAY - 2, movedTo(B1, 'temporary')))
    const { words } = (await ledger.stateOf(an)) as { words: string[] }
    expect(new Set(words.map((line) => line.split(' ').at(-1)))).toEqual(new Set([`${A1}`, `${B1}`]))
    expect(await ledger.desk.query('select from person_departures where person_id = $1', [an])).toEqual([])
  })

  test('that has ended brings the person home to the household they had', async () => {
    await ledger.record(newFact(an, TODAY - 4, movedTo(B1, 'temporary')))
    await ledger.record(
      newFact(an, TODAY - 1, { type: 'residence-ended/1', kind: 'temporary' }, { recordedIn: LONG_THUY }),
    )
    expect(await ledger.stateOf(an)).toMatchObject({ commune_id: THAC_MO, hamlet_id: A1 })
    expect(await one('select household_no, relation from people where person_id = $1', [an])).toEqual({
      household_no: 'TM-01',
      relation: 'Chủ hộ',
    })
    expect(await ledger.desk.isClean()).toBe(true)
  })
})

describe('what a newer list repeated', () => {
  const later = TODAY - 3
  const row = () => ({
    name: '',
    birth: '5/2/1980',
    household: 'TM-01',
    relation: 'Chủ hộ',
    identity: number,
  })

  test('holds against a move of before that becomes known late', async () => {
    await ledger.register(A1, [{ ...row(), name }], later)
    expect(await factsOf(an)).toHaveLength(1)
    await ledger.record(newFact(an, later - 4, movedTo(A2), { source: 'office' }))
    expect(await ledger.stateOf(an)).toMatchObject({
      hamlet_id: A1,
      residences: [
        ...[`permanent ${A1} 2024-03-20 2024-04-12`, `permanent ${A2} 2024-04-13 2024-04-16`],
        `permanent ${A1} 2024-04-17`,
      ],
    })
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('does not hold against a move of after', async () => {
    await ledger.register(A1, [{ ...row(), name }], later)
    await ledger.record(newFact(an, later + 1, movedTo(A2), { source: 'office' }))
    expect(await ledger.stateOf(an)).toMatchObject({ hamlet_id: A2 })
    expect(await factsOf(an)).toHaveLength(2)
  })

  test('is not said again for a visit, which it does not touch', async () => {
    await ledger.register(A1, [{ ...row(), name }], later)
    await ledger.record(newFact(an, later - 4, DONE))
    expect(await factsOf(an)).toHaveLength(2)
  })
})

test('whom no residence holds any more stays where they were last, marked away, and counts nowhere', async () => {
  await ledger.record(
    newFact(an, TODAY - 1, { type: 'residence-ended/1', kind: 'permanent' }, { source: 'office' }),
  )
  expect(await ledger.stateOf(an)).toMatchObject({ hamlet_id: A1, registered_hamlet_id: null, away: true })
  expect(await ledger.desk.isClean()).toBe(true)
})

describe('a fact of somebody who has moved to another commune', () => {
  beforeEach(() => ledger.record(newFact(an, TODAY - 4, movedTo(B1))))

  test('gets its receipt where it was recorded, and goes to its person once', async () => {
    const fact = newFact(an, TODAY - 1, DONE)
    const [receipt] = await ledger.record(fact)
    expect(receipt).toMatchObject({ outcome: 'forwarded', refusal: null })
    expect(await factsOf(an)).toHaveLength(2)
    await ledger.forward()
    const arrived = await ledger.desk.sumOfTables()
    expect((await factsOf(an)).at(-1)).toEqual({
      recorded_in: THAC_MO,
      hamlet_id: B1,
      type: 'visit-recorded/1',
    })
    await ledger.forward()
    expect(await ledger.record(fact)).toEqual([{ ...receipt, outcome: 'repeated' }])
    expect(await ledger.desk.sumOfTables()).toBe(arrived)
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('is found by two jobs at once and arrives once', async () => {
    await ledger.record(newFact(an, TODAY - 1, DONE), newFact(an, TODAY - 2, DONE))
    await Promise.all([ledger.forward(), ledger.forward(), ledger.forward()])
    expect(await factsOf(an)).toHaveLength(4)
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('that is refused there is kept with the reason', async () => {
    const [receipt] = await ledger.record(newFact(an, TODAY, { type: 'residence-ended/1', kind: 'working' }))
    await ledger.forward()
    expect(
      await one('select outcome, refusal, body is not null as kept from receipts where fact_id = $1', [
        receipt?.factId,
      ]),
    ).toEqual({ outcome: 'refused', refusal: 'no-residence', kept: true })
  })

  test('waits in the queue for the job that brings it there', async () => {
    await ledger.record(newFact(an, TODAY - 1, DONE))
    expect(
      await ledger.desk.query(
        `select identifier from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'forward-facts'`,
      ),
    ).toHaveLength(1)
  })
})

test('what a transaction that was broken off had handed in is nowhere', async () => {
  const state = await ledger.desk.sumOfTables()
  const broken = ledger.database.asSystem('test: broken off', async (tx) => {
    await recordFacts(tx, binhPhuoc2024, TODAY, [newFact(an, TODAY, movedTo(B1))])
    throw new Error('the process ends here')
  })
  await expect(broken).rejects.toThrow('the process ends here')
  expect(await ledger.desk.sumOfTables()).toBe(state)
})
