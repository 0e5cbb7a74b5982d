// Reads .csv in the encoding it is told; delimiter and line ends are told from the first lines.

import { type Dialect, delimitedScanner } from './delimited.ts'
import type { TextEncoding } from './detect-format.ts'
import { type Row, rowChunks } from './list-rows.ts'
import { readFailure } from './read-problem.ts'
import { decodedText } from './text-encoding.ts'

export type CsvDialect = Dialect & { readonly encoding: TextEncoding }

/** Of Unicode, and as it reads where a letter further down is none. */
const BYTE_ORDER_MARK = /^(?:\ufeff|ï»¿)/
/** The hint of Excel for itself ("sep=;"): not a row. */
const SEPARATOR_LINE = /^sep=([^\r\n])\r?(?:\n|$)/i
const DELIMITERS = [',', ';', '\t']
const LINES_LOOKED_AT = 40

/** `head` is the beginning of the file, some 64 KB of it. */
export function csvDialect(head: Buffer, encoding: TextEncoding): CsvDialect {
  const text = new TextDecoder(encoding).decode(head)
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
  const delimiter = SEPARATOR_LINE.exec(text)?.[1] ?? likelyDelimiter(text, newline)
  return { encoding, newline, delimiter }
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

/** Throws readFailure: damaged-file where bytes of zero or a row without end stand in the text. */
export async function* readCsv(bytes: AsyncIterable<Buffer>, dialect: CsvDialect): AsyncGenerator<Row[]> {
  const chunks = rowChunks()
  const scanner = delimitedScanner(dialect, chunks.add)
  let isStart = true
  let start = ''
  for await (const { text, isLast } of decodedText(bytes, dialect.encoding)) {
    if (text.includes('\0')) throw readFailure('damaged-file')
    start += isStart ? text : ''
    if (isStart && start.length < 16 && !isLast) continue // "sep=;" may be cut between two blocks
    scanner.push(isStart ? start.replace(BYTE_ORDER_MARK, '').replace(SEPARATOR_LINE, '') : text, isLast)
    isStart = false
    if (chunks.isFull()) yield chunks.take()
  }
  if (!chunks.isEmpty()) yield chunks.take()
}
