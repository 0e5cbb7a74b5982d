// Uploaded files, kept encrypted in one folder and deleted after 30 days. A file is a row of sealed chunks, so that it is
// written and read as a stream. Knows nothing of what is inside; who may read a file is decided by its feature.

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Protect } from './protect.ts'

const KEPT_DAYS = 30

type SavedFile = { readonly fileId: string; readonly bytes: number; readonly sha256: Buffer }

export type Files = {
  /** Reads the source to its end; a source that fails leaves nothing behind. */
  readonly save: (source: AsyncIterable<Uint8Array>) => Promise<SavedFile>
  /** The plain bytes. The stream fails if the file is gone, cut short or was altered. */
  readonly read: (fileId: string) => Readable
  readonly remove: (fileId: string) => Promise<void>
  /** Returns how many were deleted. */
  readonly removeOld: (now: number) => Promise<number>
}

const CHUNK = 65_536
const TAG = 16
const SALT = 16
const HEAD = 2 + SALT // key id, salt of the file's own key

export async function openFiles(folder: string, protect: Protect): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (fileId: string) => {
    if (!/^[0-9a-f-]{36}$/.test(fileId)) throw new Error('not a file id')
    return join(folder, `${fileId}.sealed`)
  }
  return {
    async save(source) {
      const fileId = randomUUID()
      const hash = createHash('sha256')
      let bytes = 0
      const counted = async function* () {
        for await (const piece of source) {
          hash.update(piece)
          bytes += piece.length
          yield piece
        }
      }
      try {
        const sealed = Readable.from(sealedChunks(counted(), protect))
        await pipeline(sealed, createWriteStream(pathOf(fileId), { flags: 'wx', mode: 0o600 }))
      } catch (error) {
        await rm(pathOf(fileId), { force: true })
        throw error
      }
      return { fileId, bytes, sha256: hash.digest() }
    },
    read: (fileId) =>
      Readable.from(openedChunks(createReadStream(pathOf(fileId)), protect), { objectMode: false }),
    remove: (fileId) => rm(pathOf(fileId), { force: true }),
    async removeOld(now) {
      let removed = 0
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        const { mtimeMs } = await stat(path)
        if (now - mtimeMs < KEPT_DAYS * 86_400_000) continue
        await rm(path, { force: true })
        removed++
      }
      return removed
    },
  }
}

// Each file has a key of its own (HKDF with a random salt), so the chunk's number can be its nonce. The last chunk says that
// it is the last: a file that was cut short does not open.
async function* sealedChunks(source: AsyncIterable<Uint8Array>, protect: Protect): AsyncGenerator<Buffer> {
  const head = Buffer.alloc(HEAD)
  head.writeUInt16BE(protect.keyId)
  randomBytes(SALT).copy(head, 2)
  yield head
  const key = protect.subkey('file', protect.keyId, head.subarray(2))
  let number = 0
  for await (const { bytes, last } of inChunks(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, last))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

async function* openedChunks(source: AsyncIterable<Uint8Array>, protect: Protect): AsyncGenerator<Buffer> {
  let key: KeyObject | null = null
  let number = 0
  for await (const { bytes, last } of inChunks(
    withoutHead(source, (head) => {
      key = protect.subkey('file', head.readUInt16BE(), head.subarray(2))
    }),
    CHUNK + TAG,
  )) {
    if (!key || bytes.length < TAG) throw new Error('the sealed file is cut short')
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number++, last)).setAuthTag(
      bytes.subarray(-TAG),
    )
    yield Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()])
  }
}

async function* withoutHead(
  source: AsyncIterable<Uint8Array>,
  onHead: (head: Buffer) => void,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const piece of source) {
    if (!head) {
      yield piece
      continue
    }
    head = Buffer.concat([head, piece])
    if (head.length < HEAD) continue
    onHead(head.subarray(0, HEAD))
    yield head.subarray(HEAD)
    head = null
  }
}

/** Pieces of exactly `size` bytes; the last one, which may be empty, is marked. */
async function* inChunks(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    waiting.push(piece)
    length += piece.length
    if (length <= size) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; all.length - at > size; at += size) yield { bytes: all.subarray(at, at + size), last: false }
    waiting = [all.subarray(at)]
    length = all.length - at
  }
  yield { bytes: Buffer.concat(waiting), last: true }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}
