// Millions of texts in one buffer: a text is made when it is asked for. The first thousands, where the repeated ones stand, are
// kept as they were made; those asked for one after the other are cut from one larger text, for making each costs far more.

import { isUtf8 } from 'node:buffer'
import { LONGEST_CELL } from './list-rows.ts'
import { readFailure } from './read-problem.ts'

/** A text may be a slice of those around it. */
export type PackedStrings = { at(index: number): string | undefined }

const KEPT = 1 << 14
const TOGETHER_BITS = 6
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

function lookup(packed: Buffer, byteEnds: Uint32Array, signEnds: Uint32Array): PackedStrings {
  const kept: string[] = []
  let block = ''
  let blockAt = -1
  let blockSign = 0
  let askedLast = -1

  function loadBlock(at: number) {
    const first = at << TOGETHER_BITS
    const last = Math.min(first + (1 << TOGETHER_BITS), byteEnds.length) - 1
    block = packed.toString('utf8', first === 0 ? 0 : byteEnds[first - 1], byteEnds[last])
    blockAt = at
    blockSign = first === 0 ? 0 : (signEnds[first - 1] ?? 0)
  }

  function made(index: number, end: number): string {
    const at = index >> TOGETHER_BITS
    // Texts stand in the order in which cells first had them; one asked for out of it is made alone.
    if (at !== blockAt && (at === blockAt + 1 || at === askedLast)) loadBlock(at)
    askedLast = at
    if (at !== blockAt) return packed.toString('utf8', index === 0 ? 0 : byteEnds[index - 1], end)
    const from = index === 0 ? 0 : (signEnds[index - 1] ?? 0)
    return block.slice(from - blockSign, (signEnds[index] ?? 0) - blockSign)
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
