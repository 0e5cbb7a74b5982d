import { expect, test } from 'vitest'
import {
  bringsPeople,
  claimsOfKind,
  isListKind,
  LIST_KINDS,
  milestonesOf,
  readConfirmation,
  sourceOf,
} from './lists.ts'
import { fold } from './text.ts'

test('a kind is one of the known ones', () => {
  for (const kind of LIST_KINDS) expect(isListKind(kind)).toBe(true)
  for (const kind of ['', 'authority', 'authority:sim', 'Register']) expect(isListKind(kind)).toBe(false)
})

test('only a register brings people in, and it is its own source', () => {
  expect(LIST_KINDS.filter(bringsPeople)).toEqual(['register'])
  expect(LIST_KINDS.map(sourceOf)).toEqual(['register', ...LIST_KINDS.slice(1).map(() => 'authority')])
})

test.each([
  ['register', {}],
  ['authority:card', { card: 'confirmed' }],
  ['authority:eid-collected', { eid_collected: 'confirmed' }],
  ['authority:eid-approved', { eid_approved: 'confirmed' }],
  ['authority:eid-rejected', { eid_approved: { rejected: 'ảnh mờ' } }],
  ['authority:eid-activated', { eid_activated: 'confirmed' }],
] as const)('%s says one thing of a person and infers nothing', (kind, claims) => {
  expect(claimsOfKind(kind, 'ảnh mờ')).toEqual(claims)
})

test('a unit reports the milestones of the kind and of the confirming columns, each once', () => {
  expect(milestonesOf('register', ['name', 'birth', 'hamlet'])).toEqual([])
  expect(milestonesOf('register', ['name', 'card', 'smartphone'])).toEqual(['card', 'smartphone_4g'])
  expect(milestonesOf('register', ['eid-rejected'])).toEqual(['eid_approved'])
  expect(milestonesOf('authority:card', ['card', 'card-collected'])).toEqual(['card', 'card_collected'])
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
