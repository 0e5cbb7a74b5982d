import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AboutPerson,
  checkIdentityNumber,
  lastTwo,
  makeIdentityNumber,
  mask,
  readIdentityNumber,
  type Sex,
} from './identity-number.ts'
import { PROVINCE_CODES, provinceOfCode } from './province-codes.ts'

// 070 0 90 001234: born in 1990, male, registered in Bình Phước.
const HIM: AboutPerson = { birth: { y: 1990, m: 7, d: 5 }, sex: 'male' }
const accepted = (number: string, ...warnings: string[]) => ({ ok: true, value: { number, warnings } })
const repaired = (number: string) => ({
  ok: true,
  value: { number, warnings: ['identity-repaired-zeros'], repaired: true },
})
const refused = (error: string) => ({ ok: false, error })

const invented = fc.record({
  ppp: fc.constantFrom(...PROVINCE_CODES.keys()),
  sex: fc.constantFrom<Sex>('male', 'female'),
  year: fc.integer({ min: 1900, max: 2399 }),
  // From 100: a serial of zeros could make a number of one digit only.
  serial: fc.integer({ min: 100, max: 999_999 }),
})

describe('an identity number that is accepted', () => {
  test.each([
    '070090001234',
    "'070090001234",
    '’070090001234',
    '070 090 001 234',
    '070.090.001.234',
    '070\u00a0090-001-234 ',
    '０７００９０００１２３４',
    '070090001234.0',
  ])('%j is the bare twelve digits', (raw) => {
    expect(checkIdentityNumber(raw, HIM)).toEqual(accepted('070090001234'))
  })

  test('needs nothing known about the person', () => {
    expect(checkIdentityNumber('070090001234', {})).toEqual(accepted('070090001234'))
  })

  test('from another province is ordinary', () => {
    expect(checkIdentityNumber('038090001234', HIM)).toEqual(accepted('038090001234'))
    expect(checkIdentityNumber('040090001234', HIM)).toEqual(accepted('040090001234'))
  })

  test.each([
    ['003090001234', HIM, 'identity-province-unknown'],
    ['120090001234', HIM, 'identity-abroad'],
    ['070090001234', { birth: { y: 1991 } }, 'identity-birth-year'],
    ['070290001234', { birth: { y: 1990 } }, 'identity-birth-year'],
    ['070090001234', { sex: 'female' }, 'identity-sex'],
    ['070190001234', HIM, 'identity-sex'],
  ] as const)('%s with a contradiction is only warned of: %s', (raw, about, warning) => {
    expect(checkIdentityNumber(raw, about)).toEqual(accepted(raw, warning))
  })

  test('a legal number from abroad in a numeric cell has lost nothing', () => {
    expect(checkIdentityNumber(120_090_001_234, HIM)).toEqual(accepted('120090001234', 'identity-abroad'))
  })

  test('every contradiction is told', () => {
    expect(checkIdentityNumber('003190001234', { birth: { y: 1991 }, sex: 'male' })).toEqual(
      accepted('003190001234', 'identity-province-unknown', 'identity-birth-year', 'identity-sex'),
    )
  })
})

describe('zeros lost in a numeric cell', () => {
  test('are put back where province, sex and year agree, and the repair is traced', () => {
    expect(checkIdentityNumber(70_090_001_234, HIM)).toEqual(repaired('070090001234'))
    expect(checkIdentityNumber(1_090_001_234, HIM)).toEqual(repaired('001090001234'))
    expect(checkIdentityNumber(70_090_001_234, { birth: { y: 1990 } })).toEqual(repaired('070090001234'))
  })

  test('are not put back where something disagrees or the year is not known', () => {
    expect(checkIdentityNumber(70_090_001_234, { birth: { y: 1991 } })).toEqual(refused('identity-length'))
    expect(checkIdentityNumber(70_090_001_234, { ...HIM, sex: 'female' })).toEqual(refused('identity-length'))
    expect(checkIdentityNumber(3_090_001_234, HIM)).toEqual(refused('identity-length'))
    expect(checkIdentityNumber(70_090_001_234, { sex: 'male' })).toEqual(refused('identity-length'))
  })

  test('are not guessed in text', () => {
    expect(checkIdentityNumber('70090001234', HIM)).toEqual(refused('identity-length'))
  })
})

