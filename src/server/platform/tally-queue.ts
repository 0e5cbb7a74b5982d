// How any feature tells the tallies what a transaction changed: signed changes and notes of who has spoken. They count
// at once; the job of coverage/ folds them. Writers of tally_queue and coverage_reports are here and nowhere else.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import type { TallyRow, TallySum } from '#domain/tallies'
import type { Tx } from './database.ts'

export const FOLD_TALLIES = 'fold-tallies'

const BATCH = 20_000

/** `communeId` is where the changes arose; each row says where it counts. */
export const queueTallies = async (tx: Tx, communeId: number, sum: TallySum): Promise<void> => {
  let batch: TallyRow[] = []
  for (const row of sum.rows()) {
    batch.push(row)
    if (batch.length < BATCH) continue
    await insertChanges(tx, communeId, batch)
    batch = []
  }
  if (batch.length > 0) await insertChanges(tx, communeId, batch)
  await sql`select app.enqueue(${FOLD_TALLIES}, '{}'::json, ${FOLD_TALLIES}, ${FOLD_TALLIES})`.execute(tx)
}

// By arrays, for PostgreSQL refuses COPY into a table under row security.
const insertChanges = async (tx: Tx, communeId: number, rows: readonly TallyRow[]): Promise<void> => {
  await sql`
    insert into tally_queue (commune_id, hamlet_id, base, measure, class, effective, known, n)
    select ${communeId}::int, * from unnest(
      ${rows.map((row) => row.hamletId)}::int[], ${rows.map((row) => (row.base === 'present' ? 1 : 0))}::smallint[],
      ${rows.map((row) => row.measure)}::smallint[], ${rows.map((row) => row.class)}::smallint[],
      ${rows.map((row) => isoDay(row.effective))}::date[], ${rows.map((row) => isoDay(row.known))}::date[],
      ${rows.map((row) => row.n)}::int[])`.execute(tx)
}

/**
 * Every commune of a unit has, with one list or visit, spoken of these milestones. A note that stands stays. In the order of
 * communes and milestones: two who note the same at once wait for each other, and never in a ring.
 */
export const noteReports = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
  milestones: readonly Milestone[],
  source: string,
  effective: Day,
  known: Day,
): Promise<void> => {
  await sql`
    insert into coverage_reports (commune_id, milestone, source, effective, known)
    select distinct u.unit_id, m, ${source}, ${isoDay(effective)}::date, ${isoDay(known)}::date
    from units u, unnest(${[...milestones]}::text[]) m
    where u.level = 'commune' and u.lo <= ${unit.hi} and u.hi >= ${unit.lo}
      and u.valid_from <= ${isoDay(effective)} and coalesce(u.valid_to, 'infinity') >= ${isoDay(effective)}
    order by 1, 2
    on conflict do nothing`.execute(tx)
}
