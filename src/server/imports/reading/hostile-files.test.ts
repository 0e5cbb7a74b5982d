// Files that were spoilt by chance, of every format: a reader gives rows or says what is wrong; it never throws anything else,
// never gives more than a sheet can hold, and comes to an end. `npm run soak` tries many times as many.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { odsNumber, odsRow, odsTable, odsText, rawOds } from '../../../../test/fixtures/lists/raw-ods.ts'
import { rawParts, sheetXml } from '../../../../test/fixtures/lists/raw-workbook.ts'
import * as xls from '../../../../test/fixtures/lists/raw-xls.ts'
import { type ZipPart, zip } from '../../../../test/fixtures/lists/zip.ts'
import { type Cell, MOST_COLUMNS, MOST_ROWS } from './list-rows.ts'
import { openList } from './read-list.ts'
import { readProblemOf } from './read-problem.ts'

const CELLS =
  '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><rPr><rFont val=".VnTime"/></rPr><t>Ẫm &amp; _x000D_</t></r></is></c><c r="C1" s="2"><v>32994</v></c><c r="D1" t="str"><f>A1</f><v>x</v></c><c r="E1" t="b"><v>1</v></c>'
const workbook = rawParts({
  strings: '<si><t>Họ và tên</t></si><si><r><rPr><rFont val="Arial"/></rPr><t>Điểu Rỵ</t></r></si>',
  formats: ['000000000000', 'dd/mm/yyyy'],
  sheets: [
    {
      name: 'Ấp 1',
      xml: sheetXml(`<row r="1" hidden="1">${CELLS}</row><row r="7"><c r="B7"><v>70</v></c></row>`),
    },
    { name: 'Ấp 2', xml: sheetXml('<row><c t="s"><v>1</v></c></row>'), state: 'hidden' },
  ],
})
const openDocument = rawOds({
  styles:
    '<number:date-style style:name="N1"><number:year/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:parent-style-name="ce1" style:data-style-name="N1"/>',
  tables:
    odsTable(
      'Ấp 1',
      `<table:table-column table:default-cell-style-name="ce1" table:number-columns-repeated="3"/>${odsRow(odsText('Họ<text:s text:c="3"/>tên', ' table:number-columns-repeated="2"') + odsNumber(7, '007'), ' table:number-rows-repeated="3" table:visibility="filter"')}`,
    ) +
    odsTable('Ấp 2', odsRow('<table:table-cell office:value-type="date" office:date-value="1990-05-01"/>')),
})
const stream = xls.xlsStream(
  8,
  [
    xls.font(8, '.VnTime'),
    xls.format(8, 200, '0000'),
    xls.style(0, 0),
    xls.style(0, 200),
    xls.sharedTexts([{ text: 'Họ và tên' }, { text: 'abcdef', runs: [[2, 0]] }]),
  ],
  [
    {
      name: 'Ấp 1',
      records: [
        xls.hiddenRow(0),
        xls.shared(0, 0, 0),
        xls.shared(0, 1, 1, 1),
        xls.packedRun(1, 0, [1, 2], 1),
        xls.formulaText(8, 2, 0, 'Ẫm'),
        xls.label(8, 3, 0, 'x'),
      ],
    },
    { name: 'Ấp 2', records: [xls.number(0, 0, 1.5)], state: 1 },
  ],
)
const bare = Buffer.concat([
  xls.begin(0, xls.SHEET),
  xls.richLabel(0, 0, 'abc', [1, 0]),
  xls.number(1, 0, 5),
  xls.end,
])
const csv = 'sep=;\r\nHọ tên;"Ấp ""Sóc"""\r\nĐiểu Rỵ;"1\r\n2"\r\n'.repeat(4)
const html =
  '<html><meta charset=utf-8><table><tr><td rowspan=2>Họ &agrave;<td colspan="3">b</tr><!-- x --><tr><td><table><td>c</table></td></tr></table>'
const members: ZipPart[] = [
  { name: 'Ấp 1/a.xlsx', content: zip(workbook) },
  { name: 'b.xls', content: xls.container('Workbook', stream) },
  { name: 'c.csv', content: csv },
  { name: 'd.ods', content: openDocument },
]

/** Where: a share of the length. */
type Change = {
  readonly kind: 'set' | 'flip' | 'cut' | 'insert' | 'repeat' | 'swap'
  readonly where: number
  readonly value: number
}
const change = (...kinds: readonly Change['kind'][]) =>
  fc.record<Change>({
    kind: fc.constantFrom(...kinds),
    // Without bias: else nearly all would be changed at their very start.
    where: fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000),
    value: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x22, 0x26, 0x30, 0x39, 0x3c, 0x3e, 0x7f, 0x80, 0xff)),
  })
