import { describe, expect, test } from 'vitest'
import { findHeader } from './columns.ts'
import type { Cells } from './header-lines.ts'
import type { Field } from './headings.ts'
import { fieldsToldByLayout, type LaidRow, layoutReader } from './sheet-layout.ts'

type Cell = string | number | null

/** Reads a sheet as a list is read: its header found, the rows beneath it laid one after the other. */
function lay(rows: readonly Cells[], name = 'Sheet1'): LaidRow[] {
  const header = findHeader(rows)
  if (!header.ok) throw new Error(header.error)
  const below = rows.slice(header.value.lastRow + 1)
  return below.map(layoutReader(header.value, { name }, below))
}
const kinds = (laid: readonly LaidRow[]) => laid.map(({ kind }) => kind)
const people = (laid: readonly LaidRow[]) => laid.flatMap(({ cells }) => (cells === null ? [] : [cells]))
const told = (laid: readonly LaidRow[], ...fields: Field[]) =>
  people(laid).map((cells) => fields.map((field) => cells[field] ?? null).join(' | '))

const REGISTER: Cells = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Quan hệ với chủ hộ']
const ONE: Cells = [1, 'Điểu Đố', '04/02/1958', '070058001177', 'Chủ hộ']
const TWO: Cells = [2, 'Thị Lan', '1960', null, 'Vợ']
const THREE: Cells = [3, 'Điểu Jơn', '15/01/1989', '070089001399', 'Con']
const at = (index: number, cell: Cell): Cells =>
  Array.from({ length: 5 }, (_, i) => (i === index ? cell : null))

describe('a heading of a hamlet', () => {
  test.each<[string, Cells]>([
    ['merged over the table', at(0, 'ẤP 3')],
    ['in the second column', at(1, 'Ấp 3')],
    ['with its count in the same cell', at(0, 'Ấp 3: 120 hộ, 450 khẩu')],
    ['with its count in other cells', ['Ấp 3', null, 120, 118, null]],
    ['behind its marker', at(0, 'I. Ấp 3')],
    ['with its marker in a cell of its own', ['I', 'Ấp 3', null, null, null]],
    ['in a font of capitals, whose letters are small', ['i', 'ấp 3', null, null, null]],
    ['with its number in the next cell', ['Ấp', 3, null, null, null]],
    ['written again in every column', Array.from({ length: 5 }, () => 'Ấp 3')],
  ])('%s is given to the people beneath it', (_, heading) => {
    const laid = lay([REGISTER, heading, ONE, TWO])
    expect(kinds(laid)).toEqual(['hamlet-heading', 'person', 'person'])
    for (const cells of people(laid)) expect(String(cells.hamlet)).toMatch(/^ấp 3$/i)
    expect(laid[1]?.filled).toEqual([{ field: 'hamlet', from: 'heading' }])
  })

  test('holds until the next one, and goes before the name of the sheet', () => {
    const laid = lay(
      [REGISTER, ONE, at(0, 'Thôn 5: 120 hộ'), TWO, at(0, 'KHU PHỐ NINH THỊNH'), THREE],
      'Ấp 9',
    )
    expect(told(laid, 'hamlet')).toEqual(['Ấp 9', 'Thôn 5', 'KHU PHỐ NINH THỊNH'])
    expect(laid[0]?.filled).toEqual([{ field: 'hamlet', from: 'sheet' }])
  })

  test('does not change a hamlet that the row has itself', () => {
    const laid = lay([
      ['Họ và tên', 'Năm sinh', 'Ấp'],
      ['ẤP 3', null, null],
      ['Điểu Đố', 1958, 'Ấp 4'],
      ['Thị Lan', 1960, null],
    ])
    expect(told(laid, 'hamlet')).toEqual(['Ấp 4', 'ẤP 3'])
  })

  test('may be a tổ or a sóc of the one above, or one of a commune', () => {
    const laid = lay([
      REGISTER,
      at(0, 'XÃ LỘC AN'),
      at(0, 'I. Ấp 3'),
      at(0, 'Tổ 2'),
      ONE,
      at(0, '1. Sóc Bưng'),
      TWO,
      at(0, 'II. Sóc Lớn'),
      THREE,
    ])
    expect(told(laid, 'commune', 'hamlet', 'group')).toEqual([
      'XÃ LỘC AN | Ấp 3 | Tổ 2',
      'XÃ LỘC AN | Ấp 3 | Sóc Bưng',
      'XÃ LỘC AN | Sóc Lớn | ',
    ])
  })

  test('a tổ is the hamlet where nothing else is', () => {
    expect(told(lay([REGISTER, at(0, 'Tổ dân phố 2'), ONE]), 'hamlet', 'group')).toEqual([
      'Tổ dân phố 2 | Tổ dân phố 2',
    ])
  })

  test('a title tells it where neither row nor heading nor sheet does', () => {
    const laid = lay([['DANH SÁCH NHÂN KHẨU ẤP 5, XÃ LỘC THẠNH'], REGISTER, ONE])
    expect(told(laid, 'hamlet')).toEqual(['ẤP 5'])
    expect(laid[0]?.filled).toEqual([{ field: 'hamlet', from: 'title' }])
  })

  test('what the layout tells need not be a column', () => {
    const rows = [at(0, 'ẤP 3'), at(0, 'Hộ số 12 – Điểu Đố'), ONE]
    const header = findHeader([REGISTER])
    if (!header.ok) throw new Error(header.error)
    expect(fieldsToldByLayout(header.value, { name: 'Sheet1' }, rows).toSorted()).toEqual([
      'hamlet',
      'household',
    ])
    expect(fieldsToldByLayout(header.value, { name: 'Ấp 3' }, [ONE])).toEqual(['hamlet'])
    expect(fieldsToldByLayout(header.value, { name: 'Sheet1' }, [ONE])).toEqual([])
  })
})

