// Reads a range that was copied in a spreadsheet and pasted: columns parted by tabs, cells with line breaks in quotation
// marks. Cells come as they were shown, always as text, so zeros that were shown are kept.

import { err, ok, type Result } from '#domain/result'
import { delimitedScanner } from './delimited.ts'
import { type ListSource, type Row, rowChunks, singleSheet } from './list-rows.ts'
import type { ReadProblem } from './read-problem.ts'

const BLOCK = 1 << 16

/** Row numbers count from the first row that was pasted; `name` stands for the sheet. */
export function openPastedRange(pasted: string, name: string): Result<ListSource, ReadProblem> {
  const text = pasted.replace(/^\ufeff/, '').replaceAll('\0', '')
  if (text.trim() === '') return err('empty-file')
  return ok(singleSheet('pasted', name, () => rowsOf(text)))
}

async function* rowsOf(text: string): AsyncGenerator<Row[]> {
  const chunks = rowChunks()
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
  const scanner = delimitedScanner({ delimiter: '\t', newline }, chunks.add)
  for (let from = 0; from < text.length; from += BLOCK) {
    scanner.push(text.slice(from, from + BLOCK), from + BLOCK >= text.length)
    if (chunks.isFull()) yield chunks.take()
  }
  if (!chunks.isEmpty()) yield chunks.take()
}
