import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { odsRow, odsTable, odsText, rawOds } from '../../../../test/fixtures/lists/raw-ods.ts'
import { rawWorkbook, sheetXml } from '../../../../test/fixtures/lists/raw-workbook.ts'
import * as xls from '../../../../test/fixtures/lists/raw-xls.ts'
import { cellsOf, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import { type ZipPart, zip } from '../../../../test/fixtures/lists/zip.ts'
import { openList } from './read-list.ts'

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../test/fixtures/lists', name))
const cell = (text: string) => sheetXml(`<row><c t="str"><v>${text}</v></c></row>`)
const xlsx = rawWorkbook({
  sheets: [
    { name: 'Ấp 1', xml: cell('a') },
    { name: 'Nháp', xml: cell('b'), state: 'hidden' },
  ],
})
const ods = rawOds({ tables: odsTable('Ấp 2', odsRow(odsText('c'))) })
const oldExcel = xls.rawXls(
  8,
  [xls.font(8, '.VnTime'), xls.style(0, 0)],
  [{ name: 'Ấp 3', records: [xls.label(8, 0, 0, 'd')] }],
)

async function opened(parts: readonly ZipPart[]) {
  const source = await openList(zip(parts), 'danh-sach.zip')
  if (!source.ok) throw new Error(source.error)
  return source.value
}
const refusal = async (...parts: readonly ZipPart[]) => {
  const source = await openList(zip(parts), 'danh-sach.zip')
  return source.ok ? null : source.error
}

test('its lists stand in one row, whatever folder and format they are of', async () => {
  const source = await opened([
    { name: 'Lộc Thạnh/', content: '' },
    { name: 'Lộc Thạnh/Ấp 1.xlsx', content: xlsx },
    { name: 'Lộc Thạnh/Ấp 2.ods', content: ods, isStored: true },
    { name: 'Ấp 3.xls', content: oldExcel },
    { name: 'Ấp 4.csv'.normalize('NFD'), content: 'Họ tên\ne\n' },
    { name: 'Ấp 5.xls', content: '<table><tr><td>f</td></tr></table>' },
  ])
  expect(source.format).toBe('zip')
  expect(source.sheets).toEqual([
    { name: 'Lộc Thạnh/Ấp 1.xlsx › Ấp 1', hidden: false },
    { name: 'Lộc Thạnh/Ấp 1.xlsx › Nháp', hidden: true },
    { name: 'Lộc Thạnh/Ấp 2.ods › Ấp 2', hidden: false },
    { name: 'Ấp 3.xls › Ấp 3', hidden: false },
    { name: 'Ấp 4.csv', hidden: false, textOnly: true },
    { name: 'Ấp 5.xls', hidden: false, textOnly: true },
  ])
  const expected = [[['a']], [['b']], [['c']], [['d']], [['Họ tên'], ['e']], [['f']]]
  for (const sheet of [0, 5, 1, 4, 2, 3, 0]) expect(await cellsOf(source, sheet)).toEqual(expected[sheet])
  expect(await source.fonts(3)).toEqual(['.VnTime'])
  expect(source.notes).toEqual([])
})

test('what is no list is left out, and that is said', async () => {
  const source = await opened([
    { name: '__MACOSX/._Ấp 1.xlsx', content: xlsx },
    { name: 'Thumbs.db', content: oldExcel },
    { name: 'con/~$Ấp 1.xlsx', content: 'khóa' },
    { name: 'công văn.pdf', content: '%PDF-1.4 x' },
    { name: 'đọc trước.txt', content: 'Kính gửi, ...' },
    { name: 'trống.csv', content: '' },
    { name: 'trang.html', content: '<p>không có bảng' },
    { name: 'thư.doc', content: xls.container('WordDocument', Buffer.alloc(100)) },
    { name: 'Ấp 1.xlsx', content: xlsx },
  ])
  expect(source.sheets.map(({ name }) => name)).toEqual(['Ấp 1.xlsx › Ấp 1', 'Ấp 1.xlsx › Nháp'])
  expect(source.notes).toEqual(['files-ignored'])
})

test('names of a Mac are UTF-8, those of DOS are of DOS', async () => {
  const bytes = zip([
    { name: 'Ấp.csv', content: 'a' },
    { name: 'x\xe9.csv', content: 'b' },
  ])
  /** Neither says that it is UTF-8; the second is not. */
  for (const [signature, flags] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4)) {
      bytes.writeUInt16LE(0, at + flags)
      const name = bytes.indexOf('x\xc3\xa9', at, 'latin1')
      if (name !== -1 && name - at < 60) bytes.writeUInt16LE(0x82 | (0x2e << 8), name + 1)
    }
  const fixed = Buffer.from(bytes)
  const source = await openList(fixed, 'x.zip')
  expect(source.ok && source.value.sheets.map(({ name }) => name)).toEqual(['Ấp.csv', 'xé..csv'])
})

describe('the whole is refused', () => {
  test('if it holds no list, or another packed file', async () => {
    expect(await refusal({ name: 'a.pdf', content: '%PDF-1.4' })).toBe('no-list-in-zip')
    expect(await refusal()).toBe('no-list-in-zip')
    expect(await refusal({ name: 'a.zip', content: zip([{ name: 'a.csv', content: 'x' }]) })).toBe(
      'zip-in-zip',
    )
    expect(await refusal({ name: 'a.rar', content: 'Rar!\x1a\x07\0' })).toBe('zip-in-zip')
  })

  test('if one of its lists cannot be read: nothing may be lost unseen', async () => {
    const good = { name: 'a.xlsx', content: xlsx }
    expect(await refusal(good, { name: 'b.xlsx', content: fixture('password.xlsx') })).toBe(
      'password-protected',
    )
    expect(await refusal(good, { name: 'b.xlsx', content: xlsx.subarray(0, -40) })).toBe('damaged-file')
    expect(await refusal(good, { name: 'b.csv', content: 'a', isEncrypted: true })).toBe('password-protected')
  })

  test('if it unpacks to far more than lists', async () => {
    expect(await refusal({ name: 'a.csv', content: Buffer.alloc(48 << 20, 'a,') })).toBe('too-large')
    expect(await refusal({ name: 'a.csv', content: 'a', claimedSize: 2 ** 31 })).toBe('too-large')
    const sheets = Array.from({ length: 400 }, (_, i) => ({ name: `Ấp ${i}`, xml: cell('x') }))
    const many = rawWorkbook({ sheets })
    expect(await refusal(...['a', 'b', 'c'].map((name) => ({ name: `${name}.xlsx`, content: many })))).toBe(
      'too-large',
    )
  })

  test('while its rows are read, if a list turns out to be broken there', async () => {
    const broken = rawWorkbook({ sheets: [{ name: 'A', xml: sheetXml('<row r="2"/><row r="1"/>') }] })
    const source = await opened([{ name: 'a.xlsx', content: broken }])
    expect(await problemOf(source.rows(0))).toBe('damaged-file')
  })
})

test('a sheet that is not there is a mistake of the caller', async () => {
  const source = await opened([{ name: 'a.csv', content: 'x' }])
  await expect(cellsOf(source, 1)).rejects.toThrow(RangeError)
})
