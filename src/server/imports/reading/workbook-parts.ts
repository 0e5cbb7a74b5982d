// The parts of an .xlsx, which is a zip: found by its central directory, unpacked as streams within limits, checked
// against their check sums. Knows nothing of what the parts say.

import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { readFailure, readProblemOf } from './read-problem.ts'

/** Bytes unpacked. A province of 873,007 people with 12 columns is some 500 MB of sheet. */
const LARGEST_PART = 1 << 30
/** What unpacks to more than this many times its size is a bomb; formatted empty rows reach about 60. */
const HIGHEST_RATIO = 250
const RATIO_COUNTS_FROM = 32 << 20
/** Parts may lie over each other in the file (a bomb without nesting), so what each claims is added up. */
const LARGEST_TOGETHER = 2 ** 32
const MOST_PARTS = 10_000
const BLOCK = 1 << 16
const [STORED, DEFLATED] = [0, 8]

export type Parts = {
  /** Files, in the order of the directory, by the names that their program gave them. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Throws readFailure if the part is missing, encrypted or past the limits. Costs nothing. */
  check(name: string, largest?: number): void
  /** As `check`, and all of them together within limits. */
  checkTogether(names: readonly string[]): void
  /** Bytes unpacked, as the directory claims: no more are ever given. */
  size(name: string): number
  /** Throws readFailure besides when the bytes are not those that were packed. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/** From a path or the whole file. Throws readFailure. Close it. */
export async function openParts(file: string | Buffer): Promise<Parts> {
  const zip = await opened(file)
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > MOST_PARTS) throw readFailure('too-large')
    for await (const entry of zip.eachEntry()) {
      const key = nameOf(entry).toLowerCase()
      if (entries.has(key)) throw readFailure('damaged-file')
      entries.set(key, entry)
    }
  } catch (cause) {
    zip.close()
    throw asFailure(cause)
  }

  function checked(name: string, largest = LARGEST_PART): Entry {
    const entry = entries.get(name.toLowerCase())
    if (!entry) throw readFailure('damaged-file')
    if (entry.isEncrypted()) throw readFailure('password-protected')
    const { uncompressedSize, compressedSize } = entry
    const isBomb = uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * HIGHEST_RATIO
    if (uncompressedSize > largest || isBomb) throw readFailure('too-large')
    return entry
  }

  const names = [...entries.values()].map(nameOf).filter((name) => !name.endsWith('/'))
  return {
    names,
    has: (name) => entries.has(name.toLowerCase()),
    check: (name, largest) => void checked(name, largest),
    checkTogether(names) {
      const sizes = names.map((name) => checked(name)).map((entry) => entry.uncompressedSize)
      if (sizes.reduce((sum, size) => sum + size, 0) > LARGEST_TOGETHER) throw readFailure('too-large')
    },
    size: (name) => checked(name).uncompressedSize,
    read: (name) => unpacked(zip, checked(name)),
    close: () => zip.close(),
  }
}

/** Programs of Macs write UTF-8 and do not say so; what is neither is of DOS, as yauzl reads it. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const isDos = (entry.generalPurposeBitFlag & 0x800) === 0 && !isUtf8(raw)
  return isDos ? entry.fileName : raw.toString('utf8').replaceAll('\\', '/')
}

async function opened(file: string | Buffer): Promise<ZipFile> {
  const options = { autoClose: false }
  try {
    return await (typeof file === 'string' ? openPromise(file, options) : fromBufferPromise(file, options))
  } catch (cause) {
    throw asFailure(cause)
  }
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0
  let length = 0
  let packed: Readable | undefined
  let plain: Readable | undefined
  try {
    packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
    plain = inflated(packed, entry.compressionMethod)
    for await (const chunk of plain) {
      length += chunk.length
      if (length > entry.uncompressedSize) throw readFailure('damaged-file')
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (cause) {
    throw asFailure(cause)
  } finally {
    packed?.destroy()
    plain?.destroy()
  }
  if (sum !== entry.crc32 || length !== entry.uncompressedSize) throw readFailure('damaged-file')
}

/** yauzl unpacks 16 KB at a time; larger blocks are fewer trips to another thread. */
function inflated(packed: Readable, method: number): Readable {
  if (method === STORED) return packed
  if (method !== DEFLATED) throw readFailure('damaged-file')
  const inflate = createInflateRaw({ chunkSize: BLOCK })
  packed.once('error', (cause) => inflate.destroy(cause))
  return packed.pipe(inflate)
}

/** What yauzl and zlib refuse is a damaged file; a broken disk (it has a system call) is not the sender's fault. */
function asFailure(cause: unknown): unknown {
  if (readProblemOf(cause) !== null || (cause instanceof Error && 'syscall' in cause)) return cause
  return readFailure('damaged-file', cause)
}
