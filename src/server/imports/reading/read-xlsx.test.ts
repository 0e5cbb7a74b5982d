import { describe, expect, test } from 'vitest'
import {
  type RawWorkbook,
  rawParts,
  rawWorkbook,
  sheetXml,
} from '../../../../test/fixtures/lists/raw-workbook.ts'
import { allRows, cellsOf } from '../../../../test/fixtures/lists/reading.ts'
import { type ZipPart, zip } from '../../../../test/fixtures/lists/zip.ts'
import { openList } from './read-list.ts'

async function opened(file: Buffer) {
  const source = await openList(file, 'x.xlsx')
  if (!source.ok) throw new Error(source.error)
  return source.value
}
const changed = (book: RawWorkbook, change: (part: ZipPart) => ZipPart, more: readonly ZipPart[] = []) =>
  zip([...rawParts(book).map(change), ...more])
const STYLES =
  '<styleSheet><fonts><font><sz val="11"/><name val="Arial"/></font><font><name val=".VnTime"/></font><font/></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><name val="X"/></font></dxf></dxfs></styleSheet>'
const withStyles = (book: RawWorkbook) =>
  changed(book, (part) => (part.name === 'xl/styles.xml' ? { ...part, content: STYLES } : part))
const text = (value: string, style = 0) => `<c s="${style}" t="str"><v>${value}</v></c>`

describe('fonts', () => {
  test('are those of most filled cells of a column; a cell without a font of its own counts too', async () => {
    const rows = [
      text('a') + text('b', 1) + text('c', 2),
      text('a', 1) + text('b', 1) + text('c', 2),
      `${text('a', 1)}<c s="0"/>${text('c', 1)}`,
    ]
    const xml = sheetXml(rows.map((row) => `<row>${row}</row>`).join(''))
    const source = await opened(withStyles({ sheets: [{ name: 'A', xml }] }))
    expect(await source.fonts(0)).toEqual(['.VnTime', '.VnTime', null])
  })

  test('of rich text are those of most of it, shared or in the cell', async () => {
    const runs = (short: string, long: string) =>
      `<r><rPr><rFont val="${short}"/></rPr><t>STT</t></r><r><rPr><b/><rFont val="${long}"/></rPr><t>Hä vµ tªn</t></r>`
    const xml = sheetXml(
      `<row><c t="s"><v>0</v></c><c t="inlineStr"><is>${runs('Arial', '.VnTimeH')}</is></c><c t="s" s="1"><v>1</v></c><c t="inlineStr" s="1"><is><r><t>a</t></r></is></c></row>`,
    )
    const strings = `<si>${runs('.VnTime', 'VNI-Times')}</si><si><r><t>chung</t></r><r><rPr><rFont val="Arial"/></rPr><t>a</t></r></si>`
    const source = await opened(withStyles({ sheets: [{ name: 'A', xml }], strings }))
    expect(await source.fonts(0)).toEqual(['VNI-Times', '.VnTimeH', '.VnTime', '.VnTime'])
  })

  test('are told by the first rows alone', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `<row>${text('a', i < 200 ? 1 : 0)}</row>`).join('')
    const source = await opened(withStyles({ sheets: [{ name: 'A', xml: sheetXml(rows) }] }))
    expect(await source.fonts(0)).toEqual(['.VnTime'])
    expect((await cellsOf(source)).length).toBe(5000)
  })
})

