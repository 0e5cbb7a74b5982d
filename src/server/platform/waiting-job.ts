// Asks for a job that takes up whatever it finds waiting (a queue, days that are due): one that waits already will do.
import { type RawBuilder, sql } from 'kysely'
import { planKept } from './database.ts'

type Waiting = { readonly payload: object; readonly key: string }

/**
 * As the system, in the transaction that leaves the work behind. Jobs of the same key never overlap. Whoever finds one that
 * waits holds it back until they commit, together with everybody else, so that it begins after all of them; to replace it, as
 * app.enqueue does, they would have to wait for each other. `afterSeconds`: it gathers for so long what else comes, unless
 * somebody runs everything (jobs.ts). Give keys in one order for everybody.
 */
export const waitingJobs = (
  task: string,
  jobs: readonly Waiting[],
  { afterSeconds = 0 }: { readonly afterSeconds?: number } = {},
): RawBuilder<unknown> => sql`${planKept}
  select graphile_worker.add_job(${task}, w.payload::json, w.key, now() + ${afterSeconds} * interval '1 second', job_key => w.key)
  from unnest(${jobs.map(({ payload }) => JSON.stringify(payload))}::text[], ${jobs.map(({ key }) => key)}::text[]) w (payload, key)
  where not exists (
    select from graphile_worker._private_jobs j where j.key = w.key and j.is_available
      and j.run_at <= now() + ${afterSeconds} * interval '1 second' for share skip locked)`

export const waitingJob = (task: string, payload: object, key: string): RawBuilder<unknown> =>
  waitingJobs(task, [{ payload, key }])
