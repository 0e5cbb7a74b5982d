import { describe, expect, test } from 'vitest'
import { UNITS } from '../binh-phuoc/units.ts'
import { dayOf } from '../dates.ts'
import { indexUnits, resolveHamlet } from '../unit-names.ts'
import { contains, isValidOn } from '../units.ts'
import { demoHamlets, demoPlaces } from './hamlets.ts'

const hamlets = demoHamlets()
const units2024 = UNITS.filter((unit) => isValidOn(unit, dayOf(2024, 4, 4)))
const communes = units2024.filter(({ level }) => level === 'commune')
const districtCode = (unitId: number | null) => units2024.find((unit) => unit.unitId === unitId)?.code

describe('the invented register of hamlets', () => {
  test('860 hamlets, at least three in each of the 111 communes, numbered from 1 without a gap', () => {
    expect(hamlets).toHaveLength(860)
    for (const { unitId } of communes) {
      const own = hamlets.filter(({ parentId }) => parentId === unitId)
      expect(own.length).toBeGreaterThanOrEqual(3)
      expect(own.map((hamlet) => hamlet.unitId)).toEqual(own.map((_, n) => unitId * 1000 + n + 1))
      expect(own.every((hamlet) => contains(unitId, hamlet.unitId))).toBe(true)
    }
  })

  test('is the same every time', () => {
    expect(demoHamlets()).toEqual(hamlets)
    expect(demoPlaces()).toEqual(demoPlaces())
  })

  test('khu phố in wards and townships, thôn in the xã of three districts, ấp elsewhere', () => {
    for (const commune of communes) {
      const isThon = ['691', '696', '698'].includes(districtCode(commune.parentId) ?? '')
      const expected = commune.kind !== 'xa' ? 'khu-pho' : isThon ? 'thon' : 'ap'
      const kinds = new Set(
        hamlets.filter(({ parentId }) => parentId === commune.unitId).map(({ kind }) => kind),
      )
      expect([...kinds], commune.fullName).toEqual([expected])
    }
  })

  test('every hamlet is found by its full name and by each alias, with and without diacritics', () => {
    const index = indexUnits([...UNITS, ...hamlets])
    for (const hamlet of hamlets) {
      for (const name of [hamlet.fullName, ...hamlet.aliases]) {
        const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
        for (const text of [name, plain])
          expect(resolveHamlet(index, hamlet.parentId ?? 0, text), text).toEqual({ ok: true, value: hamlet })
      }
    }
  })

  test('a few have a sóc as their other name, and a number alone is never a name', () => {
    const aliases = hamlets.flatMap((hamlet) => hamlet.aliases)
    expect(aliases.length).toBeGreaterThan(10)
    expect(aliases.length).toBeLessThan(90)
    expect(aliases.every((alias) => alias.startsWith('Sóc '))).toBe(true)
    expect(hamlets.filter(({ name }) => /^\d/.test(name))).toEqual([])
  })

  test('every hamlet has people, and those of wards have more', () => {
    const places = demoPlaces()
    expect(places.map(({ hamletId }) => hamletId)).toEqual(hamlets.map(({ unitId }) => unitId))
    expect(places.every(({ weight }) => Number.isInteger(weight) && weight > 0)).toBe(true)
    const mean = (isWard: boolean) => {
      const kinds = new Map(communes.map(({ unitId, kind }) => [unitId, kind]))
      const chosen = places.filter(({ communeId }) => (kinds.get(communeId) === 'phuong') === isWard)
      return chosen.reduce((sum, { weight }) => sum + weight, 0) / chosen.length
    }
    expect(mean(true)).toBeGreaterThan(1.2 * mean(false))
  })
})
