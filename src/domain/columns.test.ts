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
    expect(header).toMatchObject({ row: 6, lastRow: 7, firstDataRow: 9 })
    expect(header.titles).toContain('CÔNG AN XÃ LỘC THẠNH')
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
    expect(header).toMatchObject({ row: 1, lastRow: 1, firstDataRow: 2 })
  })

  test('the first person is never swallowed as a second header row', () => {
    const header = found([
      ['Họ và tên', 'Giới tính', 'Thôn', 'Quan hệ'],
      ['Thị Hoa', 'Nữ', 'Sóc Lớn', 'Chủ hộ'],
    ])
    expect(header).toMatchObject({ lastRow: 0, firstDataRow: 1 })
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

describe('a name in two columns', () => {
  test('is read from both', () => {
    const { columns } = found([['STT', 'Họ và chữ đệm', 'Tên', 'Năm sinh']])
    expect(fields(columns)).toEqual(['0 serial', '1 name', '2 given-name', '3 birth'])
  })

  test('also beneath a merged heading, and in English', () => {
    const merged = found([
      ['TT', 'Họ và tên', null, 'Năm sinh'],
      [null, 'Họ đệm', 'Tên', null],
    ])
    expect(fields(merged.columns)).toEqual(['0 serial', '1 name', '2 given-name', '3 birth'])
    const english = found([['No.', 'Last name', 'First name', 'Date of birth', 'Citizen ID']])
    expect(fields(english.columns)).toEqual(['0 serial', '1 name', '2 given-name', '3 birth', '4 identity'])
  })

  test('without a word over the second one it is known by the single words beneath it', () => {
    const header = ['TT', 'Họ và tên', null, 'Năm sinh']
    const people = [
      [1, 'Nguyễn Thị', 'Ẩn', 1950],
      [2, 'Điểu', 'K’Rỵ', 1951],
    ]
    expect(fields(found([header, ...people]).columns)).toContain('2 given-name')
    const marked = [
      [1, 'Nguyễn Thị Ẩn', 'đi làm xa', 1950],
      [2, 'Điểu K’Rỵ', null, 1951],
    ]
    expect(fields(found([header, ...marked]).columns)).not.toContain('2 given-name')
  })

  test('a whole name beside its halves is enough; a surname alone is no name', () => {
    expect(fields(found([['Họ và tên', 'Họ đệm', 'Tên', 'Năm sinh']]).columns)).toEqual(['0 name', '3 birth'])
    expect(fields(found([['STT', 'Họ đệm', 'Năm sinh']]).columns)).toEqual(['0 serial', '2 birth'])
  })
})

describe('a header of three rows', () => {
  const FIELDS_OF_SIX = ['0 serial', '1 name', '2 birth-male', '3 birth-female', '4 identity', '5 hamlet']

  test('groups over headings over the sexes', () => {
    const header = found([
      ...TITLE,
      ['THÔNG TIN CÔNG DÂN', null, null, null, 'THÔNG TIN GIẤY TỜ', null],
      ['STT', 'Họ và\ntên', 'Ngày, tháng, năm sinh', null, 'Số CCCD/ĐDCN', 'Thôn/ấp'],
      [null, null, 'Nam', 'Nữ', null, null],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      PERSON,
    ])
    expect(fields(header.columns)).toEqual(FIELDS_OF_SIX)
    expect(header).toMatchObject({ lastRow: header.row + 1, firstDataRow: 10 })
  })

  test('its words in the second row, above and beneath them single headings', () => {
    const header = found([
      ['Stt', null, 'Ngày, tháng, năm sinh', null, null, null],
      [null, 'Họ và tên', null, null, 'Số CCCD', 'Ấp'],
      [null, null, 'Nam', 'Nữ', null, null],
      PERSON,
    ])
    expect(fields(header.columns)).toEqual(FIELDS_OF_SIX)
    expect(header).toMatchObject({ row: 0, lastRow: 2, firstDataRow: 3 })
    expect(header.lines).toHaveLength(3)
  })

  test('an empty row between its rows does not part them', () => {
    const header = found([
      ['Stt', 'Họ và tên', 'Ngày, tháng, năm sinh', null, 'Số CCCD', 'Ấp'],
      [],
      [null, null, 'Nam', 'Nữ', null, null],
      [],
      ['A', 'B', 1, 2, 3, 4],
      PERSON,
    ])
    expect(fields(header.columns)).toEqual(FIELDS_OF_SIX)
    expect(header).toMatchObject({ row: 0, lastRow: 2, firstDataRow: 5 })
  })

  test('somebody else stays somebody else however high the word stands', () => {
    const { columns } = found([
      ['Thông tin chủ hộ', null, null, 'Thông tin công dân', null, null],
      ['Họ và tên', 'Ngày sinh', null, 'Họ và tên', 'Ngày sinh', null],
      [null, 'Nam', 'Nữ', null, 'Nam', 'Nữ'],
      ['Điểu Ơi', '1950', null, 'Thị Hoa', null, '1990'],
    ])
    expect(fields(columns)).toEqual(['3 name', '4 birth-male', '5 birth-female'])
  })
})

describe('two tables side by side', () => {
  test('are refused, for the right one would be lost', () => {
    const half = ['STT', 'Họ và tên', 'Năm sinh']
    expect(findHeader([[...half, null, ...half]])).toEqual({ ok: false, error: 'two-tables' })
  })

  test('are not seen where a person and the head of the household stand beside each other', () => {
    expect(found([['STT', 'Họ và tên', 'Năm sinh', 'Họ và tên chủ hộ', 'Năm sinh chủ hộ']]).row).toBe(0)
  })
})

test('English headings with the names of units above them are known', () => {
  const header = found([
    ['PROVINCE OF BINH PHUOC', null, null, 'LOC THANH COMMUNE'],
    ['No.', 'Full name', 'Date of birth', 'Sex', 'Citizen ID', 'Phone number', 'Village', 'Remarks'],
    PERSON,
  ])
  expect(header.columns.map((column) => column.field)).toEqual([
    'serial',
    'name',
    'birth',
    'sex',
    'identity',
    'phone',
    'hamlet',
    'note',
  ])
})

describe('what a list must have', () => {
  const of = (...names: Column['field'][]) => names.map((field, index) => ({ index, field, heading: '' }))

  test('a register needs name, birth date and hamlet', () => {
    expect(missingFields(of('name', 'birth-male', 'hamlet'), 'register')).toEqual([])
    expect(missingFields(of('identity'), 'register')).toEqual(requiredFields('register'))
  })

  test('a carrier needs one number of the person and no name; a gap list what an authority needs', () => {
    expect(missingFields(of('phone', 'matched'), 'carrier:sim')).toEqual([])
    expect(missingFields(of('identity'), 'carrier:device')).toEqual([])
    expect(missingFields(of('name', 'birth'), 'carrier:signature')).toEqual([
      [['identity'], ['cmnd'], ['phone']],
    ])
    expect(missingFields(of('name', 'cmnd', 'reason'), 'gap:hard-to-reach')).toEqual([])
    expect(missingFields(of('phone'), 'gap:card')).toEqual(requiredFields('authority:card'))
  })

  test('what the headings between the rows tell is not missing', () => {
    expect(missingFields(of('name', 'birth'), 'register')).toEqual([[['hamlet']]])
    expect(missingFields(of('name', 'birth'), 'register', ['hamlet'])).toEqual([])
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

describe('a column of numbers alone', () => {
  test.each(['Số điện thoại', 'Số CCCD'])('beneath %s is a list, as carriers send it', (heading) => {
    const found = findHeader([['DANH SÁCH THUÊ BAO'], [heading], ['0912345678']])
    expect(found.ok && found.value.columns.map(({ index }) => index)).toEqual([0])
    expect(found.ok && found.value.firstDataRow).toBe(2)
  })

  test('beneath any other heading is none', () => {
    expect(findHeader([['Họ và tên'], ['Điểu Sang']])).toEqual({ ok: false, error: 'no-header' })
  })
})
