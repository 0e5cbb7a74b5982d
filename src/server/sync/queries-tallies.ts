// SQL of the figures of a commune, hamlet by hamlet, for whoever leads a team there: tallies and what is queued, never people.
// Needs asSystem. Reads only.
import { sql } from 'kysely'
import type { Milestone } from '#domain/milestones'
import type { Tx } from '../platform/database.ts'

export type HamletCount = {
  readonly hamletId: number
  readonly measure: number
  readonly class: number
  readonly n: number
}

const PRESENT = 1

export const countHamlets = async (
  tx: Tx,
  communeId: number,
  on: string,
  measures: readonly number[],
): Promise<HamletCount[]> => {
  const where = sql`hamlet_id between ${communeId * 1000}::int and ${communeId * 1000 + 999}::int and base = ${PRESENT}
    and effective <= ${on} and measure = any(${[...measures]}::smallint[])`
  const { rows } = await sql<HamletCount>`
    select hamlet_id, measure, class, sum(n)::int as n from (
      select hamlet_id, measure, class, n from tallies where ${where}
      union all
      select hamlet_id, measure, class, n from tally_queue where ${where}) counted
    group by 1, 2, 3 having sum(n) <> 0 order by 1`.execute(tx)
  return rows
}

/** Of which milestones a list or visit of the commune has spoken by that day. */
export const listSpokenOf = async (tx: Tx, communeId: number, on: string): Promise<Milestone[]> => {
  const { rows } = await sql<{ milestone: Milestone }>`
    select distinct milestone from coverage_reports where commune_id = ${communeId} and effective <= ${on}`.execute(
    tx,
  )
  return rows.map(({ milestone }) => milestone)
}
