// SQL of a list that is taken back: what stands of it, and whom and where it touched. Writer of snapshots.
import { sql } from 'kysely'
import { type Field, isField } from '#domain/headings'
import type { Tx } from '../platform/database.ts'

export type SnapshotRow = {
  readonly snapshotId: string
  readonly unitId: number
  readonly lo: number
  readonly hi: number
  readonly kind: string
  readonly asOf: string
  readonly known: string
  readonly fields: readonly Field[]
}

type Stored = Omit<SnapshotRow, 'fields'> & { readonly fields: readonly string[] | null }

const withFields = (row: Stored): SnapshotRow => ({ ...row, fields: (row.fields ?? []).filter(isField) })

const columns = sql.raw(`s.snapshot_id, s.unit_id, s.lo, s.hi, s.kind, s.as_of, s.known, (
  select array_agg(c ->> 'field') from jsonb_array_elements(i.summary -> 'columns') c) as fields`)

/** The standing snapshot of an import, held until the transaction ends. */
export const findSnapshotOf = async (tx: Tx, importId: string): Promise<SnapshotRow | null> => {
  const { rows } = await sql<Stored>`
    select ${columns} from snapshots s join imports i using (import_id)
    where s.import_id = ${importId} and s.withdrawn_at is null for update of s`.execute(tx)
  return rows[0] === undefined ? null : withFields(rows[0])
}

/** Other standing lists of that very day and of units that share communes with it. */
export const listOfSameDay = async (tx: Tx, snapshot: SnapshotRow): Promise<SnapshotRow[]> => {
  const { rows } = await sql<Stored>`
    select ${columns} from snapshots s join imports i using (import_id)
    where s.as_of = ${snapshot.asOf} and s.withdrawn_at is null and s.snapshot_id <> ${snapshot.snapshotId}
      and s.lo <= ${snapshot.hi} and s.hi >= ${snapshot.lo}`.execute(tx)
  return rows.map(withFields)
}

/** Who stands on it, where they live now. */
const members = (snapshotId: string) => sql`
  people p join (select unnest(person_ids) as person_id from snapshot_members where snapshot_id = ${snapshotId}) m
    using (person_id)`

/** Hamlets in which people of it live, lived or are registered: what is taken back may bring them there again. In id order. */
export const hamletsTouchedBy = async (tx: Tx, { snapshotId }: SnapshotRow): Promise<number[]> => {
  const { rows } = await sql<{ hamletId: number }>`
    select p.hamlet_id from ${members(snapshotId)}
    union select p.registered_hamlet_id from ${members(snapshotId)} where p.registered_hamlet_id is not null
    union select s.hamlet_id from residences s join (
      select unnest(person_ids) as person_id from snapshot_members where snapshot_id = ${snapshotId}) m using (person_id)
    union select hamlet_id from snapshot_members where snapshot_id = ${snapshotId}
    order by 1`.execute(tx)
  return rows.map(({ hamletId }) => hamletId)
}

export type ListedFacts = {
  readonly personId: string
  readonly communeId: number
  readonly factIds: readonly string[]
  readonly effective: string
}

/** Its facts, person by person; people of whom it said nothing new have none. */
export const listRowsOf = async (tx: Tx, { snapshotId }: SnapshotRow): Promise<ListedFacts[]> => {
  const { rows } = await sql<ListedFacts>`
    select f.person_id, f.commune_id, array_agg(f.fact_id::text) as fact_ids, min(f.effective) as effective
    from ${members(snapshotId)} join facts f on f.commune_id = p.commune_id and f.person_id = p.person_id
      and f.snapshot_id = ${snapshotId}
    group by f.commune_id, f.person_id order by f.commune_id, f.person_id`.execute(tx)
  return rows
}

export const endSnapshot = async (tx: Tx, snapshotId: string): Promise<void> => {
  await sql`update snapshots set withdrawn_at = now() where snapshot_id = ${snapshotId}`.execute(tx)
}
