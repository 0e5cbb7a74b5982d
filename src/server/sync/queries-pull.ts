// SQL of what a phone pulls. Whom the account is given is asked as the account (asUnit); revisions, tombstones, and the facts of
// people who were found so are read as the system. Writes nothing.
import { sql } from 'kysely'
import { planKept, type Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'
import { birthText } from '../platform/person-brief.ts'

/** Whom the account is given in one hamlet. `sum` as in domain/sum-of-people.ts. */
export type GivenHamlet = {
  readonly communeId: number
  readonly hamletId: number
  readonly people: number
  readonly sum: number
}

const sumOf = sql.raw(`bit_xor(('x' || right(person_id::text, 8))::bit(32)::int)`)

/** As leaders have given it, in the order of numbers. Looks at no person: whoever has just moved is settled a moment later. */
export const listAssignedHamlets = async (tx: Tx): Promise<GivenHamlet[]> => {
  const { rows } = await sql<GivenHamlet>`${planKept}
    select hamlet_id / 1000 as commune_id, hamlet_id, count(*) as people, ${sumOf} as sum
    from (select distinct person_id, hamlet_id from app.assigned_people()) a group by 2 order by 2`.execute(
    tx,
  )
  return rows
}

/** Those given, once each, and only where they are: by the indexes of what is given, as listDoors of visits/. */
const given = sql.raw(`
  (select distinct commune_id, person_id, hamlet_id from app.assigned_people()) a cross join lateral (
    select * from people where commune_id = a.commune_id and person_id = a.person_id offset 0) p`)

/** `newest`: the highest revision of its people. */
export type SeenHamlet = GivenHamlet & { readonly newest: number }

/** The same of the people who are there, for some hamlets. Where nobody is, there is no row. */
export const listSeenHamlets = async (tx: Tx, hamletIds: readonly number[]): Promise<SeenHamlet[]> => {
  const { rows } = await sql<SeenHamlet>`${planKept}
    select commune_id, hamlet_id, count(*) as people, ${sumOf} as sum, max(revision) as newest
    from (select p.* from ${given} where a.hamlet_id = any(${[...hamletIds]}::int[])) s group by 1, 2`.execute(
    tx,
  )
  return rows
}

/** After this revision, or within it after this person; `from` -1: everybody. */
export type Since = { readonly hamletId: number; readonly from: number; readonly after: string | null }

export type GivenPerson = {
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
  readonly revision: number
  readonly name: string
  readonly birth: string
  readonly sex: 'male' | 'female' | null
  readonly householdNo: string | null
  readonly residentialGroup: string | null
  readonly relation: string | null
  readonly address: string | null
  readonly identityLast2: string | null
  readonly phoneLast2: string | null
}

type StoredPerson = Omit<GivenPerson, 'birth'> & {
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

/** Hamlet by hamlet, oldest change first. */
export const listChangedPeople = async (
  tx: Tx,
  since: readonly Since[],
  limit: number,
): Promise<GivenPerson[]> => {
  const { rows } = await sql<StoredPerson>`${planKept}
    select p.person_id, p.commune_id, p.hamlet_id, p.revision, p.full_name as name, p.birth_year, p.birth_month,
      p.birth_day, p.sex, p.household_no, p.residential_group, p.relation, p.address, p.identity_last2, p.phone_last2
    from ${given} join unnest(${since.map((one) => one.hamletId)}::int[], ${since.map((one) => one.from)}::bigint[],
      ${since.map((one) => one.after)}::uuid[]) s (hamlet_id, from_revision, after)
      on s.hamlet_id = p.hamlet_id
        and (p.revision > s.from_revision or (p.revision = s.from_revision and p.person_id > s.after))
    order by p.hamlet_id, p.revision, p.person_id limit ${limit}`.execute(tx)
  return rows.map(({ birthYear, birthMonth, birthDay, ...row }) => ({
    ...row,
    birth: birthText(birthYear, birthMonth, birthDay),
  }))
}

/** Which of these the account is given in which hamlet. */
export const listStillGiven = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ readonly personId: string; readonly hamletId: number }[]> => {
  const { rows } = await sql<{ personId: string; hamletId: number }>`${planKept}
    select p.person_id, p.hamlet_id from ${given} where p.person_id = any(${[...personIds]}::uuid[])`.execute(
    tx,
  )
  return rows
}

/** Needs asSystem. Hamlets that nobody ever touched have no row: they stand at 0. */
export const listRevisions = async (
  tx: Tx,
  hamletIds: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await sql<{ hamletId: number; revision: number }>`${planKept}
    select h.hamlet_id, h.revision from unnest(${[...hamletIds]}::int[]) a (hamlet_id)
    join hamlet_revisions h on h.commune_id = a.hamlet_id / 1000 and h.hamlet_id = a.hamlet_id`.execute(tx)
  return new Map(rows.map(({ hamletId, revision }) => [hamletId, revision]))
}

/** Needs asSystem. Who left each hamlet after that revision, for whatever reason. Ids only. */
export const listDeparted = async (
  tx: Tx,
  since: readonly Since[],
): Promise<{ readonly hamletId: number; readonly personId: string }[]> => {
  const { rows } = await sql<{ hamletId: number; personId: string }>`${planKept}
    select distinct d.hamlet_id, d.person_id
    from unnest(${since.map((one) => one.hamletId)}::int[], ${since.map((one) => one.from)}::bigint[])
      a (hamlet_id, from_revision)
    join person_departures d on d.commune_id = a.hamlet_id / 1000 and d.hamlet_id = a.hamlet_id
      and d.revision > a.from_revision`.execute(tx)
  return rows
}

export type CopiedFact = FactRow & { readonly own: boolean }

/**
 * Needs asSystem. Of those who are where they were found, in no order; whoever has left meanwhile is not in the answer, and a
 * tombstone says so next time.
 */
export const listFactsOfGiven = async (
  tx: Tx,
  accountId: string,
  people: readonly Pick<GivenPerson, 'communeId' | 'personId' | 'hamletId'>[],
): Promise<ReadonlyMap<string, readonly CopiedFact[]>> => {
  const { rows } = await sql<CopiedFact>`${planKept}
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body, f.recorded_by is not distinct from ${accountId} as own
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[],
      ${people.map((one) => one.hamletId)}::int[]) a (commune_id, person_id, hamlet_id)
    join facts f using (commune_id, person_id, hamlet_id)`.execute(tx)
  return Map.groupBy(rows, ({ personId }) => personId)
}
