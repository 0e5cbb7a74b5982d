import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Files, openFiles } from './files.ts'
import { createProtect } from './protect.ts'

let folder: string
let files: Files
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phukin-files-'))
  files = await openFiles(folder, createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 }))
})
afterAll(() => rm(folder, { recursive: true }))

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const pathOf = (fileId: string) => join(folder, `${fileId}.sealed`)

describe('an uploaded file', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
    'of %i bytes comes back as it was',
    async (length) => {
      const bytes = randomBytes(length)
      const saved = await files.save(pieces(bytes, 50_000))
      expect(saved.bytes).toBe(length)
      expect((await buffer(files.read(saved.fileId))).equals(bytes)).toBe(true)
    },
  )
  it('stands encrypted on the disk', async () => {
    const { fileId } = await files.save(pieces(Buffer.from('070099000042 '.repeat(100)), 10))
    expect((await readFile(pathOf(fileId))).includes('070099')).toBe(false)
  })
  it('that was cut short at a chunk, or altered, does not open', async () => {
    const { fileId } = await files.save(pieces(randomBytes(150_000), 70_000))
    await truncate(pathOf(fileId), 18 + 65_552)
    await expect(buffer(files.read(fileId))).rejects.toThrow()
    const other = await files.save(pieces(randomBytes(100), 100))
    const sealed = await readFile(pathOf(other.fileId))
    sealed[30] = (sealed[30] ?? 0) ^ 1
    await writeFile(pathOf(other.fileId), sealed)
    await expect(buffer(files.read(other.fileId))).rejects.toThrow()
  })
  it('whose upload fails leaves nothing behind', async () => {
    const before = await readdir(folder)
    const failing = (async function* () {
      yield randomBytes(100_000)
      throw new Error('the line was cut')
    })()
    await expect(files.save(failing)).rejects.toThrow('the line was cut')
    expect(await readdir(folder)).toEqual(before)
  })
  it('is deleted after 30 days and not before', async () => {
    const old = await files.save(pieces(randomBytes(10), 10))
    const young = await files.save(pieces(randomBytes(10), 10))
    const now = Date.now()
    await utimes(pathOf(old.fileId), new Date(), new Date(now - 30.1 * 86_400_000))
    await utimes(pathOf(young.fileId), new Date(), new Date(now - 29.9 * 86_400_000))
    expect(await files.removeOld(now)).toBe(1)
    await expect(buffer(files.read(old.fileId))).rejects.toThrow()
    expect(await buffer(files.read(young.fileId))).toHaveLength(10)
  })
})
