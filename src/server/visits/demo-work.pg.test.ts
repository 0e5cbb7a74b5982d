import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { instantOfDay } from '#domain/dates'
import { demoHamlets } from '#domain/demo/hamlets'
import { demoToday } from '#domain/demo/history'
import { freshDatabase } from '../../../test/support/postgres.ts'
import { loadDemo } from '../demo/build.ts'
import { setCampaignNow } from '../platform/clock.ts'
import { createDatabase } from '../platform/database.ts'
import { createProtect } from '../platform/protect.ts'
import { signalAllWork } from '../platform/work-signal.ts'
import { setUp } from '../set-up.ts'
import { installUnits } from '../units/install.ts'
import { foldCommune } from './fold-work.job.ts'

const DAY = 45

test('what the demonstration says of its teams is what a recount of its facts says', async () => {
  const fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  try {
    await setUp(database)
    await database.asSystem('test: hamlets', async (tx) => {
      await installUnits(tx, demoHamlets(), [])
      await setCampaignNow(tx, instantOfDay(demoToday(DAY), 8))
    })
    const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
    await loadDemo({ ownerUrl: fresh.adminUrl, protect }, { people: 2_000, day: DAY }, () => undefined)
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
    await database.close()
    await fresh.drop()
  }
})
