// A zip is a workbook, or holds lists: each of its lists is opened, one at a time in memory, and its sheets stand in one row,
// named "file › sheet". What is no list is left out with a note; a list that cannot be read refuses the whole.

import { detectFormat, HEAD_BYTES } from './detect-format.ts'
import { type ListSource, MOST_SHEETS, type Row, readNotes, type SheetInfo } from './list-rows.ts'
import { isOpenDocument, openOds } from './read-ods.ts'
import { type ReadProblem, readFailure, readProblemOf } from './read-problem.ts'
import { openXlsx } from './read-xlsx.ts'
import { openParts, type Parts } from './workbook-parts.ts'

const LARGEST_MEMBER = 256 << 20
const LARGEST_TOGETHER = 1 << 30
/** What programs leave beside the lists: Macs, Windows, and Excel while a file is open. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i
const NO_LIST: readonly ReadProblem[] = [
  'wrong-file-type',
  'pdf-not-list',
  'image-not-list',
  'document-not-list',
  'html-not-excel',
  'empty-file',
]

/** null: the zip is no workbook. Throws readFailure. */
export async function openWorkbook(file: string | Buffer): Promise<ListSource | null> {
  const parts = await openParts(file)
  try {
    if (isOpenDocument(parts)) return await openOds(file)
    const isOffice = ['_rels/.rels', '[Content_Types].xml', 'EncryptedPackage'].some(parts.has)
    return isOffice ? await openXlsx(file) : null
  } finally {
    parts.close()
  }
}

/** Opens one member whose bytes are given; `name` without its ending. */
type OpenMember = (bytes: Buffer, name: string) => Promise<ListSource>
type Sheet = { readonly member: string; readonly index: number; readonly info: SheetInfo }

/** Throws readFailure: no-list-in-zip, zip-in-zip, too-large, and what refuses any of its lists. */
export async function openListsZip(file: string | Buffer, openMember: OpenMember): Promise<ListSource> {
  const notes = readNotes()
  const sheets: Sheet[] = []
  let open: { readonly member: string; readonly source: ListSource } | null = null

  async function sourceOf(parts: Parts, member: string): Promise<ListSource> {
    if (open?.member === member) return open.source
    open = null // let go of the one before
    const bytes = await wholeOf(parts, member)
    const source = await openMember(bytes, member)
    open = { member, source }
    return source
  }

  const parts = await openParts(file)
  try {
    let together = 0
    for (const member of parts.names) {
      if (LITTER.test(member) || !(await isList(parts, member))) {
        notes.add('files-ignored')
        continue
      }
      together += parts.size(member)
      if (together > LARGEST_TOGETHER) throw readFailure('too-large')
      const source = await sourceOf(parts, member).catch(noListAsNull)
      if (source === null) notes.add('files-ignored')
      else sheets.push(...sheetsOf(member, source))
      if (sheets.length > MOST_SHEETS) throw readFailure('too-large')
      source?.notes.forEach(notes.add)
    }
    if (sheets.length === 0) throw readFailure('no-list-in-zip')
  } finally {
    parts.close()
  }

  async function withSheet(index: number): Promise<{ source: ListSource; index: number }> {
    const sheet = sheets[index]
    if (!sheet) throw new RangeError(`the file has ${sheets.length} sheets, none with index ${index}`)
    const parts = await openParts(file)
    try {
      return { source: await sourceOf(parts, sheet.member), index: sheet.index }
    } finally {
      parts.close()
    }
  }

  async function* rows(asked: number): AsyncGenerator<Row[]> {
    const { source, index } = await withSheet(asked)
    yield* source.rows(index)
    source.notes.forEach(notes.add)
  }

  async function fonts(asked: number) {
    const { source, index } = await withSheet(asked)
    return source.fonts(index)
  }

  return { format: 'zip', sheets: sheets.map(({ info }) => info), rows, fonts, notes: notes.list }
}

function sheetsOf(member: string, source: ListSource): Sheet[] {
  const file = member.normalize('NFC')
  return source.sheets.map((sheet, index) => {
    const name = sheet.textOnly ? file : `${file} › ${sheet.name}`
    return { member, index, info: { ...sheet, name } }
  })
}

function noListAsNull(thrown: unknown): null {
  const problem = readProblemOf(thrown)
  if (problem === null || !NO_LIST.includes(problem)) throw thrown
  return null
}

/** Told from its beginning. Text is a list only if its name says so: a zip may also hold a letter. */
async function isList(parts: Parts, member: string): Promise<boolean> {
  let head: Buffer = Buffer.alloc(0)
  for await (const chunk of parts.read(member)) {
    head = Buffer.concat([head, chunk])
    if (head.length >= HEAD_BYTES) break
  }
  const kind = detectFormat(head.subarray(0, HEAD_BYTES))
  if (kind === 'packed-otherwise') throw readFailure('zip-in-zip')
  if (kind === 'text') return /\.(?:csv|tsv)$/i.test(member)
  if (kind === 'html') return /\.(?:xlsx?|html?)$/i.test(member)
  if (kind === 'zip' || kind === 'ole' || kind === 'biff') return true
  if (!NO_LIST.includes(kind)) throw readFailure(kind)
  return false
}

async function wholeOf(parts: Parts, member: string): Promise<Buffer> {
  parts.check(member, LARGEST_MEMBER)
  const blocks: Buffer[] = []
  for await (const block of parts.read(member)) blocks.push(block)
  return Buffer.concat(blocks)
}
