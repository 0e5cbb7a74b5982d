import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from './dates.ts'
import { FIELDS } from './headings.ts'
import { makeIdentityNumber } from './identity-number.ts'
import { checkRow } from './list-row.ts'
import { LIST_KINDS, type ListKind } from './lists.ts'
import { matchKey } from './names.ts'
import type { RowCell, RowCells, RowContext } from './row-codes.ts'

const AS_OF = dayOf(2024, 3, 25)
const HAMLET = 130_101_001
const NUMBER = makeIdentityNumber('070', 'female', 1990, 123_456)

const contextOf = (kind: ListKind, findHamlet: RowContext['findHamlet']): RowContext => ({
  kind,
  asOf: AS_OF,
  findHamlet,
})
const register = contextOf('register', () => ({ hamletId: HAMLET }))
const cardList = contextOf('authority:card', () => ({ problem: 'hamlet-unknown', field: 'hamlet' }))

const good: RowCells = {
  name: 'Nguyễn Thị Hòa',
  birth: '05/7/1990',
  sex: 'Nữ',
  identity: NUMBER,
  hamlet: 'Ấp 1',
}

const clean = (cells: RowCells, context = register) => {
  const outcome = checkRow({ ...good, ...cells }, context)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.row
}
const problemsOf = (cells: RowCells, context = register) => {
  const outcome = checkRow({ ...good, ...cells }, context)
  return (outcome.ok ? outcome.row : outcome).problems.map(
    ({ code, field, severity }) => `${severity} ${field} ${code}`,
  )
}

test('a clean row keeps what it says and adds nothing', () => {
  expect(clean({})).toEqual({
    name: 'Nguyễn Thị Hòa',
    note: null,
    matchKey: matchKey('NGUYỄN THỊ HOÀ'),
    birth: { y: 1990, m: 7, d: 5 },
    sex: 'female',
    identity: NUMBER,
    cmnd: null,
    phone: null,
    household: null,
    group: null,
    relation: null,
    address: null,
    hamletId: HAMLET,
    residence: 'permanent',
    away: false,
    effective: AS_OF,
    claims: {},
    eidLevel: null,
    device: null,
    problems: [],
  })
})

describe('a row goes back', () => {
  test.each<[string, RowCells]>([
    ['name name-missing', { name: null }],
    ['name name-has-digits', { name: 'Nguyễn Văn 2' }],
    ['name name-unexpected-sign', { name: 'Nguyễn & Thị' }],
    ['name name-soft-hyphen', { name: 'Nguy\u00adn' }],
    ['name name-too-long', { name: 'Nguyễn '.repeat(20) }],
    ['birth birth-missing', { birth: null }],
    ['birth birth-missing', { birth: '00/00/0000' }],
    ['birth birth-unreadable', { birth: 'không nhớ' }],
    ['birth birth-impossible', { birth: '31/02/1990' }],
    ['birth birth-in-future', { birth: '26/3/2024' }],
    ['birth birth-too-long-ago', { birth: '1890' }],
    ['identity identity-missing', { identity: '000000000000' }],
    ['identity identity-not-digits', { identity: '07O190123456' }],
    ['identity identity-length', { identity: '0701901234567' }],
    ['identity identity-nine-digits', { identity: '285123456', cmnd: '285123457' }],
    ['identity identity-placeholder', { identity: '123456789' }],
    ['identity identity-scientific', { identity: '7,009E+10' }],
    ['identity identity-scientific', { identity: '7.019E+10' }],
    ['identity identity-placeholder', { identity: '111111111111' }],
    ['cmnd old-identity-missing', { cmnd: '000000000' }],
    ['cmnd old-identity-not-digits', { cmnd: '28512345O' }],
    ['cmnd old-identity-length', { cmnd: '28512' }],
    ['cmnd old-identity-scientific', { cmnd: '2.85E+8' }],
    ['cmnd old-identity-placeholder', { cmnd: '123456789' }],
    ['birth-male sex-both', { birth: null, sex: null, 'birth-male': '1990', 'birth-female': '1990' }],
    ['sex sex-both', { birth: null, sex: 'Nam', 'birth-female': '1990' }],
    ['as-of as-of-unreadable', { 'as-of': 'hôm qua' }],
    ['as-of as-of-unreadable', { 'as-of': '3/2024' }],
    ['as-of as-of-after-list', { 'as-of': '26/3/2024' }],
    ['card confirmation-unreadable', { card: 'đang làm' }],
    ['signature confirmation-unreadable', { signature: '?' }],
  ])('%s', (expected, cells) => {
    expect(problemsOf(cells)).toContain(`error ${expected}`)
    expect(checkRow({ ...good, ...cells }, register).ok).toBe(false)
  })

  test.each([
    'hamlet-unknown',
    'hamlet-ambiguous',
    'unit-unknown',
    'unit-ambiguous',
    'unit-not-valid-then',
    'commune-missing',
  ] as const)('for %s, in the field that the unit was asked of', (problem) => {
    const context = contextOf('register', () => ({ problem, field: 'commune' }))
    expect(problemsOf({}, context)).toEqual([`error commune ${problem}`])
  })

  test('with all its reasons at once', () => {
    expect(problemsOf({ name: '', birth: 'x', card: '?' }).map((problem) => problem.split(' ')[1])).toEqual([
      'name',
      'birth',
      'card',
    ])
  })
})

