// Tells the count of work that what is known of some people has changed: every day on which they were visited, or were to be,
// is counted anew by a job of visits/. Only the signal and the name of the task. Writer of work_touched.
import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Its payload is `{ communeId: number }`; without one, all that stands is counted anew. */
export const FOLD_WORK = 'fold-work'

/** In the transaction that changed the people, after their facts are written. Of whom nobody recorded a visit, nothing. */
export const signalWork = async (
  tx: Tx,
  people: readonly { readonly communeId: number; readonly personId: string }[],
): Promise<void> => {
  const { rows } = await sql<{ communeId: number }>`
    insert into work_touched (commune_id, on_day)
    select distinct f.recorded_in, d.on_day
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
      a (commune_id, person_id)
    join facts f using (commune_id, person_id)
    cross join lateral (values (f.effective), ((f.body -> 'visit' ->> 'promise')::date)) d (on_day)
    where (f.recorded_by is not null or f.team_id is not null) and f.body ->> 'type' = 'visit-recorded/1' and d.on_day is not null
    returning commune_id`.execute(tx)
  for (const communeId of new Set(rows.map((row) => row.communeId))) await enqueueFold(tx, communeId)
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
  for (const communeId of new Set(rows.map((row) => row.communeId))) await enqueueFold(tx, communeId)
}

const enqueueFold = async (tx: Tx, communeId: number): Promise<void> => {
  const key = `${FOLD_WORK} ${communeId}`
  await sql`select app.enqueue(${FOLD_WORK}, ${JSON.stringify({ communeId })}::json, ${key}, ${key})`.execute(
    tx,
  )
}
