// SQL of whom a fact is about: where they live, what is known of them, and the lock under which both hold still. Writer of
// hamlet_revisions and of the revision of a person.
import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { FactRow } from '../fact-rows.ts'

export type Home = {
  readonly communeId: number
  readonly personId: string
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
  readonly fullName: string
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

export const listHomes = async (tx: Tx, personIds: readonly string[]): Promise<Home[]> => {
  const { rows } = await sql<Home>`
    select commune_id, person_id, hamlet_id, registered_hamlet_id, away, full_name, birth_year, birth_month, birth_day
    from people where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

type Address = Pick<Home, 'communeId' | 'personId'>

/** Sorted by person. */
export const listFactsOf = async (tx: Tx, people: readonly Address[]): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
      a (commune_id, person_id)
    join facts f using (commune_id, person_id)
    order by f.person_id`.execute(tx)
  return rows
}

/** What `releaseHamlets` goes back to. */
export const markBeforeLocks = async (tx: Tx): Promise<void> => {
  await sql`savepoint before_hamlets`.execute(tx)
}

/** Gives locks taken since the mark free again, so that they can be taken anew in the one order. */
export const releaseHamlets = async (tx: Tx): Promise<void> => {
  await sql`rollback to savepoint before_hamlets`.execute(tx)
}

/** In id order, also those that have no row yet: nobody else changes their people until the transaction ends. */
export const lockHamlets = async (tx: Tx, hamletIds: readonly number[]): Promise<void> => {
  const ids = [...hamletIds]
  await sql`
    insert into hamlet_revisions (commune_id, hamlet_id)
    select id / 1000, id from unnest(${ids}::int[]) id
    where not exists (select from hamlet_revisions h where h.commune_id = id / 1000 and h.hamlet_id = id)
    order by 2 on conflict do nothing`.execute(tx)
  await sql`
    select revision from hamlet_revisions
    where commune_id = any(${ids.map((id) => Math.floor(id / 1000))}::int[]) and hamlet_id = any(${ids}::int[])
    order by hamlet_id for update`.execute(tx)
}

/** Of hamlets that are locked; returns the new revision of each. */
export const bumpRevisions = async (
  tx: Tx,
  hamletIds: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await sql<{ hamletId: number; revision: number }>`
    update hamlet_revisions set revision = revision + 1
    where commune_id = any(${hamletIds.map((id) => Math.floor(id / 1000))}::int[])
      and hamlet_id = any(${[...hamletIds]}::int[])
    returning hamlet_id, revision`.execute(tx)
  return new Map(rows.map(({ hamletId, revision }) => [hamletId, revision]))
}

/** After bumpRevisions: people changed with the newest revision of their hamlet. */
export const stampRevisions = async (tx: Tx, people: readonly Address[]): Promise<void> => {
  await sql`
    update people p set revision = h.revision
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
      a (commune_id, person_id), hamlet_revisions h
    where p.commune_id = a.commune_id and p.person_id = a.person_id
      and h.commune_id = p.commune_id and h.hamlet_id = p.hamlet_id`.execute(tx)
}
