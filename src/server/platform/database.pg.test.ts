import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { err, ok } from '#domain/result'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database, planKept, queryTogether, rawClient, type Tx } from './database.ts'

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

const SESSION = {
  accountId: '11111111-1111-4111-8111-111111111111',
  scope: {
    kind: 'unit',
    ranges: [
      { lo: 13_01_01_000, hi: 13_01_01_999 },
      { lo: 14_00_00_000, hi: 14_99_99_999 },
    ],
  },
} as const
const settings = async (tx: Tx) => {
  const { rows } = await sql<Record<string, unknown>>`select current_user as role, app.scope_kind() as kind,
    app.setting_uuid('account_id') as account, app.setting_int('scope_lo_1') as lo1, app.setting_int('scope_hi_2') as hi2,
    app.setting_int('scope_lo_3') as lo3`.execute(tx)
  return rows[0]
}

describe('a transaction', () => {
  it('as a unit states who asks and from where to where', async () => {
    expect(await database.asUnit(SESSION, settings)).toEqual({
      role: 'phukin_unit',
      kind: 'unit',
      account: SESSION.accountId,
      lo1: 13_01_01_000,
      hi2: 14_99_99_999,
      lo3: null,
    })
  })
  it('keeps a plan, and never for another role', async () => {
    const unitsSeen = async (tx: Tx) => {
      const { rows } = await sql<{ n: number }>`${planKept}
        select count(*)::int as n, current_user as role from people where hamlet_id >= ${0}`.execute(tx)
      return rows[0]
    }
    await database.asSystem('test', (tx) =>
      sql`insert into people (commune_id, person_id, hamlet_id, full_name, match_key, birth_year, key_id)
        values (12345, gen_random_uuid(), 12345001, 'An', 'an', 1980, 1)`.execute(tx),
    )
    const asked = []
    for (let turn = 0; turn < 8; turn += 1) {
      asked.push(await database.asSystem('test', unitsSeen), await database.asUnit(SESSION, unitsSeen))
    }
    expect(asked.slice(-2)).toEqual([
      { n: 1, role: 'phukin_system' },
      { n: 0, role: 'phukin_unit' },
    ])
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(2)
  })
  it('leaves nothing of itself to the next one on the same connection', async () => {
    await database.asUnit(SESSION, settings)
    // PostgreSQL leaves the empty string behind, which the functions of schema app must read as nothing.
    const left = await database.asPublic(async (tx) => {
      const { rows } = await sql<{
        raw: string
      }>`select current_setting('app.scope_lo_1', true) as raw`.execute(tx)
      return { raw: rows[0]?.raw, ...(await settings(tx)) }
    })
    expect(left).toMatchObject({
      raw: '',
      role: 'phukin_public',
      kind: null,
      account: null,
      lo1: null,
      hi2: null,
    })
    await expect(
      database.asUnit({ ...SESSION, scope: { kind: 'unit', ranges: [] } }, settings),
    ).resolves.toMatchObject({
      lo1: null,
      hi2: null,
    })
  })
  it('of fewer ranges does not keep a range of the one before', async () => {
    await database.asUnit(SESSION, settings)
    const one = { ...SESSION, scope: { kind: 'unit', ranges: [{ lo: 1, hi: 2 }] } } as const
    expect(await database.asUnit(one, settings)).toMatchObject({ lo1: 1, hi2: null })
  })
  it('is nothing by itself: the login may read no table', async () => {
    const client = new pg.Client({ connectionString: fresh.loginUrl })
    await client.connect()
    for (const table of ['people', 'accounts', 'units', 'graphile_worker.migrations'])
      await expect(client.query(`select * from ${table}`), table).rejects.toThrow(/permission denied/)
    await expect(client.query('set role phukin_owner')).rejects.toThrow(/permission denied/)
    await client.end()
  })
  it('that throws, or returns a refusal, leaves nothing behind', async () => {
    const write = (tx: Tx) =>
      tx
        .insertInto('setupLinks')
        .values({ tokenHash: Buffer.alloc(32), expiresAt: new Date() })
        .execute()
    const written = () =>
      database.asSystem(
        'count',
        async (tx) => (await tx.selectFrom('setupLinks').selectAll().execute()).length,
      )
    await expect(
      database.asSystem('throw', async (tx) => {
        await write(tx)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await written()).toBe(0)
    await database.asSystem('refuse', async (tx) => {
      await write(tx)
      return err('refused')
    })
    expect(await written()).toBe(0)
    await database.asSystem('do', async (tx) => {
      await write(tx)
      return ok('done')
    })
    expect(await written()).toBe(1)
  })
  it('that swallows a failed statement does not pretend to have committed', async () => {
    await expect(
      database.asSystem('swallow', async (tx) => {
        await sql`select 1/0`.execute(tx).catch(() => undefined)
      }),
    ).rejects.toThrow(/rolled back/)
  })
  it('refuses settings that are not what they should be', async () => {
    const no = async () => undefined
    await expect(
      database.asUnit({ ...SESSION, accountId: "x'; drop table people; --" }, no),
    ).rejects.toThrow()
    const ranges = Array.from({ length: 5 }, (_, i) => ({ lo: i * 10, hi: i * 10 }))
    await expect(database.asUnit({ ...SESSION, scope: { kind: 'unit', ranges } }, no)).rejects.toThrow()
    await expect(
      database.asUnit({ ...SESSION, scope: { kind: 'unit', ranges: [{ lo: 1.5, hi: Number.NaN }] } }, no),
    ).rejects.toThrow()
    expect(await database.asSystem("it's a reason; select 1", async () => 'fine')).toBe('fine')
  })
})

it('numbers and days are read as such, and too large a count is a bug', async () => {
  const read = (expression: string) =>
    database.asSystem(
      'read',
      async (tx) => (await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(tx)).rows[0]?.v,
    )
  expect(await read('873007::bigint')).toBe(873_007)
  expect(await read('(select sum(x) from (values (1::bigint), (2)) t(x))')).toBe(3)
  expect(await read("date '2024-03-25'")).toBe('2024-03-25')
  expect(await read('1.25::numeric')).toBe(1.25)
  await expect(read('9007199254740993::bigint')).rejects.toThrow(/count/)
})

it('the raw client is the transaction itself', async () => {
  const seen = await database.asSystem('raw', async (tx) => {
    await tx
      .insertInto('setupLinks')
      .values({ tokenHash: Buffer.alloc(32, 2), expiresAt: new Date() })
      .execute()
    const { rows } = await rawClient(tx).query('select 1 from setup_links where token_hash = $1', [
      Buffer.alloc(32, 2),
    ])
    return rows.length
  })
  expect(seen).toBe(1)
})

describe('statements sent together', () => {
  it('run in their order, and only the rows that were asked for are told', async () => {
    const told = await database.asSystem('together', (tx) =>
      queryTogether(
        tx,
        [sql<{ n: number }>`select count(*)::int as n from together`, sql<{ one: number }>`select 1 as one`],
        {
          before: [
            sql`create temp table together on commit drop as select 1 as n`,
            sql`insert into together values (2)`,
          ],
          after: [sql`insert into together values (3)`],
        },
      ),
    )
    expect(told).toEqual([[{ n: 2 }], [{ one: 1 }]])
  })

  it('fail as the first that fails, and leave the connection as it was', async () => {
    const failing = (together: boolean) =>
      database.asSystem('together', async (tx) => {
        if (together) await queryTogether(tx, [sql`select 1`, sql`select 1 / 0`, sql`select 'never'`])
        return (await sql<{ n: number }>`select 2 as n`.execute(tx)).rows
      })
    await expect(failing(true)).rejects.toThrow('division by zero')
    for (let i = 0; i < 5; i += 1) expect(await failing(false)).toEqual([{ n: 2 }])
  })
})
