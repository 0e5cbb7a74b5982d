// Millions of texts in one buffer: a text is made when it is asked for. The first thousands, where the repeated ones stand, are
// kept as they were made; those asked for one after the other are cut from one larger text, for making each costs far more.

import { isUtf8 } from 'node:buffer'
import { LONGEST_CELL } from './list-rows.ts'
import { readFailure } from './read-problem.ts'

/** A text may be a slice of those around it. */
export type PackedStrings = { at(index: number): string | undefined }

const KEPT = 1 << 14
const TOGETHER_BITS = 6
/** A hamlet's name comes again for a thousand rows, each with some texts of its own. */
const BLOCKS = 256
const LARGEST_BLOCK = 1 << 16
const [AMP, CARRIAGE_RETURN, UNDERSCORE] = [38, 13, 95]

/** Packs texts one after the other: add its pieces, then `end` it. `size`: at least the bytes of all of them as UTF-8. */
export function stringPacker(size: number) {
  const packed = Buffer.allocUnsafe(size)
  let byteEnds = new Uint32Array(1024)
  let signEnds = new Uint32Array(1024)
  let count = 0
  let byte = 0
  let sign = 0

  return {
    count: () => count,

    add(text: string) {
      byte += packed.write(text, byte)
      sign += text.length
    },

    /** Bytes of XML that are their own text; false, and nothing is added, where they may not be. */
    addPlain(bytes: Buffer, from: number, to: number): boolean {
      if (((bytes[from] ?? 0) & 0xc0) === 0x80) return false // the middle of a letter
      let signs = sign
      for (let at = from, into = byte; at < to; at++) {
        const each = bytes[at] ?? 0
        if (each === AMP || each === CARRIAGE_RETURN || each === UNDERSCORE || each === 0) return false
        if ((each & 0xc0) !== 0x80) signs += each >= 0xf0 ? 2 : 1
        packed[into++] = each
      }
      byte += to - from
      sign = signs
      return true
    },

    end() {
      if (byte - (byteEnds[count - 1] ?? 0) > LONGEST_CELL) throw readFailure('damaged-file')
      if (count === byteEnds.length) {
        byteEnds = grown(byteEnds)
        signEnds = grown(signEnds)
      }
      byteEnds[count] = byte
      signEnds[count++] = sign
    },

    /** Throws readFailure (damaged-file) where what was added is no UTF-8. */
    lookup(): PackedStrings {
      const whole = packed.subarray(0, byte)
      if (!isUtf8(whole)) throw readFailure('damaged-file')
      return lookup(whole, byteEnds.subarray(0, count), signEnds.subarray(0, count))
    },
  }
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2)
  larger.set(ends)
  return larger
}

type Block = { readonly at: number; readonly text: string; readonly firstSign: number }

function lookup(packed: Buffer, byteEnds: Uint32Array, signEnds: Uint32Array): PackedStrings {
  const kept: string[] = []
  /** By the last bits of their number. */
  const blocks: (Block | undefined)[] = Array.from({ length: BLOCKS })
  const missed = new Int32Array(BLOCKS).fill(-1)
  let highest = -1

  const startOf = (ends: Uint32Array, index: number) => (index === 0 ? 0 : (ends[index - 1] ?? 0))

  /** null: not worth making. New texts come in order, block after block; of others the second asked for makes its block. */
  function blockOf(at: number): Block | null {
    const slot = at % BLOCKS
    const known = blocks[slot]
    if (known?.at === at) return known
    const isWorthIt = at > highest || missed[slot] === at
    highest = Math.max(highest, at)
    missed[slot] = at
    const first = at << TOGETHER_BITS
    const end = byteEnds[Math.min(first + (1 << TOGETHER_BITS), byteEnds.length) - 1] ?? 0
    const start = startOf(byteEnds, first)
    if (!isWorthIt || end - start > LARGEST_BLOCK) return null
    const made = { at, text: packed.toString('utf8', start, end), firstSign: startOf(signEnds, first) }
    blocks[slot] = made
    return made
  }

  function made(index: number, end: number): string {
    const block = blockOf(index >> TOGETHER_BITS)
    if (block === null) return packed.toString('utf8', startOf(byteEnds, index), end)
    const { text, firstSign } = block
    return text.slice(startOf(signEnds, index) - firstSign, (signEnds[index] ?? 0) - firstSign)
  }

  return {
    at(index) {
      const known = kept[index]
      if (known !== undefined) return known
      const end = byteEnds[index]
      if (end === undefined) return undefined
      const text = made(index, end)
      if (index < KEPT) kept[index] = text
      return text
    },
  }
}
