// SQL of people as they stood before a register changed them: kept with the import, put back when it is taken back. Writer of
// people_before and residences_before, and of what is put back.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

/**
 * Before updateAttributes: whole rows of those whose attributes the staged rows are about to change. The columns of
 * people_before are those of people, in their order.
 */
export const keepBefore = async (tx: Tx, importId: string, rowNos: readonly number[]): Promise<void> => {
  const changing = sql`
    from import_rows r join list_folds m using (row_no)
      join people p on p.commune_id = m.commune_id and p.person_id = m.person_id
    where r.import_id = ${importId} and r.row_no = any(${[...rowNos]}::int[])
      and coalesce(p.register_as_of <= r.effective, true)`
  await sql`insert into people_before (import_id, ${beforeColumns}) select ${importId}::uuid, ${peopleColumns} ${changing}`.execute(
    tx,
  )
  await sql`
    insert into residences_before (import_id, ${residenceColumns})
    select ${importId}::uuid, ${sql.raw(RESIDENCE.map((name) => `s.${name}`).join(', '))}
    from residences s where s.person_id in (select p.person_id ${changing})`.execute(tx)
}

/** What a register row tells of a person besides where they live and when they were born, which facts tell. */
const ATTRIBUTES = [
  'full_name',
  'match_key',
  'sex',
  'household_no',
  'residential_group',
  'relation',
  'address',
  'identity_block',
  'identity_last2',
  'cmnd_block',
  'cmnd_last2',
  'phone_block',
  'phone_last2',
  'key_id',
  'eid_level',
  'register_hash',
  'register_as_of',
] as const
const PLACE = [
  'commune_id',
  'person_id',
  'hamlet_id',
  'registered_hamlet_id',
  'away',
  'birth_year',
  'birth_month',
  'birth_day',
  'device_class',
  'revision',
] as const
const RESIDENCE = [
  'commune_id',
  'person_id',
  'kind',
  'hamlet_id',
  'household_no',
  'relation',
  'from_day',
  'to_day',
] as const

const beforeColumns = sql.raw([...PLACE, ...ATTRIBUTES].join(', '))
const peopleColumns = sql.raw([...PLACE, ...ATTRIBUTES].map((name) => `p.${name}`).join(', '))
const residenceColumns = sql.raw(RESIDENCE.join(', '))

export type Renamed = {
  readonly personId: string
  readonly communeId: number
  readonly fullName: string
  readonly hamletId: number
  readonly registeredHamletId: number | null
}

/**
 * Puts back what the import changed: into the people, or, where another register has changed them since, into what stood
 * before that one: a cell that the later one left empty keeps what this one told. Returns who has another name by it. Needs the facts of the import to be taken back already.
 */
export const putBack = async (tx: Tx, importId: string): Promise<Renamed[]> => {
  // Of several registers since, the next one kept what this one had made.
  await sql`
    create temp table put_back on commit drop as
    select b.*, n.import_id as next_id
    from people_before b left join lateral (
      select x.import_id from people_before x
      where x.person_id = b.person_id and x.kept_no > b.kept_no order by x.kept_no limit 1) n on true
    where b.import_id = ${importId}`.execute(tx)
  await leaveToHeirs(tx, importId)
  await sql`
    update people_before x set ${assignments('b')} from put_back b
    where x.import_id = b.next_id and x.person_id = b.person_id`.execute(tx)
  await sql`
    delete from identities i using put_back b join people p on p.person_id = b.person_id
    where b.next_id is null and i.identity_block = p.identity_block and i.person_id = p.person_id
      and b.identity_block is distinct from p.identity_block`.execute(tx)
  const { rows } = await sql<Renamed & { readonly before: string }>`
    update people p set ${assignments('b')}
    from put_back b join people o on o.person_id = b.person_id
    where b.next_id is null and p.commune_id = o.commune_id and p.person_id = b.person_id
    returning p.person_id, p.commune_id, p.full_name, p.hamlet_id, p.registered_hamlet_id, o.full_name as before`.execute(
    tx,
  )
  await putHouseholdsBack(tx, importId)
  await sql`delete from residences_before where import_id = ${importId}`.execute(tx)
  await sql`delete from people_before where import_id = ${importId}`.execute(tx)
  await sql`drop table put_back`.execute(tx)
  return rows.filter(({ fullName, before }) => fullName !== before)
}

const assignments = (from: string) =>
  sql.raw(ATTRIBUTES.map((name) => `${name} = ${from}.${name}`).join(', '))

/**
 * A register that came later and repeated what this one said has told it too: it stands by that one's word, and what stood before
 * is kept for the day on which that one is taken back.
 */
const leaveToHeirs = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    create temp table put_back_heirs on commit drop as
    select distinct on (b.person_id) b.person_id, later.import_id
    from put_back b
      join snapshots own on own.import_id = b.import_id
      left join snapshots next on next.import_id = b.next_id
      join (
        select s.import_id, s.as_of, s.recorded_at, unnest(m.person_ids) as person_id
        from snapshots s join snapshot_members m using (snapshot_id)
        where s.kind = 'register' and s.withdrawn_at is null
          and s.recorded_at > (select recorded_at from snapshots where import_id = ${importId})
      ) later on later.person_id = b.person_id and later.as_of >= own.as_of
        and later.recorded_at < coalesce(next.recorded_at, 'infinity')
      left join people_before kept on kept.import_id = later.import_id and kept.person_id = b.person_id
    where kept.import_id is null
    order by b.person_id, later.recorded_at`.execute(tx)
  for (const kept of [sql.table('people_before'), sql.table('residences_before')]) {
    await sql`
      update ${kept} k set import_id = h.import_id from put_back_heirs h
      where k.import_id = ${importId} and k.person_id = h.person_id`.execute(tx)
  }
  await sql`delete from put_back b using put_back_heirs h where h.person_id = b.person_id`.execute(tx)
  await sql`drop table put_back_heirs`.execute(tx)
}

/** Of whom another register has spoken since, that one told the household of the residence that it named; the others are put back. */
const putHouseholdsBack = async (tx: Tx, importId: string): Promise<void> => {
  const isSame = (a: string, b: string) =>
    sql.raw(`${a}.person_id = ${b}.person_id and ${a}.kind = ${b}.kind and ${a}.hamlet_id = ${b}.hamlet_id`)
  const before = sql`residences_before r join put_back b on b.person_id = r.person_id`
  await sql`
    update residences s set household_no = r.household_no, relation = r.relation from ${before}
    where r.import_id = ${importId} and ${isSame('s', 'r')} and (b.next_id is null or s.to_day is not null or not exists (
        select from facts f join snapshots n on n.snapshot_id = f.snapshot_id
        where n.import_id = b.next_id and f.person_id = s.person_id and f.body -> 'residence' ->> 'kind' = s.kind
          and (f.body -> 'residence' ->> 'hamletId')::int = s.hamlet_id))`.execute(tx)
  await sql`
    update residences_before n set household_no = r.household_no, relation = r.relation
    from ${before} where r.import_id = ${importId} and n.import_id = b.next_id and ${isSame('n', 'r')}`.execute(
    tx,
  )
}
