import { describe, expect, test } from 'vitest'
import { BINH_PHUOC, DONG_NAI, UNITS } from '#domain/binh-phuoc/units'
import { ownUnitIn, unitIn, wholeIn } from './address-unit.ts'

const THAC_MO = UNITS.find(({ code }) => code === '25216')?.unitId ?? 0

describe('a number in an address', () => {
  test.each(['0', '-1', '1.5', '1e3', ' 1', '013', '12345678901', 'x', ''])('is not "%s"', (text) => {
    expect(wholeIn(text)).toBeNull()
  })
  test('is whole and above nought', () => {
    expect(['1', '13', '9999999999'].map(wholeIn)).toEqual([1, 13, 9_999_999_999])
  })
})

describe('a unit in an address', () => {
  test('is a number that a unit can have', () => {
    expect(['13', String(THAC_MO), '1', '9999999999', '0', ''].map(unitIn)).toEqual([
      BINH_PHUOC,
      THAC_MO,
      null,
      null,
      null,
      null,
    ])
  })
  test('is one’s own where it lies within one of one’s units, itself included', () => {
    const own = [{ unitId: THAC_MO }, { unitId: DONG_NAI }]
    const asked = (unit: number | string) => ownUnitIn(`day=2024-05-19&unit=${unit}`, own)
    expect([THAC_MO, THAC_MO * 1000 + 1, DONG_NAI].map(asked)).toEqual([
      THAC_MO,
      THAC_MO * 1000 + 1,
      DONG_NAI,
    ])
    expect([BINH_PHUOC, Math.floor(THAC_MO / 100), THAC_MO + 1, 1, 'x', ''].map(asked)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect(ownUnitIn('', own)).toBeNull()
    expect(ownUnitIn(`unit=${THAC_MO}`, [])).toBeNull()
  })
})
