import { describe, expect, test } from 'vitest'
import { BINH_PHUOC, TREE_2024_FROM, TWO_TIERS_FROM, UNITS } from '#domain/binh-phuoc/units'
import { demoHamlets } from '#domain/demo/hamlets'
import { isValidOn } from '#domain/units'
import { unknownHamlets } from './install.ts'
import { searchUnits } from './search-units.ts'

const all = [...UNITS, ...unknownHamlets(UNITS), ...demoHamlets()]
const in2024 = all.filter((unit) => isValidOn(unit, TREE_2024_FROM))
const in2025 = all.filter((unit) => isValidOn(unit, TWO_TIERS_FROM))

const found = (typed: string, units = in2024) =>
  searchUnits(units, typed, 20).map(({ path }) => path.map(({ fullName }) => fullName).join(' > '))
const first = (typed: string, units = in2024) => found(typed, units)[0]

describe('a search for units', () => {
  test('finds by code before anything else', () => {
    expect(first('70')).toBe('Tỉnh Bình Phước')
    expect(first('25216')).toBe('Tỉnh Bình Phước > Thị xã Phước Long > Phường Thác Mơ')
  })

  test('finds by the beginnings of words, without diacritics, in any order', () => {
    expect(first('bu gia map')).toBe('Tỉnh Bình Phước > Huyện Bù Gia Mập')
    expect(first('map gia')).toBe('Tỉnh Bình Phước > Huyện Bù Gia Mập')
    expect(first('thac m')).toBe('Tỉnh Bình Phước > Thị xã Phước Long > Phường Thác Mơ')
    expect(first('BGM')).toBe('Tỉnh Bình Phước > Huyện Bù Gia Mập')
  })

  test('shows all namesakes, told apart by where they lie', () => {
    const namesakes = found('Tân Phú').filter((path) => /(Phường|Thị trấn|Xã) Tân Phú$/.test(path))
    expect(namesakes.toSorted()).toEqual([
      'Tỉnh Bình Phước > Huyện Đồng Phú > Thị trấn Tân Phú',
      'Tỉnh Bình Phước > Thành phố Đồng Xoài > Phường Tân Phú',
    ])
    expect(found('tan phu, dong phu')[0]).toMatch(/Đồng Phú > Thị trấn Tân Phú/)
    expect(found('tan phu dong xoai')[0]).toMatch(/Đồng Xoài > Phường Tân Phú/)
  })

  test('puts what is written with the same diacritics first, and keeps the rest', () => {
    const places = (typed: string) => found(typed).filter((path) => /Xã Lộc Th[ạà]nh$/.test(path))
    expect(first('Lộc Thạnh')).toMatch(/Xã Lộc Thạnh$/)
    expect(first('Lộc Thành')).toMatch(/Xã Lộc Thành$/)
    expect(places('loc thanh')).toHaveLength(2)
  })

  test('puts a whole name before what only begins so, and larger units first', () => {
    expect(found('lộc ninh').slice(0, 2)).toEqual([
      'Tỉnh Bình Phước > Huyện Lộc Ninh',
      'Tỉnh Bình Phước > Huyện Lộc Ninh > Thị trấn Lộc Ninh',
    ])
  })

  test('finds hamlets, but not the place of people whose hamlet is unknown', () => {
    expect(searchUnits(in2024, 'khu phố 1 thác mơ', 20)[0]?.unit.level).toBe('hamlet')
    expect(found('chưa rõ')).toEqual([])
  })

  test('knows no districts where there are none', () => {
    expect(found('dong xoai', in2025)).toContain('Tỉnh Đồng Nai > Phường Đồng Xoài')
    expect(first('70', in2025)).not.toBe('Tỉnh Bình Phước')
  })

  test('answers nothing to nothing, and no more than is asked for', () => {
    expect(found('')).toEqual([])
    expect(found(' .,- ')).toEqual([])
    expect(searchUnits(in2024, 'x', 5).length).toBe(5)
  })
})

describe('the place of people whose hamlet is unknown', () => {
  test('stands once in each commune, as long as the commune', () => {
    const places = unknownHamlets(UNITS)
    expect(places).toHaveLength(111 + 40)
    const thacMo = UNITS.find(({ code }) => code === '25216')
    expect(places).toContainEqual(
      expect.objectContaining({
        unitId: (thacMo?.unitId ?? 0) * 1000,
        parentId: thacMo?.unitId,
        fullName: 'Chưa rõ thôn, ấp',
        validFrom: TREE_2024_FROM,
        validTo: TWO_TIERS_FROM - 1,
      }),
    )
    expect(places.filter(({ validTo }) => validTo === null)).toHaveLength(40)
    expect(Math.floor((places[0]?.unitId ?? 0) / 10_000_000)).toBe(BINH_PHUOC)
  })
})