describe('a heading of a household', () => {
  test('gives its number to everybody beneath it until the next', () => {
    const laid = lay([
      REGISTER,
      at(0, 'Hộ số 12 – Điểu Đố'),
      ONE,
      TWO,
      at(1, 'Chủ hộ: Điểu Jơn, số hộ 045'),
      THREE,
    ])
    expect(kinds(laid)).toEqual(['household-heading', 'person', 'person', 'household-heading', 'person'])
    expect(told(laid, 'household')).toEqual(['12', '12', '045'])
    expect(laid.map(({ household, startsHousehold }) => [household, startsHousehold])).toEqual([
      [null, false],
      [1, true],
      [1, false],
      [null, false],
      [2, true],
    ])
  })

  test('without a number makes none up, and still begins a household', () => {
    const laid = lay([REGISTER, at(0, 'Hộ số 12'), ONE, at(0, 'Hộ bà Thị Lan'), TWO])
    expect(told(laid, 'household')).toEqual(['12', ''])
    expect(laid.map(({ household }) => household)).toEqual([null, 1, null, 2])
  })

  test('ends with the hamlet', () => {
    const laid = lay([REGISTER, at(0, 'Hộ số 12'), ONE, at(0, 'ẤP 4'), THREE])
    expect(told(laid, 'household', 'hamlet')).toEqual(['12 | ', ' | ẤP 4'])
  })

  test('named in the column of names beside a birth date is the head', () => {
    const laid = lay([REGISTER, [1, 'Chủ hộ: Điểu Đố', 1958, null, null]])
    expect(told(laid, 'name', 'relation')).toEqual(['Điểu Đố | Chủ hộ'])
  })
})

describe('the number of a household on the row of its head', () => {
  const HEADS: Cells = ['Số hộ', 'Họ và tên', 'Năm sinh', 'Quan hệ', 'Ấp', 'Địa chỉ']

  test('is carried to its members with hamlet and address, and not to the next head', () => {
    const laid = lay([
      HEADS,
      ['007', 'Kiên Sa Rương', 1970, 'Chủ hộ', 'Ấp 1', 'Tổ 3'],
      [null, 'Kim Thị Mỹ', 1972, 'vợ', null, null],
      [null, 'Kiên Sa Rây', 2005, 'con', null, 'Tổ 4'],
      [null, 'Ka Nhẫn', 1995, 'Chủ hộ', null, null],
      [null, 'Y Bhiêng', 1993, 'chồng', null, null],
    ])
    expect(told(laid, 'household', 'hamlet', 'address')).toEqual([
      '007 | Ấp 1 | Tổ 3',
      '007 | Ấp 1 | Tổ 3',
      '007 | Ấp 1 | Tổ 4',
      ' |  | ',
      ' |  | ',
    ])
    expect(laid.map(({ household }) => household)).toEqual([1, 1, 1, 2, 2])
  })

  test('is missing, and not carried, where members have theirs on their own rows', () => {
    const row = (number: string | null, name: string, relation: string): Cells => [
      number,
      name,
      1970,
      relation,
    ]
    const laid = lay([
      HEADS,
      row('1', 'Điểu A', 'Chủ hộ'),
      row('1', 'Điểu B', 'con'),
      row('1', 'Điểu C', 'con'),
      row('2', 'Điểu D', 'Chủ hộ'),
      row(null, 'Điểu E', 'con'),
    ])
    expect(told(laid, 'household')).toEqual(['1', '1', '1', '2', ''])
  })

  test('is not carried to somebody whose relation is not told', () => {
    const laid = lay([
      HEADS,
      ['7', 'Điểu A', 1970, 'Chủ hộ'],
      [null, 'Điểu B', 1972, null],
      [null, 'Điểu C', 1999, 'con'],
    ])
    expect(told(laid, 'household')).toEqual(['7', '', ''])
  })

  test('is carried without relations only where numbers rise and most rows have none', () => {
    const merged = [1, null, null, 2, null, 3, null, null]
    const rows = (numbers: readonly Cell[]): readonly Cells[] => [
      ['STT hộ', 'Họ và tên', 'Năm sinh'],
      ...numbers.map((number, i): Cells => [number, `Điểu ${'ABCDEFGH'[i]}`, 1950 + i]),
    ]
    expect(told(lay(rows(merged)), 'household')).toEqual(['1', '1', '1', '2', '2', '3', '3', '3'])
    expect(told(lay(rows([5, null, null, 2, null])), 'household')).toEqual(['5', '', '', '2', ''])
    expect(told(lay(rows([1, 2, null, 3, 4])), 'household')).toEqual(['1', '2', '', '3', '4'])
  })
})

