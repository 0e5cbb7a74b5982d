import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allRows, inChunks, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import { markedEncoding } from './detect-format.ts'
import { csvDialect, readCsv } from './read-csv.ts'
import { textEncoding } from './text-encoding.ts'

const bytesOf = (text: string) => Buffer.from(text)
const read = (bytes: Buffer, sizes: readonly number[] = [1 << 16]) =>
  allRows(readCsv(inChunks(bytes, sizes), csvDialect(bytes, markedEncoding(bytes))))
const cellsIn = async (text: string) => (await read(bytesOf(text))).map((row) => row.cells)

const LIST = 'STT,Họ và tên,Số CCCD\r\n1,Thị Kiều Ẫm,070190001234\r\n2,"Điểu K’Rỵ, Ờ Đ",001155000099\r\n'
const CELLS = [
  ['STT', 'Họ và tên', 'Số CCCD'],
  ['1', 'Thị Kiều Ẫm', '070190001234'],
  ['2', 'Điểu K’Rỵ, Ờ Đ', '001155000099'],
]

describe('encodings', () => {
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }
  const written = {
    'UTF-8': bytesOf(LIST),
    'UTF-8 with its mark': bytesOf(`\ufeff${LIST}`),
    'UTF-16LE': utf16(LIST, false),
    'UTF-16BE': utf16(LIST, true),
  }
  for (const [name, bytes] of Object.entries(written))
    test(`${name} is read, also when every byte comes alone`, async () => {
      for (const sizes of [[1], [1 << 16]]) {
        const rows = await read(bytes, sizes)
        expect(rows.map((row) => row.cells)).toEqual(CELLS)
        expect(rows.map((row) => row.number)).toEqual([1, 2, 3])
      }
    })

  const encodingIn = (bytes: Buffer) => textEncoding(bytes, inChunks(bytes, [7]))

  test('one letter that is no Unicode, in the last row, and every byte comes as a sign of its own', async () => {
    const bytes = Buffer.concat([bytesOf('Ấp,x\n'), Buffer.from('Th\xee Hoa\x80\xad,1\n', 'latin1')])
    expect(await encodingIn(bytes)).toBe('windows-1252')
    const rows = await allRows(readCsv(inChunks(bytes, [3]), csvDialect(bytes, 'windows-1252')))
    expect(rows[1]?.cells).toEqual(['Thî Hoa€\u00ad', '1'])
    const marked = Buffer.concat([bytesOf('\ufeffa,b\n'), Buffer.from('\xee,1', 'latin1')])
    const [first] = await allRows(readCsv(inChunks(marked), csvDialect(marked, await encodingIn(marked))))
    expect(first?.cells).toEqual(['a', 'b'])
  })

  test('a file that is cut off within a letter is damaged', async () => {
    const cutSign = bytesOf(`${LIST}3,Ẫ`).subarray(0, -1)
    await expect(encodingIn(cutSign)).rejects.toThrow('damaged-file')
    const oddUtf16 = utf16(LIST, false).subarray(0, -1)
    expect(await problemOf(readCsv(inChunks(oddUtf16, [7]), csvDialect(oddUtf16, 'utf-16le')))).toBe(
      'damaged-file',
    )
  })

  test('an old text whose last letter could begin one of Unicode is not cut off', async () => {
    expect(await encodingIn(Buffer.from('Ho\xe4', 'latin1'))).toBe('windows-1252')
  })

  test('a zero byte is damage, not a letter', async () => {
    expect(
      await problemOf(readCsv(inChunks(bytesOf('a,b\nc\0,d')), csvDialect(bytesOf('a,b'), 'utf-8'))),
    ).toBe('damaged-file')
  })
})

