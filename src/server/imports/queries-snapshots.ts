// SQL of the lists that went in: what stands already, who stood on the one before. Writer of snapshots and snapshot_members.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Tx } from '../platform/database.ts'
import type { Mention } from '../platform/ledger/restate.ts'

export type SnapshotKey = { readonly unitId: number; readonly kind: string; readonly asOf: Day }

/** Whether exactly this list already stands. */
export const findSame = async (tx: Tx, key: SnapshotKey, content: string): Promise<string | null> => {
  const { rows } = await sql<{ snapshotId: string }>`
    select snapshot_id from snapshots
    where unit_id = ${key.unitId} and kind = ${key.kind} and as_of = ${isoDay(key.asOf)} and withdrawn_at is null
      and content = decode(${content}, 'hex')`.execute(tx)
  return rows[0]?.snapshotId ?? null
}

/**
 * How many who stood on the lists of the day before would stand on no list of this one's day. Lists of one day are one list. Needs
 * list_members (see makeMembers).
 */
export const countVanished = async (tx: Tx, key: SnapshotKey): Promise<number> => {
  const on = isoDay(key.asOf)
  const line = sql`snapshots s join snapshot_members m using (snapshot_id)
    where s.unit_id = ${key.unitId} and s.kind = ${key.kind} and s.withdrawn_at is null`
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select unnest(m.person_ids) as person_id from ${line} and s.as_of = (
        select max(as_of) from snapshots where unit_id = ${key.unitId} and kind = ${key.kind} and withdrawn_at is null
          and as_of < ${on})
      except select person_id from list_members
      except select unnest(m.person_ids) from ${line} and s.as_of = ${on}) gone`.execute(tx)
  return rows[0]?.n ?? 0
}

export type NewSnapshot = SnapshotKey & {
  readonly snapshotId: string
  readonly importId: string
  readonly lo: number
  readonly hi: number
  readonly known: Day
  readonly content: string
  readonly rows: number
  readonly accepted: number
  readonly unchanged: number
  readonly vanished: number
}

export const keepSnapshot = async (tx: Tx, snapshot: NewSnapshot): Promise<void> => {
  await sql`
    insert into snapshots (snapshot_id, import_id, unit_id, lo, hi, kind, as_of, known, content, rows, accepted,
      unchanged, vanished)
    values (${snapshot.snapshotId}, ${snapshot.importId}, ${snapshot.unitId}, ${snapshot.lo}, ${snapshot.hi},
      ${snapshot.kind}, ${isoDay(snapshot.asOf)}, ${isoDay(snapshot.known)}, decode(${snapshot.content}, 'hex'),
      ${snapshot.rows}, ${snapshot.accepted}, ${snapshot.unchanged}, ${snapshot.vanished})`.execute(tx)
  await sql`
    insert into snapshot_members (commune_id, hamlet_id, snapshot_id, person_ids)
    select hamlet_id / 1000, hamlet_id, ${snapshot.snapshotId}, array_agg(person_id order by person_id)
    from list_members group by hamlet_id`.execute(tx)
}

/**
 * Lists of later days on which people of this one stand without a fact of theirs, in the order of days. Lists whose rows say
 * their own day are left out: that day is not kept with their members. Needs list_folds.
 */
export const listLaterMentions = async (
  tx: Tx,
  importId: string,
): Promise<(Mention & { readonly personId: string })[]> => {
  const isLater = sql`s.withdrawn_at is null and s.as_of > (select min(effective) from import_rows where import_id = ${importId})`
  // Most lists are the newest: nothing is joined for them.
  const later = await sql`select from snapshots s where ${isLater} limit 1`.execute(tx)
  if (later.rows.length === 0) return []
  const { rows } = await sql<Mention & { readonly personId: string }>`
    select f.person_id, s.snapshot_id, s.kind, s.as_of as on
    from snapshots s
      join imports i on i.import_id = s.import_id
      join snapshot_members m on m.snapshot_id = s.snapshot_id
      cross join unnest(m.person_ids) as listed (person_id)
      join list_folds f on f.person_id = listed.person_id
      join import_rows r on r.import_id = ${importId} and r.row_no = f.row_no and r.effective < s.as_of
    where ${isLater}
      and not coalesce(i.summary -> 'columns' @> '[{"field": "as-of"}]', false)
      and not exists (select from facts x where x.commune_id = f.commune_id and x.person_id = f.person_id
        and x.snapshot_id = s.snapshot_id)
    order by s.as_of, s.recorded_at`.execute(tx)
  return rows
}
