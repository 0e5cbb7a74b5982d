import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type DataFolder,
  defaultKeyFile,
  isInsideDataFolder,
  openDataFolder,
  rememberCluster,
} from './data-folder.ts'

let parent: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'phukin dữ liệu '))
})
afterEach(() => rm(parent, { recursive: true }))

const made = async (kind: 'demo' | 'real'): Promise<DataFolder> => {
  const opened = await openDataFolder(join(parent, 'data'), { make: kind })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}
const modeOf = async (path: string) => (await stat(path)).mode & 0o777

describe('a data folder', () => {
  it('is made for its owner alone and keeps its id', async () => {
    const folder = await made('real')
    expect(await modeOf(folder.path)).toBe(0o700)
    expect(await modeOf(join(folder.path, 'phukin.json'))).toBe(0o600)
    expect(await openDataFolder(folder.path)).toEqual({ ok: true, value: folder })
    expect(await readdir(folder.path)).toEqual(['phukin.json'])
  })
  it('made by several processes at once is one folder', async () => {
    const all = await Promise.all([made('demo'), made('demo'), made('demo'), made('demo')])
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(await readdir(join(parent, 'data'))).toEqual(['phukin.json'])
  })
  it('of a demo is refused where a real one is asked for, and the reverse', async () => {
    const { path } = await made('demo')
    expect(await openDataFolder(path, { make: 'real' })).toEqual({
      ok: false,
      error: { code: 'wrong-kind', path },
    })
    expect((await openDataFolder(path, { make: 'demo' })).ok).toBe(true)
    expect((await openDataFolder(path)).ok).toBe(true)
  })
  it('is not made unless asked', async () => {
    const path = join(parent, 'nowhere')
    expect(await openDataFolder(path)).toEqual({ ok: false, error: { code: 'missing', path } })
    expect(await readdir(parent)).toEqual([])
  })
  it('is not made in a folder that holds something else', async () => {
    await writeFile(join(parent, 'thư.docx'), '')
    expect(await openDataFolder(parent, { make: 'real' })).toEqual({
      ok: false,
      error: { code: 'foreign', path: parent },
    })
    expect(await readdir(parent)).toEqual(['thư.docx'])
  })
  it('may be the root of an empty disk', async () => {
    await writeFile(join(parent, 'lost+found'), '')
    expect((await openDataFolder(parent, { make: 'real' })).ok).toBe(true)
  })
  it('whose marker is damaged, or that is a file, is refused', async () => {
    const { path } = await made('real')
    for (const text of ['', '{', '{"id":"x","kind":"real","made":""}']) {
      await writeFile(join(path, 'phukin.json'), text)
      expect(await openDataFolder(path, { make: 'real' })).toEqual({
        ok: false,
        error: { code: 'unreadable', path },
      })
    }
    const file = join(path, 'phukin.json')
    expect(await openDataFolder(file)).toEqual({ ok: false, error: { code: 'denied', path: file } })
  })
  it('that was opened to others is closed again, but may be passed through', async () => {
    const { path } = await made('real')
    await chmod(path, 0o755)
    await openDataFolder(path)
    expect(await modeOf(path)).toBe(0o711)
  })
  it('remembers where its cluster is', async () => {
    const folder = await made('real')
    const changed = await rememberCluster(folder, '/var/lib/phukin/x/postgres')
    expect(changed).toEqual({ ...folder, cluster: '/var/lib/phukin/x/postgres' })
    expect(await openDataFolder(folder.path)).toEqual({ ok: true, value: changed })
  })
})

describe('the key file', () => {
  it('is in the account’s configuration, one per data folder', () => {
    const id = '7d7b0c2e-3f5a-4f0e-9d54-0a1c8a7a6c11'
    expect(defaultKeyFile({ id }, { HOME: '/home/lan' })).toBe(`/home/lan/.config/phukin/keys/${id}.json`)
    expect(defaultKeyFile({ id }, { HOME: '/home/lan', XDG_CONFIG_HOME: '/c' })).toBe(
      `/c/phukin/keys/${id}.json`,
    )
    expect(defaultKeyFile({ id }, { HOME: '/home/lan', XDG_CONFIG_HOME: 'c' })).toBe(
      `/home/lan/.config/phukin/keys/${id}.json`,
    )
  })
  it('inside the data folder is noticed, also behind a link and before it exists', async () => {
    const folder = await made('real')
    await symlink(folder.path, join(parent, 'lối tắt'))
    expect(await isInsideDataFolder(join(folder.path, 'key.json'), folder)).toBe(true)
    expect(await isInsideDataFolder(join(parent, 'lối tắt', 'keys', 'key.json'), folder)).toBe(true)
    expect(await isInsideDataFolder(join(parent, 'data-key.json'), folder)).toBe(false)
    expect(await isInsideDataFolder(join(parent, 'data', '..', 'key.json'), folder)).toBe(false)
    expect(await isInsideDataFolder(join(folder.path, '..data.json'), folder)).toBe(true)
  })
})
