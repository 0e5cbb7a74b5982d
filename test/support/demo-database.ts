// A database with the units and hamlets of the demonstration, and the demonstration loaded into it on demand: for tests of what it
// holds, without a server.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { instantOfDay } from '#domain/dates'
import { demoHamlets } from '#domain/demo/hamlets'
import { demoToday } from '#domain/demo/history'
import { loadDemo } from '../../src/server/demo/build.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { createDatabase, type Database } from '../../src/server/platform/database.ts'
import { createProtect } from '../../src/server/platform/protect.ts'
import { setUp } from '../../src/server/set-up.ts'
import { installUnits } from '../../src/server/units/install.ts'
import { freshDatabase } from './postgres.ts'

export type DemoDatabase = {
  readonly database: Database
  /** As superuser: what no row security hides. */
  readonly adminUrl: string
  readonly admin: pg.Client
  readonly rowsOf: <R extends pg.QueryResultRow>(query: string) => Promise<R[]>
  /** `from`: what stands behind "from". */
  readonly countOf: (from: string) => Promise<number>
  readonly load: (plan: Plan, more?: LoadMore) => ReturnType<typeof loadDemo>
  readonly close: () => Promise<void>
}

type Plan = { readonly people: number; readonly day: number }
type LoadMore = Omit<Parameters<typeof loadDemo>[0], 'ownerUrl' | 'protect'>

const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })

/** Units, hamlets and nobody. */
export async function emptyDemoDatabase(): Promise<DemoDatabase> {
  const fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  await setUp(database)
  await database.asSystem('test: hamlets', (tx) => installUnits(tx, demoHamlets(), []))
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  const rowsOf = async <R extends pg.QueryResultRow>(query: string) => (await admin.query<R>(query)).rows
  return {
    ...{ database, adminUrl: fresh.adminUrl, admin, rowsOf },
    countOf: async (from) => Number((await rowsOf<{ n: string }>(`select count(*) as n from ${from}`))[0]?.n),
    load: (plan, more = {}) =>
      loadDemo({ ...more, ownerUrl: fresh.adminUrl, protect }, plan, () => undefined),
    async close() {
      await admin.end()
      await database.close()
      await fresh.drop()
    },
  }
}

/** The demonstration as it stands at eight in the morning of a day of the campaign. */
export async function openDemoDatabase(plan: Plan): Promise<DemoDatabase> {
  const demo = await emptyDemoDatabase()
  await setDemoDay(demo, plan.day)
  await demo.load(plan)
  return demo
}

export const setDemoDay = ({ database }: DemoDatabase, day: number): Promise<void> =>
  database.asSystem('test: clock', (tx) => setCampaignNow(tx, instantOfDay(demoToday(day), 8)))
