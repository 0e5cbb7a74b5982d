import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { enqueue, runQueuedJobs, startWorkers, task } from './jobs.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const ran: string[] = []
beforeEach(() => {
  ran.length = 0
})
const note = task({
  name: 'note',
  payload: z.object({ text: z.string() }),
  run: async ({ text }, { database }) => {
    await database.asSystem('test: a job', async () => ran.push(text))
  },
})
const asker = {
  accountId: '11111111-1111-4111-8111-111111111111',
  scope: { kind: 'unit', ranges: [] },
} as const
const drain = () => runQueuedJobs([note], app.services)

describe('a job', () => {
  it('is handed in by a signed-in person’s transaction and runs after it', async () => {
    await app.services.database.asUnit(asker, (tx) => enqueue(tx, note, { text: 'a' }))
    await drain()
    expect(ran).toEqual(['a'])
  })
  it('of a transaction that rolls back does not exist', async () => {
    const failing = app.services.database.asUnit(asker, async (tx) => {
      await enqueue(tx, note, { text: 'never' })
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    await drain()
    expect(ran).toEqual([])
  })
  it('with the same unique key replaces the one that waits', async () => {
    for (const text of ['first', 'second', 'third'])
      await app.services.database.asSystem('test', (tx) => enqueue(tx, note, { text }, { uniqueKey: 'k' }))
    await drain()
    expect(ran).toEqual(['third'])
  })
  it('runs by itself while the workers run, and they stop', async () => {
    const workers = await startWorkers([note], app.services)
    await app.services.database.asSystem('test', (tx) => enqueue(tx, note, { text: 'live' }))
    await expect.poll(() => ran, { timeout: 10_000 }).toEqual(['live'])
    await workers.stop()
  })
  it('whose payload does not fit never reaches its work', async () => {
    await app.services.database.asSystem('test', (tx) =>
      sql`select app.enqueue('note', '{"text":5}')`.execute(tx),
    )
    await drain()
    expect(ran).toEqual([])
    await app.services.database.asSystem('test', (tx) =>
      sql`delete from graphile_worker._private_jobs`.execute(tx),
    )
  })
})

it('the restricted roles see no job and touch none', async () => {
  const { database } = app.services
  const read = 'select * from graphile_worker._private_jobs'
  await expect(database.asUnit(asker, (tx) => sql.raw(read).execute(tx))).rejects.toThrow(/permission denied/)
  await expect(database.asPublic((tx) => sql.raw(read).execute(tx))).rejects.toThrow(/permission denied/)
  await expect(database.asPublic((tx) => enqueue(tx, note, { text: 'no' }))).rejects.toThrow(
    /permission denied/,
  )
})
