// Reads .csv: UTF-8 with or without its mark, UTF-16 with one; delimiter and line ends are told from the first lines.
// Other encodings are refused (not-unicode), never guessed: a wrongly guessed letter is a wrong name.

import { isUtf8 } from 'node:buffer'
import { type Dialect, delimitedScanner } from './delimited.ts'
import { type Row, rowChunks } from './list-rows.ts'
import { readFailure } from './read-problem.ts'

export type CsvDialect = Dialect & { readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' }

const BYTE_ORDER_MARK = '\ufeff'
/** The hint of Excel for itself ("sep=;"): not a row. */
const SEPARATOR_LINE = /^sep=([^\r\n])\r?(?:\n|$)/i
const DELIMITERS = [',', ';', '\t']
const LINES_LOOKED_AT = 40

/** `head` is the beginning of the file, some 64 KB of it. */
export function csvDialect(head: Buffer): CsvDialect {
  const encoding = encodingOf(head)
  const text = new TextDecoder(encoding).decode(head)
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
  const delimiter = SEPARATOR_LINE.exec(text)?.[1] ?? likelyDelimiter(text, newline)
  return { encoding, newline, delimiter }
}

function encodingOf(head: Buffer): CsvDialect['encoding'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** The delimiter that gives most rows the same number of columns, and many: titles and addresses hold commas too. */
function likelyDelimiter(text: string, newline: Dialect['newline']): string {
  const lines = text.split(newline).slice(0, LINES_LOOKED_AT).join(newline)
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const rowsByWidth = new Map<number, number>()
    delimitedScanner({ delimiter, newline }, (_, { length }) => {
      rowsByWidth.set(length, (rowsByWidth.get(length) ?? 0) + 1)
    }).push(lines, true)
    const score = Math.max(...[...rowsByWidth].map(([width, rows]) => rows * (width - 1)), 0)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** Throws readFailure: not-unicode, or damaged-file where bytes of zero or a row without end stand in the text. */
export async function* readCsv(bytes: AsyncIterable<Buffer>, dialect: CsvDialect): AsyncGenerator<Row[]> {
  const chunks = rowChunks()
  const scanner = delimitedScanner(dialect, chunks.add)
  let isStart = true
  let start = ''
  for await (const { text, isLast } of decoded(bytes, dialect.encoding)) {
    if (text.includes('\0')) throw readFailure('damaged-file')
    start += isStart ? text : ''
    if (isStart && start.length < 16 && !isLast) continue // "sep=;" may be cut between two blocks
    scanner.push(isStart ? start.replace(BYTE_ORDER_MARK, '').replace(SEPARATOR_LINE, '') : text, isLast)
    isStart = false
    if (chunks.isFull()) yield chunks.take()
  }
  if (!chunks.isEmpty()) yield chunks.take()
}

type Text = { readonly text: string; readonly isLast: boolean }

async function* decoded(
  bytes: AsyncIterable<Buffer>,
  encoding: CsvDialect['encoding'],
): AsyncGenerator<Text> {
  if (encoding !== 'utf-8') return yield* decodedUtf16(bytes, encoding)
  let cut: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const block = cut.length === 0 ? chunk : Buffer.concat([cut, chunk])
    const whole = block.subarray(0, wholeSigns(block))
    cut = block.subarray(whole.length)
    if (!isUtf8(whole)) throw readFailure('not-unicode')
    yield { text: whole.toString('utf8'), isLast: false }
  }
  if (cut.length > 0) throw readFailure('not-unicode')
  yield { text: '', isLast: true }
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

async function* decodedUtf16(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Text> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (cause) {
      throw readFailure('not-unicode', cause)
    }
  }
  for await (const chunk of bytes) yield { text: decode(chunk), isLast: false }
  yield { text: decode(), isLast: true }
}
