import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CardProblem, readCardQr } from './card-qr.ts'
import { dayOf } from './dates.ts'
import { makeIdentityNumber } from './identity-number.ts'

// Nobody: an invented number of an invented person.
const NUMBER = makeIdentityNumber('070', 'female', 1962, 345)
const FIELDS = [
  NUMBER,
  '285012345',
  'Điểu Thị Hà',
  '05071962',
  'Nữ',
  'Ấp 3, Tân Phú, Đồng Phú, Bình Phước',
  '10052021',
]
const withField = (place: number, text: string) =>
  FIELDS.map((field, i) => (i === place ? text : field)).join('|')
const problemOf = (text: string): CardProblem | null => {
  const read = readCardQr(text)
  return read.ok ? null : read.error
}
const cardOf = (text: string) => {
  const read = readCardQr(text)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

describe('a card', () => {
  it('is read into its parts', () => {
    expect(readCardQr(FIELDS.join('|'))).toEqual({
      ok: true,
      value: {
        number: NUMBER,
        oldNumber: '285012345',
        name: 'Điểu Thị Hà',
        birth: { y: 1962, m: 7, d: 5 },
        sex: 'female',
        address: 'Ấp 3, Tân Phú, Đồng Phú, Bình Phước',
        issuedOn: dayOf(2021, 5, 10),
        warnings: [],
      },
    })
  })
  it('without an old number, or with one of twelve digits', () => {
    expect(cardOf(withField(1, '')).oldNumber).toBeNull()
    expect(cardOf(withField(1, NUMBER)).oldNumber).toBe(NUMBER)
  })
  it('of somebody who does not know the day or the month of birth', () => {
    expect(cardOf(withField(3, '00001962')).birth).toEqual({ y: 1962 })
    expect(cardOf(withField(3, '00071962')).birth).toEqual({ y: 1962, m: 7 })
  })
  it('in decomposed letters, with spaces around, gives composed text', () => {
    const read = cardOf(FIELDS.map((field) => ` ${field.normalize('NFD')}\r`).join('|'))
    expect(read).toMatchObject({ name: 'Điểu Thị Hà', sex: 'female', number: NUMBER })
  })
  it.each(['K’Nam', "K'Brơi", 'H-Win Jơn', 'Lý A. Fong'])('of %s', (name) => {
    expect(cardOf(withField(2, name)).name).toBe(name)
  })
  it('whose number says another year or sex is read, with a warning', () => {
    expect(cardOf(withField(3, '05071963')).warnings).toEqual(['identity-birth-year'])
    expect(cardOf(withField(4, 'Nam')).warnings).toEqual(['identity-sex'])
  })
})

describe('what is no such card is refused by a code', () => {
  it.each<[string, string, CardProblem]>([
    ['another code', 'PHUKIN:018e7000', 'card-foreign'],
    ['an address', 'https://phukin.example/field/#join=ABC', 'card-foreign'],
    ['nothing', '', 'card-foreign'],
    ['a book', '|'.repeat(2_000), 'card-foreign'],
    ['a number alone', NUMBER, 'card-fields-few'],
    ['one with the old number first', [FIELDS[1], FIELDS[0], ...FIELDS.slice(2)].join('|'), 'card-order'],
    [
      'one with sex before birth',
      [...FIELDS.slice(0, 3), 'Nữ', '05071962', ...FIELDS.slice(5)].join('|'),
      'card-order',
    ],
    ['one without a number', withField(0, '07016200034'), 'card-number'],
    ['one with a number nobody has', withField(0, '111111111111'), 'card-number'],
    ['one with an old number of ten digits', withField(1, '2850123456'), 'card-old-number'],
    ['one with digits for a name', withField(2, 'Lan 2'), 'card-name'],
    ['one without a name', withField(2, ''), 'card-name'],
    ['one born on 31/02', withField(3, '31021962'), 'card-birth'],
    ['one born in 0062', withField(3, '05070062'), 'card-birth'],
    ['one born in a month 13', withField(3, '00131962'), 'card-birth'],
    ['one born written another way', withField(3, '05/07/1962'), 'card-birth'],
    ['one of an unknown sex', withField(4, 'X'), 'card-sex'],
    ['one without an address', withField(5, ' '), 'card-address'],
    ['one issued on no day', withField(6, '31112021'), 'card-issued'],
    ['one issued before birth', withField(6, '10051961'), 'card-issued'],
  ])('%s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  it('and never throws, whatever stands in the code', () => {
    const field = fc.oneof(
      fc.constantFrom(...FIELDS, '', '00000000', '99999999', '000000000000'),
      fc.string(),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(field, { maxLength: 9 }), (fields) => {
        const read = readCardQr(fields.join('|'))
        if (read.ok) expect(fields.join('|')).toContain(read.value.number)
        else expect(read.error).toMatch(/^card-[a-z-]+$/)
      }),
      { seed: 7_2024, numRuns: 3_000 },
    )
  })

  it('a card of whoever is read as it was printed', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(
        fc.record({
          y: fc.integer({ min: 1900, max: 2020 }),
          m: fc.integer({ min: 1, max: 12 }),
          d: fc.integer({ min: 1, max: 28 }),
        }),
        fc.constantFrom('male' as const, 'female' as const),
        fc.integer({ min: 100_000, max: 899_999 }),
        ({ y, m, d }, sex, serial) => {
          const number = makeIdentityNumber('070', sex, y, serial)
          const text = [
            number,
            '',
            'Thị Bé',
            `${two(d)}${two(m)}${y}`,
            sex === 'male' ? 'Nam' : 'Nữ',
            'Ấp 1',
            '10052021',
          ]
          expect(cardOf(text.join('|'))).toMatchObject({ number, birth: { y, m, d }, sex, warnings: [] })
        },
      ),
      { seed: 7_2024, numRuns: 200 },
    )
  })
})

it('an older card without a place for the old number, and a newer one that says more, are read like any other', () => {
  const plain = readCardQr(FIELDS.join('|'))
  expect(plain.ok).toBe(true)
  expect(readCardQr([...FIELDS, 'Điểu Văn A', ''].join('|'))).toEqual(plain)
  expect(readCardQr(FIELDS.filter((_, i) => i !== 1).join('|'))).toEqual(
    readCardQr(FIELDS.map((field, i) => (i === 1 ? '' : field)).join('|')),
  )
})
