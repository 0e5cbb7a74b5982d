import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNITS } from './binh-phuoc/units.ts'
import { dayOf } from './dates.ts'
import { demoHamlets } from './demo/hamlets.ts'
import { indexUnits, resolveUnit, type UnitQuery } from './unit-names.ts'
import { isValidOn } from './units.ts'

const CAMPAIGN = dayOf(2024, 4, 4)
const IN_2026 = dayOf(2026, 5, 1)
const index = indexUnits([...UNITS, ...demoHamlets()])
const units2024 = UNITS.filter((unit) => isValidOn(unit, CAMPAIGN))

/** "Xã Tân Lợi 694…" is too long to compare: the code of the unit, or the problem with the codes of its candidates. */
function answer(query: Omit<UnitQuery, 'on'> & { readonly on?: number }): string {
  const result = resolveUnit(index, { on: CAMPAIGN, ...query })
  if (result.ok) return result.value.code ?? result.value.fullName
  return [result.error.code, ...result.error.candidates.map(({ code }) => code)].join(' ')
}
const named = (name: string) => answer({ name })

const withoutDiacritics = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')

describe('a name as lists write it', () => {
  test.each([
    ['Xã Tân Lợi, huyện Hớn Quản', '25342'],
    ['xã tân lợi huyện đồng phú', '25378'],
    ['X. Tân Lợi - H. Đồng Phú', '25378'],
    ['huyện Hớn Quản, xã Tân Lợi', '25342'],
    ['TT. Thanh Bình', '25308'],
    ['T.T Thanh Bình', '25308'],
    ['P. Tân Phú (TP. Đồng Xoài)', '25195'],
    ['TT Tân Phú, H.Đồng Phú, tỉnh Bình Phước', '25363'],
    ['P.T.Phú', '25195'],
    ['P.Bình', '25219'],
    ['Đ.Xoài', '689'],
    ['ĐX', '689'],
    ['TP.ĐX', '689'],
    ['BGM', '691'],
    ['H. BGM', '691'],
    ['X. BGM', '25222'],
    ['TX. Chơn Thành', '697'],
    ['Tỉnh Bình Phước', '70'],
    ['Đường 10', '25398'],
    ['xã Đồng Nai', '25414'],
  ])('%s is %s', (text, code) => {
    expect(named(text)).toBe(code)
  })

  test('tone placement, letter case, composed or not, and the writings of Đak make no difference', () => {
    expect(['Lộc Hòa', 'Lộc Hoà', 'LỘC HÒA', 'Lộc Hòa'.normalize('NFD')].map(named)).toEqual(
      Array.from({ length: 4 }, () => '25273'),
    )
    expect(['Long Thủy', 'Long Thuỷ'].map(named)).toEqual(['25217', '25217'])
    expect(['Đak Ơ', 'Đăk Ơ', 'Đắk Ơ', 'Dak O'].map(named)).toEqual(Array.from({ length: 4 }, () => '25225'))
  })

  test('an outdated word for the kind is forgiven where nothing else bears the name', () => {
    expect(named('huyện Chơn Thành')).toBe('697')
    expect(named('xã Tân Khai')).toBe('25357')
    expect(named('Xã Minh Hưng, thị xã Chơn Thành')).toBe('unit-ambiguous 25408 25441')
  })

  test('an abbreviation of a kind alone is no name', () => {
    expect(['TX', 'TP.', 'huyện', 'X', '', ' , '].map(named)).toEqual(
      Array.from({ length: 6 }, () => 'unit-unknown'),
    )
  })
})