describe('a hamlet that is merged downwards', () => {
  const rows = (hamlets: readonly Cell[]): readonly Cells[] => [
    ['Ấp', 'Họ và tên', 'Năm sinh'],
    ...hamlets.map((hamlet, i): Cells => [hamlet, 'Điểu Đố', 1950 + i]),
  ]
  const blank = Array.from({ length: 6 }, () => null)

  test('is carried where it stands but once for many rows', () => {
    expect(told(lay(rows(['Ấp 1', ...blank, 'Ấp 2', ...blank])), 'hamlet')).toEqual([
      ...Array.from({ length: 7 }, () => 'Ấp 1'),
      ...Array.from({ length: 7 }, () => 'Ấp 2'),
    ])
  })

  test('is missing where few have none', () => {
    expect(told(lay(rows(['Ấp 1', 'Ấp 1', null, 'Ấp 2'])), 'hamlet')).toEqual(['Ấp 1', 'Ấp 1', '', 'Ấp 2'])
    expect(told(lay(rows(['Ấp 1', null, 'Ấp 2', null, null])), 'hamlet')).toEqual([
      'Ấp 1',
      '',
      'Ấp 2',
      '',
      '',
    ])
  })
})

test.each(['"', '”', '〃', '-nt-', 'nt', 'NT', 'n/t', 'như trên', 'Như trên', '- " -', '//', '-//-'])(
  '%j is the same as above, of whatever may be the same, and never of a name or a number',
  (mark) => {
    const laid = lay([
      ['Họ và tên', 'Năm sinh', 'Số CCCD', 'Ấp', 'Địa chỉ', 'Ghi chú'],
      ['Điểu Đố', 1958, '070058001177', 'Ấp 3', 'Tổ 1', null],
      ['Thị Lan', 1960, mark, mark, mark, '-'],
      ['Điểu Jơn', 1989, null, mark, null, null],
    ])
    expect(told(laid, 'identity', 'hamlet', 'address')).toEqual([
      '070058001177 | Ấp 3 | Tổ 1',
      `${mark} | Ấp 3 | Tổ 1`,
      ' | Ấp 3 | ',
    ])
    expect(laid[1]?.filled).toEqual([
      { field: 'hamlet', from: 'ditto' },
      { field: 'address', from: 'ditto' },
    ])
  },
)

describe('a second table beneath the signatures', () => {
  test('goes on under the same header', () => {
    const laid = lay([
      REGISTER,
      ONE,
      at(1, 'NGƯỜI LẬP BIỂU'),
      at(1, 'Nguyễn Văn A'),
      at(0, 'ẤP 4'),
      REGISTER,
      THREE,
    ])
    expect(kinds(laid)).toEqual([
      'person',
      'signature',
      'signature',
      'hamlet-heading',
      'repeated-header',
      'person',
    ])
    expect(told(laid, 'name', 'hamlet')).toEqual(['Điểu Đố | ', 'Điểu Jơn | ẤP 4'])
  })

  test('with another header has its columns from it, and its own two rows', () => {
    const laid = lay([
      REGISTER,
      ONE,
      at(1, 'NGƯỜI LẬP BIỂU'),
      ['STT', 'Số CCCD', 'Họ và tên', 'Năm sinh', null, 'Ấp'],
      [null, null, null, 'Nam', 'Nữ', null],
      [1, '070190001234', 'Thị Hoa', null, '1990', 'Ấp 7'],
    ])
    expect(kinds(laid)).toEqual(['person', 'signature', 'repeated-header', 'repeated-header', 'person'])
    expect(told(laid, 'name', 'birth-female', 'identity', 'hamlet')).toEqual([
      'Điểu Đố |  | 070058001177 | ',
      'Thị Hoa | 1990 | 070190001234 | Ấp 7',
    ])
    expect(laid.at(-1)?.columns.map(({ index, field }) => `${index} ${field}`)).toContain('2 name')
  })

  test('what the clerk said of a heading holds in it as well', () => {
    const found = findHeader([['Họ và tên', 'Năm sinh', 'Mã số']])
    if (!found.ok) throw new Error(found.error)
    const columns = [...found.value.columns, { index: 2, field: 'household', heading: 'Mã số' } as const]
    const read = layoutReader({ ...found.value, columns }, { name: 'Sheet1' })
    read(['Điểu Đố', 1958, '12'])
    expect(read(['Mã số', 'Họ và tên', 'Năm sinh', 'Số CCCD']).kind).toBe('repeated-header')
    expect(read(['13', 'Thị Lan', 1960, null]).cells).toEqual({
      household: '13',
      name: 'Thị Lan',
      birth: 1960,
    })
  })
})
