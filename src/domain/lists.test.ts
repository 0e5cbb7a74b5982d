import { expect, test } from 'vitest'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import {
  bringsPeople,
  claimsOfDevice,
  claimsOfKind,
  cohortsOfKind,
  isGapList,
  isListKind,
  LIST_KINDS,
  milestonesOf,
  readConfirmation,
  readDevice,
  saidOfAll,
  sourceOf,
} from './lists.ts'
import { fold } from './text.ts'

test('a kind is one of the known ones', () => {
  for (const kind of LIST_KINDS) expect(isListKind(kind)).toBe(true)
  for (const kind of ['', 'authority', 'authority:sim', 'gap', 'carrier:viettel', 'Register'])
    expect(isListKind(kind)).toBe(false)
})

test('only a register brings people in', () => {
  expect(LIST_KINDS.filter(bringsPeople)).toEqual(['register'])
})

test('a list of gaps is the police speaking, as a list of confirmations is; carriers speak for themselves', () => {
  expect(Object.fromEntries(LIST_KINDS.map((kind) => [kind, sourceOf(kind)]))).toEqual({
    register: 'register',
    'gap:card': 'authority',
    'gap:hard-to-reach': 'authority',
    'gap:eid': 'authority',
    'gap:activation': 'authority',
    'authority:card-collected': 'authority',
    'authority:card': 'authority',
    'authority:eid-collected': 'authority',
    'authority:eid-approved': 'authority',
    'authority:eid-rejected': 'authority',
    'authority:eid-activated': 'authority',
    'carrier:sim': 'carrier',
    'carrier:signature': 'carrier',
    'carrier:device': 'carrier',
  })
})

test.each([
  ['register', {}],
  ['gap:card', { card: 'lacking' }],
  ['gap:hard-to-reach', { card_collected: 'lacking' }],
  ['gap:eid', { eid_collected: 'lacking' }],
  ['gap:activation', { eid_activated: 'lacking' }],
  ['authority:card-collected', { card_collected: 'confirmed' }],
  ['authority:card', { card: 'confirmed' }],
  ['authority:eid-collected', { eid_collected: 'confirmed' }],
  ['authority:eid-approved', { eid_approved: 'confirmed' }],
  ['authority:eid-rejected', { eid_approved: { rejected: 'ảnh mờ' } }],
  ['authority:eid-activated', { eid_activated: 'confirmed' }],
  ['carrier:sim', { sim_own_name: 'confirmed' }],
  ['carrier:signature', { signature: 'confirmed' }],
  ['carrier:device', { smartphone_4g: 'confirmed' }],
] as const)('%s says one thing of a person and infers nothing', (kind, claims) => {
  expect(claimsOfKind(kind, 'ảnh mờ')).toEqual(claims)
})

test('only lists of gaps say that something is lacking, and that alone', () => {
  for (const kind of LIST_KINDS) {
    const claims = Object.values(claimsOfKind(kind, ''))
    expect(claims.includes('lacking')).toBe(isGapList(kind))
    expect(claims.length).toBe(bringsPeople(kind) ? 0 : 1)
  }
})

test('the list of the hard to reach is the cohort of the campaign’s base, which holds nobody else', () => {
  expect(cohortsOfKind('gap:hard-to-reach')).toEqual(campaign.bases.flatMap(({ inCohort }) => inCohort ?? []))
  for (const kind of LIST_KINDS.filter((one) => one !== 'gap:hard-to-reach'))
    expect(cohortsOfKind(kind)).toEqual([])
})

test('who merely stands on a list is said what everybody on it is said; of a register that is nothing', () => {
  expect(saidOfAll('register')).toBeNull()
  expect(saidOfAll('gap:card')).toEqual({ type: 'listed/1', list: 'gap:card', claims: { card: 'lacking' } })
  expect(saidOfAll('gap:hard-to-reach')).toMatchObject({ cohorts: ['hard_to_reach'] })
})

test('a unit reports the milestones of the kind and of the confirming columns, each once', () => {
  expect(milestonesOf('register', ['name', 'birth', 'hamlet'])).toEqual([])
  expect(milestonesOf('register', ['name', 'card', 'smartphone'])).toEqual(['card', 'smartphone_4g'])
  expect(milestonesOf('register', ['eid-rejected'])).toEqual(['eid_approved'])
  expect(milestonesOf('authority:card', ['card', 'card-collected'])).toEqual(['card', 'card_collected'])
  expect(milestonesOf('gap:activation', ['name'])).toEqual(['eid_activated'])
  expect(milestonesOf('carrier:device', ['device'])).toEqual(['smartphone_4g'])
  expect(milestonesOf('authority:eid-rejected', ['eid-rejected'])).toEqual(['eid_approved'])
})

test.each([
  'x',
  'X',
  'v',
  '✓',
  '✔',
  '1',
  'Có',
  'Rồi',
  'Đã cấp',
  'đã kích hoạt',
  'Hoàn thành',
  '25/3/2024',
  '2024-03-25',
])('“%s” in a confirming column says yes', (cell) => expect(readConfirmation(fold(cell))).toBe(true))

test.each(['', ' ', '-', '0', 'Không', 'Chưa', 'chưa cấp', 'không có'])(
  '“%s” in a confirming column says no',
  (cell) => expect(readConfirmation(fold(cell))).toBe(false),
)

test.each(['đang làm', '?', 'xx', '2', 'A', 'hẹn 25/3'])(
  '“%s” in a confirming column is not read either way',
  (cell) => expect(readConfirmation(fold(cell))).toBeNull(),
)

test.each([
  ['Máy 2G', '2g'],
  ['2 G', '2g'],
  ['3G', '3g'],
  ['4G phổ thông', 'feature_4g'],
  ['4G không thông minh', 'feature_4g'],
  ['Điện thoại thông minh 4G', 'smartphone_4g'],
  ['Smartphone', 'smartphone_4g'],
  ['iPhone', 'smartphone_4g'],
  ['5G', 'smartphone_5g'],
  ['Không có máy', 'none'],
  ['không', 'none'],
  ['4G', null],
  ['LTE', null],
  ['Điện thoại cơ bản', null],
  ['0912 345 678', null],
  ['', null],
] as const)('“%s” is the telephone %s', (cell, device) => expect(readDevice(fold(cell))).toBe(device))

test('only a smartphone on 4G or better is one', () => {
  const devices = ['none', '2g', '3g', 'feature_4g', 'smartphone_4g', 'smartphone_5g'] as const
  expect(devices.filter((device) => 'smartphone_4g' in claimsOfDevice(device))).toEqual([
    'smartphone_4g',
    'smartphone_5g',
  ])
})
