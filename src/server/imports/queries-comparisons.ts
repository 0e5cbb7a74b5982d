// SQL of how the lists of one unit and kind compare with each other, by as-of day and whoever stands on them. Writer of
// snapshot_comparisons. Nothing here touches a person.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

type Line = { readonly unitId: number; readonly kind: string }

/** The lists of a line in the order of their days, each with the one before it; whatever was taken back is left out. */
const lineOf = ({ unitId, kind }: Line) => sql`
  select snapshot_id, lo, hi, lag(snapshot_id) over (order by as_of, recorded_at, snapshot_id) as previous_id
  from snapshots where unit_id = ${unitId} and kind = ${kind} and withdrawn_at is null`

/**
 * Compares every list of a line whose neighbour is no longer the one it was compared with: one that comes late is compared and
 * so is its successor; so is the successor of one taken back. The same whatever the order in which lists came.
 */
export const compareLine = async (tx: Tx, line: Line): Promise<void> => {
  await sql`
    delete from snapshot_comparisons c using snapshots s
    where s.snapshot_id = c.snapshot_id and s.unit_id = ${line.unitId} and s.kind = ${line.kind}
      and not exists (select from (${lineOf(line)}) l where l.snapshot_id = c.snapshot_id and l.previous_id = c.previous_id)
  `.execute(tx)
  await sql`
    insert into snapshot_comparisons (snapshot_id, previous_id, lo, hi, appeared, stayed, vanished)
    select l.snapshot_id, l.previous_id, l.lo, l.hi, c.appeared, c.stayed, c.vanished
    from (${lineOf(line)}) l cross join lateral (
      select count(*) filter (where p.person_id is null) as appeared,
        count(*) filter (where t.person_id = p.person_id) as stayed,
        count(*) filter (where t.person_id is null) as vanished
      from (select unnest(person_ids) as person_id from snapshot_members where snapshot_id = l.snapshot_id) t
        full join (select unnest(person_ids) as person_id from snapshot_members where snapshot_id = l.previous_id) p
          using (person_id)) c
    where l.previous_id is not null
      and not exists (select from snapshot_comparisons c where c.snapshot_id = l.snapshot_id)`.execute(tx)
}

export type Comparison = {
  readonly importId: string
  /** The list before it. */
  readonly previousId: string
  readonly previousAsOf: string
  readonly appeared: number
  readonly stayed: number
  readonly vanished: number
}

/** Of imports that were taken in; what has no list before it is left out. */
export const comparisonsOf = async (tx: Tx, importIds: readonly string[]): Promise<Comparison[]> => {
  const { rows } = await sql<Comparison>`
    select s.import_id, p.import_id as previous_id, p.as_of as previous_as_of, c.appeared, c.stayed, c.vanished
    from snapshots s join snapshot_comparisons c using (snapshot_id) join snapshots p on p.snapshot_id = c.previous_id
    where s.import_id = any(${[...importIds]}::uuid[])`.execute(tx)
  return rows
}

export type VanishedPerson = { readonly communeId: number; readonly personId: string }

/** Who stood on the list before this one and does not stand on it; who was merged or taken back since is left out. */
export const listVanished = async (tx: Tx, importId: string): Promise<VanishedPerson[]> => {
  const { rows } = await sql<VanishedPerson>`
    select p.commune_id, p.person_id
    from snapshots s join snapshot_comparisons c using (snapshot_id)
      join lateral (
        select unnest(person_ids) as person_id from snapshot_members where snapshot_id = c.previous_id
        except
        select unnest(person_ids) from snapshot_members where snapshot_id = c.snapshot_id) gone on true
      join people p using (person_id)
    where s.import_id = ${importId}`.execute(tx)
  return rows
}
