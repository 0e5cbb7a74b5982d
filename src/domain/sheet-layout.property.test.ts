// Whatever stands between them: people come out once each, in order, with the hamlet and the household that stand above them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findHeader } from './columns.ts'
import type { Cells } from './header-lines.ts'
import { ROW_KINDS, rowTally } from './row-kinds.ts'
import { labelOf } from './row-labels.ts'
import { layoutReader } from './sheet-layout.ts'

const HEADER: Cells = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Quan hệ', 'SĐT', 'Ghi chú']
const alone = (text: string, index = 0): Cells => HEADER.map((_, i) => (i === index ? text : null))

const SURNAMES = [
  'Điểu',
  'Thị',
  'Nguyễn',
  'Hồ',
  'Tống',
  'Công',
  'Lưu',
  'Phó',
  'Trưởng',
  'Tổng',
  'Sóc',
  'Y',
  'K’',
  'Ngô Thị',
]
const GIVEN = [
  'Đố',
  'Cộng',
  'Hoa',
  'Ơi',
  'Ấp',
  'Thôn',
  'Minh',
  'Kha',
  'Nam',
  'Năm',
  'Ký',
  'Rương',
  'Tổ',
  'Xã',
  'Hộ',
  'An',
]
const name = fc
  .tuple(
    fc.constantFrom(...SURNAMES),
    fc.constantFrom(...GIVEN),
    fc.constantFrom('', ' (mất 2023)', ' - vắng'),
  )
  .map(([surname, given, note]) => `${surname} ${given}${note}`)
const two = (n: number) => String(n).padStart(2, '0')
const day = fc.tuple(
  fc.integer({ min: 1, max: 28 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1920, max: 2020 }),
)
const birth = fc.oneof(
  day.map(([d, m, y]) => `${two(d)}/${two(m)}/${y}`),
  day.map(([d, m, y]) => `${y}-${two(m)}-${two(d)}`),
  day.map(([, , y]) => y),
  day.map(([, , y]) => String(y)),
  day.map(([, m, y]) => `--/${two(m)}/${y}`),
)
const identity = fc.integer({ min: 1_001_000_000, max: 96_399_999_999 })
const number = fc.oneof(
  identity,
  identity.map((n) => String(n).padStart(12, '0')),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** A name, and a number, a date or a relation. */
const person = fc
  .record({
    name,
    serial: maybe(fc.integer({ min: 1, max: 9999 })),
    birth: maybe(birth),
    identity: maybe(number),
    relation: maybe(fc.constantFrom('Chủ hộ', 'Vợ', 'con', 'Cháu nội', 'Ở nhờ')),
    phone: maybe(fc.constantFrom('0912345678', 912345678, '0912 345 678/ 0976 111 222')),
    note: maybe(fc.constantFrom('đi làm xa', 'x', 'Như trên')),
  })
  .filter((p) => p.birth !== null || p.identity !== null || p.relation !== null)
  // Without a serial number "Trưởng Thôn" beside a date is who signs.
  .filter((p) => p.serial !== null || p.relation !== null || labelOf(p.name) === null)
  .map((p) => ({
    is: 'person' as const,
    name: p.name,
    row: [p.serial, p.name, p.birth, p.identity, p.relation, p.phone, p.note] as Cells,
  }))
const hamlet = fc
  .constantFrom('ẤP 3', 'Ấp Tà Thiết', 'Thôn 5', 'KHU PHỐ NINH THỊNH', 'KP. 2', 'Sóc Lớn')
  .chain((told) =>
    fc
      .constantFrom(alone(told), alone(`${told}: 120 hộ`), alone(told, 1), [
        'I',
        told,
        null,
        35,
        null,
        null,
        null,
      ])
      .map((row: Cells) => ({ is: 'hamlet' as const, told, row })),
  )
const household = fc
  .integer({ min: 1, max: 999 })
  .chain((n) =>
    fc
      .constantFrom(`Hộ số ${n} – Điểu Đố`, `Chủ hộ: Thị Hoa, số hộ ${n}`, `HỘ SỐ ${n}`)
      .map((text) => ({ is: 'household' as const, told: String(n), row: alone(text) })),
  )
const nobody = (is: 'end' | 'noise', rows: readonly Cells[]) =>
  fc.constantFrom(...rows).map((row) => ({ is, row }))
const total = nobody('end', [
  alone('Tổng cộng: 120 người'),
  [null, 'Cộng', 35, 20, null, null, null],
  ['Cộng ấp 3', null, 1990, 70058001177 * 3, null, null, null],
])
const noise = nobody('noise', [
  [],
  HEADER.map(() => null),
  [17, null, null, null, null, null, null],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
  HEADER,
  alone('Cộng trang 2: 30 người'),
  alone('Những người đi làm ăn xa'),
])

test('people come out once each, in order, under the last headings above them; every row is of one kind', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: person }, hamlet, household, total, noise)),
      (items) => {
        const header = findHeader([HEADER])
        if (!header.ok) throw new Error(header.error)
        const rows = items.map(({ row }) => row)
        const read = layoutReader(header.value, { name: 'Sheet1' }, rows)
        const tally = rowTally()
        const laid = rows.map(read)
        laid.forEach(({ kind }, index) => {
          tally.count(kind, index)
        })

        let above: string | null = null
        let home: string | null = null
        const expected: (string | null)[][] = []
        for (const item of items) {
          if (item.is === 'hamlet') above = item.told
          if (item.is === 'hamlet' || item.is === 'end') home = null
          if (item.is === 'household') home = item.told
          if (item.is === 'person') expected.push([item.name, above, home])
        }
        const people = laid.flatMap(({ cells }) => (cells === null ? [] : [cells]))
        expect(people.map((cells) => [cells.name, cells.hamlet ?? null])).toEqual(
          expected.map(([who, place]) => [who, place]),
        )
        // A second head beneath one heading begins a household of which no number is known; nobody gets that of another one.
        people.forEach((cells, index) => {
          if (cells.household !== undefined) expect(cells.household).toBe(expected[index]?.[2])
        })
        const { counts, others } = tally.told()
        expect(ROW_KINDS.reduce((sum, kind) => sum + counts[kind], 0)).toBe(rows.length)
        expect(counts.person).toBe(expected.length)
        expect(others).toEqual(
          laid.flatMap(({ kind }, index) => (kind === 'other' ? [index] : [])).slice(0, 100),
        )
      },
    ),
    { seed: 55, numRuns: 700 },
  )
})