describe('delimiters and line ends', () => {
  test('the delimiter is told from the rows, not from commas in titles and addresses', async () => {
    const text =
      'SỞ, BAN, NGÀNH\nDanh sách, lần 1\nSTT;Họ tên;Địa chỉ\n1;Thị Hoa;Tổ 1, Ấp 2, xã X\n2;Điểu Ơi;Ấp 3\n'
    expect((await cellsIn(text)).at(-1)).toEqual(['2', 'Điểu Ơi', 'Ấp 3'])
    expect((await cellsIn('STT\tHọ tên\n1\tA, B, C\n2\tD\n'))[1]).toEqual(['1', 'A, B, C'])
  })

  test('the hint "sep=;" that Excel writes for itself is not a row', async () => {
    const bytes = bytesOf('sep=;\r\nHọ tên;Ấp\r\nA,B,C;1,2,3')
    for (const sizes of [[1], [100]]) {
      expect(await read(bytes, sizes)).toEqual([
        { number: 1, cells: ['Họ tên', 'Ấp'] },
        { number: 2, cells: ['A,B,C', '1,2,3'] },
      ])
    }
  })

  test('lines may end as on old Macs', async () => {
    expect(await cellsIn('a,b\rc,"d\re"\rf,g')).toEqual([
      ['a', 'b'],
      ['c', 'd\re'],
      ['f', 'g'],
    ])
  })

  test('empty rows are left out but keep their numbers', async () => {
    const rows = await read(bytesOf('a,b\n\n,,\nc,d\n\n'))
    expect(rows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 4, cells: ['c', 'd'] },
    ])
  })
})

describe('quotation marks', () => {
  test('a cell may hold delimiters, line breaks and doubled marks', async () => {
    expect(await cellsIn('a,"b ""c"" d","e\r\nf"\n"",x,""\n')).toEqual([
      ['a', 'b "c" d', 'e\r\nf'],
      [null, 'x', null],
    ])
  })

  test('marks that do not enclose the cell are text, and swallow nothing', async () => {
    expect(await cellsIn('1,"Bé" Na,x\n2,5" dài,y\n3,"Tí,z\n4,Út,w\n')).toEqual([
      ['1', '"Bé" Na', 'x'],
      ['2', '5" dài', 'y'],
      ['3', '"Tí', 'z'],
      ['4', 'Út', 'w'],
    ])
  })

  test('a row that never ends is refused instead of being held in memory', async () => {
    const endless = Buffer.alloc(3 << 20, 'x')
    expect(
      await problemOf(readCsv(inChunks(endless, [1 << 16]), csvDialect(bytesOf('a,b\n'), 'utf-8'))),
    ).toBe('damaged-file')
  })
})

const letters = fc.constantFrom(...'ỵẫờĐđỠ ẵK’ab0,;\t"\r\n\u0301😀=')
const cell = fc.string({ unit: letters, maxLength: 12 })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })
const written = (rows: readonly (readonly string[])[], delimiter: string) =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join('\n')
const filled = (row: readonly string[]) => row.map((text) => (text === '' ? null : text))

test('what is written as CSV is read again unchanged, however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      async (rows, delimiter, sizes) => {
        const dialect = { encoding: 'utf-8', newline: '\n', delimiter } as const
        const result = await allRows(readCsv(inChunks(bytesOf(written(rows, delimiter)), sizes), dialect))
        const expected = rows.map(filled).filter((row) => row.some((text) => text !== null))
        expect(result.map((row) => row.cells)).toEqual(expected)
      },
    ),
    { seed: 11, numRuns: 300 },
  )
})

test('on well-formed CSV it agrees with csv-parse', async () => {
  const plain = fc.string({ unit: fc.constantFrom(...'ỵẫĐ ab0;’'), minLength: 1, maxLength: 8 })
  const maybeQuoted = fc.oneof(
    plain,
    cell.map((text) => `"${text.replaceAll('"', '""')}"`),
  )
  const lines = fc.array(fc.array(maybeQuoted, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(lines, async (rows) => {
      const text = rows.map((row) => row.join(',')).join('\n')
      const dialect = { encoding: 'utf-8', newline: '\n', delimiter: ',' } as const
      const ours = await allRows(readCsv(inChunks(bytesOf(text), [5]), dialect))
      const theirs: string[][] = parse(text, { relax_column_count: true, record_delimiter: '\n' })
      expect(ours.map((row) => row.cells)).toEqual(
        theirs.map(filled).filter((row) => row.some((each) => each !== null)),
      )
    }),
    { seed: 12, numRuns: 300 },
  )
})

test('rows come while the file is read: the first chunk needs only the first blocks', async () => {
  let blocks = 0
  async function* endless() {
    for (;;) {
      blocks++
      yield Buffer.from('1,Thị Kiều Ẫm,070190001234\n'.repeat(100))
    }
  }
  for await (const chunk of readCsv(endless(), csvDialect(bytesOf('a,b\n'), 'utf-8'))) {
    expect(chunk.length).toBeGreaterThanOrEqual(2000)
    break
  }
  expect(blocks).toBeLessThanOrEqual(21)
})
