// The records of an .xls stream ([MS-XLS]; BIFF5 and BIFF8) and the texts in them, which may go on in the next records. Knows
// where things stand, not what they mean for a list.

import { readFailure } from './read-problem.ts'

export const CONTINUE = 0x3c

/** `at`: where its body starts in the stream. */
export type BiffRecord = {
  readonly id: number
  readonly at: number
  readonly length: number
  readonly next: number
}

export const damaged = () => readFailure('damaged-file')

/** The record at `from`. Throws readFailure where the stream ends within it. */
export function recordAt(stream: Buffer, from: number): BiffRecord {
  if (from + 4 > stream.length) throw damaged()
  const length = stream.readUInt16LE(from + 2)
  const next = from + 4 + length
  if (next > stream.length) throw damaged()
  return { id: stream.readUInt16LE(from), at: from + 4, length, next }
}

/** The bodies of a record and of those that continue it, and where the next other one starts. */
export function continued(stream: Buffer, record: BiffRecord): { blocks: readonly Buffer[]; next: number } {
  const blocks = [stream.subarray(record.at, record.next)]
  let next = record.next
  while (next + 4 <= stream.length && stream.readUInt16LE(next) === CONTINUE) {
    const more = recordAt(stream, next)
    blocks.push(stream.subarray(more.at, more.next))
    next = more.next
  }
  return { blocks, next }
}

/** Reads numbers and texts across blocks. Throws readFailure where they end too early. */
export function blockReader(blocks: readonly Buffer[]) {
  let index = 0
  let at = 0
  let block = blocks[0] ?? Buffer.alloc(0)

  function nextBlock() {
    const following = blocks[++index]
    if (following === undefined) throw damaged()
    block = following
    at = 0
  }

  function byte(): number {
    while (at >= block.length) nextBlock()
    return block[at++] ?? 0
  }
  const word = () => byte() | (byte() << 8)
  const double = () => (word() | (word() << 16)) >>> 0

  function skip(count: number) {
    let left = count
    while (left > block.length - at) {
      left -= block.length - at
      nextBlock()
    }
    at += left
  }

  /** Signs of one byte or two; a text that goes on in the next block says there anew which. */
  function signs(count: number, isWideAtFirst: boolean): string {
    let isWide = isWideAtFirst
    let text = ''
    let left = count
    while (left > 0) {
      if (at >= block.length) {
        nextBlock()
        isWide = ((block[at++] ?? 0) & 1) !== 0
      }
      const width = isWide ? 2 : 1
      const taken = Math.min(left, Math.floor((block.length - at) / width))
      if (taken === 0 && at < block.length) throw damaged() // half a sign
      text += block.toString(isWide ? 'utf16le' : 'latin1', at, at + taken * width)
      at += taken * width
      left -= taken
    }
    return text
  }

  /** Told of each run of its own font: from which sign on, and which font. */
  type OnRun = (from: number, font: number) => void

  /** A text of BIFF8 of so many signs, with its flags before it and its runs behind it. */
  function unicode(length: number, onRun?: OnRun): string {
    const flags = byte()
    const runs = flags & 8 ? word() : 0
    const extra = flags & 4 ? double() : 0
    const text = signs(length, (flags & 1) !== 0)
    for (let i = 0; i < runs; i++) {
      const from = word()
      const font = word()
      onRun?.(from, font)
    }
    skip(extra)
    return text
  }

  return {
    isAtEnd: () => index >= blocks.length - 1 && at >= block.length,
    byte,
    word,
    double,
    skip,
    unicode,
    /** One byte per sign, as the code page of the workbook has it. */
    bytes(length: number): Buffer {
      const taken = block.subarray(at, at + length)
      if (taken.length < length) throw damaged()
      at += length
      return taken
    },
  }
}

/** A number packed into four bytes ([MS-XLS] 2.5.217). */
export function packedNumber(stream: Buffer, at: number): number {
  const packed = stream.readUInt32LE(at)
  let value: number
  if (packed & 2) value = (packed | 0) >> 2
  else {
    SCRATCH.setUint32(0, (packed & 0xfffffffc) >>> 0)
    SCRATCH.setUint32(4, 0)
    value = SCRATCH.getFloat64(0)
  }
  return packed & 1 ? value / 100 : value
}

const SCRATCH = new DataView(new ArrayBuffer(8))