/** What moves bytes ends most readings at once, so most files have but a byte or two changed. */
const changes = fc.oneof(
  { weight: 3, arbitrary: fc.array(change('set', 'flip'), { minLength: 1, maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.array(change('set', 'flip', 'cut', 'insert', 'repeat', 'swap'), {
      minLength: 1,
      maxLength: 4,
    }),
  },
)

function spoilt(bytes: Buffer, given: readonly Change[]): Buffer {
  let result = Buffer.from(bytes)
  for (const { kind, where, value } of given) {
    const at = Math.floor(where * result.length)
    const [before, after] = [result.subarray(0, at), result.subarray(at)]
    if (result.length === 0) return result
    if (kind === 'set') result[at] = value
    else if (kind === 'flip') result[at] = (result[at] ?? 0) ^ (1 << (value & 7))
    else if (kind === 'cut') result = Buffer.concat([before, after.subarray(value >> 3)])
    else if (kind === 'insert') result = Buffer.concat([before, Buffer.alloc((value & 15) + 1, value), after])
    else if (kind === 'repeat') result = Buffer.concat([before, after.subarray(0, value), after])
    else result = Buffer.concat([before, after.subarray(value), after.subarray(0, value)])
  }
  return result
}

const isCell = (cell: Cell) =>
  cell === null ||
  (typeof cell === 'number' ? Number.isFinite(cell) : cell.length > 0 && !cell.includes('\0'))

/** Reads all there is; throws what is neither rows nor a problem with a name. */
async function readAll(bytes: Buffer) {
  const source = await openList(bytes, 'Ấp 3.xlsx')
  if (!source.ok) return
  for (let sheet = 0; sheet < source.value.sheets.length; sheet++) {
    try {
      await source.value.fonts(sheet)
      let last = 0
      for await (const chunk of source.value.rows(sheet))
        for (const { number, cells } of chunk) {
          if (number <= last || number > MOST_ROWS) throw new Error(`row ${number} after ${last}`)
          if (cells.length > MOST_COLUMNS || !cells.every(isCell)) throw new Error(`cells of row ${number}`)
          last = number
        }
    } catch (thrown) {
      if (readProblemOf(thrown) === null) throw thrown
    }
  }
}

const tried = (spoil: (given: readonly Change[], which: number) => Buffer, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(changes, fc.nat(1000), (given, which) => readAll(spoil(given, which))),
    { seed: 41, numRuns },
  )

const files = [
  ['.xlsx', zip(workbook)],
  ['.ods', openDocument],
  ['.zip', zip(members)],
  ['.xls', xls.container('Workbook', stream)],
  ['an .xls without its container', bare],
  ['.csv', Buffer.from(csv)],
  ['.csv in UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
  ['a web page named .xls', Buffer.from(html)],
] as const

test.each(files)('%s with bytes changed, lost, added or moved', async (_, whole) => {
  await readAll(whole)
  await tried((given) => spoilt(whole, given), 150)
})

test.each(files)('%s cut off anywhere', async (_, whole) => {
  const step = Math.max(Math.floor(whole.length / 150), 1)
  for (let length = 0; length < whole.length; length += step) await readAll(whole.subarray(0, length))
})

/** Within their container, where the sums are right again: else nearly every change ends there. */
const odsParts = (change: (content: string, i: number) => string | Buffer) => {
  const [mimetype, manifest, styles, content] = ODS_PARTS
  return zip(
    [mimetype, manifest, styles, content].map((part, i) => ({ ...part, content: change(part.content, i) })),
  )
}
const ODS_PARTS = [
  { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
  { name: 'META-INF/manifest.xml', content: '<manifest/>' },
  { name: 'styles.xml', content: '<s><style:style style:name="ce1" style:family="table-cell"/></s>' },
  {
    name: 'content.xml',
    content: `<o><office:body><office:spreadsheet>${odsTable('A', `<table:table-column table:number-columns-repeated="9"/>${odsRow(odsText('a', ' table:number-columns-repeated="9"') + odsNumber(7, '07'), ' table:number-rows-repeated="99"')}`)}${odsTable('B', odsRow(odsText('b<text:s text:c="99"/>')))}</office:spreadsheet></office:body></o>`,
  },
] as const

test('an .xlsx with what its parts say changed', async () => {
  await tried(
    (given, which) =>
      zip(
        workbook.map((part, i) =>
          i === which % workbook.length
            ? { ...part, content: spoilt(Buffer.from(part.content), given) }
            : part,
        ),
      ),
    200,
  )
})

test('an .ods with what its parts say changed', async () => {
  await tried(
    (given, which) =>
      odsParts((content, i) =>
        i === 3 - (which % 5 === 0 ? 1 : 0) ? spoilt(Buffer.from(content), given) : content,
      ),
    150,
  )
})

test('an .xls with what its stream says changed', async () => {
  await tried((given) => xls.container('Workbook', spoilt(stream, given)), 600)
})

test('a zip whose lists were changed, given other names or stand twice', async () => {
  await tried((given, which) => {
    const other = members[(which + 1) % members.length]
    return zip(
      members.map((part, i) =>
        i !== which % members.length
          ? part
          : which % 3 === 0
            ? { ...part, name: other?.name ?? '' }
            : which % 3 === 1
              ? { ...part, content: other?.content ?? '' }
              : { ...part, content: spoilt(Buffer.from(part.content), given) },
      ),
    )
  }, 60)
})

test('whatever comes, memory does not pile up', async () => {
  const before = process.memoryUsage().rss
  await tried((given) => spoilt(zip(members), given), 100)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20)
})
