// SQL of a commit: where matched people live, and their facts. Reads only.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

export type Address = { readonly communeId: number; readonly personId: string }

export type HomeRow = Address & {
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
  readonly fullName: string
}

export const homesOf = async (tx: Tx, people: readonly Address[]): Promise<HomeRow[]> => {
  const { rows } = await sql<HomeRow>`
    select p.commune_id, p.person_id, p.hamlet_id, p.registered_hamlet_id, p.away, p.full_name
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