describe('a birth date under the columns of the sexes', () => {
  const bare = { birth: null, sex: null, identity: null }
  test('tells the date and the sex', () => {
    expect(clean({ ...bare, 'birth-male': '05/7/1990' })).toMatchObject({
      birth: { y: 1990, m: 7, d: 5 },
      sex: 'male',
    })
    expect(clean({ ...bare, 'birth-female': 1990 })).toMatchObject({ birth: { y: 1990 }, sex: 'female' })
  })
  test('may be a mere mark beside a column of dates', () => {
    for (const mark of ['x', 'X', '✓'])
      expect(clean({ ...bare, birth: '1990', 'birth-female': mark })).toMatchObject({
        birth: { y: 1990 },
        sex: 'female',
      })
  })
  test('is faulted in the column where it stands', () => {
    expect(problemsOf({ ...bare, 'birth-female': '31/02/1990' })).toEqual([
      'error birth-female birth-impossible',
    ])
  })
  test('agrees with a column of the sex', () => {
    expect(clean({ ...bare, sex: 'Nữ', 'birth-female': '1990' }).sex).toBe('female')
  })
})

test.each([
  ['Nam', 'male'],
  ['nữ', 'female'],
  ['M', 'male'],
  ['F', 'female'],
  [1, 'male'],
  [0, 'female'],
])('sex %s', (sex, expected) => {
  expect(clean({ sex, identity: null }).sex).toBe(expected)
})

test('the sex is never taken from the number', () => {
  expect(clean({ sex: null }).sex).toBeNull()
})

test.each<[string | null, string, boolean]>([
  [null, 'permanent', false],
  ['Thường trú', 'permanent', false],
  ['KT1', 'permanent', false],
  ['Tạm trú', 'temporary', false],
  ['KT3', 'temporary', false],
  ['Lưu trú', 'temporary', false],
  ['Đang ở', 'temporary', false],
  ['Công nhân khu công nghiệp', 'working', false],
  ['Thường trú, tạm vắng', 'permanent', true],
  ['Tạm vắng', 'permanent', true],
  ['Đi làm ngoài tỉnh', 'permanent', true],
])('residence “%s” is %s, away: %s', (written, residence, away) => {
  const row = clean({ residence: written })
  expect(row).toMatchObject({ residence, away, problems: [] })
})

