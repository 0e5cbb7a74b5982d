// SQL of the named list: who may stand behind a figure of a unit, and their facts. Reads only; row security decides.
import { sql } from 'kysely'
import { type Day, encodePartialDate, isoDay, type PartialDate } from '#domain/dates'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

export type ListedPerson = {
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly name: string
  readonly birth: string
  readonly sex: 'male' | 'female' | null
  readonly householdNo: string | null
  readonly identityLast2: string | null
  readonly phoneLast2: string | null
}

type PersonRow = Omit<ListedPerson, 'birth'> & {
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

/** Everyone who lives, is registered, or has lived between two hamlet numbers, as far as the asker may see them. */
export const readCandidates = async (tx: Tx, lo: number, hi: number): Promise<ListedPerson[]> => {
  const communeLo = Math.floor(lo / 1000)
  const communeHi = Math.floor(hi / 1000)
  // One by one by their key: with "offset 0" people are not read all together into a hash.
  const { rows } = await sql<PersonRow>`
    with wanted as (
      select commune_id, person_id from people
      where commune_id between ${communeLo} and ${communeHi} and hamlet_id between ${lo} and ${hi}
      union
      select p.commune_id, p.person_id from people p
      where p.registered_hamlet_id between ${lo} and ${hi} and p.registered_hamlet_id <> p.hamlet_id
      union
      select p.commune_id, p.person_id from residences r cross join lateral (
        select commune_id, person_id from people where person_id = r.person_id offset 0) p
      where r.commune_id between ${communeLo} and ${communeHi} and r.hamlet_id between ${lo} and ${hi}
        and r.to_day is not null
    )
    select p.person_id, p.commune_id, p.hamlet_id, p.registered_hamlet_id, p.full_name as name, p.birth_year,
      p.birth_month, p.birth_day, p.sex, p.household_no, p.identity_last2, p.phone_last2
    from wanted w cross join lateral (
      select * from people where commune_id = w.commune_id and person_id = w.person_id offset 0) p`.execute(
    tx,
  )
  return rows.map(({ birthYear, birthMonth, birthDay, ...person }) => ({
    ...person,
    birth: encodePartialDate(partialDate(birthYear, birthMonth, birthDay)),
  }))
}

export const partialDate = (y: number, m: number | null, d: number | null): PartialDate => ({
  y,
  ...(m === null ? {} : { m }),
  ...(d === null ? {} : { d }),
})

/** The facts of these people known by that day, person by person. */
export const readFactsOf = async (
  tx: Tx,
  people: readonly { readonly communeId: number; readonly personId: string }[],
  knownAt: Day,
): Promise<FactRow[]> => {
  const communes = [...new Set(people.map(({ communeId }) => communeId))]
  const { rows } = await sql<FactRow>`
    select person_id, fact_id, effective, known, source, body from facts
    where commune_id = any(${communes}::int[])
      and person_id = any(${people.map(({ personId }) => personId)}::uuid[])
      and known <= ${isoDay(knownAt)}
    order by person_id`.execute(tx)
  return rows
}
