// Builds a demo folder: hamlets, log-ins, people with their history and forces, campaign time. A build that died before is done again whole.

import { instantOfDay } from '#domain/dates'
import { demoHamlets } from '#domain/demo/hamlets'
import { demoToday } from '#domain/demo/history'
import { err, ok, type Result } from '#domain/result'
import { accountWords } from '#words/accounts'
import { makeAccount } from '../auth/accounts.ts'
import { hashPassword, randomPassword } from '../auth/password.ts'
import { findAccount, updatePassword } from '../auth/queries.ts'
import { proposeBalanceIn } from '../balance/propose-balance.job.ts'
import { type BuildProgress, type DemoCounts, type DemoPlan, loadDemo } from '../demo/build.ts'
import { readDemoFile, writeDemoFile } from '../demo/demo-file.ts'
import { type DemoLogin, keptLogins, seatOf } from '../demo/logins.ts'
import { hasPeople } from '../demo/queries.ts'
import type { Accounts } from '../demo/staff.ts'
import { setCampaignNow } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database, Tx } from '../platform/database.ts'
import { enqueue } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { type OpenRefusal, openServices } from '../platform/open-services.ts'
import { type LocalPostgresRefusal, startLocalPostgres } from '../platform/postgres/local-postgres.ts'
import type { Services } from '../platform/services.ts'
import { setUp } from '../set-up.ts'
import { installUnits } from '../units/install.ts'
import { takeGapLists } from './demo-lists.ts'

/** The campaign's clock when the demo begins: the first hour of work. */
const MORNING = 8

type Given = {
  readonly config: Config
  readonly log: Log
  readonly plan: DemoPlan
  readonly progress: (progress: BuildProgress) => void
}

export type BuildRefusal = OpenRefusal | { readonly code: 'demo-not-empty'; readonly detail: string }

export type Built = DemoCounts & {
  readonly seconds: number
  /** Leaves the embedded PostgreSQL, which whoever starts the server meanwhile has joined. */
  readonly leave: () => Promise<void>
}

/** The folder is a demo's and not built, or not to the end. */
export async function buildDemo({
  config,
  log,
  plan,
  progress,
}: Given): Promise<Result<Built, BuildRefusal>> {
  const began = performance.now()
  const opened = await openServices({ config, log, kind: 'demo' })
  if (!opened.ok) return opened
  const { services, close } = opened.value
  try {
    const owner = await ownerOf(services)
    if (!owner.ok) return owner
    const { url: ownerUrl, leave } = owner.value
    try {
      const replace = await mayReplace(services)
      if (replace === null) {
        await leave()
        return err({ code: 'demo-not-empty', detail: services.dataFolder.path })
      }
      const counts = await build(services, { ownerUrl, replace }, plan, progress)
      return ok({ ...counts, seconds: Math.round((performance.now() - began) / 1000), leave })
    } catch (error) {
      await leave()
      throw error
    }
  } finally {
    await close()
  }
}

/** Somebody who may become the owner: the embedded superuser, or the one the environment names. */
async function ownerOf({ config, dataFolder, log }: Services): Promise<Result<Owner, LocalPostgresRefusal>> {
  const url = config.databaseOwnerUrl ?? config.databaseUrl
  if (url !== null) return ok({ url, leave: async () => undefined })
  const local = await startLocalPostgres({ folder: dataFolder, log })
  return local.ok ? ok({ url: local.value.superuserUrl, leave: local.value.stop }) : local
}

type Owner = { readonly url: string; readonly leave: () => Promise<void> }

/**
 * Whether people who stand in the database may go: only those that an unended build left in the folder's own database.
 * Null: there are people, and they are not ours to remove.
 */
async function mayReplace({ config, dataFolder, database }: Services): Promise<boolean | null> {
  if (!(await database.asSystem('is the database empty', hasPeople))) return false
  const before = await readDemoFile(dataFolder.path)
  return config.databaseUrl === null && before?.state === 'building' ? true : null
}

async function build(
  services: Services,
  load: { readonly ownerUrl: string; readonly replace: boolean },
  plan: DemoPlan,
  progress: Given['progress'],
): Promise<DemoCounts> {
  const { dataFolder, database, protect } = services
  await writeDemoFile(dataFolder.path, 'building', plan)
  await setUp(database)
  await database.asSystem('hamlets of the demo', (tx) => installUnits(tx, demoHamlets(), []))
  const setClock = () =>
    database.asSystem('campaign time of the demo', (tx) =>
      setCampaignNow(tx, instantOfDay(demoToday(plan.day), MORNING)),
    )
  // Before the people: those of the log-ins who walk with a team are named there. Units are found as of the campaign's day.
  await setClock()
  const accounts = await makeLogins(database, await demoLogins(dataFolder.path, plan.people))
  const counts = await loadDemo({ ...load, protect, accounts }, plan, progress)
  await setClock()
  // Where the log-ins stand the first night has been: its proposal waits as soon as the server has begun.
  const { communeId } = seatOf(plan.people)
  await takeGapLists(services, {
    ...{ communeId, today: demoToday(plan.day), startedBy: accounts.get('congan.xa') ?? null },
  })
  await database.asSystem('balance of the demo', (tx) => enqueue(tx, proposeBalanceIn, { communeId }))
  await writeDemoFile(dataFolder.path, 'ready', plan)
  return counts
}

export const demoLogins = (folder: string, people: number): Promise<readonly DemoLogin[]> =>
  keptLogins(folder, people, accountWords.vi.roles, randomPassword)

/** An account that stands from a build that died gets the password of the file. Ids by name. */
async function makeLogins(database: Database, logins: readonly DemoLogin[]): Promise<Accounts> {
  const accounts = new Map<string, string>()
  for (const login of logins)
    await database.asSystem('log-ins of the demo', async (tx) => {
      const made = await makeAccount(tx, null, login)
      accounts.set(login.username, made.ok ? made.value.accountId : await givePassword(tx, login))
    })
  return accounts
}

async function givePassword(tx: Tx, { username, password }: DemoLogin): Promise<string> {
  const account = await findAccount(tx, username)
  if (!account) throw new Error(`the demo’s log-in ${username} was refused`)
  await updatePassword(tx, account.accountId, await hashPassword(password))
  return account.accountId
}
