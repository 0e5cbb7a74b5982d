// Text files as lists: delimited text, and tables of a web page. Each is one sheet of its file's name.

import type { TextEncoding } from './detect-format.ts'
import { type ListSource, singleSheet } from './list-rows.ts'
import { csvDialect, readCsv } from './read-csv.ts'
import { charsetOf, readHtml } from './read-html.ts'
import { readFailure } from './read-problem.ts'
import { decodedText, textEncoding } from './text-encoding.ts'

type Bytes = () => AsyncIterable<Buffer>

/** Excel itself would take minutes for such a page. */
const LARGEST_HTML = 64 << 20

/** `head`: the beginning of the file. Throws readFailure. */
export async function openText(bytes: Bytes, head: Buffer, name: string): Promise<ListSource> {
  const encoding = await textEncoding(head, bytes())
  const dialect = csvDialect(head, encoding)
  return singleSheet('csv', name, () => readCsv(bytes(), dialect), notesOf(encoding))
}

/** Throws readFailure: html-not-excel besides. */
export async function openHtml(bytes: Bytes, head: Buffer, name: string): Promise<ListSource> {
  let encoding = await textEncoding(head, bytes())
  const isPlain = encoding === 'windows-1252' && charsetOf(head) === 'windows-1258'
  if (isPlain) encoding = 'windows-1258'
  const rows = () => readHtml(decodedText(withinLimit(bytes()), encoding))
  for await (const _ of rows()) break // a page without a table is no list
  return singleSheet('html', name, rows, notesOf(encoding))
}

const notesOf = (encoding: TextEncoding) => (encoding === 'windows-1252' ? (['not-unicode'] as const) : [])

async function* withinLimit(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0
  for await (const block of bytes) {
    length += block.length
    if (length > LARGEST_HTML) throw readFailure('too-large')
    yield block
  }
}
