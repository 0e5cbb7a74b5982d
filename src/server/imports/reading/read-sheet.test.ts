import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sheetXml } from '../../../../test/fixtures/lists/raw-workbook.ts'
import { allRows, inChunks, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import { showNumber } from './number-format.ts'
import { readSheet } from './read-sheet.ts'

const context = {
  sharedStrings: ['Điểu Ỡm', ''],
  styles: [null, showNumber('000000000000', 1900), showNumber('dd/mm/yyyy', 1900)],
}
const sheet = (xml: string, sizes: readonly number[] = [1 << 16]) =>
  readSheet(inChunks(Buffer.from(xml), sizes), context)
const cellsIn = async (row: string) =>
  (await allRows(sheet(sheetXml(`<row r="1">${row}</row>`)))).map((each) => each.cells)[0]

describe('every way to write a cell', () => {
  test('shared, inline, formula text and rich text are the same text', async () => {
    expect(
      await cellsIn(
        '<c t="s"><v>0</v></c><c t="inlineStr"><is><t>Ẫm</t></is></c><c t="str"><f>A1&amp;"x"</f><v>Ờ &amp; Đ</v></c><c t="inlineStr"><is><r><t>Thị </t></r><r><t>Rỵ</t></r><rPh sb="0" eb="1"><t>ruby</t></rPh></is></c>',
      ),
    ).toEqual(['Điểu Ỡm', 'Ẫm', 'Ờ & Đ', 'Thị Rỵ'])
  })

  test('a number that lost its zeros is not a text that kept them', async () => {
    expect(
      await cellsIn(
        '<c><v>70090001234</v></c><c t="n"><v>7.0090001234E10</v></c><c s="1"><v>70090001234</v></c><c t="str"><v>070090001234</v></c>',
      ),
    ).toEqual([70090001234, 70090001234, '070090001234', '070090001234'])
  })

  test('dates, booleans and errors are what they show', async () => {
    expect(
      await cellsIn(
        '<c s="2"><v>32994</v></c><c t="d"><v>1990-05-01T00:00:00</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>',
      ),
    ).toEqual(['1990-05-01', '1990-05-01', 'TRUE', 'FALSE', '#N/A'])
  })

  test('cells stand in their columns, empty ones are null and leave nothing behind', async () => {
    expect(
      await cellsIn(
        '<c r="B1"><v>2</v></c><c r="AB1"><v>28</v></c><c r="AC1" s="1"/><c r="AD1" t="s"><v>1</v></c>',
      ),
    ).toEqual(Array.from({ length: 28 }, (_, i) => (i === 1 ? 2 : i === 27 ? 28 : null)))
  })

  test('a formula without a value is empty, and its text is never read', async () => {
    expect(await cellsIn('<c><f>1+1</f></c><c><f>HYPERLINK("x")</f><v></v></c><c><v>3</v></c>')).toEqual([
      null,
      null,
      3,
    ])
  })
})

test('rows keep their numbers; hidden rows are rows, marked; rows of formats alone are left out', async () => {
  const xml = sheetXml(
    '<row r="3" hidden="1"><c r="A3"><v>1</v></c></row><row r="4"><c r="A4" s="2"/></row><row r="5"/><row><c><v>2</v></c></row>',
  )
  expect(await allRows(sheet(xml))).toEqual([
    { number: 3, cells: [1], hidden: true },
    { number: 6, cells: [2] },
  ])
})

test('a prefix on every name changes nothing', async () => {
  const xml =
    '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>Ẫ</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  expect(await allRows(sheet(xml))).toEqual([{ number: 1, cells: ['Ẫ'] }])
})

describe('what is not a sheet is refused', () => {
  test.each([
    ['a shared string that is not there', '<row r="1"><c t="s"><v>9</v></c></row>', 'damaged-file'],
    ['a number that is none', '<row r="1"><c><v>abc</v></c></row>', 'damaged-file'],
    ['rows out of order', '<row r="2"/><row r="2"/>', 'damaged-file'],
    ['a column past XFD', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'damaged-file'],
    ['a row past the last of Excel', '<row r="1048577"/>', 'too-large'],
  ])('%s', async (_, rows, problem) => {
    expect(await problemOf(sheet(sheetXml(rows)))).toBe(problem)
  })
})

test('letters, numbers and rows survive any cut of the bytes', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'ỵẫờĐ ắb😀'), minLength: 1, maxLength: 9 })
  const cell = fc.oneof(text, fc.nat(99_999_999_999), fc.constant(null))
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(table, sizes, async (rows, cut) => {
      const xml = rows.map((row) => {
        const cells = row.map((each) =>
          each === null
            ? '<c/>'
            : typeof each === 'number'
              ? `<c><v>${each}</v></c>`
              : `<c t="str"><v>${each}</v></c>`,
        )
        return `<row>${cells.join('')}</row>`
      })
      const withoutTail = (row: readonly (string | number | null)[]) =>
        row.slice(0, row.findLastIndex((each) => each !== null) + 1)
      const result = await allRows(sheet(sheetXml(xml.join('')), cut))
      expect(result.map((row) => row.cells)).toEqual(rows.map(withoutTail).filter((row) => row.length > 0))
    }),
    { seed: 22, numRuns: 200 },
  )
})

test('a cell is the same whichever way its attributes are written, however the bytes are cut', async () => {
  const cell = fc.record({
    gap: fc.nat(30),
    style: fc.constantFrom('', 's="1"', 's="2"'),
    value: fc.constantFrom(
      't="s"><v>0',
      't="n"><v>32994',
      '><v>70090001234',
      '><v>-1.5',
      't="str"><v>Ẫ',
      '><v>',
    ),
  })
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 })
  const letters = (column: number) =>
    (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) +
    String.fromCharCode(65 + (column % 26))
  await fc.assert(
    fc.asyncProperty(rows, sizes, async (given, cut) => {
      const xml = given.map((cells, i) => {
        let column = -1
        const written = cells.map(({ gap, style, value }) => {
          column += gap + 1
          return `<c r="${letters(column)}${i + 1}" ${style}${style && value.startsWith('t') ? ' ' : ''}${value}</v></c>`
        })
        return `<row r="${i + 1}">${written.join('')}</row>`
      })
      const usual = sheetXml(xml.join('').replaceAll(' >', '>'))
      const other = usual.replace(/<c [^>]*>/g, (tag) => tag.replaceAll('"', "'").replaceAll(' ', '\n'))
      expect(await allRows(sheet(usual, cut))).toEqual(await allRows(sheet(other)))
    }),
    { seed: 24, numRuns: 200 },
  )
})
