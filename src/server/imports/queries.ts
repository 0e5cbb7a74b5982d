// SQL of matching staged rows with the people who stand, of rows that go back and of snapshots. Writer of import_rejects,
// snapshots and snapshot_members. What a commit writes about people is in queries-people.ts.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Field } from '#domain/headings'
import type { RowCode } from '#domain/list-row'
import type { Tx } from '../platform/database.ts'

export type RejectRow = {
  readonly rowNo: number
  readonly outcome: 'rejected' | 'waiting'
  readonly problems: readonly { readonly code: RowCode; readonly field: Field }[]
}

export const saveRejects = async (tx: Tx, importId: string, rejects: readonly RejectRow[]): Promise<void> => {
  await sql`
    insert into import_rejects (import_id, row_no, outcome, problems)
    select ${importId}::uuid, * from unnest(
      ${rejects.map(({ rowNo }) => rowNo)}::int[], ${rejects.map(({ outcome }) => outcome)}::text[],
      ${rejects.map(({ problems }) => JSON.stringify(problems))}::jsonb[])
    on conflict (import_id, row_no) do update set outcome = excluded.outcome, problems = excluded.problems
  `.execute(tx)
}

export type MatchCounts = {
  readonly matched: number
  readonly fresh: number
  readonly waiting: number
  readonly rejected: number
}

/**
 * Matches staged rows with people: by identity number; else CMND and tone key of the name; else tone key, full birth
 * date and household number. Leaves a temporary table list_matches (row_no, commune_id, person_id) and one of rows
 * that go back, list_returns (row_no, outcome, code, field). A register row without a match is a new person if it has a number; otherwise
 * it waits.
 */
export const matchRows = async (
  tx: Tx,
  importId: string,
  unit: { readonly lo: number; readonly hi: number },
  bringsPeople: boolean,
): Promise<void> => {
  await sql`analyze import_rows`.execute(tx).catch(() => undefined)
  await sql`
    create temp table list_matches on commit drop as
    select r.row_no, r.fact_id, i.commune_id, i.person_id
    from import_rows r join identities i on i.identity_block = r.identity_block
    where r.import_id = ${importId}`.execute(tx)
  await sql`
    insert into list_matches
    select r.row_no, min(r.fact_id::text)::uuid, min(p.commune_id), min(p.person_id::text)::uuid
    from import_rows r join people p on p.cmnd_block = r.cmnd_block and p.match_key = r.match_key
    where r.import_id = ${importId} and r.cmnd_block is not null
      and (r.identity_block is null or p.identity_block is null)
      and not exists (select from list_matches m where m.row_no = r.row_no)
    group by r.row_no having count(*) = 1`.execute(tx)
  await sql`
    insert into list_matches
    select r.row_no, min(r.fact_id::text)::uuid, min(p.commune_id), min(p.person_id::text)::uuid
    from import_rows r join people p on p.match_key = r.match_key and p.birth_year = r.birth_year
      and p.birth_month = r.birth_month and p.birth_day = r.birth_day and p.household_no = r.household_no
      and (p.hamlet_id between ${unit.lo} and ${unit.hi} or p.registered_hamlet_id between ${unit.lo} and ${unit.hi})
    where r.import_id = ${importId} and r.birth_day is not null and r.household_no is not null
      and (r.identity_block is null or p.identity_block is null)
      and not exists (select from list_matches m where m.row_no = r.row_no)
    group by r.row_no having count(*) = 1`.execute(tx)
  await sql`create index on list_matches (row_no)`.execute(tx)
  await sql`create index on list_matches (commune_id, person_id)`.execute(tx)
  await sql`analyze list_matches`.execute(tx)
  await findReturns(tx, importId, bringsPeople)
  await sql`delete from list_matches m using list_returns r where r.row_no = m.row_no`.execute(tx)
}

