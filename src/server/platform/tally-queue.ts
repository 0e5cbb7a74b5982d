// How any feature tells the tallies what a transaction changed: signed changes and notes of who has spoken. They count
// at once; the job of coverage/ folds them. Writers of tally_queue and coverage_reports are here and nowhere else.
import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import type { TallyRow, TallySum } from '#domain/tallies'
import { planKept, type Tx } from './database.ts'
import { waitingJob } from './waiting-job.ts'

export const FOLD_TALLIES = 'fold-tallies'

const BATCH = 20_000

/** `communeId` is where the changes arose; each row says where it counts. */
export const queueTallies = async (tx: Tx, communeId: number, sum: TallySum): Promise<void> => {
  let batch: QueuedRow[] = []
  for (const row of sum.rows()) {
    batch.push({ ...row, communeId })
    if (batch.length < BATCH) continue
    await tallyChanges(batch).execute(tx)
    batch = []
  }
  if (batch.length > 0) await tallyChanges(batch).execute(tx)
  await foldTalliesSoon.execute(tx)
}

export type QueuedRow = TallyRow & { readonly communeId: number }

/** By arrays, for PostgreSQL refuses COPY into a table under row security. */
export const tallyChanges = (rows: readonly QueuedRow[]): RawBuilder<unknown> => sql`${planKept}
  insert into tally_queue (commune_id, hamlet_id, base, measure, class, effective, known, n)
  select * from unnest(
    ${rows.map((row) => row.communeId)}::int[], ${rows.map((row) => row.hamletId)}::int[],
    ${rows.map((row) => (row.base === 'present' ? 1 : 0))}::smallint[],
    ${rows.map((row) => row.measure)}::smallint[], ${rows.map((row) => row.class)}::smallint[],
    ${rows.map((row) => isoDay(row.effective))}::date[], ${rows.map((row) => isoDay(row.known))}::date[],
    ${rows.map((row) => row.n)}::int[])`

/** After tallyChanges: they are folded once the transaction has committed. */
export const foldTalliesSoon: RawBuilder<unknown> = waitingJob(FOLD_TALLIES, {}, FOLD_TALLIES)

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
    on conflict (commune_id, milestone, source, effective, known)
      do update set withdrawn = false, folded = false where coverage_reports.withdrawn`.execute(tx)
}

/** Takes back what a list of a unit said of these milestones, as it was noted. Who else said the same is to be noted again. */
export const takeReportsBack = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
  milestones: readonly Milestone[],
  source: string,
  effective: Day,
  known: Day,
): Promise<void> => {
  await sql`
    update coverage_reports set withdrawn = true, folded = false
    where commune_id between ${Math.floor(unit.lo / 1000)} and ${Math.floor(unit.hi / 1000)}
      and milestone = any(${[...milestones]}::text[]) and source = ${source} and effective = ${isoDay(effective)}
      and known = ${isoDay(known)} and not withdrawn`.execute(tx)
}

export type Report = {
  readonly communeId: number
  readonly milestone: Milestone
  readonly source: string
  readonly effective: Day
}

/** The same for single communes, of several days and sources at once; each but once. */
export const notedReports = (reports: readonly Report[], known: Day): RawBuilder<unknown> => sql`${planKept}
  insert into coverage_reports (commune_id, milestone, source, effective, known)
  select r.commune_id, r.milestone, r.source, r.effective, ${isoDay(known)}::date
  from unnest(${reports.map((one) => one.communeId)}::int[], ${reports.map((one) => one.milestone)}::text[],
    ${reports.map((one) => one.source)}::text[], ${reports.map((one) => isoDay(one.effective))}::date[])
    r (commune_id, milestone, source, effective)
  where exists (select from units u where u.unit_id = r.commune_id and u.level = 'commune'
    and u.valid_from <= r.effective and coalesce(u.valid_to, 'infinity') >= r.effective)
  order by 1, 2, 3, 4
  on conflict (commune_id, milestone, source, effective, known)
    do update set withdrawn = false, folded = false where coverage_reports.withdrawn`
