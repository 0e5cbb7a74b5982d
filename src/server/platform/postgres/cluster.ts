// Makes the cluster (PostgreSQL's word for its folder of databases) and writes its settings. Starts no server.

import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import {
  appendFile,
  chown,
  lchown,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import { type Account, accountForInitdb, asAccount, isRoot } from './account.ts'
import type { Binaries } from './binaries.ts'

export const SUPERUSER = 'postgres'

/**
 * The superuser's password, made once. It stands in the data folder, readable by the folder's owner alone: whoever can
 * read it can read the cluster too.
 */
export async function keptPassword(dataPath: string): Promise<string> {
  const path = join(dataPath, 'postgres-password')
  const fresh = `${path}.${randomUUID()}`
  await writeFile(fresh, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await giveToOwner(fresh, dataPath)
  // Linking fails when it stands already, and never shows half a file.
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
  return (await readFile(path, 'utf8')).trim()
}

/** What root makes in somebody's data folder is theirs. */
export async function giveToOwner(path: string, dataPath: string): Promise<void> {
  if (!isRoot()) return
  const { uid, gid } = await stat(dataPath)
  await chown(path, uid, gid)
}

/** The major version of the cluster at a place; null when there is none. */
export const clusterMajor = (place: string): Promise<string | null> =>
  readFile(join(place, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )

/**
 * Made beside its place and renamed, so that a cluster is whole or not there; of two processes one wins. Text is UTF-8,
 * ordered by code point with PostgreSQL's own tables, the same on every system (the libraries' orders change with an
 * update and silently break indexes). Refused with what initdb said.
 */
export async function makeCluster(
  { initdb }: Binaries,
  place: string,
  account: Account,
  password: string,
): Promise<Result<null, string>> {
  const maker = accountForInitdb(account)
  const fresh = `${place}.new-${randomUUID()}`
  const passwordFile = `${fresh}.password`
  await mkdir(dirname(place), { recursive: true })
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (maker) for (const path of [fresh, passwordFile]) await chown(path, maker.uid, maker.gid)
  const args = [
    ...['--pgdata', fresh, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
  ]
  const { code, said } = await run(initdb, args, maker)
  await rm(passwordFile)
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true })
    return err(said)
  }
  await appendFile(join(fresh, 'postgresql.conf'), "\ninclude_if_exists 'phukin.conf'\n")
  if (account) await chownTree(fresh, account)
  await rename(fresh, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(fresh, { recursive: true, force: true })
    if ((await clusterMajor(place)) === null) throw error
  })
  return ok(null)
}

/**
 * Written at every start, so that a newer version of the product brings its newer settings; an administrator's own come
 * after it (`alter system`). Durability is PostgreSQL's own: nothing that was confirmed is lost with the power.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1', // every machine we are likely to meet has an SSD
  jit: 'off', // costs more than it saves on queries of milliseconds
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failed statement and the detail of its error quote rows, and rows hold people: only the server's own life is logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

export async function writeSettings(
  binaries: Binaries,
  place: string,
  account: Account,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const settings = { ...SETTINGS, ...(await lz4(binaries, place, account)), ...more }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  const path = join(place, 'phukin.conf')
  const fresh = `${path}.${randomUUID()}`
  const text = `# Written at every start. Use ALTER SYSTEM for your own.\n${lines.join('\n')}\n`
  await writeFile(fresh, text, { mode: 0o600 })
  if (account) await chown(fresh, account.uid, account.gid)
  await rename(fresh, path) // whole, whoever is reading it
}

/** Not every build has it. Asking for the value of a setting starts no server and refuses one that is not known. */
async function lz4(
  { postgres }: Binaries,
  place: string,
  account: Account,
): Promise<Readonly<Record<string, string>>> {
  const args = ['-D', place, '-c', 'wal_compression=lz4', '-C', 'wal_compression']
  return (await run(postgres, args, account)).code === 0 ? { wal_compression: 'lz4' } : {}
}

/**
 * PostgreSQL needs next to nothing of our environment: the PG… variables of whoever starts us are not meant for it, and
 * our own hold passwords. Windows finds its libraries through it.
 */
export const environment = (): NodeJS.ProcessEnv => ({
  ...(process.platform === 'win32' ? withoutPostgres() : pathOf(process.env)),
  LC_ALL: 'C',
})

const pathOf = ({ PATH }: NodeJS.ProcessEnv) => ({ PATH })

const withoutPostgres = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PG|URL$/i.test(name)))

function run(
  program: string,
  args: readonly string[],
  account: Account,
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...asAccount(account),
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said: said.trim().slice(-2_000) }))
  })
}

async function chownTree(folder: string, account: NonNullable<Account>): Promise<void> {
  await chown(folder, account.uid, account.gid)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid)
}
