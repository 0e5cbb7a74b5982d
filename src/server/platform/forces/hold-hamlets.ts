// Takes the hamlets that are to be settled, in the one order in which everybody takes hamlets, and before any row of theirs is
// touched: a lock out of order, or rows that two settle in another order, are a deadlock.
import type { Tx } from '../database.ts'
import { lockHamlets, markBeforeLocks, releaseHamlets } from '../ledger/queries-homes.ts'
import { listLeftBehind } from './queries-settled.ts'

const ATTEMPTS = 20

/**
 * With these also those that people of theirs have left and where somebody still looks after them. If somebody comes from yet
 * another one while we wait, all are given back and taken anew. Whoever holds them may call it again: nothing more is taken.
 */
export async function holdHamlets(tx: Tx, hamletIds: readonly number[]): Promise<void> {
  if (hamletIds.length === 0) return
  let taken = new Set<number>()
  await markBeforeLocks.execute(tx)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    taken = new Set([...hamletIds, ...(await listLeftBehind(tx, hamletIds))])
    await lockHamlets(
      tx,
      [...taken].sort((a, b) => a - b),
    )
    if ((await listLeftBehind(tx, hamletIds)).every((id) => taken.has(id))) return
    await releaseHamlets(tx)
  }
  throw new Error('settle: people move faster than they can be held')
}
