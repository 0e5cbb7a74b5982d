// The product's own PostgreSQL, kept in the data folder: starts it, or joins the one that another process started, and
// stops it when the last of them leaves. Knows no table and no role but the superuser.

import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { err, ok, type Result } from '#domain/result'
import { type DataFolder, rememberCluster } from '../data-folder.ts'
import type { Log } from '../log.ts'
import { type Account, asAccount, isRoot, placeOfCluster, serverAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clusterMajor, keptPassword, makeCluster } from './cluster.ts'
import { isAlive, isProcess, readPostmaster, removeStaleFile } from './postmaster.ts'
import { type Hold, holdServer } from './queries-hold.ts'
import { startPostmaster } from './start-postmaster.ts'

export type LocalPostgres = {
  /** The product's database, as superuser: for set-up only. The server logs in as someone row security binds. */
  readonly superuserUrl: string
  readonly port: number
  /** Another process had started it. */
  readonly alreadyRunning: boolean
  /**
   * Leaves. Whoever leaves last stops the server, in order and with everything written; so a command that started it does
   * not take it from under a server that joined, and one left behind by kill -9 ends with the next command.
   */
  readonly stop: () => Promise<void>
}

export type LocalPostgresRefusal = {
  readonly code: /** npm brought none for this machine, or it does not run here. */
    | 'postgres-not-here'
    | 'postgres-cluster-not-made'
    /** Made by another major version. */
    | 'postgres-other-version'
    /** The files belong to another account of this machine. */
    | 'postgres-other-account'
    | 'postgres-not-started'
  /** What PostgreSQL or the system said; in English. */
  readonly detail: string
}

type Given = {
  readonly folder: DataFolder
  readonly log: Log
  /** Beside or instead of our own; tests give up durability for speed. */
  readonly settings?: Readonly<Record<string, string>>
}

type Server = Required<Omit<Given, 'log'>> & {
  readonly binaries: Binaries
  readonly account: Account
  readonly place: string
  readonly password: string
}

/** Recovery after a crash replays at most max_wal_size: minutes on a slow disk. */
const PATIENCE_MS = 5 * 60_000
const STEP_MS = 25
const BETWEEN_TRIES_MS = 200

export async function startLocalPostgres(given: Given): Promise<Result<LocalPostgres, LocalPostgresRefusal>> {
  const prepared = await prepare(given)
  if (!prepared.ok) return prepared
  const server = prepared.value
  let detail = 'another one is starting or stopping and does not end'
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(STEP_MS)) {
    const running = await findRunning(server)
    if (running === 'wait') continue
    const started = running ?? (await startPostmaster(server, deadline))
    if ('ended' in started) {
      detail = started.ended
      // Another process was faster, a killed server's helpers are still leaving, or the port was taken meanwhile.
      if (!/lock file|shared memory block|could not create any TCP|in use/i.test(detail)) break
      await pause(BETWEEN_TRIES_MS)
      continue
    }
    const hold = await holdServer({ port: started.port, password: server.password, log: given.log })
    if (!hold) continue // it was stopping
    given.log.info(running ? 'PostgreSQL joined' : 'PostgreSQL started', {
      port: started.port,
      place: server.place,
    })
    return ok({
      superuserUrl: hold.superuserUrl,
      port: started.port,
      alreadyRunning: running !== null,
      stop: onlyOnce(() => leave(server, hold, given.log)),
    })
  }
  return err({ code: 'postgres-not-started', detail })
}

/** Binaries that run, a cluster that is there, settings that are current. */
async function prepare({ folder, log, settings = {} }: Given): Promise<Result<Server, LocalPostgresRefusal>> {
  const refuse = (code: LocalPostgresRefusal['code'], detail: string) => err({ code, detail })
  const wished = await serverAccount(folder.path)
  const place = await placeOfCluster(folder, wished)
  if (place !== folder.cluster && !place.startsWith(folder.path)) await rememberCluster(folder, place)
  const owner = await stat(place).catch(() => null)
  const account = owner && isRoot() ? { uid: owner.uid, gid: owner.gid } : wished
  if (owner && process.getuid && !isRoot() && owner.uid !== process.getuid())
    return refuse('postgres-other-account', place)

  const binaries = await findBinaries(account)
  if (!binaries.ok) return refuse('postgres-not-here', binaries.error)
  const password = await keptPassword(folder.path)
  if ((await clusterMajor(place)) === null) {
    log.info('making a PostgreSQL cluster', { place })
    const made = await makeCluster(binaries.value, place, account, password)
    if (!made.ok) return refuse('postgres-cluster-not-made', made.error)
  }
  const major = await clusterMajor(place)
  if (major !== binaries.value.major)
    return refuse('postgres-other-version', `${major} ≠ ${binaries.value.major}`)
  return ok({ binaries: binaries.value, account, place, password, settings, folder })
}

/** The server that runs on the cluster; 'wait' while one starts or stops; null when there is none. */
async function findRunning({ place }: Server): Promise<{ readonly port: number } | 'wait' | null> {
  const postmaster = await readPostmaster(place)
  if (!postmaster) return null
  if (!(await isAlive(postmaster, place))) {
    await removeStaleFile(postmaster, place)
    return null
  }
  return postmaster.status === 'ready' ? { port: postmaster.port } : 'wait'
}

async function leave({ binaries, account, place }: Server, hold: Hold, log: Log): Promise<void> {
  const last = await hold.isLast()
  const postmaster = last ? await readPostmaster(place) : null
  if (postmaster) {
    if (process.platform === 'win32')
      spawnSync(binaries.pgCtl, ['stop', '-m', 'fast', '-D', place], {
        ...asAccount(account),
        windowsHide: true,
      })
    else process.kill(postmaster.pid, 'SIGINT') // fast shutdown: ends sessions, writes a checkpoint
  }
  await hold.release()
  if (!postmaster) return log.info('PostgreSQL left to the others who use it', { place })
  while ((await readPostmaster(place))?.pid === postmaster.pid && isProcess(postmaster.pid))
    await pause(STEP_MS)
  // Its file is gone, so it is done; a moment for its process to go too, which another parent may be slow to notice.
  for (let left = 40; left > 0 && isProcess(postmaster.pid); left--) await pause(STEP_MS)
  log.info('PostgreSQL stopped', { place })
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
