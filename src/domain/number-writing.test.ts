import { expect, test } from 'vitest'
import { endingOf, saysNoNumber, unwrittenOf } from './number-writing.ts'

test.each<[string | number, readonly string[]]>([
  ['070190123456', []],
  [70_190_123_456, []],
  [' 070190123456 ', []],
  ['070 190 123 456', ['signs-dropped']],
  ['070.190.123-456', ['signs-dropped']],
  ['070\u00a0190123456', ['signs-dropped']],
  ["'070190123456", ['apostrophe-dropped']],
  ["' 070 190 123 456", ['apostrophe-dropped', 'signs-dropped']],
  ['０７０１９０１２３４５６', ['full-width']],
  ['’０７０ １９０１２３４５６', ['apostrophe-dropped', 'full-width', 'signs-dropped']],
])('%j was written with %j', (raw, expected) => {
  expect(unwrittenOf(raw)).toEqual(expected)
})

test('of a number its last two digits are told, in plain digits', () => {
  expect(endingOf('070 190 123 4 56')).toBe('…56')
  expect(endingOf('０７０１')).toBe('…01')
  expect(endingOf(285_123_456)).toBe('…56')
  expect(endingOf('-')).toBe('…')
})

test('a word or a dash for none is none; zeros, marks and numbers are not', () => {
  for (const none of ['-', '–', '...', 'không', 'KHÔNG CÓ', 'ko', 'chưa có', 'Chưa cấp', 'chua lam', 'mất'])
    expect(saysNoNumber(none)).toBe(true)
  for (const some of ['0', '000000000000', 'x', '?', '285123456', 'không rõ số 285123456', 0, ''])
    expect(saysNoNumber(some)).toBe(false)
})
