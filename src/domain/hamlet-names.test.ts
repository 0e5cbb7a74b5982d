import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNITS } from './binh-phuoc/units.ts'
import { indexUnits, resolveHamlet } from './unit-names.ts'
import type { Unit, UnitKind } from './units.ts'

const TAN_LOI_DONG_PHU = UNITS.find(({ code }) => code === '25378')?.unitId ?? 0
const hamlet = (n: number, kind: UnitKind, fullName: string, name: string, aliases: string[] = []): Unit => ({
  unitId: TAN_LOI_DONG_PHU * 1000 + n,
  code: null,
  name,
  fullName,
  kind,
  level: 'hamlet',
  parentId: TAN_LOI_DONG_PHU,
  validFrom: 0,
  validTo: null,
  aliases,
})
const register = [
  hamlet(1, 'ap', 'Ấp 1', 'Ấp 1', ['Sóc Ruộng 5']),
  hamlet(2, 'ap', 'Ấp 2', 'Ấp 2'),
  hamlet(3, 'ap', 'Ấp 3', 'Ấp 3', ['Sóc Bù Nho']),
  hamlet(4, 'khu-pho', 'Khu phố 3', 'Khu phố 3'),
  hamlet(5, 'khu-pho', 'Khu phố Tân Trà 1', 'Tân Trà 1'),
  hamlet(6, 'khu-pho', 'Khu phố Tân Trà 2', 'Tân Trà 2'),
  hamlet(7, 'ap', 'Ấp 1A', 'Ấp 1A'),
  hamlet(8, 'ap', 'Ấp Phú Hòa', 'Phú Hòa'),
  hamlet(9, 'ap', 'Ấp Phú Họa', 'Phú Họa'),
  hamlet(10, 'ap', 'Ấp 10', 'Ấp 10'),
]
const index = indexUnits([...UNITS, ...register])

function answer(text: string): string {
  const result = resolveHamlet(index, TAN_LOI_DONG_PHU, text)
  if (result.ok) return result.value.fullName
  return [result.error.code, ...result.error.candidates.map(({ fullName }) => fullName)].join(' | ')
}

describe('a hamlet as lists write it', () => {
  test.each([
    ['Ấp 2', 'Ấp 2'],
    ['ấp 02', 'Ấp 2'],
    ['ẤP 2', 'Ấp 2'],
    ['Ấp2', 'Ấp 2'],
    ['ap 2', 'Ấp 2'],
    ['A.2', 'Ấp 2'],
    ['A2', 'Ấp 2'],
    ['2', 'Ấp 2'],
    ['Thôn 2', 'Ấp 2'],
    ['Ấp 10', 'Ấp 10'],
    ['Ấp 1A', 'Ấp 1A'],
    ['ấp 1a', 'Ấp 1A'],
    ['Ấp 1 A', 'Ấp 1A'],
    ['Ấp 3', 'Ấp 3'],
    ['Khu phố 3', 'Khu phố 3'],
    ['KP3', 'Khu phố 3'],
    ['K.P 3', 'Khu phố 3'],
    ['Khu phố Tân Trà 2', 'Khu phố Tân Trà 2'],
    ['KP Tân Trà 2', 'Khu phố Tân Trà 2'],
    ['KP. tan tra 02', 'Khu phố Tân Trà 2'],
    ['T.Trà 2', 'Khu phố Tân Trà 2'],
    ['Sóc Bù Nho', 'Ấp 3'],
    ['Bù Nho', 'Ấp 3'],
    ['ấp Bù Nho', 'Ấp 3'],
    ['Sóc Ruộng 5', 'Ấp 1'],
    ['Phú Hoà', 'Ấp Phú Hòa'],
  ])('%s is %s', (text, fullName) => {
    expect(answer(text)).toBe(fullName)
  })

  test('with a group of households before it, and commune and district behind it', () => {
    expect(answer('Tổ 3, ấp 2')).toBe('Ấp 2')
    expect(answer('tổ 3 KP Tân Trà 1')).toBe('Khu phố Tân Trà 1')
    expect(answer('Sóc Bù Nho, Ấp 2')).toBe('Ấp 2')
    expect(answer('Số 12, Ấp 2, xã Tân Lợi, huyện Đồng Phú, tỉnh Bình Phước')).toBe('Ấp 2')
  })

  test('of another commune or district is refused', () => {
    expect(answer('Ấp 2, xã Tân Hưng')).toBe('hamlet-unknown | Ấp 2')
    expect(answer('Ấp 2, xã Tân Lợi, huyện Hớn Quản')).toBe('hamlet-unknown | Ấp 2')
  })
})

describe('what does not mean exactly one hamlet', () => {
  test('a number that two kinds bear', () => {
    expect(answer('3')).toBe('hamlet-ambiguous | Ấp 3 | Khu phố 3')
    expect(answer('Thôn 3')).toBe('hamlet-ambiguous | Ấp 3 | Khu phố 3')
  })

  test('a tone that was left out where two names differ by it', () => {
    expect(answer('Phu Hoa')).toBe('hamlet-ambiguous | Ấp Phú Hòa | Ấp Phú Họa')
    expect(answer('Phú Hoa')).toBe('hamlet-ambiguous | Ấp Phú Hòa | Ấp Phú Họa')
  })

  test('the beginning of several names', () => {
    expect(answer('Tân Trà')).toBe('hamlet-ambiguous | Khu phố Tân Trà 1 | Khu phố Tân Trà 2')
  })

  test('the number of a sóc or of a group of households is not the number of an ấp', () => {
    expect(answer('Sóc 2')).toBe('hamlet-unknown | Ấp 2')
    expect(answer('Tổ 2')).toBe('hamlet-unknown | Ấp 2')
  })

  test('an unknown name comes back with what is near', () => {
    expect(answer('Tân Trà 4')).toBe('hamlet-unknown | Khu phố Tân Trà 1 | Khu phố Tân Trà 2')
    expect(answer('Ấp 99')).toBe('hamlet-unknown')
    expect(answer('')).toBe('hamlet-unknown')
    expect(answer('Ấp')).toBe('hamlet-unknown')
  })

  test('a commune without a register', () => {
    const result = resolveHamlet(index, 130_101, 'Ấp 2')
    expect(result).toEqual({ ok: false, error: { code: 'hamlet-unknown', candidates: [] } })
  })
})

test('a renamed hamlet is one hamlet, under both names, in its latest row', () => {
  const old = { ...hamlet(1, 'ap', 'Ấp Cũ', 'Cũ'), validTo: 99 }
  const renamed = { ...hamlet(1, 'ap', 'Ấp Mới', 'Mới', ['Cũ']), validFrom: 100 }
  const both = indexUnits([...UNITS, renamed, old])
  expect(resolveHamlet(both, TAN_LOI_DONG_PHU, 'ấp Cũ')).toEqual({ ok: true, value: renamed })
})

test('the same cell gives the same answer, also after thousands of others', () => {
  const before = register.map(({ fullName }) => answer(fullName))
  for (let i = 0; i < 10_000; i++) resolveHamlet(index, TAN_LOI_DONG_PHU, `số nhà ${i}`)
  expect(register.map(({ fullName }) => answer(fullName))).toEqual(before)
  expect(index.hamletAnswers.get(TAN_LOI_DONG_PHU)?.size).toBeLessThanOrEqual(4_000)
})

test('any text is answered, and never by a hamlet of another commune', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const result = resolveHamlet(index, TAN_LOI_DONG_PHU, text)
      if (result.ok) expect(register).toContain(result.value)
    }),
    { seed: 3, numRuns: 1000 },
  )
})
