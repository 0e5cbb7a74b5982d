// SQL of what a phone pulls, as statements that are sent together. Whom the account is given is asked as the account; revisions,
// tombstones, and the facts of people who were found so are read as the system. Writes nothing.
import { type RawBuilder, sql } from 'kysely'
import type { FactBody, Source } from '#domain/facts'
import { planKept } from '../platform/database.ts'

/** Whom the account is given in one hamlet. `sum` as in domain/sum-of-people.ts. */
export type GivenHamlet = {
  readonly communeId: number
  readonly hamletId: number
  readonly people: number
  readonly sum: number
}

/** Of the bytes of an id; by way of its text it takes as long as all the rest. */
const sumOf = (bytes: string) =>
  sql.raw(
    `bit_xor(${[12, 13, 14, 15].map((at) => `(get_byte(${bytes}, ${at}) << ${(15 - at) * 8})`).join(' | ')})`,
  )

/**
 * As the account. As leaders have given it, in the order of numbers. Looks at no person: whoever has just moved is settled a
 * moment later.
 */
export const assignedHamlets = (): RawBuilder<GivenHamlet> => sql`${planKept}
    select hamlet_id / 1000 as "communeId", hamlet_id as "hamletId", count(*) as people, ${sumOf('id')} as sum
    from (select distinct uuid_send(person_id) as id, hamlet_id from app.assigned_people()) a
    group by hamlet_id order by hamlet_id`

/** Those given, once each, and only where they are: by the indexes of what is given, as listDoors of visits/. */
const given = sql.raw(`
  (select distinct commune_id, person_id, hamlet_id from app.assigned_people()) a cross join lateral (
    select * from people where commune_id = a.commune_id and person_id = a.person_id offset 0) p`)

/** `newest`: the highest revision of its people. */
export type SeenHamlet = GivenHamlet & { readonly newest: number }

/** As the account. The same of the people who are there, for some hamlets. Where nobody is, there is no row. */
export const seenHamlets = (hamletIds: readonly number[]): RawBuilder<SeenHamlet> => sql`${planKept}
    select commune_id as "communeId", hamlet_id as "hamletId", count(*) as people, ${sumOf('id')} as sum,
      max(revision) as newest
    from (select p.*, uuid_send(p.person_id) as id from ${given}
      where a.hamlet_id = any(${listOf(hamletIds)}::int[])) s group by 1, 2`

/** After this revision, or within it after this person; `from` -1: everybody. */
export type Since = { readonly hamletId: number; readonly from: number; readonly after: string | null }

/** As it is stored. */
export type GivenPerson = {
  readonly personId: string
  readonly hamletId: number
  readonly revision: number
  readonly name: string
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
  readonly sex: 'male' | 'female' | null
  readonly householdNo: string | null
  readonly residentialGroup: string | null
  readonly relation: string | null
  readonly address: string | null
  readonly identityLast2: string | null
  readonly phoneLast2: string | null
}

/** As the account. Hamlet by hamlet, oldest change first. */
export const changedPeople = (
  since: readonly Since[],
  limit: number,
): RawBuilder<GivenPerson> => sql`${planKept}
    select p.person_id as "personId", p.hamlet_id as "hamletId", p.revision, p.full_name as name,
      p.birth_year as "birthYear", p.birth_month as "birthMonth", p.birth_day as "birthDay", p.sex,
      p.household_no as "householdNo", p.residential_group as "residentialGroup", p.relation, p.address,
      p.identity_last2 as "identityLast2", p.phone_last2 as "phoneLast2"
    from ${given} join unnest(${hamletsOf(since)}::int[], ${fromOf(since)}::bigint[],
      ${since.map((one) => one.after)}::uuid[]) s (hamlet_id, from_revision, after)
      on s.hamlet_id = p.hamlet_id
        and (p.revision > s.from_revision or (p.revision = s.from_revision and p.person_id > s.after))
    order by p.hamlet_id, p.revision, p.person_id limit ${limit}`

export type InHamlet = { readonly personId: string; readonly hamletId: number }

/** As the account. Which of these it is given in which hamlet. */
export const stillGiven = (personIds: readonly string[]): RawBuilder<InHamlet> => sql`${planKept}
    select p.person_id as "personId", p.hamlet_id as "hamletId" from ${given}
    where p.person_id = any(${listOf(personIds)}::uuid[])`

/** As the system. Hamlets that nobody ever touched stand at 0; those that stand in no registry have no name. */
export const hamletsNow = (
  hamletIds: readonly number[],
): RawBuilder<{ readonly hamletId: number; readonly revision: number; readonly name: string | null }> =>
  sql`${planKept}
    select a.hamlet_id as "hamletId", coalesce(h.revision, 0) as revision, (
        select full_name from units where unit_id = a.hamlet_id order by valid_from desc limit 1) as name
    from unnest(${listOf(hamletIds)}::int[]) a (hamlet_id)
    left join hamlet_revisions h on h.commune_id = a.hamlet_id / 1000 and h.hamlet_id = a.hamlet_id`

/** As the system. Hamlets that nobody ever touched have no row: they stand at 0. */
export const revisionsOf = (
  hamletIds: readonly number[],
): RawBuilder<{ readonly hamletId: number; readonly revision: number }> => sql`${planKept}
    select h.hamlet_id as "hamletId", h.revision from unnest(${listOf(hamletIds)}::int[]) a (hamlet_id)
    join hamlet_revisions h on h.commune_id = a.hamlet_id / 1000 and h.hamlet_id = a.hamlet_id`

/** As the system. Who left each hamlet after that revision, for whatever reason. Ids only. */
export const departedSince = (since: readonly Omit<Since, 'after'>[]): RawBuilder<InHamlet> => sql`${planKept}
    select distinct d.hamlet_id as "hamletId", d.person_id as "personId"
    from unnest(${hamletsOf(since)}::int[], ${fromOf(since)}::bigint[]) a (hamlet_id, from_revision)
    join person_departures d on d.commune_id = a.hamlet_id / 1000 and d.hamlet_id = a.hamlet_id
      and d.revision > a.from_revision`

/** Days as ISO; `isOwn`: the account recorded it. */
export type CopiedFact = readonly [
  personId: string,
  factId: string,
  effective: string,
  known: string,
  source: Source,
  body: FactBody,
  isOwn: boolean,
]

/**
 * As the system; one row. Of those who are where they were found, in no order; whoever has left meanwhile is not in the answer, and
 * a tombstone says so next time.
 * As one text: read row by row, thousands of bodies take twice as long.
 */
export const factsOfGiven = (
  accountId: string,
  people: readonly InHamlet[],
): RawBuilder<{ readonly facts: readonly CopiedFact[] }> => sql`${planKept}
    select coalesce(json_agg(json_build_array(f.person_id, f.fact_id, f.effective, f.known, f.source, f.body,
      f.recorded_by is not distinct from ${accountId})), '[]') as facts
    from unnest(${listOf(people.map((one) => one.personId))}::uuid[], ${hamletsOf(people)}::int[]) a (person_id, hamlet_id)
    join facts f on f.commune_id = a.hamlet_id / 1000 and f.person_id = a.person_id and f.hamlet_id = a.hamlet_id`

/** Numbers or ids as PostgreSQL reads a list: written by the driver, each is looked through for what must be escaped. */
const listOf = (values: readonly (number | string)[]): string => `{${values.join(',')}}`
const hamletsOf = (some: readonly { readonly hamletId: number }[]) => listOf(some.map((one) => one.hamletId))
const fromOf = (since: readonly { readonly from: number }[]) => listOf(since.map((one) => one.from))
