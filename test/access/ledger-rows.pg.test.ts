// Who sees receipts, tombstones, merges and requests for exemptions, asked in raw SQL as the restricted role.

import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '#domain/access'
import { createDatabase, type Database } from '../../src/server/platform/database.ts'
import { createProtect } from '../../src/server/platform/protect.ts'
import { addPerson } from '../support/people.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const [A1, B1] = [130101001, 130102001]
const [ME, SOMEBODY] = [randomUUID(), randomUUID()]
const HAMLET_A: Scope = { kind: 'unit', ranges: [{ lo: A1, hi: A1 }] }
const COMMUNE_A: Scope = { kind: 'unit', ranges: [{ lo: 130101000, hi: 130101999 }] }
const DISTRICT: Scope = { kind: 'unit', ranges: [{ lo: 130100000, hi: 130199999 }] }
const BY_ASSIGNMENT: Scope = { kind: 'assignment', ranges: COMMUNE_A.ranges }

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 2 })
  const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  await database.asSystem('test: people', async (tx) => {
    const an = await addPerson(tx, protect, { name: 'An', hamletId: A1, identity: '070190000001' })
    const bao = await addPerson(tx, protect, { name: 'Bao', hamletId: B1, identity: '070190000002' })
    for (const [commune, person, account] of [
      [130101, an, ME],
      [130101, an, SOMEBODY],
      [130102, bao, SOMEBODY],
    ] as const)
      await sql`
        insert into receipts (recorded_in, fact_id, person_id, account_id, on_day, outcome)
        values (${commune}, ${randomUUID()}, ${person}, ${account}, '2024-04-20', 'accepted')`.execute(tx)
    for (const [hamlet, person] of [
      [A1, an],
      [B1, bao],
    ] as const) {
      const commune = Math.floor(hamlet / 1000)
      await sql`insert into person_departures values (${commune}, ${hamlet}, ${person}, 1, 'moved', '2024-04-20')`.execute(
        tx,
      )
      await sql`
        insert into person_merges values (${randomUUID()}, ${person}, '2024-04-20', ${ME}, ${`of ${commune}`})`.execute(
        tx,
      )
      await sql`
        insert into exemption_requests (commune_id, request_id, person_id, milestone, reason, evidence, until_day,
          requested_by, requested_on)
        values (${commune}, ${randomUUID()}, ${person}, 'card', 'r', 'e', '2024-12-31', ${ME}, '2024-04-20')`.execute(
        tx,
      )
    }
  })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const seen = (table: string, column: string, scope: Scope, accountId: string = ME): Promise<number[]> =>
  database.asUnit({ accountId, scope }, async (tx) => {
    const { rows } = await sql<{ of: number }>`
      select ${sql.raw(column)} as of from ${sql.table(table)} order by 1`.execute(tx)
    return rows.map((row) => row.of)
  })

describe('receipts', () => {
  const of = (scope: Scope, accountId?: string) => seen('receipts', 'recorded_in', scope, accountId)

  it('are seen by whoever handed in, whatever the scope', async () => {
    expect(await of(HAMLET_A)).toEqual([130101])
    expect(await of(BY_ASSIGNMENT)).toEqual([130101])
    expect(await of(BY_ASSIGNMENT, randomUUID())).toEqual([])
  })

  it('of others are seen by whoever has the whole commune', async () => {
    expect(await of(COMMUNE_A)).toEqual([130101, 130101])
    expect(await of(DISTRICT)).toEqual([130101, 130101, 130102])
  })
})

const communeOfMerge = 'substr(reason, 4)::int'

describe.each([
  ['person_departures', 'hamlet_id', [A1], [A1, B1]],
  ['exemption_requests', 'commune_id', [130101], [130101, 130102]],
  ['person_merges', communeOfMerge, [130101], [130101, 130102]],
] as const)('%s', (table, column, ofA, ofDistrict) => {
  it('are seen within the units of whoever asks, and by nobody else', async () => {
    expect(await seen(table, column, HAMLET_A)).toEqual(ofA)
    expect(await seen(table, column, COMMUNE_A)).toEqual(ofA)
    expect(await seen(table, column, DISTRICT)).toEqual(ofDistrict)
    expect(await seen(table, column, BY_ASSIGNMENT)).toEqual([])
  })

  it('may not be written by who may read them', async () => {
    const writing = database.asUnit({ accountId: ME, scope: DISTRICT }, (tx) =>
      sql`delete from ${sql.table(table)}`.execute(tx),
    )
    await expect(writing).rejects.toThrow(/permission denied/)
  })
})

it('a receipt of an accepted fact keeps no body, and a refused one says why', async () => {
  const owner = new pg.Client({ connectionString: fresh.adminUrl })
  await owner.connect()
  const receipt = (outcome: string, refusal: string | null, body: string | null) =>
    owner.query(
      `insert into receipts (recorded_in, fact_id, person_id, on_day, outcome, refusal, body)
       values (1, gen_random_uuid(), gen_random_uuid(), '2024-04-20', $1, $2, $3)`,
      [outcome, refusal, body],
    )
  await expect(receipt('accepted', null, '{}')).rejects.toThrow(/check constraint/)
  await expect(receipt('refused', null, '{}')).rejects.toThrow(/check constraint/)
  await expect(receipt('accepted', 'no-dispute', null)).rejects.toThrow(/check constraint/)
  await owner.end()
})
