// Starts the PostgreSQL server process and waits until it accepts connections. Whether one runs already, and who stops it,
// is local-postgres.ts's.

import { spawn } from 'node:child_process'
import { type FileHandle, open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DataFolder } from '../data-folder.ts'
import { type Account, asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { environment, giveToOwner, writeSettings } from './cluster.ts'
import { readPostmaster } from './postmaster.ts'

const STEP_MS = 25
const LOG_LIMIT = 10_000_000

export type ToStart = {
  readonly folder: DataFolder
  readonly binaries: Binaries
  readonly account: Account
  /** The cluster. */
  readonly place: string
  readonly settings: Readonly<Record<string, string>>
}

/** Resolves when it accepts connections, or with what it said when it ended instead. `deadline` is a time as Date.now(). */
export async function startPostmaster(
  { folder, binaries, account, place, settings }: ToStart,
  deadline: number,
): Promise<{ readonly port: number } | { readonly ended: string }> {
  await writeSettings(binaries, place, account, settings)
  const port = await freePort()
  const logFile = join(folder.path, 'postgres.log')
  const output = await openLog(logFile, folder.path)
  const from = (await output.stat()).size
  const child = spawn(binaries.postgres, ['-D', place, '-p', String(port)], {
    ...asAccount(account),
    env: environment(),
    // A session of its own: Ctrl-C in our terminal must not stop the database before we have finished with it.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
    windowsHide: true,
  })
  let ended: string | null = null
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended = `ended with ${code ?? signal}`
  })
  child.unref()
  await output.close()
  while (ended === null && Date.now() < deadline) {
    const postmaster = await readPostmaster(place)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return { port }
    await pause(STEP_MS)
  }
  if (ended === null) child.kill('SIGINT')
  const said = (await readFile(logFile)).subarray(from).toString('utf8')
  return { ended: `${ended ?? 'not ready in time'}\n${said}`.trim() }
}

/** Between asking and using it another process may take the port: PostgreSQL then ends, and the next try asks again. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** One older log is kept; PostgreSQL writes little (settings in postgres-cluster.ts). */
async function openLog(path: string, dataPath: string): Promise<FileHandle> {
  const size = await stat(path).then(
    (seen) => seen.size,
    () => 0,
  )
  if (size > LOG_LIMIT) await rename(path, `${path}.1`)
  const file = await open(path, 'a', 0o600)
  await giveToOwner(path, dataPath)
  return file
}
