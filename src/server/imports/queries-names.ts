// The SQL that names whom a list speaks of: people who vanished from it, and the account that sent it. Decides nothing.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

/** The names of accounts by their ids. As the system: accounts lie in no unit. */
export const nameAccounts = async (
  tx: Tx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ accountId: string; displayName: string }>`
    select account_id, display_name from accounts
    where account_id = any(${[...accountIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ accountId, displayName }) => [accountId, displayName]))
}

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
