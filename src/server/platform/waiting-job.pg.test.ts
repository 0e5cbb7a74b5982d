// A job that waits will do for many: nobody who asks for it waits for another who does, and it begins after all of them.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database } from './database.ts'
import { waitingJob, waitingJobs } from './waiting-job.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 4 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(() => database.systemPool.query('delete from graphile_worker._private_jobs'))

const ask = (payload: object = {}) =>
  database.asSystem('test: ask', (tx) => waitingJob('count-sheep', payload, 'sheep').execute(tx))

const jobs = async () =>
  (await database.systemPool.query('select id, locked_at from graphile_worker._private_jobs')).rows

/** As a worker would: the job is taken, unless somebody holds it back. */
const take = async () =>
  (
    await database.systemPool.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'test' where id = (
         select id from graphile_worker._private_jobs where is_available for update skip locked limit 1) returning id`,
    )
  ).rowCount

test('many who ask make one job', async () => {
  await ask()
  await Promise.all([ask(), ask(), ask()])
  expect(await jobs()).toHaveLength(1)
})

test('two who ask at once wait for each other where none waits, and not where one does', async () => {
  await ask()
  const { promise: isReleased, resolve: release } = Promise.withResolvers<void>()
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>()
  const first = database.asSystem('test: long', async (tx) => {
    await waitingJob('count-sheep', {}, 'sheep').execute(tx)
    hold()
    await isReleased
  })
  await isHeld
  await ask()
  // Not before all have committed who found it waiting.
  expect(await take()).toBe(0)
  release()
  await first
  expect(await take()).toBe(1)
})

test('a job that has begun may not have seen it: another one is made', async () => {
  await ask()
  expect(await take()).toBe(1)
  await ask()
  expect(await jobs()).toHaveLength(2)
})

test('a job that gave up is no job', async () => {
  await ask()
  await database.systemPool.query('update graphile_worker._private_jobs set attempts = max_attempts')
  await ask()
  const { rows } = await database.asSystem('test', (tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from graphile_worker._private_jobs where is_available`.execute(tx),
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('several are asked for at once, and gather for a while what else comes', async () => {
  const keys = ['a', 'b'].map((key) => ({ payload: { key }, key }))
  const gather = () =>
    database.asSystem('test: gather', (tx) =>
      waitingJobs('count-sheep', keys, { afterSeconds: 3 }).execute(tx),
    )
  await gather()
  await gather()
  const { rows } = await database.systemPool.query(
    `select key, run_at > now() + interval '1 second' as later from graphile_worker._private_jobs order by key`,
  )
  expect(rows).toEqual([
    { key: 'a', later: true },
    { key: 'b', later: true },
  ])
})
