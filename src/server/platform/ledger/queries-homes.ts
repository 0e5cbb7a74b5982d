// SQL of whom a fact is about: where they live, what is known of them, and the lock under which both hold still. Writer of
// hamlet_revisions and of the revision of a person.
import { type RawBuilder, sql } from 'kysely'
import { planKept, type Tx } from '../database.ts'
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
  /** Of the hamlet; null where it has no row yet. */
  readonly revision: number | null
}

export const homesOf = (personIds: readonly string[]): RawBuilder<Home> => sql<Home>`${planKept}
  select p.commune_id as "communeId", p.person_id as "personId", p.hamlet_id as "hamletId",
    p.registered_hamlet_id as "registeredHamletId", p.away, p.full_name as "fullName", p.birth_year as "birthYear",
    p.birth_month as "birthMonth", p.birth_day as "birthDay", h.revision
  from people p left join hamlet_revisions h on h.commune_id = p.commune_id and h.hamlet_id = p.hamlet_id
  where p.person_id = any(${[...personIds]}::uuid[])`

/** Who recorded it, and by which membership somebody walked; all null for lists. */
export type HeldFactRow = FactRow & {
  readonly recordedIn: number
  readonly recordedBy: string | null
  readonly memberId: string | null
  readonly teamId: string | null
}

export const factsOf = (personIds: readonly string[]): RawBuilder<HeldFactRow> => sql<HeldFactRow>`${planKept}
  select f.person_id as "personId", f.fact_id as "factId", f.effective, f.known, f.source, f.body,
    f.recorded_in as "recordedIn", f.recorded_by as "recordedBy", f.member_id as "memberId", f.team_id as "teamId"
  from people p join facts f on f.commune_id = p.commune_id and f.person_id = p.person_id
  where p.person_id = any(${[...personIds]}::uuid[])`

/** What `releaseHamlets` goes back to. */
export const markBeforeLocks: RawBuilder<unknown> = sql`savepoint before_hamlets`

/** Gives locks taken since the mark free again, so that they can be taken anew in the one order. */
export const releaseHamlets = async (tx: Tx): Promise<void> => {
  await sql`rollback to savepoint before_hamlets`.execute(tx)
}

const communesOf = (hamletIds: readonly number[]): number[] => hamletIds.map((id) => Math.floor(id / 1000))

/** In id order, also those that have no row yet: nobody else changes their people until the transaction ends. */
export const lockHamlets = async (tx: Tx, hamletIds: readonly number[]): Promise<void> => {
  await openHamletRows(hamletIds).execute(tx)
  await lockHamletRows(hamletIds).execute(tx)
}

/** For hamlets of which nobody was told yet. Before lockHamletRows: also what is opened is locked in id order. */
export const openHamletRows = (hamletIds: readonly number[]): RawBuilder<unknown> => sql`${planKept}
  insert into hamlet_revisions (commune_id, hamlet_id)
  select id / 1000, id from unnest(${[...hamletIds]}::int[]) id
  where not exists (select from hamlet_revisions h where h.commune_id = id / 1000 and h.hamlet_id = id)
  order by 2 on conflict do nothing`

type Revision = { readonly hamletId: number; readonly revision: number }

export const lockHamletRows = (hamletIds: readonly number[]): RawBuilder<Revision> =>
  lockRows(hamletIds, sql``)

/** Those alone that nobody else holds. */
export const lockFreeHamletRows = (hamletIds: readonly number[]): RawBuilder<Revision> =>
  lockRows(hamletIds, sql`skip locked`)

const lockRows = (hamletIds: readonly number[], others: RawBuilder<unknown>) => sql<Revision>`${planKept}
  select hamlet_id as "hamletId", revision from hamlet_revisions
  where commune_id = any(${communesOf(hamletIds)}::int[]) and hamlet_id = any(${[...hamletIds]}::int[])
  order by hamlet_id for update ${others}`

/** In this transaction whoever holds a row or a key is waited for no longer; 0: until they are done. */
export const waitForRows = (milliseconds: number): RawBuilder<unknown> =>
  sql`set local lock_timeout = ${sql.lit(milliseconds)}`

/** Of hamlets that are locked; returns the new revision of each. */
export const raisedRevisions = (
  hamletIds: readonly number[],
): RawBuilder<Revision> => sql<Revision>`${planKept}
  update hamlet_revisions set revision = revision + 1
  where commune_id = any(${communesOf(hamletIds)}::int[]) and hamlet_id = any(${[...hamletIds]}::int[])
  returning hamlet_id as "hamletId", revision`

export const bumpRevisions = async (
  tx: Tx,
  hamletIds: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await raisedRevisions(hamletIds).execute(tx)
  return new Map(rows.map(({ hamletId, revision }) => [hamletId, revision]))
}

type Address = Pick<Home, 'communeId' | 'personId'>

/** After the revisions were raised: people changed with the newest one of their hamlet. */
export const stampedRevisions = (people: readonly Address[]): RawBuilder<unknown> => sql`${planKept}
  update people p set revision = h.revision
  from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
    a (commune_id, person_id), hamlet_revisions h
  where p.commune_id = a.commune_id and p.person_id = a.person_id
    and h.commune_id = p.commune_id and h.hamlet_id = p.hamlet_id`

export const stampRevisions = async (tx: Tx, people: readonly Address[]): Promise<void> => {
  await stampedRevisions(people).execute(tx)
}
