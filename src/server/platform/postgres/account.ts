// Under which account the embedded PostgreSQL runs, and where that account can reach its files. PostgreSQL refuses to run
// as root, and a home is often closed to everybody else (mode 700). Starts no server.

import { spawnSync } from 'node:child_process'
import { chmod, lstat, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DataFolder } from '../data-folder.ts'

/** Null: this process's own account. */
export type Account = { readonly uid: number; readonly gid: number } | null

/**
 * No account of its own exists on a machine that ran no installer, and `nobody` is shared with whatever else runs as
 * nobody. A number that no account has (outside every range that systemd and the distributions hand out) is shared with
 * none: only root and PostgreSQL itself can read the files.
 */
const OWN_UID = 60_737

export const isRoot = (): boolean => process.getuid?.() === 0

/** Null unless we are root. Data that root keeps for an ordinary account is served under that account. */
export async function serverAccount(dataPath: string): Promise<Account> {
  if (!isRoot()) return null
  const { uid, gid } = await stat(dataPath)
  if (uid !== 0) return { uid, gid }
  const own = { uid: OWN_UID, gid: OWN_UID }
  return canBecome(own) ? own : namedAccount() // a container may map fewer numbers
}

/** initdb insists on an account with a name; the server does not. */
export function accountForInitdb(account: Account): Account {
  if (account === null) return null
  return ask('id', ['-un', String(account.uid)]) === null ? namedAccount() : account
}

/** For `spawn`: outside any folder that the account may not enter. */
export const asAccount = (account: Account) => ({ cwd: '/', ...(account ?? {}) })

function namedAccount(): Account {
  for (const name of ['nobody', 'daemon']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(ask('id', [flag, name]) ?? Number.NaN))
    if (uid && gid) return { uid, gid }
  }
  throw new Error('root, and no unprivileged account to run PostgreSQL under')
}

const canBecome = (account: Account): boolean =>
  spawnSync('/bin/sh', ['-c', ':'], asAccount(account)).status === 0

function ask(command: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Root's own place on a machine, for what another account must reach: first where a package would put it. */
const OUTSIDE = ['/var/lib/phukin', '/var/tmp/phukin']

/**
 * Where the cluster of a data folder is or will be. In the folder itself, which then lets that account pass through
 * (711: it cannot list or read); but when a folder above it is closed, outside, under the folder's id.
 */
export async function placeOfCluster(folder: DataFolder, account: Account): Promise<string> {
  if (folder.cluster !== undefined) return folder.cluster
  const inside = join(folder.path, 'postgres')
  if (account === null) return inside
  const path = await realpath(folder.path)
  if (await canPass(account, dirname(path))) {
    if (!(await canPass(account, path))) await chmod(folder.path, 0o711)
    return inside
  }
  const outside = join(await rootsFolder(), folder.id)
  await mkdir(outside, { recursive: true })
  await chmod(outside, 0o711)
  return join(outside, 'postgres')
}

/**
 * A folder of root's that others may pass through. Somebody else could have made it first where everybody may write: one
 * that is not root's alone is not used.
 */
export async function rootsFolder(): Promise<string> {
  for (const path of OUTSIDE) {
    try {
      await mkdir(path, { recursive: true })
      if (!(await isRootsAlone(path))) continue
      await chmod(path, 0o755)
      return path
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error // a read-only system: the next one
    }
  }
  throw new Error(`none of ${OUTSIDE.join(', ')} can be used`)
}

/** Owned by root and writable by nobody else. */
export async function isRootsAlone(path: string): Promise<boolean> {
  const seen = await lstat(path)
  return seen.isDirectory() && seen.uid === 0 && (seen.mode & 0o022) === 0
}

/** Whether an account may go through every folder of a path. */
async function canPass({ uid, gid }: NonNullable<Account>, path: string): Promise<boolean> {
  const seen = await stat(path)
  const bit = seen.uid === uid ? 0o100 : seen.gid === gid ? 0o010 : 0o001
  if ((seen.mode & bit) === 0) return false
  return dirname(path) === path || canPass({ uid, gid }, dirname(path))
}
