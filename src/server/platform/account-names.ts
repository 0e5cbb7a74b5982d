// What people call those who have an account: for pages that say who did something. Says nothing else of an account.
import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** By account id; whoever is not found has no name there. Needs asSystem: accounts lie in no unit. */
export const nameAccounts = async (
  tx: Tx,
  accountIds: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ accountId: string; displayName: string }>`
    select account_id, display_name from accounts
    where account_id = any(${[...new Set(accountIds)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ accountId, displayName }) => [accountId, displayName]))
}
