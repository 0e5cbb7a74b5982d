// Opens a list of citizens: whatever its name says, its content decides how it is read. What cannot be read is refused
// here by a named problem; what turns out to be broken further down makes the rows throw (readProblemOf tells why).

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { err, ok, type Result } from '#domain/result'
import { detectFormat, HEAD_BYTES, oleProblem } from './detect-format.ts'
import { type ListSource, singleSheet } from './list-rows.ts'
import { csvDialect, readCsv } from './read-csv.ts'
import { type ReadProblem, readFailure, readProblemOf } from './read-problem.ts'
import { openXlsx } from './read-xlsx.ts'

/** A path, a whole file, or a way to stream it from its start (asked for once per reading). */
export type ListFile = string | Buffer | (() => Readable)

const BLOCK = 1 << 16
/** A workbook that comes as a stream must be held, for its directory stands at its end. */
const LARGEST_HELD = 256 << 20

/** `fileName` only names the one sheet of a file without sheets. A missing file throws, as a broken disk does. */
export async function openList(file: ListFile, fileName: string): Promise<Result<ListSource, ReadProblem>> {
  try {
    const head = await headOf(file)
    const kind = detectFormat(head)
    if (kind === 'zip') return ok(await openXlsx(typeof file === 'string' ? file : await wholeOf(file)))
    if (kind === 'ole') return err(oleProblem(await wholeOf(file)))
    if (kind !== 'text') return err(kind)
    const dialect = csvDialect(head)
    const name = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
    return ok(singleSheet('csv', name, () => readCsv(bytesOf(file), dialect)))
  } catch (thrown) {
    const problem = readProblemOf(thrown)
    if (problem === null) throw thrown
    return err(problem)
  }
}

async function* blocksOf(whole: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < whole.length; from += BLOCK) yield whole.subarray(from, from + BLOCK)
}

function bytesOf(file: ListFile): AsyncIterable<Buffer> {
  if (typeof file === 'string') return createReadStream(file, { highWaterMark: BLOCK })
  return Buffer.isBuffer(file) ? blocksOf(file) : file()
}

async function headOf(file: ListFile): Promise<Buffer> {
  return collected(bytesOf(file), HEAD_BYTES).then((bytes) => bytes.subarray(0, HEAD_BYTES))
}

async function wholeOf(file: ListFile): Promise<Buffer> {
  if (Buffer.isBuffer(file)) return file
  const whole = await collected(bytesOf(file), LARGEST_HELD + 1)
  if (whole.length > LARGEST_HELD) throw readFailure('too-large')
  return whole
}

async function collected(bytes: AsyncIterable<Buffer>, enough: number): Promise<Buffer> {
  const blocks: Buffer[] = []
  let length = 0
  for await (const block of bytes) {
    blocks.push(block)
    length += block.length
    if (length >= enough) break
  }
  return Buffer.concat(blocks)
}
