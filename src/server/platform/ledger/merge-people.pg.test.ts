// Two rows turn out to be one person: nothing that was ever said of either is lost or counted twice, whether it came before or
// comes after, and whoever keeps a copy of the first is told.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FactBody } from '#domain/facts'
import { rangeOf } from '#domain/units'
import {
  A1,
  A2,
  B1,
  type LedgerDesk,
  LONG_THUY,
  newFact,
  openLedgerDesk,
  THAC_MO,
  type Twice,
} from '../../../../test/support/ledger-desk.ts'
import { csvOf, TODAY } from '../../../../test/support/list-desk.ts'

let ledger: LedgerDesk
beforeAll(async () => {
  ledger = await openLedgerDesk()
})
afterAll(() => ledger.close())

const DONE: FactBody = { type: 'visit-recorded/1', claims: { eid_activated: 'reported' } }
const movedTo = (hamletId: number): FactBody => ({
  type: 'moved/1',
  residence: { kind: 'permanent', hamletId },
})

const one = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> =>
  (await ledger.desk.query<Row>(text, values))[0]

const revisions = async () =>
  new Map(
    (
      await ledger.desk.query<{ id: number; n: string }>(
        'select hamlet_id as id, revision as n from hamlet_revisions',
      )
    ).map(({ id, n }) => [id, Number(n)]),
  )

