// One install at a time: a folder is the lock, because making a folder is atomic on every file system.
// A lock whose owner is gone is taken over; it must never make a person delete something by hand.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say.mjs'

const BEAT_MS = 2_000
const SILENT_MS = 60_000

const isAlive = (pid) => {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return error.code === 'EPERM'
  }
}

/** Gone: on this machine, neither the owner nor the npm it started lives; elsewhere, no sign of life for a minute. */
const isStale = (lock) => {
  try {
    const silent = Date.now() - statSync(lock).mtimeMs > SILENT_MS
    let owner
    try {
      owner = JSON.parse(readFileSync(join(lock, 'owner.json'), 'utf8'))
    } catch {
      return silent // made a moment ago and not signed yet, or its owner died right then
    }
    if (owner.host !== hostname()) return silent
    return !isAlive(owner.pid) && !isAlive(owner.child)
  } catch {
    return false // released meanwhile: simply try again
  }
}

/** Renaming first lets only one of several waiters clear a stale lock, and never a fresh one. */
const clear = (lock) => {
  const aside = `${lock}.stale-${process.pid}-${Date.now()}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  rmSync(aside, { recursive: true, force: true })
}

/**
 * Does `work` while holding the lock; `work` gets a function that signs the lock with the process it starts.
 * @template T
 * @param {string} root @param {(onStart: (pid: number) => void) => Promise<T>} work @returns {Promise<T>}
 */
export const underInstallLock = async (root, work) => {
  mkdirSync(join(root, '.node'), { recursive: true })
  const lock = join(root, '.node', 'install.lock')
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isStale(lock)) clear(lock)
    else {
      if (waited === 0)
        say('một tiến trình khác đang cài đặt; xin chờ …', 'another process is installing; waiting …')
      await pause(300)
    }
  }
  const sign = (child) =>
    writeFileSync(join(lock, 'owner.json'), JSON.stringify({ host: hostname(), pid: process.pid, child }))
  sign(undefined)
  const beat = setInterval(() => {
    const now = new Date()
    utimesSync(lock, now, now)
  }, BEAT_MS)
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    return await work(sign)
  } finally {
    clearInterval(beat)
    process.removeListener('exit', release)
    release()
  }
}
