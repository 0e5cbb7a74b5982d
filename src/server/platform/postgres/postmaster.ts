// Reads what a running PostgreSQL says of itself in postmaster.pid, and whether that is still true. A file left by kill -9
// or a power cut names a process that is gone, or one that got the same number since.

import { spawnSync } from 'node:child_process'
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** 'starting', 'ready', 'stopping' …; empty in the first moments. */
  readonly status: string
}

/** What postmaster.pid says; null when there is none (or only its first lines yet). */
export async function readPostmaster(place: string): Promise<Postmaster | null> {
  const text = await readFile(join(place, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 ? { pid, port: port || 0, status: lines[7]?.trim() ?? '' } : null
}

/** On Linux the folder a process stands in tells whose postmaster it is; elsewhere its name has to do. */
export async function isAlive({ pid }: Postmaster, place: string): Promise<boolean> {
  if (!isProcess(pid)) return false
  if (process.platform === 'linux') return (await folderOf(String(pid))) === (await realpath(place))
  if (process.platform === 'win32') return true
  return /postgres/.test(spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}

/**
 * Removes a postmaster.pid that PostgreSQL itself would believe, because some other process of ours has its number by now.
 * Only where no process works in the cluster any more: a server's helpers outlive it for a moment after kill -9, and a
 * second server beside them would destroy the data.
 */
export async function removeStaleFile(postmaster: Postmaster, place: string): Promise<void> {
  if (process.platform !== 'linux' || !isProcess(postmaster.pid)) return
  const cluster = await realpath(place)
  for (const name of await readdir('/proc'))
    if (/^\d+$/.test(name) && (await folderOf(name)) === cluster) return
  if ((await readPostmaster(place))?.pid === postmaster.pid)
    await rm(join(place, 'postmaster.pid'), { force: true })
}

export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const folderOf = (pid: string): Promise<string | null> => readlink(`/proc/${pid}/cwd`).catch(() => null)