describe('what fits two units is asked, never chosen', () => {
  const DUPLICATES = ['Tân Phú', 'Tân Thành', 'Thanh Bình', 'Tân Tiến', 'Tân Lợi', 'Tân Hưng', 'Minh Hưng']

  test('the seven names that two communes of 2024 bear', () => {
    for (const name of DUPLICATES) {
      const bearers = units2024.filter((unit) => unit.name === name)
      expect(bearers).toHaveLength(2)
      for (const text of [name, withoutDiacritics(name), name.toUpperCase()]) {
        const result = resolveUnit(index, { name: text, level: 'commune', on: CAMPAIGN })
        expect(result).toEqual({ ok: false, error: { code: 'unit-ambiguous', candidates: bearers } })
      }
      for (const bearer of bearers) {
        const parent = units2024.find(({ unitId }) => unitId === bearer.parentId)
        expect(answer({ name, parent: parent?.name ?? '' })).toBe(bearer.code)
        expect(answer({ name, parent: parent?.code ?? '' })).toBe(bearer.code)
      }
    }
  })

  test('there is no eighth', () => {
    const names = units2024.filter(({ level }) => level === 'commune').map(({ name }) => name)
    expect([...new Set(names.filter((name, i) => names.indexOf(name) !== i))].sort()).toEqual(
      [...DUPLICATES].sort(),
    )
  })

  test('Lộc Thạnh and Lộc Thành, once the tone is missing, in 2024 and after the reform', () => {
    expect(['Lộc Thạnh', 'Lộc Thành'].map(named)).toEqual(['25280', '25294'])
    for (const text of ['Loc Thanh', 'Lộc Thanh', 'X. Loc Thanh, H. Loc Ninh', 'LOC THANH'])
      expect(named(text)).toBe('unit-ambiguous 25280 25294')
    expect(answer({ name: 'xa Loc Thanh', on: IN_2026 })).toBe('unit-ambiguous 25280 25294')
  })

  test('names at two levels, unless the level or its word is there', () => {
    expect(named('Lộc Ninh')).toBe('unit-ambiguous 692 25270')
    expect(answer({ name: 'Lộc Ninh', level: 'district' })).toBe('692')
    expect(answer({ name: 'Lộc Ninh', parent: 'huyện Lộc Ninh' })).toBe('25270')
    expect(named('Thị trấn Lộc Ninh')).toBe('25270')
    expect(named('Đồng Nai')).toBe('unit-ambiguous 25414 75 75')
    expect(answer({ name: 'Bình Phước', on: IN_2026 })).toBe('unit-ambiguous 25195 70')
  })

  test('initials of two units, unless the rest of the text decides', () => {
    expect(named('BĐ')).toBe('unit-ambiguous 693 696')
    expect(named('T.Bình')).toBe('unit-ambiguous 25201 25308 25354')
    expect(named('Xã Minh Hưng, BĐ')).toBe('25408')
  })

  test('a word for the kind and a parent that mean different namesakes', () => {
    expect(named('Phường Minh Hưng, huyện Bù Đăng')).toBe('unit-ambiguous 25441 25408')
  })
})

describe('what fits no unit', () => {
  test('a wrong tone is not corrected, but comes back with what is near', () => {
    const result = resolveUnit(index, { name: 'xã Lộc Thính', on: CAMPAIGN })
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.error.candidates[0]?.name).toBe('Lộc Thịnh')
  })

  test('a parent that does not hold it is not ignored', () => {
    expect(named('Xã Tân Lợi, huyện Lộc Ninh')).toBe('unit-unknown 25342 25378')
    expect(named('Xã Lộc Hòa, huyện Dĩ An')).toBe('unit-unknown 25273')
  })

  test('a unit of other days is said to be one', () => {
    expect(named('Phường Bình Phước')).toBe('unit-not-valid-then 25195')
    expect(named('Tỉnh Đồng Nai')).toBe('unit-not-valid-then 75')
    expect(answer({ name: 'Xã Tân Lợi, huyện Đồng Phú', on: IN_2026 })).toBe('unit-not-valid-then 25378')
    expect(answer({ code: '70', on: IN_2026 })).toBe('unit-not-valid-then 70')
  })
})

