// What an .xlsx says of itself: its sheets in their order, where its shared strings and styles stand, and what of it is
// never read (macros, links to other files).

import { posix } from 'node:path'
import { MOST_SHEETS, type ReadNote } from './list-rows.ts'
import { readFailure } from './read-problem.ts'
import { xmlName } from './scan-xml.ts'
import type { Parts } from './workbook-parts.ts'
import { NO_STYLES, readStyles, type Styles } from './workbook-styles.ts'
import { type Attributes, eachTag } from './xml-part.ts'

/** 873,007 people with 8 columns of text of their own are some 300 MB of XML. */
const LARGEST_STRINGS = 400 << 20
const LISTED_AT_MOST = 10_000

type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean }
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly stringsPart: string | null
  readonly styles: Styles
}
type Relation = { readonly id: string; readonly type: string; readonly part: string }

/** Relations between parts name what is where; a zip without a workbook at its root is some other kind of file. */
export async function readWorkbook(parts: Parts, note: (note: ReadNote) => void): Promise<Workbook> {
  if (parts.has('EncryptedPackage')) throw readFailure('password-protected')
  const root = parts.has('_rels/.rels') ? await readRelations(parts, '_rels/.rels', '') : []
  const main = root.find((each) => each.type.endsWith('/officeDocument'))?.part
  if (main?.endsWith('workbook.bin')) throw readFailure('binary-excel')
  if (main === undefined || !main.endsWith('.xml')) throw readFailure('wrong-file-type')
  const folder = posix.dirname(main)
  const relationsPart = `${folder}/_rels/${posix.basename(main)}.rels`
  const { rootName, listed, system } = await readSheetList(parts, main)
  if (rootName !== xmlName('workbook')) throw readFailure('document-not-list')
  const relations = await readRelations(parts, relationsPart, folder)
  const byId = new Map(relations.map((each) => [each.id, each]))
  const sheets = listed.flatMap((sheet): Sheet[] => {
    const relation = byId.get(sheet.get('id') ?? '')
    if (!relation?.type.endsWith('/worksheet')) return [] // a chart, or a macro sheet
    const hidden = (sheet.get('state') ?? 'visible') !== 'visible'
    return [{ name: sheet.get('name') ?? '', part: relation.part, hidden }]
  })
  if (sheets.length === 0) throw readFailure('empty-file')
  if (sheets.length > MOST_SHEETS) throw readFailure('too-large')
  parts.checkTogether(sheets.map((sheet) => sheet.part))
  if (relations.some((each) => each.type.endsWith('/vbaProject'))) note('macros-ignored')
  if (relations.some((each) => each.type.endsWith('/externalLink'))) note('external-links-ignored')
  const partOf = (kind: string) => relations.find((each) => each.type.endsWith(kind))?.part ?? null
  const stringsPart = partOf('/sharedStrings')
  if (stringsPart !== null) parts.check(stringsPart, LARGEST_STRINGS)
  const stylesPart = partOf('/styles')
  const styles = stylesPart === null ? NO_STYLES : await readStyles(parts, stylesPart, system)
  return { sheets, stringsPart, styles }
}

async function readRelations(parts: Parts, name: string, folder: string): Promise<readonly Relation[]> {
  const RELATIONSHIP = xmlName('Relationship')
  const relations: Relation[] = []
  await eachTag(parts, name, (tag, attributes) => {
    if (tag !== RELATIONSHIP) return
    if (relations.length > LISTED_AT_MOST) throw readFailure('too-large')
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
  let rootName: number | undefined
  const listed: Attributes[] = []
  const properties: Attributes[] = []
  await eachTag(parts, name, (tag, attributes) => {
    rootName ??= tag
    if (listed.length > LISTED_AT_MOST) throw readFailure('too-large')
    if (tag === SHEET) listed.push(attributes())
    else if (tag === PROPERTIES) properties.push(attributes())
  })
  const is1904 = properties.some((each) => /^(?:1|true)$/.test(each.get('date1904') ?? ''))
  return { rootName, listed, system: is1904 ? (1904 as const) : (1900 as const) }
}
