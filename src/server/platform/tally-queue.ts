// How any feature tells the tallies what a transaction changed: signed changes and notes of who has spoken. They count
// at once; the job of coverage/ folds them. Writers of tally_queue and coverage_reports are here and nowhere else.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import type { TallySum } from '#domain/tallies'
import { copyInto } from './copy.ts'
import type { Tx } from './database.ts'

export const FOLD_TALLIES = 'fold-tallies'

/** `communeId` is where the changes arose; each row says where it counts. */
export const queueTallies = async (tx: Tx, communeId: number, sum: TallySum): Promise<void> => {
  const copy = copyInto(tx, 'tally_queue (commune_id, hamlet_id, base, measure, class, effective, known, n)')
  for (const row of sum.rows()) {
    const full = copy.row([
      communeId,
      row.hamletId,
      row.base === 'present' ? 1 : 0,
      row.measure,
      row.class,
      isoDay(row.effective),
      isoDay(row.known),
      row.n,
    ])
    if (full) await full
  }
  await copy.end()
  await sql`select app.enqueue(${FOLD_TALLIES}, '{}'::json, ${FOLD_TALLIES}, ${FOLD_TALLIES})`.execute(tx)
}

/** Every commune of a unit has, with one list or visit, spoken of these milestones. A note that stands stays. */
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
    on conflict do nothing`.execute(tx)
}
