// Tells the forces that people came, moved or left: whoever looks after them is settled anew by a job of forces/. Only the
// signal and the name of the task: the platform knows no assignment.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'

/** Its payload is `{ hamletIds: number[] }`. */
export const SETTLE_ASSIGNMENTS = 'settle-assignments'

/** Beyond this, one job for all: a list of a province touches a thousand hamlets. */
const ONE_BY_ONE = 8

/** In the transaction that changed the people. A job that waits for the same hamlet is not handed in twice. */
export const signalSettle = async (tx: Tx, hamletIds: readonly number[]): Promise<void> => {
  for (const signal of settleSignals(hamletIds)) await signal.execute(tx)
}

export const settleSignals = (hamletIds: readonly number[]): RawBuilder<unknown>[] => {
  const ids = [...new Set(hamletIds)].sort((a, b) => a - b)
  if (ids.length === 0) return []
  if (ids.length > ONE_BY_ONE) return [settleSoon(ids, null)]
  return ids.map((id) => settleSoon([id], `${SETTLE_ASSIGNMENTS} ${id}`))
}

const settleSoon = (hamletIds: readonly number[], key: string | null): RawBuilder<unknown> =>
  sql`select app.enqueue(${SETTLE_ASSIGNMENTS}, ${JSON.stringify({ hamletIds })}::json, ${key}, ${SETTLE_ASSIGNMENTS})`
