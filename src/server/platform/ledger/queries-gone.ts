// SQL of people who stood on a list alone that was taken back. Writer of people, identities, residences and people_words; their
// facts stay where they are.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database.ts'
import type { Left } from './queries-moves.ts'

/** Of these people, those whom something other than a fact names: a case handed on, a consent, a request. */
export const entangledOf = async (tx: Tx, personIds: readonly string[]): Promise<string[]> => {
  const asked = sql`any(${[...personIds]}::uuid[])`
  const { rows } = await sql<{ personId: string }>`
    select person_id from hand_overs where person_id = ${asked}
    union select person_id from consents where person_id = ${asked}
    union select person_id from exemption_requests where person_id = ${asked}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

export const removedPeople = (left: readonly Left[]): RawBuilder<unknown>[] => {
  const ids = sql`any(${[...new Set(left.map(({ personId }) => personId))]}::uuid[])`
  const communes = sql`any(${[...new Set(left.map(({ hamletId }) => Math.floor(hamletId / 1000)))]}::int[])`
  return [
    sql`delete from people_words where commune_id = ${communes} and person_id = ${ids}`,
    sql`delete from residences where person_id = ${ids}`,
    sql`delete from identities i using people p where p.person_id = ${ids} and i.identity_block = p.identity_block
      and i.person_id = p.person_id`,
    sql`delete from people where person_id = ${ids}`,
  ]
}