/** Rows that go back or wait although each is well-formed by itself. */
const findReturns = async (tx: Tx, importId: string, bringsPeople: boolean): Promise<void> => {
  await sql`
    create temp table list_returns on commit drop as
    select r.row_no, 'rejected' as outcome, 'identity-held' as code, 'identity' as field
    from import_rows r join list_matches m using (row_no)
      join people p on p.commune_id = m.commune_id and p.person_id = m.person_id
    where r.import_id = ${importId} and r.identity_block is not null and p.match_key <> r.match_key
      and (r.birth_year, r.birth_month, r.birth_day)
        is distinct from (p.birth_year, p.birth_month, p.birth_day)`.execute(tx)
  await sql`
    insert into list_returns
    select row_no, 'rejected', 'row-repeated', 'name' from (
      select r.row_no, row_number() over (
        partition by coalesce(m.person_id::text, encode(r.identity_block, 'hex'),
          concat_ws('|', r.match_key, r.birth_year, r.birth_month, r.birth_day, r.household_no,
            encode(r.cmnd_block, 'hex')))
        order by r.row_no) as nth
      from import_rows r left join list_matches m using (row_no)
      where r.import_id = ${importId}
    ) numbered
    where nth > 1 and not exists (select from list_returns b where b.row_no = numbered.row_no)`.execute(tx)
  // Only a number makes a new person of a register: by names alone, one person would soon stand twice.
  const nobody = bringsPeople
    ? { code: 'no-number', field: 'identity' }
    : { code: 'person-unknown', field: 'name' }
  await sql`
    insert into list_returns
    select r.row_no, 'waiting', ${nobody.code}, ${nobody.field} from import_rows r
    where r.import_id = ${importId} and not (${bringsPeople} and r.identity_block is not null)
      and not exists (select from list_matches m where m.row_no = r.row_no)
      and not exists (select from list_returns b where b.row_no = r.row_no)`.execute(tx)
  await sql`create index on list_returns (row_no)`.execute(tx)
}

export const countMatches = async (tx: Tx, importId: string): Promise<MatchCounts> => {
  const { rows } = await sql<MatchCounts>`
    select
      (select count(*) from list_matches)::int as matched,
      (select count(*) from list_returns where outcome = 'waiting')::int as waiting,
      (select count(*) from list_returns where outcome = 'rejected')::int as rejected,
      (select count(*) from import_rows r where r.import_id = ${importId}
        and not exists (select from list_matches m where m.row_no = r.row_no)
        and not exists (select from list_returns b where b.row_no = r.row_no))::int as fresh`.execute(tx)
  const found = rows[0]
  if (!found) throw new Error('imports: no counts')
  return found
}

export const countReturns = async (tx: Tx): Promise<{ code: string; count: number }[]> => {
  const { rows } = await sql<{ code: string; count: number }>`
    select code, count(*)::int as count from list_returns group by code`.execute(tx)
  return rows
}

/** Notes the returned rows beside those refused while reading. */
export const keepReturns = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    insert into import_rejects (import_id, row_no, outcome, problems)
    select ${importId}, row_no, outcome, jsonb_build_array(jsonb_build_object('code', code, 'field', field))
    from list_returns
    on conflict (import_id, row_no) do update set outcome = excluded.outcome, problems = excluded.problems
  `.execute(tx)
}

/** The fingerprint of what is about to go in, whatever the file looked like: order and format do not matter. */
export const contentOf = async (tx: Tx, importId: string): Promise<string> => {
  const { rows } = await sql<{ content: string }>`
    select md5(concat_ws('|', count(*), sum(row_hash::numeric), sum((row_hash::numeric) * (row_hash::numeric) % 1000000007),
      sum(effective - date '2000-01-01'))) as content
    from import_rows where import_id = ${importId}`.execute(tx)
  return rows[0]?.content ?? ''
}

export type SnapshotKey = { readonly unitId: number; readonly kind: string; readonly asOf: Day }

/** Whether exactly this list already stands. */
export const findSame = async (tx: Tx, key: SnapshotKey, content: string): Promise<string | null> => {
  const { rows } = await sql<{ snapshotId: string }>`
    select snapshot_id from snapshots
    where unit_id = ${key.unitId} and kind = ${key.kind} and as_of = ${isoDay(key.asOf)}
      and content = decode(${content}, 'hex')`.execute(tx)
  return rows[0]?.snapshotId ?? null
}

/** The list of the same kind and unit before (or on) that day, to tell who vanished. */
export const findNeighbour = async (tx: Tx, key: SnapshotKey): Promise<string | null> => {
  const { rows } = await sql<{ snapshotId: string }>`
    select snapshot_id from snapshots
    where unit_id = ${key.unitId} and kind = ${key.kind} and as_of <= ${isoDay(key.asOf)}
    order by as_of desc, recorded_at desc limit 1`.execute(tx)
  return rows[0]?.snapshotId ?? null
}

/** How many of an older list do not stand on this one. Needs list_members (see keepMembers). */
export const countVanished = async (tx: Tx, neighbour: string | null): Promise<number> => {
  if (neighbour === null) return 0
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select unnest(person_ids) as person_id from snapshot_members where snapshot_id = ${neighbour}
      except select person_id from list_members) gone`.execute(tx)
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

/** Who stands on this list: matched people where they live, new ones where the row puts them. */
export const makeMembers = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    create temp table list_members on commit drop as
    select p.person_id, p.hamlet_id from list_matches m join people p using (commune_id, person_id)
    union all
    select r.new_person_id, r.hamlet_id from import_rows r
    where r.import_id = ${importId}
      and not exists (select from list_matches m where m.row_no = r.row_no)
      and not exists (select from list_returns b where b.row_no = r.row_no)`.execute(tx)
}
