// SQL that a commit shares with nothing else: where matched people live, their facts, and the notes it leaves for the
// board. It queues tallies and reports as coverage's own writer does; the fold is coverage's job.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import type { TallySum } from '#domain/tallies'
import { copyInto } from '../platform/copy.ts'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

export type Address = { readonly communeId: number; readonly personId: string }

export type HomeRow = Address & {
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
  readonly fullName: string
}

export const homesOf = async (tx: Tx, people: readonly Address[]): Promise<HomeRow[]> => {
  const { rows } = await sql<HomeRow>`
    select p.commune_id, p.person_id, p.hamlet_id, p.registered_hamlet_id, p.away, p.full_name
    from unnest(${people.map((p) => p.communeId)}::int[], ${people.map((p) => p.personId)}::uuid[])
      a (commune_id, person_id)
    join people p using (commune_id, person_id)`.execute(tx)
  return rows
}

export const factsOfMatches = async (tx: Tx, people: readonly Address[]): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body
    from unnest(${people.map((p) => p.communeId)}::int[], ${people.map((p) => p.personId)}::uuid[])
      a (commune_id, person_id)
    join facts f using (commune_id, person_id)
    order by f.person_id`.execute(tx)
  return rows
}

/** Queues signed changes by COPY; `communeId` is where they arose. */
export const queueSums = async (tx: Tx, communeId: number, sum: TallySum): Promise<void> => {
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
}

/** Every commune of the list's unit has now spoken of the list's milestones. */
export const noteListReports = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
  milestones: readonly Milestone[],
  source: string,
  asOf: Day,
  known: Day,
): Promise<void> => {
  await sql`
    insert into coverage_reports (commune_id, milestone, source, effective, known)
    select distinct u.unit_id, m, ${source}, ${isoDay(asOf)}::date, ${isoDay(known)}::date
    from units u, unnest(${[...milestones]}::text[]) m
    where u.level = 'commune' and u.lo <= ${unit.hi} and u.hi >= ${unit.lo}
      and u.valid_from <= ${isoDay(asOf)} and coalesce(u.valid_to, 'infinity') >= ${isoDay(asOf)}
    on conflict do nothing`.execute(tx)
}
