import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database, planKept } from './database.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 1 }) // one connection: what one leaves, the next one finds
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const session = {
  accountId: '11111111-1111-4111-8111-111111111111',
  scope: { kind: 'assignment', ranges: [{ lo: 13_01_01_000, hi: 13_01_01_999 }] },
} as const
const whoAsks = sql<{
  role: string
  account: string | null
  lo: number | null
  kind: string | null
}>`${planKept}
  select current_user as role, app.setting_uuid('account_id') as account, app.setting_int('scope_lo_1') as lo,
    app.scope_kind() as kind`
const asSystem = { role: 'phukin_system', account: null, lo: null, kind: null }
const asAccount = {
  ...{ role: 'phukin_unit', account: session.accountId },
  ...{ lo: session.scope.ranges[0].lo, kind: 'assignment' },
}

it('each part asks as who it says, in their order, and leaves nothing to the next', async () => {
  for (let turn = 0; turn < 8; turn += 1)
    expect(
      await database.readTogether([
        { session, asked: [whoAsks] },
        { reason: "it's a reason; select 1", asked: [sql<{ one: number }>`select 1 as one`, whoAsks] },
        { session, asked: [whoAsks] },
        { reason: 'test', asked: [] },
      ]),
    ).toEqual([[[asAccount]], [[{ one: 1 }], [asSystem]], [[asAccount]], []])
  const { rows } = await database.asSystem('test', (tx) => whoAsks.execute(tx))
  expect(rows).toEqual([asSystem])
})

it('a later part sees what was committed meanwhile', async () => {
  const started = sql<{ at: string }>`select now()::text as at`
  const [[first], [second]] = await database.readTogether([
    { reason: 'test', asked: [started, sql`select pg_sleep(0.01)`] },
    { session, asked: [started] },
  ])
  expect(second[0]?.at).not.toBe(first[0]?.at)
})

it('fails as the first that fails, and leaves the connection as it was', async () => {
  const reading = (divisor: number) =>
    database.readTogether([
      { reason: 'test', asked: [sql`select 1`, sql`select 1 / ${divisor}::int`, sql`select 'never'`] },
      { session, asked: [whoAsks] },
    ])
  for (let i = 0; i < 3; i += 1) {
    await expect(reading(0)).rejects.toThrow('division by zero')
    expect((await reading(1))[1]).toEqual([[asAccount]])
  }
})

it('nobody reads as an account that is none', async () => {
  const nobody = { ...session, accountId: "x'; drop table people; --" }
  await expect(database.readTogether([{ session: nobody, asked: [whoAsks] }])).rejects.toThrow(
    'not an account',
  )
})
