import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { findHeader } from '#domain/columns'
import { HEADINGS, PEOPLE } from '../../../../test/fixtures/lists/people.ts'
import { rawParts, rawWorkbook, sheetXml } from '../../../../test/fixtures/lists/raw-workbook.ts'
import { allRows, cellsOf, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import { type ZipPart, zip } from '../../../../test/fixtures/lists/zip.ts'
import { firstShownSheet, type ListSource } from './list-rows.ts'
import { type ListFile, openList } from './read-list.ts'

const fixture = (name: string) => join(import.meta.dirname, '../../../../test/fixtures/lists', name)

async function opened(file: ListFile, name = 'list'): Promise<ListSource> {
  const source = await openList(file, name)
  if (!source.ok) throw new Error(source.error)
  return source.value
}
const refusal = async (file: ListFile) => {
  const source = await openList(file, 'danh-sach.xlsx')
  return source.ok ? null : source.error
}

const shown = (name: string) => ({ name, hidden: false })

/** Cells as read: empty ones at the end of a row are not told. */
const EXPECTED = [
  HEADINGS,
  ...PEOPLE.map((person) => (person.at(-1) === null ? person.slice(0, -1) : person)),
]

describe('a workbook', () => {
  test.each(['register-hucre.xlsx', 'register-libreoffice.xlsx'])(
    '%s is read to the letter, its hidden row and the zero that its format shows included',
    async (name) => {
      const source = await opened(fixture(name))
      expect(source).toMatchObject({ format: 'xlsx', sheets: [shown('Danh sách'), shown('Tổng hợp')] })
      expect(await cellsOf(source)).toEqual(EXPECTED)
      expect(await cellsOf(source, 1)).toEqual([['Tổng cộng', 5]])
    },
  )

  test('is read alike from a path, from memory and from a stream, and again', async () => {
    const path = fixture('register-hucre.xlsx')
    for (const file of [path, readFileSync(path), () => createReadStream(path)]) {
      const source = await opened(file)
      for (let again = 0; again < 2; again++) expect(await cellsOf(source)).toEqual(EXPECTED)
    }
  })

  test('with its header on row 8, merged over two rows, is understood', async () => {
    const source = await opened(fixture('authority-raw.xlsx'))
    expect(source.sheets).toEqual([{ name: 'Ẩn', hidden: true }, shown('Ấp 3 & Ấp 4')])
    const rows = await allRows(source.rows(firstShownSheet(source)))
    const header = findHeader(rows.map((row) => row.cells))
    if (!header.ok) throw new Error(header.error)
    expect(rows[header.value.row]?.number).toBe(8)
    expect(rows[header.value.firstDataRow]).toEqual({
      number: 11,
      cells: [1, 'Điểu Ỡm', '1950-04-01', null, '070050001234'],
      hidden: true,
    })
    expect(header.value.columns.map((column) => column.field)).toEqual([
      'serial',
      'name',
      'birth-male',
      'birth-female',
      'identity',
    ])
  })

  test('the first sheet that is shown is found; a hidden one is read on request', async () => {
    const source = await opened(fixture('authority-raw.xlsx'))
    expect((await cellsOf(source))[0]).toEqual(['CÔNG AN XÃ LỘC THẠNH'])
    expect(await cellsOf(source, 0)).toEqual([[1]])
  })

  test('that counts its days from 1904 gives the right days', async () => {
    const xml = sheetXml('<row><c s="1"><v>31532</v></c></row>')
    const file = rawWorkbook({ sheets: [{ name: 'A', xml }], formats: ['dd/mm/yyyy'], is1904: true })
    expect(await cellsOf(await opened(file))).toEqual([['1990-05-01']])
  })
})

describe('a text file', () => {
  test('is a list with one sheet of its name', async () => {
    const source = await opened(Buffer.from('Họ tên,Ấp\nThị Hoa,Ấp 3\n'), 'thư mục/Ấp 3.v2.csv')
    expect(source).toMatchObject({ format: 'csv', sheets: [{ ...shown('Ấp 3.v2'), textOnly: true }] })
    expect(await cellsOf(source)).toEqual([
      ['Họ tên', 'Ấp'],
      ['Thị Hoa', 'Ấp 3'],
    ])
  })

  test('named .xlsx is read as what it is, also from a stream of single bytes', async () => {
    const bytes = Buffer.from('\ufeffHọ tên;Ấp\nĐiểu Rỵ;Ấp Ẫ\n')
    const source = await opened(() => Readable.from([...bytes].map((byte) => Buffer.of(byte))), 'a.xlsx')
    expect(await cellsOf(source)).toEqual([
      ['Họ tên', 'Ấp'],
      ['Điểu Rỵ', 'Ấp Ẫ'],
    ])
  })

  test('may hold a letter across the end of what is looked at first', async () => {
    for (let shift = 0; shift < 4; shift++) {
      const text = `a,b\n${'x'.repeat(shift)}${'1,Ẫ\n'.repeat(20_000)}`
      expect((await cellsOf(await opened(Buffer.from(text)))).length).toBe(20_001)
    }
  })
})

describe('what is no list is refused by its content, whatever its name', () => {
  test('a PDF, a workbook with a password', async () => {
    expect(await refusal(fixture('register-libreoffice.pdf'))).toBe('pdf-not-list')
    expect(await refusal(fixture('password.xlsx'))).toBe('password-protected')
  })

  test.each([
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'image-not-list'],
    ['a JPEG', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), 'image-not-list'],
    ['a web page without a table', Buffer.from('\ufeff\n<html><p>Họ tên</p></html>'), 'html-not-excel'],
    ['a web page with its pictures', Buffer.from('MIME-Version: 1.0\r\n\r\n<html>'), 'html-not-excel'],
    ['text of Word', Buffer.from('{\\rtf1\\ansi Họ tên}'), 'document-not-list'],
    ['a .rar', Buffer.from('Rar!\x1a\x07\0', 'latin1'), 'packed-otherwise'],
    [
      'XML Spreadsheet 2003',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      'xml-spreadsheet',
    ],
    ['some other XML', Buffer.from('<?xml version="1.0"?><list/>'), 'wrong-file-type'],
    [
      'a binary',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + 13) % 251)),
      'wrong-file-type',
    ],
    ['Excel 4', Buffer.from('\x09\x04\x06\0\0\0\x10\0', 'latin1'), 'old-excel'],
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['blank lines', Buffer.from('\ufeff \r\n\r\n'), 'empty-file'],
  ])('%s', async (_, bytes, problem) => {
    expect(await refusal(bytes)).toBe(problem)
  })

  test('a zip that is no workbook', async () => {
    expect(await refusal(zip([{ name: 'a.txt', content: 'a' }]))).toBe('no-list-in-zip')
    const binary = rawParts({ sheets: [] }).map((part) => ({
      ...part,
      content: String(part.content).replaceAll('workbook.xml', 'workbook.bin'),
    }))
    expect(await refusal(zip(binary))).toBe('binary-excel')
    expect(await refusal(rawWorkbook({ sheets: [] }))).toBe('empty-file')
  })
})

