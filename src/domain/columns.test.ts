import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyMapping, type Column, findHeader, missingFields, requiredFields } from './columns.ts'
import { FIELDS } from './headings.ts'

const TITLE = [
  ['CÔNG AN TỈNH BÌNH PHƯỚC', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['CÔNG AN XÃ LỘC THẠNH', null, null, null, 'Độc lập – Tự do – Hạnh phúc'],
  [],
  ['DANH SÁCH CÔNG DÂN ĐÃ ĐƯỢC CẤP CCCD'],
  ['(Kèm theo Công văn số 12/CAX ngày 20/3/2024)'],
  [],
]
const PERSON = [1, 'Thị Hoa', null, '01/5/1990', '070190001234', 'Ấp 3']

const found = (rows: readonly (readonly (string | number | null)[])[]) => {
  const header = findHeader(rows)
  if (!header.ok) throw new Error(header.error)
  return header.value
}
const fields = (columns: readonly Column[]) => columns.map((c) => `${c.index} ${c.field}`)

describe('the header is found where it stands', () => {
  test('in the first row', () => {
    const header = found([['STT', 'Họ và tên', 'Năm sinh', 'Số CCCD', 'Ấp'], PERSON])
    expect(header.row).toBe(0)
    expect(header.firstDataRow).toBe(1)
    expect(fields(header.columns)).toEqual(['0 serial', '1 name', '2 birth', '3 identity', '4 hamlet'])
  })

  test('beneath the titles, with two merged rows, birth dates under the sex, and a numbering row', () => {
    const header = found([
      ...TITLE,
      ['STT', 'Họ và tên', 'Ngày, tháng, năm sinh', null, 'Số CCCD', 'Thôn/ấp'],
      [null, null, 'Nam', 'Nữ', null, null],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      PERSON,
    ])
    expect(header).toMatchObject({ row: 6, twoRows: true, firstDataRow: 9 })
    expect(fields(header.columns)).toEqual([
      '0 serial',
      '1 name',
      '2 birth-male',
      '3 birth-female',
      '4 identity',
      '5 hamlet',
    ])
    expect(header.headings[3]).toBe('Ngày, tháng, năm sinh – Nữ')
  })

  test('a numbering row may mix letters and numbers', () => {
    const header = found([['TT', 'Họ tên', 'Năm sinh'], ['A', 'B', 1], PERSON])
    expect(header.firstDataRow).toBe(2)
  })

  test('in the twelfth row, but not further down', () => {
    const above = (n: number) => Array.from({ length: n }, () => ['Danh sách'])
    const heading = ['Họ tên', 'Năm sinh']
    expect(found([...above(11), heading]).row).toBe(11)
    expect(findHeader([...above(13), heading])).toEqual({ ok: false, error: 'no-header' })
  })

  test('a sheet without headings has none', () => {
    expect(findHeader([PERSON, PERSON])).toEqual({ ok: false, error: 'no-header' })
    expect(findHeader([])).toEqual({ ok: false, error: 'no-header' })
  })
})

describe('what stands beneath a merged heading belongs to it', () => {
  const TWO = (group: string, ...below: string[]) =>
    fields(
      found([
        ['Họ và tên', 'Năm sinh', group, ...below.slice(1).map(() => null)],
        [null, null, ...below],
        ['Điểu Ơi', '1950', 'x'],
      ]).columns,
    )

  test('collected and granted beneath the card are about the card, not the electronic identity', () => {
    expect(TWO('CCCD', 'Đã thu nhận', 'Đã cấp')).toEqual(['0 name', '1 birth', '2 card-collected', '3 card'])
    expect(TWO('Thông tin cấp CCCD', 'Đã thu nhận hồ sơ', 'Số')).toContain('2 card-collected')
  })

  test('beneath the electronic identity they are about it', () => {
    expect(TWO('Định danh điện tử', 'Đã thu nhận', 'Đã phê duyệt', 'Đã kích hoạt')).toEqual([
      '0 name',
      '1 birth',
      '2 eid-collected',
      '3 eid-approved',
      '4 eid-activated',
    ])
  })

  test('the head of household is somebody else', () => {
    const { columns } = found([
      ['Chủ hộ', null, null, 'Công dân', null],
      ['Họ và tên', 'Năm sinh', 'Số CCCD', 'Họ và tên', 'Số CCCD'],
    ])
    expect(fields(columns)).toEqual(['3 name', '4 identity'])
  })

  test('day, month and year in three columns are not taken for the men and the women', () => {
    const { columns } = found([
      ['Họ và tên', 'Ngày sinh', null, null, 'Số CCCD', 'Điện thoại'],
      [null, 'Ngày', 'Tháng', 'Năm', null, null],
    ])
    expect(columns.map((c) => c.field)).not.toContain('birth-male')
  })

  test('a title over the whole table does not change what its headings mean', () => {
    const header = found([['THÔNG TIN CÔNG DÂN'], ['Họ tên', 'Năm sinh', 'Ấp'], PERSON])
    expect(header).toMatchObject({ row: 1, twoRows: false, firstDataRow: 2 })
  })

  test('the first person is never swallowed as a second header row', () => {
    const header = found([
      ['Họ và tên', 'Giới tính', 'Thôn', 'Quan hệ'],
      ['Thị Hoa', 'Nữ', 'Sóc Lớn', 'Chủ hộ'],
    ])
    expect(header).toMatchObject({ twoRows: false, firstDataRow: 1 })
  })
})

test('"Nam" and "Nữ" side by side hold the birth dates of men and women', () => {
  expect(fields(found([['Họ tên', 'Nam', 'Nữ', 'Ấp'], PERSON]).columns)).toEqual([
    '0 name',
    '1 birth-male',
    '2 birth-female',
    '3 hamlet',
  ])
})

test('a field stands in the first column that names it; a tổ beneath a khu phố is the group', () => {
  const { columns } = found([['Họ tên', 'Điện thoại', 'SĐT', 'Khu phố', 'Tổ dân phố']])
  expect(fields(columns)).toEqual(['0 name', '1 phone', '3 hamlet', '4 group'])
})

test('surname and given name in two columns are refused, not read as half a name', () => {
  expect(findHeader([['STT', 'Họ và đệm', 'Tên', 'Năm sinh']])).toEqual({ ok: false, error: 'split-name' })
})

describe('what a list must have', () => {
  const of = (...names: Column['field'][]) => names.map((field, index) => ({ index, field, heading: '' }))

  test('a register needs name, birth date and hamlet', () => {
    expect(missingFields(of('name', 'birth-male', 'hamlet'), 'register')).toEqual([])
    expect(missingFields(of('identity'), 'register')).toEqual(requiredFields('register'))
  })

  test('an authority needs the name and a number, or the birth date with the household', () => {
    expect(missingFields(of('name', 'identity'), 'authority:card')).toEqual([])
    expect(missingFields(of('name', 'cmnd'), 'authority:eid-approved')).toEqual([])
    expect(missingFields(of('name', 'birth', 'household'), 'authority:card')).toEqual([])
    expect(missingFields(of('name', 'birth'), 'authority:card')).toHaveLength(1)
    expect(missingFields(of('identity'), 'authority:card')).toEqual([[['name']]])
  })
})

describe('the clerk corrects the mapping', () => {
  const columns: readonly Column[] = [
    { index: 0, field: 'name', heading: 'Họ tên' },
    { index: 3, field: 'identity', heading: 'Số' },
  ]

  test('a field that is given to another column leaves its own', () => {
    expect(applyMapping(columns, [{ index: 1, field: 'identity' }], ['Họ tên', 'Mã', '', 'Số'])).toEqual([
      { index: 0, field: 'name', heading: 'Họ tên' },
      { index: 1, field: 'identity', heading: 'Mã' },
    ])
  })

  test('a column can be set aside', () => {
    expect(fields(applyMapping(columns, [{ index: 3, field: null }]))).toEqual(['0 name'])
  })

  test('whatever is corrected, no column holds two fields and no field stands in two columns', () => {
    const correction = fc.record({
      index: fc.nat(20),
      field: fc.option(fc.constantFrom(...FIELDS), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 40 }), (corrections) => {
        const result = applyMapping(columns, corrections)
        expect(new Set(result.map((c) => c.index)).size).toBe(result.length)
        expect(new Set(result.map((c) => c.field)).size).toBe(result.length)
        const last = corrections.at(-1)
        if (last) expect(result.find((c) => c.index === last.index)?.field ?? null).toBe(last.field)
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})