describe('a code', () => {
  test('means what it meant on the day', () => {
    const nameOf = (on: number) => {
      const result = resolveUnit(index, { code: '25195', on })
      return result.ok && result.value.fullName
    }
    expect([dayOf(2025, 6, 30), dayOf(2025, 7, 1)].map(nameOf)).toEqual([
      'Phường Tân Phú',
      'Phường Bình Phước',
    ])
  })

  test('of a renamed unit gives the row of the day', () => {
    const on = (day: number) => resolveUnit(index, { code: '25270', on: day })
    expect([dayOf(2026, 4, 29), dayOf(2026, 4, 30)].map(on)).toMatchObject([
      { value: { fullName: 'Xã Lộc Ninh', unitId: 189_013 } },
      { value: { fullName: 'Phường Lộc Ninh', unitId: 189_013 } },
    ])
  })

  test('tells namesakes apart, and is refused beside a name that it does not bear', () => {
    expect(answer({ code: '25363', name: 'Tân Phú' })).toBe('25363')
    expect(answer({ code: ' 25195 ', name: 'P. Tân Phú', parent: 'TP. Đồng Xoài' })).toBe('25195')
    expect(answer({ code: '25294', name: 'Lộc Thạnh' })).toBe('unit-ambiguous 25294 25280')
    expect(answer({ code: '25195', parent: 'huyện Đồng Phú' })).toBe('unit-ambiguous 25195')
    expect(answer({ code: '25195', name: 'Phường Bình Phước' })).toBe('unit-not-valid-then 25195')
  })

  test('that nobody bears, or at another level, is unknown', () => {
    expect(answer({ code: '99999' })).toBe('unit-unknown')
    expect(answer({ code: '25195', level: 'district' })).toBe('unit-unknown')
  })
})

describe('a hamlet by name and commune', () => {
  test('is found through its commune', () => {
    const result = resolveUnit(index, {
      name: 'KP Tân Trà 2, P. Tân Bình, ĐX',
      level: 'hamlet',
      on: CAMPAIGN,
    })
    expect(result).toMatchObject({ ok: true, value: { fullName: 'Khu phố Tân Trà 2' } })
    expect(answer({ name: 'tan tra 2', parent: 'P. Tân Bình', level: 'hamlet' })).toBe('Khu phố Tân Trà 2')
  })

  test('fails as its commune fails, or as itself', () => {
    expect(answer({ name: 'Ấp 3', parent: 'Tân Lợi', level: 'hamlet' })).toBe('unit-ambiguous 25342 25378')
    expect(answer({ name: 'Ấp 99', parent: '25342', level: 'hamlet' })).toBe('unit-unknown')
  })
})

describe('whatever is left out', () => {
  const ABBREVIATED: Readonly<Record<string, string>> = {
    'Thành phố': 'TP.',
    'Thị xã': 'TX.',
    'Thị trấn': 'TT.',
    Huyện: 'H.',
    Phường: 'P.',
    Xã: 'X.',
    Tỉnh: 'Tỉnh',
  }
  const kindWord = (fullName: string, name: string) => fullName.slice(0, -name.length - 1)
  const writing = fc.record({
    unit: fc.constantFrom(...units2024),
    word: fc.constantFrom('full', 'abbreviated', 'none'),
    isPlain: fc.boolean(),
    isUpper: fc.boolean(),
    isDecomposed: fc.boolean(),
    initials: fc.nat(2),
    hasParent: fc.boolean(),
  })

  test('the answer is the unit that was meant, or a question that names it', () => {
    fc.assert(
      fc.property(writing, ({ unit, word, isPlain, isUpper, isDecomposed, initials, hasParent }) => {
        const full = kindWord(unit.fullName, unit.name)
        const syllables = unit.name.split(' ')
        const shortened = syllables.map((syllable, i) =>
          i < Math.min(initials, syllables.length - 1) ? `${syllable[0]}.` : `${syllable} `,
        )
        const prefix = word === 'full' ? `${full} ` : word === 'none' ? '' : `${ABBREVIATED[full]} `
        let name = prefix + shortened.join('').trim()
        if (isPlain) name = withoutDiacritics(name)
        if (isUpper) name = name.toUpperCase()
        if (isDecomposed) name = name.normalize('NFD')
        const parent = hasParent ? units2024.find(({ unitId }) => unitId === unit.parentId) : undefined
        const result = resolveUnit(index, {
          name,
          on: CAMPAIGN,
          ...(parent ? { parent: parent.fullName } : {}),
        })
        if (result.ok) expect(result.value).toBe(unit)
        else expect([result.error.code, ...result.error.candidates]).toContain(unit)
        const isComplete = word !== 'none' && !isPlain && initials === 0 && parent !== undefined
        if (isComplete) expect(result.ok).toBe(true)
      }),
      { seed: 7, numRuns: 3000 },
    )
  })
})
