import { describe, expect, test } from 'vitest'
import { dayOf } from '../dates.ts'
import { contains, isValidOn, type Level, levelOf, rangeOf, type Unit } from '../units.ts'
import { BINH_PHUOC, DONG_NAI, SUCCESSIONS, UNITS } from './units.ts'

const DURING_THE_CAMPAIGN = dayOf(2024, 4, 4)
const TWO_TIERS = dayOf(2025, 7, 1)
const CITY = dayOf(2026, 4, 30)

const on = (day: number, level: Level) => UNITS.filter((unit) => unit.level === level && isValidOn(unit, day))
const countBy = (units: readonly Unit[], kind: string) => units.filter((unit) => unit.kind === kind).length
const oldCommunes = on(DURING_THE_CAMPAIGN, 'commune')
const newCommunes = on(TWO_TIERS, 'commune')

describe('the tree during the campaign', () => {
  test('one province, 11 districts, 111 communes: 20 wards, 5 townships, 86 xã', () => {
    expect(on(DURING_THE_CAMPAIGN, 'province').map(({ code, fullName }) => [code, fullName])).toEqual([
      ['70', 'Tỉnh Bình Phước'],
    ])
    expect(on(DURING_THE_CAMPAIGN, 'district')).toHaveLength(11)
    expect(oldCommunes).toHaveLength(111)
    expect(['phuong', 'thi-tran', 'xa'].map((kind) => countBy(oldCommunes, kind))).toEqual([20, 5, 86])
  })

  test('each district has as many communes as the official list says', () => {
    const counts = on(DURING_THE_CAMPAIGN, 'district').map(({ unitId, code }) => [
      code,
      oldCommunes.filter(({ parentId }) => parentId === unitId).length,
    ])
    expect(Object.fromEntries(counts)).toEqual({
      688: 7,
      689: 8,
      690: 6,
      691: 8,
      692: 16,
      693: 7,
      694: 13,
      695: 11,
      696: 16,
      697: 9,
      698: 10,
    })
  })

  test('it ends on 30/6/2025 as a whole', () => {
    expect(
      UNITS.filter((unit) => contains(BINH_PHUOC, unit.unitId) && unit.validTo !== TWO_TIERS - 1),
    ).toEqual([])
  })
})

describe('the reforms', () => {
  test('40 communes without districts from 01/7/2025: 8 wards and 32 xã', () => {
    expect(on(TWO_TIERS, 'district')).toEqual([])
    expect(newCommunes).toHaveLength(40)
    expect(['phuong', 'xa'].map((kind) => countBy(newCommunes, kind))).toEqual([8, 32])
  })

  test('on 30/4/2026 three xã become wards under the same number, and the province a city', () => {
    const communes = on(CITY, 'commune')
    expect(['phuong', 'xa'].map((kind) => countBy(communes, kind))).toEqual([11, 29])
    const changed = communes.filter(({ validFrom }) => validFrom === CITY)
    expect(changed.map(({ fullName }) => fullName).sort()).toEqual([
      'Phường Lộc Ninh',
      'Phường Tân Khai',
      'Phường Đồng Phú',
    ])
    expect(communes.map(({ unitId }) => unitId)).toEqual(
      expect.arrayContaining(newCommunes.map(({ unitId }) => unitId)),
    )
    expect(on(CITY - 1, 'province').map(({ fullName }) => fullName)).toEqual(['Tỉnh Đồng Nai'])
    expect(on(CITY, 'province').map(({ fullName }) => fullName)).toEqual(['Thành phố Đồng Nai'])
  })

  test('every commune of 2024 has exactly one successor, and every commune of 2025 at least one predecessor', () => {
    const edges = SUCCESSIONS.filter(({ on: day, to }) => day === TWO_TIERS && levelOf(to) === 'commune')
    const from = edges.map((edge) => edge.from)
    expect([...from].sort()).toEqual(oldCommunes.map(({ unitId }) => unitId).sort())
    expect(new Set(edges.map(({ to }) => to))).toEqual(new Set(newCommunes.map(({ unitId }) => unitId)))
  })

  test('an edge joins a row that ends with one that begins the next day', () => {
    for (const { from, to, on: day } of SUCCESSIONS) {
      expect(UNITS.some(({ unitId, validTo }) => unitId === from && validTo === day - 1)).toBe(true)
      expect(UNITS.some(({ unitId, validFrom }) => unitId === to && validFrom === day)).toBe(true)
    }
    expect(new Set(SUCCESSIONS.map(({ from, to, on: day }) => `${from} ${to} ${day}`)).size).toBe(
      SUCCESSIONS.length,
    )
  })

  test('four communes of 2025 take in communes of two districts', () => {
    const districtsOf = (to: number) =>
      new Set(
        SUCCESSIONS.filter((edge) => edge.to === to && edge.on === TWO_TIERS).map(({ from }) =>
          Math.floor(from / 100),
        ),
      )
    const crossing = newCommunes.filter(({ unitId }) => districtsOf(unitId).size > 1)
    expect(crossing.map(({ name }) => name).sort()).toEqual(
      ['Bình Long', 'Phước Bình', 'Tân Quan', 'Tân Tiến'].sort(),
    )
  })

  test('the code of phường Tân Phú names the larger phường Bình Phước from 01/7/2025', () => {
    const bearers = UNITS.filter(({ code }) => code === '25195')
    expect(bearers.map(({ fullName }) => fullName)).toEqual(['Phường Tân Phú', 'Phường Bình Phước'])
    expect(new Set(bearers.map(({ unitId }) => unitId)).size).toBe(2)
  })
})

describe('the rows', () => {
  const overlap = (a: Unit, b: Unit) =>
    a.validFrom <= (b.validTo ?? Number.POSITIVE_INFINITY) &&
    b.validFrom <= (a.validTo ?? Number.POSITIVE_INFINITY)

  test('no two rows of one code and level, or of one number, are valid on the same day', () => {
    const clashes = UNITS.flatMap((a, i) =>
      UNITS.slice(i + 1).filter(
        (b) => ((a.code === b.code && a.level === b.level) || a.unitId === b.unitId) && overlap(a, b),
      ),
    )
    expect(clashes).toEqual([])
  })

  test('every unit lies inside its parent, which stands before it and is valid as long', () => {
    for (const unit of UNITS) {
      expect(levelOf(unit.unitId)).toBe(unit.level)
      if (unit.parentId === null) continue
      expect(contains(unit.parentId, unit.unitId)).toBe(true)
      const parents = UNITS.slice(0, UNITS.indexOf(unit)).filter(({ unitId }) => unitId === unit.parentId)
      for (const day of [unit.validFrom, unit.validTo ?? CITY])
        expect(parents.some((parent) => isValidOn(parent, day))).toBe(true)
    }
  })

  test('ranges of units of one level never overlap', () => {
    for (const level of ['province', 'district', 'commune'] as const) {
      const ids = [...new Set(UNITS.filter((unit) => unit.level === level).map(({ unitId }) => unitId))]
      const ranges = ids.map(rangeOf).sort((a, b) => a.lo - b.lo)
      ranges.slice(1).forEach((range, i) => {
        expect(range.lo).toBeGreaterThan(ranges[i]?.hi ?? Number.NaN)
      })
    }
  })

  test('no unit number is an official code', () => {
    const codes = new Set(UNITS.map(({ code }) => code))
    expect(UNITS.filter(({ unitId }) => codes.has(String(unitId)))).toEqual([])
    expect([BINH_PHUOC, DONG_NAI]).not.toContain(70)
  })
})