describe('what is never run is told', () => {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (type: string, target: string) => (part: ZipPart) =>
    part.name === 'xl/_rels/workbook.xml.rels'
      ? {
          ...part,
          content: String(part.content).replace(
            '</Relationships>',
            `<Relationship Id="x" Type="${type}" Target="${target}"/></Relationships>`,
          ),
        }
      : part
  const book = { sheets: [{ name: 'A', xml: sheetXml(`<row>${text('a')}</row>`) }] }

  test('macros and links', async () => {
    const macros = related(
      'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
      'vbaProject.bin',
    )
    const withMacros = await opened(changed(book, macros, [{ name: 'xl/vbaProject.bin', content: 'x' }]))
    expect(withMacros.notes).toEqual(['macros-ignored'])
    const links = await opened(
      changed(book, related(`${OFFICE}/externalLink`, 'externalLinks/externalLink1.xml')),
    )
    expect(links.notes).toEqual(['external-links-ignored'])
    expect(await cellsOf(links)).toEqual([['a']])
  })

  test('formulas whose value was never stored, once they are met; an empty text is a value', async () => {
    const sheet = (cells: string) => ({ name: 'A', xml: sheetXml(`<row>${cells}</row>`) })
    const empty = '<c t="str"><f>IF(1,"")</f><v></v></c>'
    const source = await opened(
      rawWorkbook({ sheets: [sheet(empty + text('a')), sheet(`<c><f>1+1</f></c>${text('b')}`)] }),
    )
    expect(await cellsOf(source, 0)).toEqual([[null, 'a']])
    expect(source.notes).toEqual([])
    for (let again = 0; again < 2; again++) expect(await cellsOf(source, 1)).toEqual([[null, 'b']])
    expect(source.notes).toEqual(['formula-without-value'])
  })
})

test('very hidden sheets are hidden; hidden rows are marked, by either way to say so', async () => {
  const xml = sheetXml(
    `<row r="1" hidden="1">${text('a')}</row><row r="2" hidden="true">${text('b')}</row><row r="3" hidden="0">${text('c')}</row><row r="4">${text('d')}</row>`,
  )
  const source = await opened(
    rawWorkbook({
      sheets: [
        { name: 'A', xml, state: 'veryHidden' },
        { name: 'B', xml },
      ],
    }),
  )
  expect(source.sheets.map(({ hidden }) => hidden)).toEqual([true, false])
  expect((await allRows(source.rows(0))).map(({ hidden }) => hidden)).toEqual([
    true,
    true,
    undefined,
    undefined,
  ])
})

test('a workbook of the strict standard is read alike', async () => {
  const xml = sheetXml(`<row>${text('Ẫ')}<c t="d"><v>1990-05-01</v></c></row>`)
  const strict = (part: ZipPart) => ({
    ...part,
    content: String(part.content)
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006',
        'http://purl.oclc.org/ooxml/officeDocument',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006',
        'http://purl.oclc.org/ooxml/spreadsheetml',
      ),
  })
  const source = await opened(changed({ sheets: [{ name: 'A', xml }] }, strict))
  expect(await cellsOf(source)).toEqual([['Ẫ', '1990-05-01']])
})

test('a million rows of formats alone are no rows, and cost little memory', async () => {
  const rows = Buffer.from('<row s="1"><c s="1"/></row>'.repeat(1_048_575))
  const xml = sheetXml('\n', '').split('\n')
  const sheet = Buffer.concat([Buffer.from(xml.slice(0, -1).join('\n')), rows, Buffer.from(xml.at(-1) ?? '')])
  const parts = rawParts({ sheets: [{ name: 'A', xml: '' }] }).map((part) =>
    part.name.endsWith('sheet1.xml') ? { ...part, content: sheet, isStored: true } : part,
  )
  const source = await opened(zip(parts))
  const before = process.memoryUsage().heapUsed
  expect(await allRows(source.rows(0))).toEqual([])
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 << 20)
})

test('a value in the last column of every row is too much for any list', async () => {
  const rows = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(10_000)
  const source = await opened(rawWorkbook({ sheets: [{ name: 'A', xml: sheetXml(rows) }] }))
  let rowsRead = 0
  const read = async () => {
    for await (const chunk of source.rows(0)) rowsRead += chunk.length
  }
  await expect(read()).rejects.toThrow('too-large')
  expect(rowsRead).toBeLessThan(4000)
})