describe('a merge', () => {
  let two: Twice
  beforeEach(async () => {
    two = await ledger.standTwice(B1)
  })

  test('leaves one row with the facts, the number, the words and the residences of both', async () => {
    await ledger.record(newFact(two.from, TODAY - 2, DONE))
    await ledger.merge(two.from, two.into)
    expect(await ledger.stateOf(two.from)).toBeUndefined()
    const state = await ledger.stateOf(two.into)
    expect(state).toMatchObject({ commune_id: LONG_THUY, hamlet_id: B1, number: [LONG_THUY] })
    expect((state as { facts: unknown[] }).facts).toHaveLength(3)
    for (const table of ['facts', 'residences', 'people_words', 'identities'])
      expect(await ledger.desk.query(`select from ${table} where person_id = $1`, [two.from])).toEqual([])
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('raises both hamlets and leaves a tombstone where the first one was', async () => {
    const before = await revisions()
    await ledger.merge(two.from, two.into)
    const after = await revisions()
    for (const id of [A1, B1]) expect(after.get(id)).toBe((before.get(id) ?? 0) + 1)
    expect(await one('select revision::int as n from people where person_id = $1', [two.into])).toEqual({
      n: after.get(B1),
    })
    expect(
      await ledger.desk.query(
        'select hamlet_id, revision::int as n, why from person_departures where person_id = $1',
        [two.from],
      ),
    ).toEqual([{ hamlet_id: A1, n: after.get(A1), why: 'merged' }])
  })

  test('is undone by nothing that is handed in again: receipts answer as before', async () => {
    const fact = newFact(two.from, TODAY - 2, DONE)
    const [receipt] = await ledger.record(fact)
    await ledger.merge(two.from, two.into)
    const state = await ledger.desk.sumOfTables()
    expect(await ledger.record(fact)).toEqual([{ ...receipt, outcome: 'repeated' }])
    expect(await ledger.desk.sumOfTables()).toBe(state)
  })

  test('takes over the number where only the first has one', async () => {
    const other = await ledger.standTwice()
    await ledger.merge(other.into, other.from)
    expect(await ledger.stateOf(other.from)).toMatchObject({ number: [THAC_MO] })
    const [of] = other.rows.slice(1)
    expect(
      await one(
        'select encode(identity_block, $2) as block, identity_last2 as last from people where person_id = $1',
        [other.from, 'hex'],
      ),
    ).toEqual({
      block: ledger.desk.protect.identityBlock(of?.identity ?? '').toString('hex'),
      last: of?.identity?.slice(-2),
    })
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('is refused of two numbers, of one person and of nobody, and then nothing changes', async () => {
    const [third = ''] = await ledger.register(A2, [
      { name: 'Nguyễn Văn An', birth: '5/2/1980', identity: `070090000001` },
    ])
    const state = await ledger.desk.sumOfTables()
    await expect(ledger.merge(third, two.into)).rejects.toThrow('two-numbers')
    await expect(ledger.merge(two.into, two.into)).rejects.toThrow('same-person')
    await expect(ledger.merge(randomUUID(), two.into)).rejects.toThrow('person-unknown')
    await expect(ledger.merge(two.from, randomUUID())).rejects.toThrow('person-unknown')
    expect(await ledger.desk.sumOfTables()).toBe(state)
  })

  test('counts one person where two were counted, on every day since', async () => {
    await ledger.record(
      newFact(two.from, TODAY - 2, DONE),
      newFact(two.into, TODAY - 1, DONE, { recordedIn: LONG_THUY }),
    )
    const people = `select sum(n)::int as n from (
      select n from tallies where base = 0 and measure = 1 union all select n from tally_queue where base = 0 and measure = 1) t`
    const before = await one<{ n: number }>(people, [])
    await ledger.merge(two.from, two.into)
    expect(await one<{ n: number }>(people, [])).toEqual({ n: (before?.n ?? 0) - 1 })
    expect(await ledger.desk.isClean()).toBe(true)
  })
})

describe('after a merge', () => {
  test('a fact of the first is recorded of the second, through every merge since', async () => {
    const [two, other] = [await ledger.standTwice(), await ledger.standTwice()]
    await ledger.merge(two.from, two.into)
    await ledger.merge(other.from, two.into)
    const last = await ledger.standTwice()
    await ledger.merge(two.into, last.from)
    const facts = [two.from, two.into, other.from, last.from].map((id) => newFact(id, TODAY, DONE))
    const receipts = await ledger.record(...facts)
    expect(receipts.map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'))
    expect(
      await ledger.desk.query('select distinct person_id as id from facts where fact_id = any($1)', [
        facts.map(({ fact }) => fact.factId),
      ]),
    ).toEqual([{ id: last.from }])
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('a fact that was on its way to the first arrives at the second', async () => {
    const two = await ledger.standTwice()
    await ledger.record(newFact(two.from, TODAY - 4, movedTo(B1)))
    const [receipt] = await ledger.record(newFact(two.from, TODAY - 1, DONE))
    expect(receipt?.outcome).toBe('forwarded')
    await ledger.merge(two.from, two.into)
    await ledger.forward()
    expect(await one('select person_id as id from facts where fact_id = $1', [receipt?.factId])).toEqual({
      id: two.into,
    })
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('the next register finds the one by the number of the other, and the list before it lost nobody', async () => {
    const two = await ledger.standTwice()
    const row = two.rows[1] ?? {}
    const both = two.rows.map((each) => ({ ...each, hamlet: 'Khu phố 1', residence: 'Thường trú' }))
    await ledger.desk.take({ unitId: THAC_MO, asOf: TODAY - 9, file: csvOf(both) })
    await ledger.merge(two.from, two.into)
    expect(
      await one('select count(*)::int as n from snapshot_members where $1 = any(person_ids)', [two.from]),
    ).toEqual({ n: 0 })
    const again = csvOf([{ ...row, hamlet: 'Khu phố 1', residence: 'Thường trú' }])
    const { summary } = await ledger.desk.take({ unitId: THAC_MO, asOf: TODAY - 2, file: again })
    expect(summary).toMatchObject({ new: 0, vanished: 0 })
    expect(await ledger.desk.isClean()).toBe(true)
  })

  test('what a list repeated of the one outweighs what was said earlier of the other', async () => {
    const two = await ledger.standTwice()
    await ledger.record(newFact(two.from, TODAY - 8, movedTo(A2)))
    const row = { ...two.rows[1], hamlet: 'Khu phố 1', residence: 'Thường trú' }
    await ledger.desk.take({ unitId: THAC_MO, asOf: TODAY - 3, file: csvOf([row]) })
    await ledger.merge(two.from, two.into)
    expect(await ledger.stateOf(two.into)).toMatchObject({ hamlet_id: A1 })
    expect(await ledger.desk.isClean()).toBe(true)
  })
})

describe('what others keep of the first', () => {
  const { lo, hi } = rangeOf(THAC_MO)
  const [team, sheet, account] = [randomUUID(), randomUUID(), randomUUID()]
  const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
    ledger.desk.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, i) => `$${i + 1}`)})`,
      Object.values(row),
    )
  const here = { commune_id: THAC_MO }
  beforeAll(async () => {
    await insert('teams', {
      ...{
        team_id: team,
        unit_id: THAC_MO,
        lo,
        hi,
        name: 'Tổ 1',
        kind: 'commune_team',
        from_day: '2024-03-25',
      },
    })
  })

  const handOver = async (personId: string, milestone: string) => {
    const handOverId = randomUUID()
    const days = { accept_days: 1, finish_days: 3, offered_on: '2024-04-18', due_on: '2024-04-19' }
    await insert('hand_overs', {
      ...{ ...here, ...days, hand_over_id: handOverId, person_id: personId, milestone },
      ...{ offered_by: account, to_team: team, state: 'offered' },
    })
    await insert('consents', {
      ...{ ...here, person_id: personId, wording: '1', given_on: '2024-04-18', hand_over_id: handOverId },
      ...{ hamlet_id: A1, team_id: team, asked_by: account },
    })
    return handOverId
  }

  const request = (personId: string, milestone: string) =>
    insert('exemption_requests', {
      ...{ ...here, request_id: randomUUID(), person_id: personId, milestone, reason: 'severe_disability' },
      ...{ evidence: 'giấy', until_day: '2024-06-01', requested_by: account, requested_on: '2024-04-18' },
    })

  const entry = (personId: string) =>
    insert('sheet_entries', {
      ...{ ...here, sheet_id: sheet, person_id: personId, fact_id: randomUUID(), turn: 0, keyed_by: account },
      ...{ keyed_on: '2024-04-18', content: '{}' },
    })

  test('follows them; of what only one may have, that of the second holds', async () => {
    const two = await ledger.standTwice()
    const ids = [two.from, two.into]
    const [both, alone] = [await handOver(two.from, 'card'), await handOver(two.from, 'signature')]
    const kept = await handOver(two.into, 'card')
    for (const id of ids) await request(id, 'card')
    await request(two.from, 'signature')
    await insert('sheets', {
      ...{ sheet_id: sheet, ...here, hamlet_id: A1, printed_on: '2024-04-18', printed_by: account },
      households: JSON.stringify([{ no: 'x', people: [{ personId: two.from }] }]),
    })
    for (const id of ids) await entry(id)
    for (const id of ids)
      await insert('numbers_seen', {
        ...{ ...here, person_id: id, identity_block: Buffer.alloc(16, 7), identity_last2: '42', key_id: 1 },
        ...{ account_id: account, on_day: '2024-04-18' },
      })
    await insert('quarantined_visits', {
      ...{ ...here, hamlet_id: A1, fact_id: randomUUID(), person_id: two.from, device_id: randomUUID() },
      ...{
        account_id: account,
        effective: '2024-04-18',
        why: 'device-revoked',
        body: '{}',
        on_day: '2024-04-18',
      },
    })
    await insert('assignments', {
      ...{ ...here, person_id: two.from, hamlet_id: A1, area_id: randomUUID(), team_id: team, part: 'owner' },
      from_day: '2024-04-01',
    })
    await ledger.merge(two.from, two.into)

    const left = [
      'hand_overs',
      'consents',
      'exemption_requests',
      'sheet_entries',
      'numbers_seen',
      'quarantined_visits',
    ]
    for (const table of left)
      expect(await ledger.desk.query(`select from ${table} where person_id = $1`, [two.from])).toEqual([])
    expect(
      await ledger.desk.query(
        `select hand_over_id as id, state, c.ended_on is null as consented from hand_overs join consents c using (hand_over_id)
         where hand_overs.person_id = $1 order by state, id`,
        [two.into],
      ),
    ).toEqual([
      ...[alone, kept].sort().map((id) => ({ id, state: 'offered', consented: true })),
      { id: both, state: 'withdrawn', consented: false },
    ])
    expect(
      await ledger.desk.query('select step, event_no from hand_over_events where hand_over_id = $1', [both]),
    ).toEqual([{ step: 'withdrawn', event_no: 2 }])
    expect(
      await ledger.desk.query(
        'select milestone, state from exemption_requests where person_id = $1 order by state, milestone',
        [two.into],
      ),
    ).toEqual([
      { milestone: 'card', state: 'declined' },
      { milestone: 'card', state: 'waiting' },
      { milestone: 'signature', state: 'waiting' },
    ])
    expect(
      await ledger.desk.query('select superseded from sheet_entries where person_id = $1 order by 1', [
        two.into,
      ]),
    ).toEqual([{ superseded: false }, { superseded: true }])
    expect(await one('select households::text as on_it from sheets where sheet_id = $1', [sheet])).toEqual({
      on_it: expect.stringContaining(two.into),
    })
    expect(await one('select to_day::text from assignments where person_id = $1', [two.from])).toEqual({
      to_day: '2024-04-20',
    })
    expect(
      await one('select into_id as id, reason from person_merges where from_id = $1', [two.from]),
    ).toEqual({
      id: two.into,
      reason: 'một người',
    })
  })
})