describe('numbers', () => {
  test('a row of a register without any number is well-formed: whether it is somebody known is asked later', () => {
    expect(clean({ identity: null })).toMatchObject({ identity: null, cmnd: null, problems: [] })
    expect(clean({ identity: '  ' }).identity).toBeNull()
  })
  test('twelve digits among the old numbers are the identity number', () => {
    expect(clean({ identity: null, cmnd: NUMBER })).toMatchObject({ identity: NUMBER, cmnd: null })
    expect(clean({ cmnd: NUMBER })).toMatchObject({ identity: NUMBER, cmnd: null })
  })
  test('twelve other digits beside an identity number stay an old number', () => {
    const other = makeIdentityNumber('070', 'female', 1990, 654_321)
    expect(clean({ cmnd: other })).toMatchObject({ identity: NUMBER, cmnd: other })
  })
  test('lost zeros are put back only in a numeric cell and only if sex and year agree', () => {
    expect(clean({ identity: Number(NUMBER) }).identity).toBe(NUMBER)
    expect(problemsOf({ identity: Number(NUMBER), birth: '1989' })).toEqual([
      'error identity identity-length',
    ])
    expect(problemsOf({ identity: String(Number(NUMBER)) })).toEqual(['error identity identity-length'])
  })
  test('nine digits among the identity numbers are the old number, if none contradicts', () => {
    expect(clean({ identity: '285123456' })).toMatchObject({ identity: null, cmnd: '285123456' })
    expect(clean({ identity: '285 123 456', cmnd: '285123456' })).toMatchObject({ cmnd: '285123456' })
    expect(clean({ identity: '285123456', cmnd: NUMBER })).toMatchObject({
      identity: NUMBER,
      cmnd: '285123456',
    })
  })
  test('a word for none is none', () => {
    expect(clean({ identity: 'chưa cấp', cmnd: 'không có' })).toMatchObject({ identity: null, cmnd: null })
  })
  test('a mobile number is kept before a fixed line', () => {
    const row = clean({ phone: '0271 3879123 / 0912345678' })
    expect(row.phone).toBe('+84912345678')
    expect(row.problems).toEqual([{ code: 'phone-several', field: 'phone', severity: 'repair', from: '…23' }])
  })
  test('a label that says no more than that a number follows is no doubt', () => {
    for (const phone of ['ĐT: 0912345678', 'SĐT 0912345678', '0912345678 (Zalo)'])
      expect(clean({ phone })).toMatchObject({ phone: '+84912345678', problems: [] })
  })
  test('the first of several telephones is kept, as it is dialled today', () => {
    expect(clean({ phone: '0912345678 - 0987654321' }).phone).toBe('+84912345678')
    expect(clean({ phone: '01681234567' }).phone).toBe('+84381234567')
    expect(clean({ phone: 'không có' })).toMatchObject({ phone: null, problems: [] })
  })
})

describe('what a row confirms', () => {
  test('on a register: what its columns say, and nothing that would follow from it', () => {
    const marks = {
      'card-collected': 'x',
      card: 'đã cấp',
      'eid-activated': '25/3/2024',
      smartphone: 'chưa',
      signature: '',
    }
    expect(clean(marks).claims).toEqual({
      card_collected: 'confirmed',
      card: 'confirmed',
      eid_activated: 'confirmed',
    })
  })
  test('on the list of an authority: its kind', () => {
    expect(clean({}, cardList).claims).toEqual({ card: 'confirmed' })
    expect(clean({ 'card-collected': 'x' }, cardList).claims).toEqual({
      card: 'confirmed',
      card_collected: 'confirmed',
    })
  })
  test('not what its own column denies', () => {
    expect(clean({ card: 'chưa cấp' }, cardList).claims).toEqual({})
  })
  test('a rejection with its reason, from the column or the note', () => {
    const rejected = contextOf('authority:eid-rejected', register.findHamlet)
    expect(clean({ 'eid-rejected': 'Ảnh mờ' }, rejected).claims).toEqual({
      eid_approved: { rejected: 'Ảnh mờ' },
    })
    expect(clean({ note: 'Sai vân tay' }, rejected).claims).toEqual({
      eid_approved: { rejected: 'Sai vân tay' },
    })
    expect(clean({ 'eid-rejected': 'x', note: 'Ảnh mờ' }).claims).toEqual({
      eid_approved: { rejected: 'Ảnh mờ' },
    })
    expect(clean({ 'eid-rejected': 'Không' }).claims).toEqual({})
  })
  test('the level of an e-identity is an attribute', () => {
    expect(clean({ 'eid-level': 'Mức 2' }).eidLevel).toBe(2)
    expect(clean({ 'eid-level': 1 }).eidLevel).toBe(1)
    expect(clean({ 'eid-level': 'có' }).eidLevel).toBeNull()
  })
})

test('a row may speak of an earlier day than its list', () => {
  expect(clean({ 'as-of': '20/3/2024' }).effective).toBe(dayOf(2024, 3, 20))
  expect(clean({ 'as-of': '25/3/2024' }).effective).toBe(AS_OF)
})

