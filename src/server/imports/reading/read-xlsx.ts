// Reads .xlsx: finds the sheets in the order of the workbook, its shared strings and its number formats, then streams one
// sheet. Only the shared strings stand in memory as a whole. Macros, links and formulas are never run.

import { posix } from 'node:path'
import type { ListSource, Row } from './list-rows.ts'
import { builtInFormat, type ShowNumber, showNumber } from './number-format.ts'
import { readFailure } from './read-problem.ts'
import { readSheet } from './read-sheet.ts'
import { xmlAttributes, xmlName, xmlScanner } from './scan-xml.ts'
import { NO_STRINGS, readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { openParts, type Parts } from './workbook-parts.ts'

const LARGEST_CATALOGUE = 64 << 20
/** 873,007 people with 8 columns of text of their own are some 300 MB of XML. */
const LARGEST_STRINGS = 400 << 20

type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean }
type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly stringsPart: string | null
  readonly styles: readonly (ShowNumber | null)[]
}

/** From a path, or the whole file. Throws readFailure; the rows throw it too. */
export async function openXlsx(file: string | Buffer): Promise<ListSource> {
  const workbook = await withParts(file, readWorkbook)
  const { sheets } = workbook
  let strings: SharedStrings | undefined

  async function* rows(index: number): AsyncGenerator<Row[]> {
    const sheet = sheets[index]
    if (!sheet) throw new RangeError(`the workbook has ${sheets.length} sheets, none with index ${index}`)
    const parts = await openParts(file)
    try {
      strings ??= await stringsOf(parts, workbook.stringsPart)
      yield* readSheet(parts.read(sheet.part), { sharedStrings: strings, styles: workbook.styles })
    } finally {
      parts.close()
    }
  }
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, isHidden }) => ({ name, hidden: isHidden })),
    rows,
    fonts: async () => [],
    notes: [],
  }
}

const stringsOf = async (parts: Parts, name: string | null): Promise<SharedStrings> =>
  name === null ? NO_STRINGS : readSharedStrings(parts.read(name), parts.size(name))

async function withParts<T>(file: string | Buffer, use: (parts: Parts) => Promise<T>): Promise<T> {
  const parts = await openParts(file)
  try {
    return await use(parts)
  } finally {
    parts.close()
  }
}

type Relation = { readonly id: string; readonly type: string; readonly part: string }
type Attributes = ReadonlyMap<string, string>

/** Relations between parts name what is where; a zip without a workbook at its root is some other kind of file. */
async function readWorkbook(parts: Parts): Promise<Workbook> {
  if (parts.has('EncryptedPackage')) throw readFailure('password-protected')
  const root = parts.has('_rels/.rels') ? await readRelations(parts, '_rels/.rels', '') : []
  const main = root.find((each) => each.type.endsWith('/officeDocument'))?.part
  if (main === undefined || !main.endsWith('.xml')) throw readFailure('wrong-file-type')
  const folder = posix.dirname(main)
  const relationsPart = `${folder}/_rels/${posix.basename(main)}.rels`
  const { rootName, listed, system } = await readSheetList(parts, main)
  if (rootName !== xmlName('workbook')) throw readFailure('wrong-file-type')
  const relations = await readRelations(parts, relationsPart, folder)
  const sheets = listed.flatMap((sheet): Sheet[] => {
    const relation = relations.find((each) => each.id === sheet.get('id') && each.type.endsWith('/worksheet'))
    if (!relation) return [] // a chart, or a macro sheet
    return [
      {
        name: sheet.get('name') ?? '',
        part: relation.part,
        isHidden: (sheet.get('state') ?? 'visible') !== 'visible',
      },
    ]
  })
  if (sheets.length === 0) throw readFailure('empty-file')
  for (const sheet of sheets) parts.check(sheet.part)
  const partOf = (kind: string) => relations.find((each) => each.type.endsWith(kind))?.part ?? null
  const stringsPart = partOf('/sharedStrings')
  if (stringsPart !== null) parts.check(stringsPart, LARGEST_STRINGS)
  const stylesPart = partOf('/styles')
  return {
    sheets,
    stringsPart,
    styles: stylesPart === null ? [] : await readStyles(parts, stylesPart, system),
  }
}

/** Scans a small part tag by tag. */
async function eachTag(
  parts: Parts,
  name: string,
  open: (name: number, attributes: () => Attributes) => void,
  close: (name: number) => void = () => {},
) {
  parts.check(name, LARGEST_CATALOGUE)
  const scanner = xmlScanner({
    open: (tag, bytes, from, to) => open(tag, () => xmlAttributes(bytes, from, to)),
    close,
    text: () => {},
  })
  for await (const chunk of parts.read(name)) scanner.push(chunk)
  scanner.end()
}

async function readRelations(parts: Parts, name: string, folder: string): Promise<readonly Relation[]> {
  const RELATIONSHIP = xmlName('Relationship')
  const relations: Relation[] = []
  await eachTag(parts, name, (tag, attributes) => {
    if (tag !== RELATIONSHIP) return
    const found = attributes()
    const part = posix.join('/', folder, '.')
    relations.push({
      id: found.get('Id') ?? '',
      type: found.get('Type') ?? '',
      part: posix.resolve(part, found.get('Target') ?? '').slice(1),
    })
  })
  return relations
}

async function readSheetList(parts: Parts, name: string) {
  const [SHEET, PROPERTIES] = ['sheet', 'workbookPr'].map(xmlName)
  const tags: number[] = []
  const listed: Attributes[] = []
  const properties: Attributes[] = []
  await eachTag(parts, name, (tag, attributes) => {
    tags.push(tag)
    if (tag === SHEET) listed.push(attributes())
    else if (tag === PROPERTIES) properties.push(attributes())
  })
  const is1904 = properties.some((each) => /^(?:1|true)$/.test(each.get('date1904') ?? ''))
  return { rootName: tags[0], listed, system: is1904 ? (1904 as const) : (1900 as const) }
}

/** One entry per style index that cells carry (cellXfs). */
async function readStyles(parts: Parts, name: string, system: 1900 | 1904) {
  const [FORMAT, FORMATS_OF_CELLS, STYLE] = ['numFmt', 'cellXfs', 'xf'].map(xmlName)
  const codes = new Map<number, string>()
  const ids: number[] = []
  let isOfCells = false
  await eachTag(
    parts,
    name,
    (tag, attributes) => {
      if (tag === FORMAT) {
        const found = attributes()
        codes.set(Number(found.get('numFmtId')), found.get('formatCode') ?? '')
      } else if (tag === FORMATS_OF_CELLS) isOfCells = true
      else if (tag === STYLE && isOfCells) ids.push(Number(attributes().get('numFmtId') ?? 0))
    },
    (tag) => {
      if (tag === FORMATS_OF_CELLS) isOfCells = false
    },
  )
  const shown = new Map<number, ShowNumber | null>()
  return ids.map((id) => {
    if (!shown.has(id)) shown.set(id, showNumber(codes.get(id) ?? builtInFormat(id), system))
    return shown.get(id) ?? null
  })
}
