// Tells the forces that people came, moved or left: whoever looks after them is settled anew by a job of forces/. Only the
// signal and the name of the task: the platform knows no assignment.
import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Its payload is `{ hamletIds: number[] }`. */
export const SETTLE_ASSIGNMENTS = 'settle-assignments'

/** Beyond this, one job for all: a list of a province touches a thousand hamlets. */
const ONE_BY_ONE = 8

/** In the transaction that changed the people. A job that waits for the same hamlet is not handed in twice. */
export const signalSettle = async (tx: Tx, hamletIds: readonly number[]): Promise<void> => {
  const ids = [...new Set(hamletIds)].sort((a, b) => a - b)
  if (ids.length === 0) return
  if (ids.length > ONE_BY_ONE) return enqueueSettle(tx, ids, null)
  for (const id of ids) await enqueueSettle(tx, [id], `${SETTLE_ASSIGNMENTS} ${id}`)
}

const enqueueSettle = async (tx: Tx, hamletIds: readonly number[], key: string | null): Promise<void> => {
  const payload = JSON.stringify({ hamletIds })
  await sql`select app.enqueue(${SETTLE_ASSIGNMENTS}, ${payload}::json, ${key}, ${SETTLE_ASSIGNMENTS})`.execute(
    tx,
  )
}
