// A data folder of the bench's own, with its PostgreSQL running and the hamlets of the demonstration opened.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { demoHamlets } from '#domain/demo/hamlets'
import { readConfig } from '../src/server/platform/config.ts'
import { openDataFolder } from '../src/server/platform/data-folder.ts'
import { quietLog } from '../src/server/platform/log.ts'
import { openServices } from '../src/server/platform/open-services.ts'
import { startLocalPostgres } from '../src/server/platform/postgres/local-postgres.ts'
import type { Services } from '../src/server/platform/services.ts'
import { insertUnits } from '../src/server/platform/unit-registry.ts'
import { setUp } from '../src/server/set-up.ts'

export type Place = {
  readonly folder: string
  readonly services: Services
  /** A superuser: what no row security binds. */
  readonly admin: pg.Client
  readonly adminUrl: string
  /** Runs the command line as a person would; seconds from start to end, and the largest memory in MB. */
  readonly run: (args: readonly string[]) => Promise<{ seconds: number; megabytes: number; answer: unknown }>
  readonly close: () => Promise<void>
}

export const makePlace = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'phukin-bench-'))
  const env = { PHUKIN_DATA: join(folder, 'data'), PHUKIN_KEY_FILE: join(folder, 'keys.json') }
  const config = readConfig(env, folder)
  const made = await openDataFolder(env.PHUKIN_DATA, { make: 'real' })
  if (!config.ok || !made.ok) throw new Error('bench: no data folder')
  const postgres = await startLocalPostgres({ folder: made.value, log: quietLog })
  if (!postgres.ok) throw new Error(`bench: no PostgreSQL (${postgres.error.code})`)
  const opened = await openServices({ config: config.value, log: quietLog })
  if (!opened.ok) throw new Error(`bench: ${opened.error.code}`)
  const { services } = opened.value
  await setUp(services.database)
  await services.database.asSystem('bench: hamlets', (tx) => insertUnits(tx, demoHamlets()))
  const adminUrl = await productUrl(postgres.value.superuserUrl, services)
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  return {
    folder,
    services,
    admin,
    adminUrl,
    run: (args) => runCommand(args, env),
    close: async () => {
      await admin.end()
      await opened.value.close()
      await postgres.value.stop()
      // For root the cluster lies outside the folder, which another account could not enter.
      const used = await openDataFolder(env.PHUKIN_DATA, { make: 'real' })
      if (used.ok && used.value.cluster)
        await rm(dirname(used.value.cluster), { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The superuser in the database that the product uses. */
const productUrl = async (superuserUrl: string, { database }: Services): Promise<string> => {
  const { rows } = await database.systemPool.query<{ name: string }>('select current_database() as name')
  const url = new URL(superuserUrl)
  url.pathname = `/${rows[0]?.name ?? ''}`
  return url.href
}

const TELL_MEMORY =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\nmaxrss "+process.resourceUsage().maxRSS+"\\n"))'

const runCommand = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const main = join(import.meta.dirname, '../src/server/cli/main.ts')
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, main, ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (piece) => {
    out += piece
  })
  child.stderr.on('data', (piece) => {
    err += piece
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`bench: ${args.join(' ')} ended with ${code}: ${err.slice(-2000)}`)
  const kilobytes = Number(/maxrss (\d+)/.exec(err)?.[1] ?? Number.NaN)
  const answer: unknown = JSON.parse(out)
  return { seconds: (performance.now() - began) / 1000, megabytes: Math.round(kilobytes / 1024), answer }
}
