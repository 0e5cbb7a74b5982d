// A copy of a data folder, to be tried out and thrown away: with its own id and its own cluster, under the key of the original, which
// it never changes. Refused while a PostgreSQL runs on the original: files that are being written are not a copy of anything.
import { randomUUID } from 'node:crypto'
import {
  chmod,
  chown,
  constants,
  copyFile,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import { type DataFolder, openDataFolder, rememberCluster } from './data-folder.ts'
import { isRoot, placeOfCluster, serverAccount } from './postgres/account.ts'
import { isAlive, readPostmaster } from './postgres/postmaster.ts'

export type CopyRefusal = {
  /** running: a server works on the original · empty: it has no database of its own · no-room · stopped: by whoever asked. */
  readonly code: 'running' | 'empty' | 'no-room' | 'stopped'
  readonly path: string
}

export type CopiedFolder = { readonly folder: DataFolder; readonly remove: () => Promise<void> }

type Given = {
  readonly signal: AbortSignal
  /** Bytes. */
  readonly progress: (done: number, total: number) => void
}

/** What belongs to a running server, and what only says how it went. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'postgres.log'])

/** Made beside the original, where its disk can share the blocks. */
export async function copyDataFolder(
  original: DataFolder,
  { signal, progress }: Given,
): Promise<Result<CopiedFolder, CopyRefusal>> {
  const refuse = (code: CopyRefusal['code']) => err({ code, path: original.path })
  const cluster = await placeOfCluster(original, await serverAccount(original.path))
  if (await isServed(cluster)) return refuse('running')
  const inside = await filesOf(original.path, cluster)
  const files = await filesOf(cluster)
  if (files.length === 0) return refuse('empty')
  const total = [...inside, ...files].reduce((sum, { size }) => sum + size, 0)
  const parent = dirname(original.path)
  const { bavail, bsize } = await statfs(parent)
  if (total > bavail * bsize) return refuse('no-room')

  const path = await mkdtemp(join(parent, `.${basename(original.path)}-copy-`))
  const places = [path]
  const remove = async () => {
    for (const place of places) await rm(place, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const { uid, gid, mode } = await stat(original.path)
    await chmod(path, mode & 0o777)
    if (isRoot()) await chown(path, uid, gid)
    const folder = await markedCopy(original, path)
    const place = await placeOfCluster(folder, await serverAccount(path))
    if (!place.startsWith(path)) places.push(dirname(place))
    let done = 0
    const copyAll = async (from: string, to: string, all: readonly Found[]) => {
      for (const file of all) {
        signal.throwIfAborted()
        await copyOne(join(from, file.path), join(to, file.path), file)
        done += file.size
        progress(done, total)
      }
    }
    await copyAll(original.path, path, inside)
    await copyOne(cluster, place, await stat(cluster))
    await copyAll(cluster, place, files)
    if (await isServed(cluster)) {
      await remove()
      return refuse('running')
    }
    return ok({ folder: place.startsWith(path) ? folder : await rememberCluster(folder, place), remove })
  } catch (error) {
    await remove()
    if (signal.aborted && error === signal.reason) return refuse('stopped')
    throw error
  }
}

async function isServed(cluster: string): Promise<boolean> {
  const postmaster = await readPostmaster(cluster)
  return postmaster !== null && isAlive(postmaster, cluster)
}

type Entry = {
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly isDirectory: () => boolean
}
type Found = Entry & { readonly path: string; readonly size: number }

/** Folders before what is in them; relative paths. */
async function filesOf(root: string, without?: string): Promise<Found[]> {
  const found: Found[] = []
  const visit = async (folder: string): Promise<void> => {
    const names = await readdir(join(root, folder)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    for (const name of names) {
      const path = join(folder, name)
      if (LEFT_OUT.has(name) || join(root, path) === without) continue
      const seen = await stat(join(root, path))
      if (!seen.isDirectory() && !seen.isFile()) continue
      found.push(Object.assign(seen, { path, size: seen.isFile() ? seen.size : 0 }))
      if (seen.isDirectory()) await visit(path)
    }
  }
  await visit('')
  return found
}

/** With its mode and, where we may, its owner; the blocks are shared where the disk can. */
async function copyOne(from: string, to: string, entry: Entry): Promise<void> {
  if (basename(to) === 'phukin.json') return
  if (entry.isDirectory()) await mkdir(to, { recursive: true, mode: 0o700 })
  else await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, entry.mode & 0o777)
  if (isRoot()) await lchown(to, entry.uid, entry.gid)
}

/** The same kind of folder under an id of its own: what is kept by the id of the original stays the original's. */
async function markedCopy(original: DataFolder, path: string): Promise<DataFolder> {
  const marker: Record<string, unknown> = JSON.parse(
    await readFile(join(original.path, 'phukin.json'), 'utf8'),
  )
  const { cluster: _, ...rest } = marker
  await writeFile(join(path, 'phukin.json'), `${JSON.stringify({ ...rest, id: randomUUID() }, null, 2)}\n`, {
    mode: 0o600,
  })
  const opened = await openDataFolder(path)
  if (!opened.ok) throw new Error(`the copy of ${original.path}: ${opened.error.code}`)
  return opened.value
}
