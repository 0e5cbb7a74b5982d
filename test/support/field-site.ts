// A small demonstration on a PostgreSQL of its own, served by the real command in a process of its own, so that either can be killed
// as a machine dies and started again. For faults that no other test could survive.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { createDatabase, type Database } from '../../src/server/platform/database.ts'
import { isProcess, readPostmaster } from '../../src/server/platform/postgres/postmaster.ts'
import { LOGIN_ROLE } from '../../src/server/platform/roles.ts'

const MAIN = join(import.meta.dirname, '../../src/server/cli/main.ts')

export type FieldSite = {
  /** Of the server that runs, or ran last: the same after a restart. */
  readonly url: () => string
  /** As the server's own login; made anew after the database was killed. */
  readonly withDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>
  /** As superuser: to look at what nobody else may. */
  readonly query: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>
  readonly killServer: () => Promise<void>
  readonly startServer: () => Promise<void>
  /** Starts it if a test has left it killed. */
  readonly ensureServer: () => Promise<void>
  /** kill -9 of PostgreSQL; what runs on it is left without. */
  readonly killDatabase: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openFieldSite(people: number, day: number): Promise<FieldSite> {
  const folder = await mkdtemp(join(tmpdir(), 'phukin-field-'))
  await chmod(folder, 0o755) // so that the cluster lies within it
  const data = join(folder, 'demo')
  const env = { ...process.env, PHUKIN_DATA: data, PHUKIN_KEY_FILE: join(folder, 'keys.json') }
  const run = (args: readonly string[], port: string) =>
    spawn(process.execPath, [MAIN, ...args], {
      env: { ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const build = run(['demo', '--build-only', '--people', String(people), '--day', String(day), '--json'], '0')
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error(`the demonstration was not built: ${code}`)

  const start = async (port: string) => {
    const child = run(['start', '--json'], port)
    return { child, url: await addressOf(child) }
  }
  let running = await start('0')
  const { port } = new URL(running.url)
  const isUp = () => running.child.exitCode === null && running.child.signalCode === null
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const { child } = running
    if (!isUp()) return
    const ended = once(child, 'close')
    child.kill(signal)
    await ended
  }
  const cluster = join(data, 'postgres')
  const address = async (user: string, passwordFile: string): Promise<string> => {
    const postmaster = await readPostmaster(cluster)
    const password = (await readFile(join(data, passwordFile), 'utf8')).trim()
    return `postgresql://${user}:${password}@127.0.0.1:${postmaster?.port ?? 0}/phukin`
  }
  return {
    url: () => running.url,
    async withDatabase(work) {
      const url = await address(LOGIN_ROLE, 'login-password')
      const database = createDatabase({ url, connections: 2 })
      try {
        return await work(database)
      } finally {
        await database.close()
      }
    },
    async query(text, values = []) {
      const client = new pg.Client({ connectionString: await address('postgres', 'postgres-password') })
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    killServer: () => end('SIGKILL'),
    async startServer() {
      running = await start(port)
    },
    async ensureServer() {
      if (!isUp()) running = await start(port)
    },
    async killDatabase() {
      const postmaster = await readPostmaster(cluster)
      if (postmaster === null) throw new Error('no database runs')
      process.kill(postmaster.pid, 'SIGKILL')
      await gone(postmaster.pid)
    },
    async close() {
      await end('SIGTERM')
      const left = await readPostmaster(cluster)
      if (left !== null && isProcess(left.pid)) process.kill(left.pid, 'SIGINT')
      if (left !== null) await gone(left.pid)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Whose parent is slow to notice it stays a process for a while. */
async function gone(pid: number): Promise<void> {
  for (let left = 100; left > 0 && isProcess(pid); left -= 1) await pause(10)
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.on('data', (piece) => {
    said = (said + piece).slice(-2_000)
  })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (piece) => {
      const found = /"url":"([^"]+)"/.exec(String(piece))?.[1]
      if (found !== undefined) resolve(found)
    })
    child.on('close', () => reject(new Error(`the server did not start: ${said}`)))
  })
}
