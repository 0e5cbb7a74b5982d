// Text files as text: Unicode as its mark or its bytes say. What is no Unicode comes one sign per byte (Windows-1252), for
// others to decode by what its columns hold; nothing is guessed here.

import { isUtf8 } from 'node:buffer'
import { markedEncoding, type TextEncoding } from './detect-format.ts'
import { readFailure } from './read-problem.ts'

/** Reads all of the file: one letter of an old program may stand in its last row. Throws readFailure: damaged-file. */
export async function textEncoding(head: Buffer, bytes: AsyncIterable<Buffer>): Promise<TextEncoding> {
  const marked = markedEncoding(head)
  if (marked !== 'utf-8') return marked
  let cut: Buffer = Buffer.alloc(0)
  let isAscii = true
  for await (const chunk of bytes) {
    const block = cut.length === 0 ? chunk : Buffer.concat([cut, chunk])
    const whole = block.subarray(0, wholeSigns(block))
    cut = block.subarray(whole.length)
    if (!isUtf8(whole)) return 'windows-1252'
    isAscii &&= whole.toString('latin1').search(/[^\0-\x7f]/) === -1
  }
  if (cut.length === 0) return 'utf-8'
  if (isAscii) return 'windows-1252'
  throw readFailure('damaged-file') // cut off within its last letter
}

/** How many bytes of the block are whole signs: a sign of several bytes may be cut off at its end. */
function wholeSigns(block: Buffer): number {
  for (let back = 1; back <= Math.min(4, block.length); back++) {
    const byte = block[block.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const width = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    return width > back ? block.length - back : block.length
  }
  return block.length
}

/** Throws readFailure (damaged-file) for bytes that the encoding does not have. */
export async function* decodedText(
  bytes: AsyncIterable<Buffer>,
  encoding: TextEncoding,
): AsyncGenerator<{ readonly text: string; readonly isLast: boolean }> {
  if (encoding === 'utf-8') return yield* decodedUtf8(bytes)
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (cause) {
      throw readFailure('damaged-file', cause)
    }
  }
  for await (const chunk of bytes) yield { text: decode(chunk), isLast: false }
  yield { text: decode(), isLast: true }
}

async function* decodedUtf8(bytes: AsyncIterable<Buffer>) {
  let cut: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const block = cut.length === 0 ? chunk : Buffer.concat([cut, chunk])
    const whole = block.subarray(0, wholeSigns(block))
    cut = block.subarray(whole.length)
    if (!isUtf8(whole)) throw readFailure('damaged-file')
    yield { text: whole.toString('utf8'), isLast: false }
  }
  if (cut.length > 0) throw readFailure('damaged-file')
  yield { text: '', isLast: true }
}
