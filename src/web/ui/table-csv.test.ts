import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPastedTable } from './pasted-table.ts'
import { csvCell, csvOf } from './table-csv.ts'

test('a table becomes a file that Excel reads as Vietnamese', () => {
  const columns = [
    { header: 'Đơn vị', text: (row: { name: string; count: number }) => row.name },
    { header: 'Đã cấp', unit: 'người', text: (row: { name: string; count: number }) => String(row.count) },
    { header: 'Hình' },
  ]
  expect(csvOf(columns, [{ name: 'Xã "Lộc Thạnh", Lộc Ninh', count: 5 }])).toBe(
    '\ufeffĐơn vị,Đã cấp (người)\r\n"Xã ""Lộc Thạnh"", Lộc Ninh",5\r\n',
  )
})

test('no cell is run as a formula, and a negative number stays a number', () => {
  expect(['=1+1', '+84', '@a', '-cmd', '-31', '-1,5%'].map(csvCell)).toEqual([
    "'=1+1",
    "'+84",
    "'@a",
    "'-cmd",
    '-31',
    '"-1,5%"',
  ])
})

test('cells pasted from Excel come back as they were copied', () => {
  expect(readPastedTable('Họ tên\tNgày sinh\r\nĐiểu Ơi\t01/01/1950\r\n')).toEqual([
    ['Họ tên', 'Ngày sinh'],
    ['Điểu Ơi', '01/01/1950'],
  ])
  expect(readPastedTable('"ấp 1\nxã B"\t"nói ""to"""\tc"d')).toEqual([['ấp 1\nxã B', 'nói "to"', 'c"d']])
  expect(readPastedTable('a\t\r\n\t\n')).toEqual([['a', '']])
  const cell = fc.string({ unit: fc.constantFrom('a', 'ễ', '"', '\n', '\t', ' '), maxLength: 6 })
  const copied = (text: string) => (/["\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map(copied).join('\t')).join('\r\n')
      expect(readPastedTable(text)).toEqual(rows)
    }),
    { seed: 31 },
  )
})
