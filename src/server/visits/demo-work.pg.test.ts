import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDemoDatabase } from '../../../test/support/demo-database.ts'
import { signalAllWork } from '../platform/work-signal.ts'
import { foldCommune } from './fold-work.job.ts'

const DAY = 45

test('what the demonstration says of its teams is what a recount of its facts says', async () => {
  const demo = await openDemoDatabase({ people: 2_000, day: DAY })
  try {
    const { database } = demo
    const stored = () =>
      database.asSystem('test: what is counted', async (tx) => {
        const { rows } = await sql<{ line: string }>`
          select (w.*)::text as line from work_days w order by 1`.execute(tx)
        return rows.map(({ line }) => line)
      })
    const loaded = await stored()
    expect(loaded.length).toBeGreaterThan(100)
    await database.asSystem('test: all is due', signalAllWork)
    const communes = await database.asSystem('test: where', async (tx) => {
      const { rows } = await sql<{ communeId: number }>`select distinct commune_id from work_touched`.execute(
        tx,
      )
      return rows
    })
    for (const { communeId } of communes) await foldCommune(database, communeId)
    expect(await stored()).toEqual(loaded)
  } finally {
    await demo.close()
  }
})
