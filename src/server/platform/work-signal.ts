// Tells the count of work that what is known of some people has changed: every day on which they were visited, or were to be,
// is counted anew by a job of visits/. Only the signal and the name of the task. Writer of work_touched.
import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import { planKept, type Tx } from './database.ts'
import { waitingJobs } from './waiting-job.ts'

/** Its payload is `{ communeId: number }`; without one, all that stands is counted anew. */
export const FOLD_WORK = 'fold-work'

/** A day of the count of a commune. */
export type WorkDay = { readonly communeId: number; readonly day: Day }

/** In the transaction that changed the people: all days on which somebody visited them, or promised to. */
export const workSignals = (days: readonly WorkDay[]): RawBuilder<unknown>[] => {
  if (days.length === 0) return []
  const single = [...new Map(days.map((one) => [`${one.communeId} ${one.day}`, one])).values()]
  const touched = sql`${planKept}
    insert into work_touched (commune_id, on_day)
    select * from unnest(${single.map((one) => one.communeId)}::int[], ${single.map(({ day }) => isoDay(day))}::date[])`
  return [touched, foldSoon(single)]
}

/** Everything, also for what lists have said since and for visits that nobody signalled. */
export const signalAllWork = async (tx: Tx): Promise<void> => {
  const { rows } = await sql<{ communeId: number }>`
    insert into work_touched (commune_id, on_day)
    select commune_id, on_day from work_days
    union
    select recorded_in, effective from facts
    where (recorded_by is not null or team_id is not null) and body ->> 'type' = 'visit-recorded/1'
    returning commune_id`.execute(tx)
  if (rows.length > 0) await foldSoon(rows).execute(tx)
}

/** A count hangs on everybody who was visited that day, and phones come home together: it is not made anew for each of them. */
const GATHER_SECONDS = 10

const foldSoon = (touched: readonly Pick<WorkDay, 'communeId'>[]): RawBuilder<unknown> =>
  waitingJobs(
    FOLD_WORK,
    [...new Set(touched.map(({ communeId }) => communeId))]
      .sort((a, b) => a - b)
      .map((communeId) => ({ payload: { communeId }, key: `${FOLD_WORK} ${communeId}` })),
    { afterSeconds: GATHER_SECONDS },
  )
