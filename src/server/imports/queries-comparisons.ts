// SQL of how the lists of one unit and kind compare with each other, by as-of day and whoever stands on them. Writer of
// snapshot_comparisons. Nothing here touches a person.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

/** `asOf`: the ISO day of the list that came or went; null: of every day. */
type Line = { readonly unitId: number; readonly kind: string; readonly asOf: string | null }

/**
 * Standing lists of a line. Lists of one day are one list: rows that went back and were corrected are sent again as a list of their
 * own, and nobody vanishes by that.
 */
const standing = ({ unitId, kind }: Pick<Line, 'unitId' | 'kind'>) => sql`
  select * from snapshots where unit_id = ${unitId} and kind = ${kind} and withdrawn_at is null`

/**
 * Compares the lists of a day, and those of the next day on which there are any, with the day before each: a list that comes late
 * is compared and so is its successor; so is the successor of one taken back. The same whatever the order in which lists came.
 */
export const compareLine = async (tx: Tx, line: Line): Promise<void> => {
  const all = standing(line)
  const touched = sql`(${line.asOf}::date is null or as_of = ${line.asOf}
    or as_of = (select min(l.as_of) from (${all}) l where l.as_of > ${line.asOf}))`
  await sql`
    delete from snapshot_comparisons where snapshot_id in (
      select snapshot_id from snapshots where unit_id = ${line.unitId} and kind = ${line.kind}
        and (withdrawn_at is not null or ${touched}))`.execute(tx)
  await sql`
    insert into snapshot_comparisons (snapshot_id, previous_id, lo, hi, appeared, stayed, vanished)
    with line as materialized (${all}),
    days as (
      select as_of, (select max(b.as_of) from line b where b.as_of < d.as_of) as before
      from (select distinct as_of from line where ${touched}) d),
    compared as (
      select d.as_of, d.before, c.appeared, c.stayed, c.vanished
      from days d cross join lateral (
        select count(*) filter (where p.person_id is null) as appeared,
          count(*) filter (where t.person_id = p.person_id) as stayed,
          count(*) filter (where t.person_id is null) as vanished
        from (select distinct unnest(m.person_ids) as person_id from line s join snapshot_members m using (snapshot_id)
            where s.as_of = d.as_of) t
          full join (select distinct unnest(m.person_ids) as person_id from line s join snapshot_members m using (snapshot_id)
            where s.as_of = d.before) p using (person_id)) c
      where d.before is not null)
    select s.snapshot_id, (
        select b.snapshot_id from line b where b.as_of = c.before order by b.recorded_at desc, b.snapshot_id limit 1),
      s.lo, s.hi, c.appeared, c.stayed, c.vanished
    from line s join compared c using (as_of)`.execute(tx)
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

/** Who stood on a list of the day before and on none of this one's day; who was merged or taken back since is left out. */
export const listVanished = async (tx: Tx, importId: string): Promise<VanishedPerson[]> => {
  const membersOf = (list: string) => sql`
    select unnest(m.person_ids) as person_id from snapshots x join snapshot_members m using (snapshot_id)
    where x.unit_id = s.unit_id and x.kind = s.kind and x.withdrawn_at is null and x.as_of = ${sql.ref(`${list}.as_of`)}`
  const { rows } = await sql<VanishedPerson>`
    select p.commune_id, p.person_id
    from snapshots s join snapshot_comparisons c using (snapshot_id) join snapshots b on b.snapshot_id = c.previous_id
      join lateral (${membersOf('b')} except ${membersOf('s')}) gone on true
      join people p using (person_id)
    where s.import_id = ${importId}`.execute(tx)
  return rows
}
