// A count that finds nothing must be able to find something.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database } from '../platform/database.ts'
import { countSwarm } from './count.ts'
import { type Entry, type Kept, newlyJoined } from './kept.ts'

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

const PERSON = '01900000-0000-7000-8000-000000000001'

const stands = (factId: string, communeId: number) =>
  admin.query(
    `insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, body)
     values ($1, $2, $3, $1 * 1000, $1, '2024-04-01', '2024-04-01', 'field', '{}')`,
    [communeId, PERSON, factId],
  )

const entry = (factId: string, state: Entry['state'], outcome?: 'accepted' | 'refused'): Entry => ({
  message: {
    ...{
      kind: 'visit/1',
      messageId: randomUUID(),
      n: 1,
      startedAt: 0,
      endedAt: 1,
      monotonicMs: 1,
      jumpedMs: 0,
    },
    ...{ lastContact: null, app: 'test' },
    people: [{ personId: PERSON, factId, met: 'self', done: [], outcomes: {} }],
  },
  state,
  receipts:
    outcome === undefined
      ? []
      : [
          {
            factId,
            personId: PERSON,
            receiptNo: 1,
            outcome,
            refusal: outcome === 'refused' ? 'no-dispute' : null,
          },
        ],
})

const phoneWith = (...outbox: Entry[]): Kept => ({ ...newlyJoined('token'), outbox })

test('finds a fact that was answered and stands nowhere, one that stands twice, and a refused one that stands', async () => {
  const [fine, gone, twice, refused, turned, waiting] = Array.from({ length: 6 }, () => randomUUID()) as [
    ...[string, string, string, string, string, string],
  ]
  await stands(fine, 700_101)
  await stands(twice, 700_101)
  await stands(twice, 700_102)
  await stands(turned, 700_101)
  const counted = await countSwarm(database, [
    phoneWith(entry(fine, 'handled', 'accepted'), entry(gone, 'handled', 'accepted')),
    phoneWith(
      entry(twice, 'handled', 'accepted'),
      entry(refused, 'handled', 'refused'),
      entry(waiting, 'waiting'),
    ),
    phoneWith(entry(turned, 'handled', 'refused')),
    null,
  ])
  expect(counted).toEqual({ recorded: 6, acknowledged: 5, refused: 2, waiting: 1, lost: 1, duplicated: 2 })
})