describe('a workbook that is broken or hostile', () => {
  const sheets = [{ name: 'A', xml: sheetXml('<row><c t="str"><v>Ẫ</v></c></row>') }]
  const parts = rawParts({ sheets, strings: '<si><t>x</t></si>' })
  const withPart = (name: string, change: (part: ZipPart) => ZipPart) =>
    zip(parts.map((part) => (part.name === name ? change(part) : part)))
  const SHEET = 'xl/worksheets/sheet1.xml'

  test('cut off anywhere is refused, never read halfway', async () => {
    const whole = readFileSync(fixture('register-hucre.xlsx'))
    for (let length = 1000; length < whole.length; length += 97)
      expect(await refusal(whole.subarray(0, length))).toBe('damaged-file')
  })

  test('a bomb is refused before it is unpacked', async () => {
    const bomb = withPart(SHEET, (part) => ({ ...part, content: sheetXml(' '.repeat(40 << 20)) }))
    expect(await refusal(bomb)).toBe('too-large')
    const huge = withPart(SHEET, (part) => ({ ...part, claimedSize: 2 ** 31 }))
    expect(await refusal(huge)).toBe('too-large')
    const strings = withPart('xl/sharedStrings.xml', (part) => ({ ...part, claimedSize: 500 << 20 }))
    expect(await refusal(strings)).toBe('too-large')
  })

  test('a part that is more than it claims, or not what was packed, stops the reading', async () => {
    const lying = await opened(withPart(SHEET, (part) => ({ ...part, claimedSize: 20 })))
    expect(await problemOf(lying.rows(0))).toBe('damaged-file')
    const flipped = await opened(withPart(SHEET, (part) => ({ ...part, claimedSum: 1 })))
    expect(await problemOf(flipped.rows(0))).toBe('damaged-file')
    const short = await opened(
      withPart(SHEET, (part) => ({ ...part, content: String(part.content).slice(0, -30) })),
    )
    expect(await problemOf(short.rows(0))).toBe('damaged-file')
  })

  test('a part that is missing, or there twice, or encrypted', async () => {
    expect(await refusal(zip(parts.filter((part) => part.name !== SHEET)))).toBe('damaged-file')
    expect(await refusal(zip([...parts, { name: SHEET.toUpperCase(), content: 'x' }]))).toBe('damaged-file')
    expect(await refusal(withPart(SHEET, (part) => ({ ...part, isEncrypted: true })))).toBe(
      'password-protected',
    )
  })

  test('a document type in any part is refused', async () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    const inBook = withPart('xl/workbook.xml', (part) => ({ ...part, content: bomb + part.content }))
    expect(await refusal(inBook)).toBe('damaged-file')
    const inSheet = await opened(withPart(SHEET, (part) => ({ ...part, content: bomb + part.content })))
    expect(await problemOf(inSheet.rows(0))).toBe('damaged-file')
  })

  test('stored without compression is fine', async () => {
    const stored = zip(parts.map((part) => ({ ...part, isStored: true })))
    expect(await cellsOf(await opened(stored))).toEqual([['Ẫ']])
  })
})

test('a missing file is the caller’s mistake, not the sender’s', async () => {
  await expect(openList('/no/such/file.xlsx', 'x')).rejects.toThrow('ENOENT')
})
