// Counts people whom a test put in by hand, as an import would have, so that the recount has something to agree with.

import { sql } from 'kysely'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { addRecord, sumTallies } from '#domain/tallies'
import { checkCoverage, type Differences } from '../../src/server/coverage/check.ts'
import type { Database, Tx } from '../../src/server/platform/database.ts'
import { type FactRow, factOf } from '../../src/server/platform/fact-rows.ts'
import { queueTallies } from '../../src/server/platform/tally-queue.ts'

/** Needs asSystem. Each person once. */
export async function tally(tx: Tx, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<FactRow & { communeId: number }>`
    select commune_id, person_id, fact_id, effective, known, source, body from facts
    where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  for (const [communeId, facts] of Map.groupBy(rows, (row) => row.communeId)) {
    const sum = sumTallies(binhPhuoc2024)
    for (const its of Map.groupBy(facts, ({ personId }) => personId).values())
      addRecord(sum, binhPhuoc2024, its.map(factOf))
    await queueTallies(tx, communeId, sum)
  }
}

/** Of everything, counted again. */
export const recount = async (database: Database): Promise<Differences> =>
  (await checkCoverage(database, () => undefined)).differences

export const NO_DIFFERENCES: Differences = {
  ...{ tallies: 0, boardDays: 0, boardReports: 0, people: 0, identities: 0 },
}
