import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database } from '../platform/database.ts'
import { forgetOld } from './queries-imports.ts'

let fresh: FreshDatabase
let database: Database
let admin: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 2 })
  admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.close()
  await fresh.drop()
})

/** An import with one staged row, one note of a rejected row and one previewed row. */
const insertImport = async (state: string, days: number, hasFile: boolean): Promise<string> => {
  const importId = randomUUID()
  await admin.query(
    `insert into imports (import_id, unit_id, lo, hi, kind, as_of, file_name, file_sha256, file_id, mapping, state, summary,
       started_at)
     values ($1, 70, 1, 2, 'register', '2024-03-25', 'x.csv', '', $2, '{}', $3, '{"rows": 2, "sample": [{"row": 2}]}',
       now() - $4 * interval '1 day')`,
    [importId, hasFile ? randomUUID() : null, state, days],
  )
  await admin.query(
    `insert into import_rows (import_id, row_no, away, residence, new_id, full_name, match_key, words,
       effective, row_hash, course, body)
     values ($1, 2, false, 'permanent', gen_random_uuid(), 'An', 'an', '{an}', '2024-03-25', 1, 1, '{}')`,
    [importId],
  )
  await admin.query('insert into import_unchanged values ($1, 4, 70010, gen_random_uuid(), 1)', [importId])
  await admin.query(`insert into import_rejects values ($1, 3, 'rejected', '[]')`, [importId])
  return importId
}

const leftOf = async (importId: string) => {
  const { rows } = await admin.query(
    `select state, jsonb_array_length(summary -> 'sample') as sample, (summary ->> 'rows')::int as counted,
       ((select count(*) from import_rows r where r.import_id = i.import_id)
         + (select count(*) from import_unchanged r where r.import_id = i.import_id))::int as staged,
       (select count(*)::int from import_rejects r where r.import_id = i.import_id) as rejects
     from imports i where import_id = $1`,
    [importId],
  )
  return rows[0]
}

test.each([
  ['a list that a clerk still looks at stays', 'previewed', 29, true, { staged: 2, rejects: 1, sample: 1 }],
  ['a list in the middle of its commit stays', 'committing', 0, true, { staged: 2, rejects: 1, sample: 1 }],
  ['staged rows of a list that was given up go', 'cancelled', 0, true, { staged: 0, rejects: 1, sample: 1 }],
  ['a list without a file is given up after a day', 'previewed', 2, false, { state: 'cancelled', staged: 0 }],
  ['and not before', 'previewed', 0, false, { state: 'previewed', staged: 2 }],
  [
    'after 30 days only counts are left',
    'committed',
    31,
    true,
    { counted: 2, staged: 0, rejects: 0, sample: 0 },
  ],
  [
    'also of a list that nobody committed',
    'previewed',
    31,
    true,
    { state: 'cancelled', staged: 0, sample: 0 },
  ],
])('%s', async (_, state, days, hasFile, left) => {
  const importId = await insertImport(state, days, hasFile)
  await database.asSystem('test: forget', forgetOld)
  expect(await leftOf(importId)).toMatchObject(left)
})
