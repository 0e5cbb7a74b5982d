// The folder where one campaign lives, marked by phukin.json as a demo's or a real one. Says where its key file belongs.
// It must not make anything in a folder that holds something else, and never turns a demo into a real one or back.

import { randomUUID } from 'node:crypto'
import {
  chmod,
  link,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import * as z from 'zod/mini'
import { err, ok, type Result } from '#domain/result'

const marker = z.object({
  id: z.uuid(),
  kind: z.enum(['demo', 'real']),
  /** When the folder was made, ISO 8601. */
  made: z.string(),
  /** Where the embedded PostgreSQL keeps its files, when that could not be here (postgres/). */
  cluster: z.optional(z.string()),
})

export type DataFolderKind = 'demo' | 'real'

export type DataFolder = Readonly<z.infer<typeof marker>> & { readonly path: string }

export type DataFolderRefusal = {
  /**
   * missing: not there and not asked to be made · foreign: holds something that is not ours · wrong-kind: a demo where a
   * real one is asked for, or the reverse · unreadable: phukin.json is damaged · denied: this account may not use it.
   */
  readonly code: 'missing' | 'foreign' | 'wrong-kind' | 'unreadable' | 'denied'
  readonly path: string
}

const MARKER = 'phukin.json'
/** What an otherwise empty folder may hold: a mounted disk's own folder, what a desktop leaves behind. */
const IGNORED = new Set(['lost+found', '.DS_Store', 'desktop.ini', '.gitkeep'])

/**
 * Opens a data folder. With `make`, one that is missing or empty is made, for its owner alone (mode 700), and one of the
 * other kind is refused; without, any kind is opened and none is made.
 */
export async function openDataFolder(
  path: string,
  { make }: { readonly make?: DataFolderKind } = {},
): Promise<Result<DataFolder, DataFolderRefusal>> {
  const folder = resolve(path)
  const refuse = (code: DataFolderRefusal['code']) => err({ code, path: folder })
  try {
    const names = await readdir(folder).catch(missing)
    if (!names?.includes(MARKER)) {
      if (names?.some((name) => !IGNORED.has(name))) return refuse('foreign')
      if (!make) return refuse('missing')
      await mark(folder, make)
    }
    const found = marker.safeParse(jsonOf(await readFile(join(folder, MARKER), 'utf8')))
    if (!found.success) return refuse('unreadable')
    if (make && found.data.kind !== make) return refuse('wrong-kind')
    await closeToOthers(folder)
    return ok(Object.freeze({ ...found.data, path: folder }))
  } catch (error) {
    if (isDenied(error)) return refuse('denied')
    throw error
  }
}

/** Notes in phukin.json where the database's files are when they are not in the folder itself. */
export async function rememberCluster(folder: DataFolder, cluster: string): Promise<DataFolder> {
  const { path, ...known } = folder
  const fresh = join(path, `.${MARKER}.${randomUUID()}`)
  await writeFile(fresh, textOf({ ...known, cluster }), { mode: 0o600 })
  await rename(fresh, join(path, MARKER))
  return Object.freeze({ ...folder, cluster })
}

/**
 * Where the key file of a data folder is unless PHUKIN_KEY_FILE says otherwise: in the account's own configuration, so
 * that a copied data folder does not carry the key to its own numbers.
 */
export function defaultKeyFile(
  { id }: Pick<DataFolder, 'id'>,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: appData, HOME: home } = env
  const roaming = process.platform === 'win32' ? appData : undefined
  const configuration = xdg && isAbsolute(xdg) ? xdg : (roaming ?? join(home || homedir(), '.config'))
  return join(configuration, 'phukin', 'keys', `${id}.json`)
}

/** Whether a key file lies inside the data folder, symbolic links followed: whoever copies the folder has both. */
export async function isInsideDataFolder(
  keyFile: string,
  { path }: Pick<DataFolder, 'path'>,
): Promise<boolean> {
  const way = relative(await realPathOf(resolve(path)), await realPathOf(resolve(keyFile)))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Written whole beside its place, then linked: of two processes one wins, and none reads half a marker. */
async function mark(folder: string, kind: DataFolderKind): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const fresh = join(folder, `.${MARKER}.${randomUUID()}`)
  const made = { id: randomUUID(), kind, made: new Date().toISOString() }
  await writeFile(fresh, textOf(made), { mode: 0o600 })
  await link(fresh, join(folder, MARKER)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
}

const textOf = (content: object): string => `${JSON.stringify(content, null, 2)}\n`

/** Passing through stays allowed where postgres/ needed it; listing and reading does not. */
async function closeToOthers(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  if ((mode & 0o066) !== 0) await chmod(folder, mode & 0o711)
}

/** The real path of what may not exist yet. */
async function realPathOf(path: string): Promise<string> {
  const found = await realpath(path).catch(missing)
  if (found !== null || dirname(path) === path) return found ?? path
  return join(await realPathOf(dirname(path)), basename(path))
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

const isDenied = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(String(error.code))

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
