import { expect, test } from 'vitest'
import { encodingOf, encodingsToSend, isSaidAnew, type Judged } from './encoding-choices.ts'

const JUDGED: readonly Judged[] = [
  { index: 1, encoding: 'tcvn3', sure: true },
  { index: 3, encoding: 'vni', sure: false },
]

test('a column of which nothing is said is Unicode', () => {
  expect(encodingOf(JUDGED, new Map(), 0)).toBe('unicode')
  expect(encodingOf(JUDGED, new Map([[0, 'vni']]), 0)).toBe('vni')
})

test('every column is sent as it stands, but a doubtful one only when somebody has looked at it', () => {
  expect(encodingsToSend(4, JUDGED, new Map())).toEqual([
    { index: 0, encoding: 'unicode' },
    { index: 1, encoding: 'tcvn3' },
    { index: 2, encoding: 'unicode' },
  ])
  expect(encodingsToSend(4, JUDGED, new Map([[3, 'tcvn3']])).at(-1)).toEqual({ index: 3, encoding: 'tcvn3' })
})

test('to say what was judged surely changes nothing; to say it of a doubtful column does', () => {
  expect(isSaidAnew(JUDGED, new Map([[1, 'tcvn3']]))).toBe(false)
  expect(isSaidAnew(JUDGED, new Map([[0, 'unicode']]))).toBe(false)
  expect(isSaidAnew(JUDGED, new Map([[3, 'vni']]))).toBe(true)
  expect(isSaidAnew(JUDGED, new Map([[1, 'vni']]))).toBe(true)
})
