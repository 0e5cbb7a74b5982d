// Opens a list of citizens: whatever its name says, its content decides how it is read. What cannot be read is refused
// here by a named problem; what turns out to be broken further down makes the rows throw (readProblemOf tells why).

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { err, ok, type Result } from '#domain/result'
import { detectFormat, HEAD_BYTES } from './detect-format.ts'
import type { ListSource } from './list-rows.ts'
import { openHtml, openText } from './open-text.ts'
import { type ReadProblem, readFailure, readProblemOf } from './read-problem.ts'
import { openXls } from './read-xls.ts'
import { openListsZip, openWorkbook } from './read-zip.ts'

/** A path, a whole file, or a way to stream it from its start (asked for once per reading). */
export type ListFile = string | Buffer | (() => Readable)

const BLOCK = 1 << 16
/** A workbook that comes as a stream must be held, for its directory stands at its end. */
const LARGEST_HELD = 256 << 20
/** An .xls is held and its stream copied once more; 65,536 rows of 30 columns are some 30 MB. */
const LARGEST_XLS = 60 << 20

/** `fileName` only names the one sheet of a file without sheets. A missing file throws, as a broken disk does. */
export async function openList(file: ListFile, fileName: string): Promise<Result<ListSource, ReadProblem>> {
  try {
    return ok(await opened(file, nameOf(fileName)))
  } catch (thrown) {
    const problem = readProblemOf(thrown)
    if (problem === null) throw thrown
    return err(problem)
  }
}

async function opened(file: ListFile, name: string, isInZip = false): Promise<ListSource> {
  const head = await headOf(file)
  const kind = detectFormat(head)
  switch (kind) {
    case 'zip': {
      const held = typeof file === 'string' ? file : await wholeOf(file, LARGEST_HELD)
      const workbook = await openWorkbook(held)
      if (workbook !== null) return workbook
      if (isInZip) throw readFailure('zip-in-zip')
      return openListsZip(held, (bytes, member) => opened(bytes, nameOf(member), true))
    }
    case 'ole':
    case 'biff':
      return openXls(await wholeOf(file, LARGEST_XLS), name)
    case 'text':
      return openText(() => bytesOf(file), head, name)
    case 'html':
      return openHtml(() => bytesOf(file), head, name)
    default:
      throw readFailure(kind)
  }
}

const nameOf = (fileName: string) => fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')

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

async function wholeOf(file: ListFile, largest: number): Promise<Buffer> {
  const whole = Buffer.isBuffer(file) ? file : await collected(bytesOf(file), largest + 1)
  if (whole.length > largest) throw readFailure('too-large')
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