test('the list of an authority needs no birth date and asks for no hamlet', () => {
  expect(clean({ birth: null, hamlet: 'Ấp không có' }, cardList)).toMatchObject({
    birth: null,
    hamletId: null,
  })
})

test('texts keep their letters, composed and with single spaces; empty ones are nothing', () => {
  const row = clean({
    household: ' 0012 ',
    relation: 'Chủ  hộ',
    address: 'A\u0302\u0301p 1'.normalize('NFD'),
    group: ' ',
  })
  expect(row).toMatchObject({
    household: '0012',
    relation: 'Chủ hộ',
    address: 'Ấp 1'.normalize('NFC'),
    group: null,
  })
})

test('whatever the cells hold, a row goes in or back with a reason, and only filled cells are told of', () => {
  const cell: fc.Arbitrary<RowCell> = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 30 }),
    fc.constantFrom('x', 'Nam', '1990', NUMBER, '0912345678', 'Nguyễn Văn An', 'chưa'),
    fc.integer(),
    fc.double({ noNaN: true }),
  )
  const rows = fc.dictionary(fc.constantFrom(...FIELDS), cell)
  fc.assert(
    fc.property(rows, fc.constantFrom(...LIST_KINDS), (cells, kind) => {
      const outcome = checkRow(cells, contextOf(kind, register.findHamlet))
      if (outcome.ok) {
        expect(outcome.row.problems.every(({ severity }) => severity !== 'error')).toBe(true)
        for (const field of ['household', 'relation', 'address', 'group'] as const)
          expect(outcome.row[field] === null).toBe(String(cells[field] ?? '').trim() === '')
        if ((cells['identity'] ?? '') === '' && (cells['cmnd'] ?? '') === '')
          expect(outcome.row.identity).toBeNull()
      } else {
        expect(outcome.problems.some(({ severity }) => severity === 'error')).toBe(true)
      }
    }),
    { seed: 20_240_325, numRuns: 2000 },
  )
})

describe('a list of a carrier', () => {
  const sims = contextOf('carrier:sim', () => ({ problem: 'hamlet-unknown', field: 'hamlet' }))
  const telephones = contextOf('carrier:device', () => ({ problem: 'hamlet-unknown', field: 'hamlet' }))

  test('confirms whom it matched, and whoever stands on it without a word about that', () => {
    for (const matched of [null, 'x', 'Đúng', 'Khớp', 'có'])
      expect(clean({ matched }, sims).claims).toEqual({ sim_own_name: 'confirmed' })
  })

  test('says nothing of whom it did not match', () => {
    for (const matched of ['Sai', 'Không khớp', 'không', '0'])
      expect(clean({ matched, 'sim-own-name': 'x' }, sims).claims).toEqual({})
  })

  test('goes back where it cannot be told whether it matched', () => {
    expect(problemsOf({ matched: 'đang tra' }, sims)).toEqual(['error matched confirmation-unreadable'])
  })

  test('of telephones says which, and confirms the smartphone alone', () => {
    expect(clean({ device: 'Smartphone 4G' }, telephones)).toMatchObject({
      device: 'smartphone_4g',
      claims: { smartphone_4g: 'confirmed' },
    })
    expect(clean({ device: '4G phổ thông' }, telephones)).toMatchObject({ device: 'feature_4g', claims: {} })
    expect(clean({}, telephones)).toMatchObject({ device: null, claims: { smartphone_4g: 'confirmed' } })
  })

  test('of telephones goes back where it does not tell which; a register keeps the row and doubts the cell', () => {
    expect(problemsOf({ device: '4G' }, telephones)).toEqual(['error device device-unreadable'])
    expect(problemsOf({ device: '4G' })).toEqual(['doubt device device-unreadable'])
    expect(clean({ device: 'máy 2G' })).toMatchObject({ device: '2g', claims: {} })
  })
})

test('a list of gaps says what is lacking, and a column that says it was done meanwhile is believed', () => {
  const gaps = contextOf('gap:card', () => ({ problem: 'hamlet-unknown', field: 'hamlet' }))
  expect(clean({}, gaps).claims).toEqual({ card: 'lacking' })
  expect(clean({ card: 'chưa cấp' }, gaps).claims).toEqual({ card: 'lacking' })
  expect(clean({ card: 'đã cấp' }, gaps).claims).toEqual({ card: 'confirmed' })
})
