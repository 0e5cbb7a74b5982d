// The SQL that names whom a list speaks of: people who vanished from it. Decides nothing.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

type NamedPerson = {
  readonly personId: string
  readonly name: string
  readonly birthYear: number
  readonly hamletId: number
}

/** Those of them whom the asker may see. */
export const namePeople = async (tx: Tx, personIds: readonly string[]): Promise<NamedPerson[]> => {
  const { rows } = await sql<NamedPerson>`
    select person_id, full_name as name, birth_year, hamlet_id from people
    where person_id = any(${[...personIds]}::uuid[]) order by hamlet_id, match_key limit 5000`.execute(tx)
  return rows
}
