// SQL of matching staged rows with the people who stand, and of what then goes back or waits. Writes temporary tables only:
// list_matches, list_returns and list_members, which the rest of the commit reads.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

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
 * it waits. Needs list_unchanged (queries-unchanged.ts), whose people are matched already.
 */
export const matchRows = async (
  tx: Tx,
  importId: string,
  unit: { readonly lo: number; readonly hi: number },
  bringsPeople: boolean,
): Promise<void> => {
  // A list of a province is sorted and hashed in memory.
  await sql`set local work_mem = '128MB'`.execute(tx)
  await sql`
    create temp table list_matches on commit drop as
    select r.row_no, r.new_id as fact_id, i.commune_id, i.person_id
    from import_rows r join identities i on i.identity_block = r.identity_block
    where r.import_id = ${importId}`.execute(tx)
  await sql`
    insert into list_matches
    select r.row_no, min(r.new_id::text)::uuid, min(p.commune_id), min(p.person_id::text)::uuid
    from import_rows r join people p on p.cmnd_block = r.cmnd_block and p.match_key = r.match_key
    where r.import_id = ${importId} and r.cmnd_block is not null
      and (r.identity_block is null or p.identity_block is null)
      and not exists (select from list_matches m where m.row_no = r.row_no)
    group by r.row_no having count(*) = 1`.execute(tx)
  await sql`
    insert into list_matches
    select r.row_no, min(r.new_id::text)::uuid, min(p.commune_id), min(p.person_id::text)::uuid
    from import_rows r join people p on p.match_key = r.match_key and p.birth_year = r.birth_year
      and p.birth_month = r.birth_month and p.birth_day = r.birth_day and p.household_no = r.household_no
      and (p.hamlet_id between ${unit.lo} and ${unit.hi} or p.registered_hamlet_id between ${unit.lo} and ${unit.hi})
    where r.import_id = ${importId} and r.birth_day is not null and r.household_no is not null
      and (r.identity_block is null or p.identity_block is null)
      and not exists (select from list_matches m where m.row_no = r.row_no)
    group by r.row_no having count(*) = 1`.execute(tx)
  if (!bringsPeople) await matchByPhone(tx, importId, unit)
  await sql`create index on list_matches (row_no)`.execute(tx)
  await sql`create index on list_matches (commune_id, person_id)`.execute(tx)
  await sql`analyze list_matches`.execute(tx)
  await findReturns(tx, importId, bringsPeople)
  await sql`delete from list_matches m using list_returns r where r.row_no = m.row_no`.execute(tx)
  await sql`delete from list_unchanged u using list_returns r where r.row_no = u.row_no`.execute(tx)
}

/** A subscriber is known by the number, if one person of the unit has it and no other name is given. A family may share one. */
const matchByPhone = async (
  tx: Tx,
  importId: string,
  unit: { readonly lo: number; readonly hi: number },
): Promise<void> => {
  await sql`
    insert into list_matches
    select r.row_no, min(r.new_id::text)::uuid, min(p.commune_id), min(p.person_id::text)::uuid
    from import_rows r join people p on p.phone_block = r.phone_block
      and (p.hamlet_id between ${unit.lo} and ${unit.hi} or p.registered_hamlet_id between ${unit.lo} and ${unit.hi})
    where r.import_id = ${importId} and r.phone_block is not null and r.identity_block is null and r.cmnd_block is null
      and not exists (select from list_matches m where m.row_no = r.row_no)
    group by r.row_no having count(*) = 1 and bool_and(r.match_key in ('', p.match_key))`.execute(tx)
}

/** Rows that go back or wait although each is well-formed by itself. */
const findReturns = async (tx: Tx, importId: string, bringsPeople: boolean): Promise<void> => {
  await sql`
    create temp table list_returns on commit drop as
    select r.row_no, 'rejected' as outcome, 'identity-held' as code, 'identity' as field
    from import_rows r join list_matches m using (row_no)
      join people p on p.commune_id = m.commune_id and p.person_id = m.person_id
    where r.import_id = ${importId} and r.identity_block is not null and r.match_key not in ('', p.match_key)
      and (r.birth_year, r.birth_month, r.birth_day)
        is distinct from (p.birth_year, p.birth_month, p.birth_day)`.execute(tx)
  await findRepeats(tx, importId)
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

/**
 * Of several rows with one number, and of several rows that mean one person, the first goes in. Rows that go back anyway are
 * nobody's first. Groups of more than one are few: they are found before anything is sorted.
 */
const findRepeats = async (tx: Tx, importId: string): Promise<void> => {
  const isIn = sql`not exists (select from list_returns b where b.row_no = r.row_no)`
  await sql`
    insert into list_returns
    select r.row_no, 'rejected', 'row-repeated', 'name' from import_rows r join (
      select r.identity_block, min(r.row_no) as first from import_rows r
      where r.import_id = ${importId} and r.identity_block is not null and ${isIn}
      group by r.identity_block having count(*) > 1) again using (identity_block)
    where r.import_id = ${importId} and r.row_no > again.first and ${isIn}`.execute(tx)
  await sql`
    insert into list_returns
    select r.row_no, 'rejected', 'row-repeated', 'name' from list_matches r join (
      select r.person_id, min(r.row_no) as first from list_matches r where ${isIn}
      group by r.person_id having count(*) > 1) again using (person_id)
    where r.row_no > again.first and ${isIn}`.execute(tx)
  await sql`
    insert into list_returns
    select greatest(r.row_no, u.row_no), 'rejected', 'row-repeated', 'name'
    from list_matches r join list_unchanged u using (person_id) where ${isIn}`.execute(tx)
}

export const countMatches = async (tx: Tx, importId: string): Promise<MatchCounts> => {
  const { rows } = await sql<MatchCounts>`
    select
      ((select count(*) from list_matches) + (select count(*) from list_unchanged))::int as matched,
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

/** Who stands on this list: matched people where they live, new ones where the row puts them. */
export const makeMembers = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    create temp table list_members on commit drop as
    select p.person_id, p.hamlet_id from list_matches m join people p using (commune_id, person_id)
    union all
    select person_id, hamlet_id from list_unchanged
    union all
    select r.new_id, r.hamlet_id from import_rows r
    where r.import_id = ${importId}
      and not exists (select from list_matches m where m.row_no = r.row_no)
      and not exists (select from list_returns b where b.row_no = r.row_no)`.execute(tx)
}