test('a row is never read otherwise because of the sample, but for what is filled in', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(person, hamlet, household, total, noise)), (items) => {
      const header = findHeader([HEADER])
      if (!header.ok) throw new Error(header.error)
      const rows = items.map(({ row }) => row)
      const kinds = (sample: readonly Cells[]) => {
        const read = layoutReader(header.value, { name: 'Sheet1' }, sample)
        return rows.map((row) => read(row).kind)
      }
      expect(kinds(rows)).toEqual(kinds([]))
    }),
    { seed: 56, numRuns: 300 },
  )
})

test('whatever stands in the cells, it is laid without a fault and people keep what they say themselves', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 12 }),
    fc.double({ noNaN: true }),
    fc.constantFrom(
      '"',
      'nt',
      'Tổng cộng',
      'Ấp 3',
      'Chủ hộ',
      '1950',
      'Họ và tên',
      'Nam',
      'Nữ',
      'Hộ số 1',
      'Người lập biểu',
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 40 }), (rows) => {
      const header = findHeader([HEADER])
      if (!header.ok) throw new Error(header.error)
      const read = layoutReader(header.value, { name: 'Ấp 3' }, rows)
      for (const row of rows) {
        const { kind, cells, filled, columns } = read(row)
        expect(cells === null).toBe(kind !== 'person')
        const others = new Set<string>(filled.map(({ field }) => field))
        for (const { index, field } of columns) {
          const own = row[index] ?? null
          if (own === null || String(own).trim() === '' || others.has(field) || field === 'name') continue
          if (field !== 'given-name') expect(cells?.[field]).toBe(own)
        }
      }
    }),
    { seed: 57, numRuns: 250 },
  )
})
