import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOBILE_PREFIXES, PREFIX_CHANGE_2018 } from './phone-prefixes.ts'
import { originalCarrier, parsePhones } from './phones.ts'

const numbersIn = (cell: string | number) => parsePhones(cell).phones.map((phone) => phone.e164)

describe('one number', () => {
  test.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '09 12 34 56 78',
    '84912345678',
    '84 912 345 678',
    '+84912345678',
    '+84 912 345 678',
    '(+84) 912.345.678',
    '+84 (0)912 345 678',
    '0084912345678',
    "'0912345678",
    '０９１２３４５６７８',
    '＋８４ ９１２ ３４５ ６７８',
    '\u00a00912\u200b345678 ',
  ])('%j is stored as +84 and nine digits, without a trace', (cell) => {
    expect(parsePhones(cell)).toEqual({
      phones: [{ e164: '+84912345678', display: '0912 345 678', warnings: [] }],
      notes: [],
      errors: [],
    })
  })

  test.each([912_345_678, '912345678', '912345678.0'])('%j gets its zero back, with a trace', (cell) => {
    expect(parsePhones(cell).phones).toEqual([
      { e164: '+84912345678', display: '0912 345 678', warnings: ['phone-repaired-zero'] },
    ])
  })

  test('that begins with 84 without its zero is not taken for an international one', () => {
    expect(numbersIn(843_456_789)).toEqual(['+84843456789'])
    expect(numbersIn('0843456789')).toEqual(['+84843456789'])
  })

  test('with an unknown prefix is accepted with a warning', () => {
    expect(parsePhones('0531234567').phones[0]?.warnings).toEqual(['phone-prefix-unknown'])
    expect(parsePhones('0992123456').phones[0]?.warnings).toEqual([])
  })

  test.each(['0271 3879123', '02713879123', '(0271) 3 879 123', '+84 271 3879 123'])(
    '%j is a fixed line, which receives no code',
    (cell) => {
      expect(parsePhones(cell).phones).toEqual([
        { e164: '+842713879123', display: '0271 3879 123', warnings: ['phone-fixed-line'] },
      ])
    },
  )

  test('of Hà Nội or TP. Hồ Chí Minh has a shorter area code', () => {
    expect(parsePhones('02838251234').phones[0]?.display).toBe('028 3825 1234')
  })
})

describe('a number of eleven digits from before 15/9/2018', () => {
  test.each(['01681234567', 1_681_234_567, '+841681234567', '0168 123 4567'])(
    '%j becomes ten digits and keeps its origin',
    (cell) => {
      const [phone] = parsePhones(cell).phones
      expect(phone?.e164).toBe('+84381234567')
      expect(phone?.convertedFrom).toBe('01681234567')
      expect(phone?.warnings).toContain('phone-converted-2018')
    },
  )

  test('is converted into a known prefix of the same carrier, by a change that never joins two numbers', () => {
    expect(PREFIX_CHANGE_2018.size).toBe(21)
    expect(new Set(PREFIX_CHANGE_2018.values()).size).toBe(21)
    for (const [before, after] of PREFIX_CHANGE_2018) {
      expect(MOBILE_PREFIXES.has(after)).toBe(true)
      const [phone] = parsePhones(`${before}1234567`).phones
      expect(phone?.display).toBe(`${after}1 234 567`)
      expect(phone?.warnings).toEqual(['phone-converted-2018'])
    }
    expect(originalCarrier('+84381234567')).toBe('Viettel')
    expect([...PREFIX_CHANGE_2018].slice(0, 5).map(([, after]) => MOBILE_PREFIXES.get(after))).toEqual(
      Array(5).fill('MobiFone'),
    )
  })

  test('with a prefix that never was is refused', () => {
    expect(parsePhones('01111234567').errors).toEqual(['phone-old-prefix-unknown'])
    expect(parsePhones('0168123456').errors).toEqual(['phone-length'])
  })
})

