import { expect, test } from 'vitest'
import { isLongEnough, kindOfTyped } from './typed.ts'

test('letters are a name, digits alone are a number, anything else is nothing yet', () => {
  expect(['ng v an', 'Ễ', 'Ấp 3', '070 043', '+84 912', '', '  ', '.-'].map(kindOfTyped)).toEqual([
    'name',
    'name',
    'name',
    'number',
    'number',
    'nothing',
    'nothing',
    'nothing',
  ])
})

test('a number is long enough from the nine digits of an old identity card on, however it is spaced', () => {
  expect(isLongEnough('285 123 45')).toBe(false)
  expect(isLongEnough('285.123.456')).toBe(true)
  expect(isLongEnough('+84 912 345 678')).toBe(true)
})
