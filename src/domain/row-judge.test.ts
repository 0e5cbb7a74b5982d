import { describe, expect, test } from 'vitest'
import { findHeader } from './columns.ts'
import type { Cells } from './header-lines.ts'
import type { Field } from './headings.ts'
import { type JudgedRow, rowJudge } from './row-judge.ts'

function judge(rows: readonly Cells[]): JudgedRow[] {
  const header = findHeader(rows)
  if (!header.ok) throw new Error(header.error)
  return rows.slice(header.value.lastRow + 1).map(rowJudge(header.value))
}
const kinds = (judged: readonly JudgedRow[]) => judged.map(({ kind }) => kind)
const people = (judged: readonly JudgedRow[]) =>
  judged.flatMap((row) => (row.kind === 'person' ? [row.cells] : []))
const told = (judged: readonly JudgedRow[], ...fields: Field[]) =>
  people(judged).map((cells) => fields.map((field) => cells[field] ?? null).join(' | '))

const REGISTER: Cells = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Quan hệ với chủ hộ']
const ONE: Cells = [1, 'Điểu Đố', '04/02/1958', '070058001177', 'Chủ hộ']
const TWO: Cells = [2, 'Thị Lan', '1960', null, 'Vợ']
const at = (index: number, cell: string): Cells =>
  Array.from({ length: 5 }, (_, i) => (i === index ? cell : null))

describe('rows that are nobody', () => {
  test('numbering and header are told wherever a page begins', () => {
    const header: readonly Cells[] = [
      ['STT', 'Họ và tên', 'Ngày sinh', null, 'Ấp'],
      [null, null, 'Nam', 'Nữ', null],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ]
    const judged = judge([
      ...header,
      [1, 'Điểu Đố', '1958', null, 'Ấp 3'],
      ['Cộng trang 1', null, null, null, 1],
      ...header,
      [2, 'Thị Lan', null, '1960', 'Ấp 3'],
    ])
    expect(kinds(judged)).toEqual([
      'numbering',
      'person',
      'subtotal',
      'repeated-header',
      'repeated-header',
      'numbering',
      'person',
    ])
  })

  test('totals are told wherever their word stands and whatever they sum up', () => {
    const totals: readonly Cells[] = [
      at(0, 'Tổng cộng: 120'),
      [null, 'Cộng', null, 5, null],
      ['Tổng cộng', 'Tổng cộng', 1990, 840695005231, 12],
      [null, 'Cộng ấp 3', 36, null, null],
      [null, '12 người', null, null, null],
    ]
    expect(kinds(judge([REGISTER, ONE, ...totals]))).toEqual(['person', ...totals.map(() => 'subtotal')])
  })

  test('beneath the signatures nothing is somebody who is not clearly one', () => {
    const judged = judge([
      REGISTER,
      ONE,
      at(3, 'Lộc Thạnh, ngày 20 tháng 3 năm 2024'),
      [null, 'NGƯỜI LẬP BIỂU', null, 'TRƯỞNG CÔNG AN XÃ', null],
      [null, '(Ký, ghi rõ họ tên)', null, '(Ký tên, đóng dấu)', null],
      [],
      [null, 'Nguyễn Văn A', null, 'Trần Văn B', null],
      at(1, 'Đại úy Lâm Văn Được'),
      at(0, 'Nơi nhận:'),
      at(0, '- Như trên;'),
    ])
    expect(kinds(judged)).toEqual([
      'person',
      'signature',
      'signature',
      'signature',
      'blank',
      'signature',
      'signature',
      'signature',
      'signature',
    ])
  })

  test('blank rows hold nothing, a serial number, or what a template fills in', () => {
    const judged = judge([
      ['STT', 'Họ và tên', 'Năm sinh', 'Xã', 'Ấp'],
      [1, 'Điểu Đố', 1958, 'Lộc Thạnh', 'Ấp 3'],
      [],
      [2, null, null, null, null],
      [3, null, ' ', 'Lộc Thạnh', 'Ấp 3'],
    ])
    expect(kinds(judged)).toEqual(['person', 'blank', 'blank', 'blank'])
  })

  test('text that is not understood is reported and names nobody', () => {
    const judged = judge([
      REGISTER,
      at(0, 'Những người đi làm ăn xa'),
      ONE,
      at(1, 'Hộ nghèo'),
      TWO,
      [null, null, 5, 3, null],
    ])
    expect(kinds(judged)).toEqual(['other', 'person', 'other', 'person', 'other'])
  })
})

describe('somebody', () => {
  test.each<[string, Cells]>([
    ['named like a hamlet', [1, 'Sóc Kha', '1958', null, null]],
    ['named like a hamlet, with a phone only', [1, 'Sóc Kha', null, '070058001177', null]],
    ['named like a total', [1, 'Tổng Văn Cộng', '1958', null, null]],
    ['named Cộng and nothing else', [1, 'Cộng', '04/02/1958', null, 'Con']],
    ['named like a household', [null, 'Hồ Văn Ba', '1958', null, null]],
    ['of whom nothing is said but a serial number', [1, 'Điểu Đố', null, null, null]],
    ['without a serial number', [null, 'Điểu Đố', null, null, 'Con']],
    ['without a name', [1, null, '04/02/1958', '070058001177', null]],
    ['with a note in the name', [1, 'Thị Lan (mất 2023)', null, null, null]],
    ['whose number a spreadsheet broke', [null, 'Điểu Đố', null, '7.0058E+10', null]],
  ])('%s is not lost', (_, row) => {
    expect(kinds(judge([REGISTER, ONE, row]))).toEqual(['person', 'person'])
  })

  test('with a name only is somebody where nobody has a serial number, else reported', () => {
    expect(kinds(judge([REGISTER, ONE, at(1, 'Thị Lan'), TWO]))).toEqual(['person', 'other', 'person'])
    expect(
      kinds(
        judge([
          ['Họ và tên', 'Năm sinh'],
          ['Điểu Đố', 1958],
          ['Thị Lan', null],
        ]),
      ),
    ).toEqual(['person', 'person'])
  })

  test('of a carrier has a number and no name', () => {
    const judged = judge([
      ['STT', 'Số thuê bao', 'Kết quả đối soát'],
      [1, '0912345678', 'Khớp'],
      [2, 84912345679, 'Không khớp'],
      ['Tổng cộng: 2', null, null],
    ])
    expect(kinds(judged)).toEqual(['person', 'person', 'subtotal'])
    expect(told(judged, 'phone', 'matched')).toEqual(['0912345678 | Khớp', '84912345679 | Không khớp'])
  })

  test('whose name stands in two columns has one', () => {
    const judged = judge([
      ['STT', 'Họ và chữ đệm', 'Tên', 'Năm sinh'],
      [1, 'Nguyễn Thị ', ' Ẩn', 1950],
      [2, null, 'Hoa', 1951],
    ])
    expect(told(judged, 'name')).toEqual(['Nguyễn Thị Ẩn', 'Hoa'])
    expect(people(judged)[0]).not.toHaveProperty('given-name')
  })
})
