// SQL of folding a list: which matched rows change a person, where these live, and their facts. Writes a temporary table only.
import { sql } from 'kysely'
import type { Listed } from '#domain/facts'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

export type Match = {
  readonly rowNo: number
  readonly factId: string
  readonly communeId: number
  readonly personId: string
  readonly effective: string
  readonly householdNo: string | null
  readonly relation: string | null
  readonly body: Listed
}

/**
 * Numbers the matched rows that must be folded, in the order of people; returns how many. A register row that says
 * exactly what the last one said, and speaks of no earlier day, is left out.
 */
export const numberFolds = async (tx: Tx, importId: string, bringsPeople: boolean): Promise<number> => {
  await sql`
    create temp table list_folds on commit drop as
    select row_number() over (order by m.commune_id, m.person_id) as n, m.row_no, m.fact_id, m.commune_id, m.person_id
    from list_matches m
      join import_rows r on r.import_id = ${importId} and r.row_no = m.row_no
      join people p on p.commune_id = m.commune_id and p.person_id = m.person_id
    where not (${bringsPeople} and coalesce(p.register_hash = r.row_hash and p.register_as_of <= r.effective, false))
  `.execute(tx)
  await sql`alter table list_folds add primary key (n)`.execute(tx)
  await sql`analyze list_folds`.execute(tx)
  const { rows } = await sql<{ n: number }>`select coalesce(max(n), 0)::int as n from list_folds`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The numbered rows after `after`, up to and including `to`. */
export const listFolds = async (tx: Tx, importId: string, after: number, to: number): Promise<Match[]> => {
  const { rows } = await sql<Match>`
    select f.row_no, f.fact_id, f.commune_id, f.person_id, r.effective, r.household_no, r.relation, r.body
    from list_folds f join import_rows r on r.import_id = ${importId} and r.row_no = f.row_no
    where f.n > ${after} and f.n <= ${to} order by f.n`.execute(tx)
  return rows
}

export type Address = { readonly communeId: number; readonly personId: string }

export type HomeRow = Address & {
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
  readonly fullName: string
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
  /** The day of the register row that told the attributes. */
  readonly registerAsOf: string | null
}

export const homesOf = async (tx: Tx, people: readonly Address[]): Promise<HomeRow[]> => {
  const { rows } = await sql<HomeRow>`
    select p.commune_id, p.person_id, p.hamlet_id, p.registered_hamlet_id, p.away, p.full_name, p.birth_year,
      p.birth_month, p.birth_day, p.register_as_of
    from unnest(${people.map((p) => p.communeId)}::int[], ${people.map((p) => p.personId)}::uuid[])
      a (commune_id, person_id)
    join people p using (commune_id, person_id)`.execute(tx)
  return rows
}

export const factsOfMatches = async (tx: Tx, people: readonly Address[]): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body
    from unnest(${people.map((p) => p.communeId)}::int[], ${people.map((p) => p.personId)}::uuid[])
      a (commune_id, person_id)
    join facts f using (commune_id, person_id)
    order by f.person_id`.execute(tx)
  return rows
}
