import { expect, test } from 'vitest'
import { formatGoalShare, formatPace } from './board.ts'

test('a pace is whole from ten people a day on and has one decimal below', () => {
  expect([2725, 943.4, 9.96, 3.4, 3, 0.04, -0.3, -31].map((pace) => formatPace(pace, 'vi'))).toEqual([
    '2.725',
    '943',
    '10',
    '3,4',
    '3',
    '0',
    '−0,3',
    '−31',
  ])
  expect(formatPace(0.7, 'en')).toBe('0.7')
  expect(formatPace(null, 'vi')).toBe('–')
})

test('the share of a goal is written as it is spoken of', () => {
  expect([1, 0.8, 0.125].map((share) => formatGoalShare(share, 'vi'))).toEqual(['100%', '80%', '12,5%'])
  expect(formatGoalShare(0.125, 'en')).toBe('12.5%')
})
