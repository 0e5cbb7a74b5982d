// Asks for a job that takes up whatever it finds waiting (a queue, days that are due): one that waits already will do.
import { type RawBuilder, sql } from 'kysely'
import { planKept } from './database.ts'

/**
 * As the system, in the transaction that leaves the work behind. Jobs of the same key never overlap. Whoever finds one that
 * waits holds it back until they commit, together with everybody else, so that it begins after all of them; to replace it, as
 * app.enqueue does, they would have to wait for each other.
 */
export const waitingJob = (task: string, payload: object, key: string): RawBuilder<unknown> => sql`${planKept}
  select app.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key}, ${key}) where not exists (
    select from graphile_worker._private_jobs where key = ${key} and is_available and run_at <= now()
    for share skip locked)`