describe('several numbers in a cell', () => {
  test.each([
    '0912345678/ 0976543210',
    '0912.345.678 - 0976.543.210',
    '0912345678; 0976543210',
    '0912345678,0976543210',
    '0912345678\n0976543210',
    '0912 345 678 0976 543 210',
    '0912345678 976543210',
    '0912345678 hoặc 0976543210',
    '0912345678/0976543210/0912 345 678',
  ])('%j are two', (cell) => {
    expect(numbersIn(cell)).toEqual(['+84912345678', '+84976543210'])
    expect(parsePhones(cell).errors).toEqual([])
  })

  test.each([
    ['con: 0912345678', ['con']],
    ['0912345678 (con), 0976543210 (vợ)', ['con', 'vợ']],
    ['ĐT 2: 0912345678', ['ĐT 2']],
    ['nhà văn hóa ấp 0912345678', ['nhà văn hóa ấp']],
  ])('the words of %j are kept as notes', (cell, notes) => {
    expect(parsePhones(cell).notes).toEqual(notes)
    expect(numbersIn(cell)).toContain('+84912345678')
    expect(parsePhones(cell).errors).toEqual([])
  })

  test('a bad one does not take the good one with it', () => {
    expect(parsePhones('0912345678/ 09765')).toEqual({
      phones: [{ e164: '+84912345678', display: '0912 345 678', warnings: [] }],
      notes: [],
      errors: ['phone-length'],
    })
  })
})

describe('a cell without a number', () => {
  test.each(['', '-', '0', 0, '0000000000', ' / '])('%j is simply empty', (cell) => {
    expect(parsePhones(cell)).toEqual({ phones: [], notes: [], errors: [] })
  })

  test('keeps its words', () => {
    expect(parsePhones('không có')).toEqual({ phones: [], notes: ['không có'], errors: [] })
  })

  test.each([
    ['9.12E+08', 'phone-scientific'],
    ['09123456', 'phone-length'],
    ['09123456789', 'phone-length'],
    ['+855 12 345 678', 'phone-foreign'],
    ['0085512345678', 'phone-foreign'],
    ['070090001234', 'phone-length'],
    ['19001234', 'phone-length'],
    ['9 '.repeat(150), 'phone-length'],
    ['9 '.repeat(20_000), 'phone-length'],
  ])('%j is refused: %s', (cell, code) => {
    expect(parsePhones(cell)).toEqual({ phones: [], notes: [], errors: [code] })
  })
})

test('any mobile number is read back from every usual writing', () => {
  const writings: readonly ((n: string) => string | number)[] = [
    (n) => n,
    (n) => Number(n),
    (n) => `+84${n.slice(1)}`,
    (n) => `84 ${n.slice(1)}`,
    (n) => `0084${n.slice(1)}`,
    (n) => `${n.slice(0, 4)} ${n.slice(4, 7)} ${n.slice(7)}`,
    (n) => `${n.slice(0, 3)}.${n.slice(3, 6)}.${n.slice(6)}`,
    (n) => `mẹ: ${n}`,
    (n) => `${n}/${n}`,
  ]
  const mobiles = fc
    .tuple(fc.constantFrom(...MOBILE_PREFIXES.keys()), fc.nat(9_999_999))
    .map(([prefix, rest]) => prefix + String(rest).padStart(7, '0'))
  fc.assert(
    fc.property(mobiles, fc.constantFrom(...writings), (number, write) => {
      expect(numbersIn(write(number))).toEqual([`+84${number.slice(1)}`])
      expect(numbersIn(parsePhones(number).phones[0]?.display ?? '')).toEqual([`+84${number.slice(1)}`])
    }),
    { seed: 23, numRuns: 2000 },
  )
})

test('whatever stands in the cell, a number that comes out has nine or ten digits behind +84 and reads as itself', () => {
  const cells = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789 /.-+()con:'), maxLength: 40 }),
    fc.string(),
    fc.nat(),
  )
  fc.assert(
    fc.property(cells, (cell) => {
      for (const e164 of numbersIn(cell)) {
        expect(e164).toMatch(/^\+84(?:2\d{9}|[3-9]\d{8})$/)
        expect(numbersIn(e164)).toEqual([e164])
      }
    }),
    { seed: 23, numRuns: 3000 },
  )
})