describe('an identity number that is refused', () => {
  test.each([
    ['', 'identity-missing'],
    ['-', 'identity-missing'],
    [0, 'identity-missing'],
    ['7.009E+10', 'identity-scientific'],
    ['7,009E+10', 'identity-scientific'],
    ['7E+10', 'identity-scientific'],
    ['0700900012', 'identity-length'],
    ['0700900012345', 'identity-length'],
    ['285123456', 'identity-nine-digits'],
    [285_123_456, 'identity-nine-digits'],
    ['O70090001234', 'identity-not-digits'],
    ['07009000123x', 'identity-not-digits'],
    ['••••••••••34', 'identity-not-digits'],
    [-70_090_001_234, 'identity-not-digits'],
    [70_090_001_234.5, 'identity-not-digits'],
    ['111111111111', 'identity-placeholder'],
    ['000000000000', 'identity-missing'],
    ['123456789012', 'identity-placeholder'],
    ['012345678901', 'identity-placeholder'],
    [12_345_678_901, 'identity-placeholder'],
  ])('%j: %s', (raw, code) => {
    expect(checkIdentityNumber(raw, HIM)).toEqual(refused(code))
  })
})

describe('any invented number', () => {
  test('tells what it was made of and agrees with its person', () => {
    fc.assert(
      fc.property(invented, ({ ppp, sex, year, serial }) => {
        const number = makeIdentityNumber(ppp, sex, year, serial)
        expect(readIdentityNumber(number)).toEqual({ province: ppp, sex, birthYear: year })
        expect(checkIdentityNumber(number, { birth: { y: year }, sex })).toEqual(accepted(number))
        expect(checkIdentityNumber(Number(number), { birth: { y: year }, sex })).toEqual(repaired(number))
      }),
      { seed: 17, numRuns: 2000 },
    )
  })

  test('warns beside another year or the other sex', () => {
    fc.assert(
      fc.property(invented, fc.integer({ min: 1900, max: 2399 }), ({ ppp, sex, year, serial }, other) => {
        const number = makeIdentityNumber(ppp, sex, year, serial)
        const warned = checkIdentityNumber(number, {
          birth: { y: other },
          sex: sex === 'male' ? 'female' : 'male',
        })
        expect(warned).toEqual(
          accepted(number, ...(other === year ? [] : ['identity-birth-year']), 'identity-sex'),
        )
      }),
      { seed: 17, numRuns: 1000 },
    )
  })

  test('is masked to its last two digits and nothing else', () => {
    expect(mask('070090001242')).toBe('••••••••••42')
    expect(mask('285123456')).toBe('•••••••56')
    expect(lastTwo('070090001242')).toBe('42')
    fc.assert(
      fc.property(invented, ({ ppp, sex, year, serial }) => {
        const number = makeIdentityNumber(ppp, sex, year, serial)
        expect(mask(number)).toMatch(/^•{10}\d\d$/)
        expect(number.endsWith(mask(number).slice(10))).toBe(true)
      }),
      { seed: 17 },
    )
  })

  test('cannot be made of what does not fit', () => {
    expect(() => makeIdentityNumber('70', 'male', 1990, 1)).toThrow(RangeError)
    expect(() => makeIdentityNumber('070', 'male', 1899, 1)).toThrow(RangeError)
    expect(() => makeIdentityNumber('070', 'male', 1990, 1_000_000)).toThrow(RangeError)
    expect(() => readIdentityNumber('285123456')).toThrow(RangeError)
  })
})

test('whatever stands in the cell, an accepted number has twelve digits', () => {
  const cells = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789 .-E+'), maxLength: 18 }),
    fc.string(),
    fc.double(),
    fc.maxSafeInteger(),
  )
  fc.assert(
    fc.property(cells, (raw) => {
      const result = checkIdentityNumber(raw, HIM)
      if (result.ok) expect(result.value.number).toMatch(/^\d{12}$/)
    }),
    { seed: 17, numRuns: 3000 },
  )
})

test('the 63 provinces have codes from 001 to 096', () => {
  expect(PROVINCE_CODES.size).toBe(63)
  expect(new Set(PROVINCE_CODES.values()).size).toBe(63)
  for (const code of PROVINCE_CODES.keys()) expect(code).toMatch(/^0[0-9]{2}$/)
  expect([...PROVINCE_CODES.keys()]).toEqual([...PROVINCE_CODES.keys()].sort())
  expect(['070', '075', '074', '001', '096', '038', '040'].map(provinceOfCode)).toEqual([
    'Bình Phước',
    'Đồng Nai',
    'Bình Dương',
    'Hà Nội',
    'Cà Mau',
    'Thanh Hóa',
    'Nghệ An',
  ])
  expect(provinceOfCode('003')).toBeUndefined()
})
