// Work after the answer: a task is a name, a payload schema and what to do; jobs are handed in within the transaction that
// causes them and run by graphile-worker inside the server's process. A task may run twice: it must be idempotent.

import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type TaskList,
} from 'graphile-worker'
import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { Database, Tx } from './database.ts'
import type { Log } from './log.ts'
import type { Services } from './services.ts'

export type Task<S extends z.ZodMiniType = z.ZodMiniType> = {
  readonly name: string
  readonly payload: S
  readonly every: string | null
  /** Checks the payload, then runs. */
  readonly start: (payload: unknown, services: Services) => Promise<void>
}

/**
 * `name` is verb-object: 'fold-tallies'. With `every` it also begins by itself at these times in UTC ('17 2 * * *'), with an
 * empty payload. graphile-worker adds `_cron` to that one; a schema that does not ask for it drops it.
 */
export function task<S extends z.ZodMiniType>(given: {
  readonly name: string
  readonly payload: S
  readonly run: (payload: z.infer<S>, services: Services) => Promise<void>
  readonly every?: string
}): Task<S> {
  const { name, payload: schema, run: work, every = null } = given
  return { name, payload: schema, every, start: (payload, services) => work(schema.parse(payload), services) }
}

/**
 * The job begins only if the transaction commits. A waiting job with the same `uniqueKey` is replaced; jobs with the same
 * `oneAtATime` never overlap. Works as phukin_unit and as phukin_system.
 */
export async function enqueue<S extends z.ZodMiniType>(
  tx: Tx,
  { name }: Task<S>,
  payload: z.infer<S>,
  { uniqueKey, oneAtATime }: { uniqueKey?: string; oneAtATime?: string } = {},
): Promise<void> {
  await sql`select app.enqueue(${name}, ${JSON.stringify(payload)}::json, ${uniqueKey ?? null}, ${oneAtATime ?? null})`.execute(
    tx,
  )
}

/** Runs until `stop` is called, which waits for the jobs that have begun. */
export async function startWorkers(
  tasks: readonly Task[],
  services: Services,
): Promise<Pick<Runner, 'stop'>> {
  return run({
    ...sharedOptions(services.database, services.log),
    taskList: taskListOf(tasks, services),
    parsedCronItems: parseCronItems(tasks.flatMap(cronItemOf)),
    concurrency: 2,
    noHandleSignals: true,
  })
}

/**
 * Runs what is queued and returns when nothing is left that may run now: for commands that need a folded database. What still
 * gathers (waiting-job.ts) runs too; what failed and waits for another try does not.
 */
export async function runQueuedJobs(tasks: readonly Task[], services: Services): Promise<void> {
  await services.database.systemPool.query(`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs
    where attempts = 0 and run_at > now() having count(*) > 0`)
  await runOnce({
    ...sharedOptions(services.database, services.log),
    taskList: taskListOf(tasks, services),
    noHandleSignals: true,
  })
}

const sharedOptions = ({ systemPool }: Database, log: Log) => ({
  pgPool: systemPool,
  logger: new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn('jobs', { message })
  }),
})

const taskListOf = (tasks: readonly Task[], services: Services): TaskList =>
  Object.fromEntries(tasks.map(({ name, start }) => [name, (payload: unknown) => start(payload, services)]))

const cronItemOf = ({ name, every }: Task): CronItem[] =>
  every === null ? [] : [{ task: name, match: every, options: { backfillPeriod: 0 } }]
