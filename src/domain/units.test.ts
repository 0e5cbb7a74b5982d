import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ancestorOf,
  communeOfHamlet,
  contains,
  isValidOn,
  levelOf,
  RESERVED_DISTRICT,
  rangeOf,
  type Unit,
  unknownHamletOf,
} from './units.ts'

const province = fc.integer({ min: 3, max: 200 })
const two = fc.integer({ min: 0, max: 99 })
const three = fc.integer({ min: 0, max: 999 })
const SIGNED_32_BIT_MAX = 2_147_483_647

describe('unit numbers', () => {
  test('the level follows from the magnitude at both ends of every level', () => {
    expect([3, 200].map(levelOf)).toEqual(['province', 'province'])
    expect([300, 20_099].map(levelOf)).toEqual(['district', 'district'])
    expect([30_000, 2_009_999].map(levelOf)).toEqual(['commune', 'commune'])
    expect([30_000_000, 2_009_999_999].map(levelOf)).toEqual(['hamlet', 'hamlet'])
  })

  test('a number between the levels is a bug and throws', () => {
    for (const wrong of [0, 2, 201, 299, 20_100, 2_010_000, 29_999_999, 2_010_000_000, -13, 13.5, Number.NaN])
      expect(() => levelOf(wrong), String(wrong)).toThrow(RangeError)
  })

  test('a unit is the range of its hamlet numbers, and all fit into a signed 32-bit integer', () => {
    expect(rangeOf(13)).toEqual({ lo: 130_000_000, hi: 139_999_999 })
    expect(rangeOf(1302)).toEqual({ lo: 130_200_000, hi: 130_299_999 })
    expect(rangeOf(130_203)).toEqual({ lo: 130_203_000, hi: 130_203_999 })
    expect(rangeOf(130_203_002)).toEqual({ lo: 130_203_002, hi: 130_203_002 })
    expect(rangeOf(200).hi).toBeLessThanOrEqual(SIGNED_32_BIT_MAX)
  })

  test('every unit lies in its ancestors and in nothing beside them', () => {
    fc.assert(
      fc.property(province, two, two, three, (p, d, c, n) => {
        const district = p * 100 + d
        const commune = district * 100 + c
        const hamlet = commune * 1000 + n
        for (const outer of [p, district, commune, hamlet]) {
          expect(contains(outer, hamlet)).toBe(true)
          expect(ancestorOf(hamlet, levelOf(outer))).toBe(
            levelOf(outer) === 'district' && d === RESERVED_DISTRICT ? null : outer,
          )
        }
        expect(contains(hamlet, commune)).toBe(false)
        expect(contains(commune === district * 100 + 99 ? commune - 1 : commune + 1, hamlet)).toBe(false)
        expect(communeOfHamlet(hamlet)).toBe(commune)
        expect(contains(commune, unknownHamletOf(commune))).toBe(true)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('nothing stands above the level that is asked of it', () => {
    expect(ancestorOf(13, 'commune')).toBeNull()
    expect(ancestorOf(189_013, 'district')).toBeNull()
    expect(ancestorOf(189_013, 'province')).toBe(18)
  })
})

test('the last valid day is inside the period, the next day is not', () => {
  const unit: Unit = {
    unitId: 13,
    code: null,
    name: '',
    fullName: '',
    kind: 'tinh',
    level: 'province',
    parentId: null,
    validFrom: 10,
    validTo: 20,
    aliases: [],
  }
  expect([9, 10, 20, 21].map((day) => isValidOn(unit, day))).toEqual([false, true, true, false])
  expect(isValidOn({ ...unit, validTo: null }, 1_000_000)).toBe(true)
})
