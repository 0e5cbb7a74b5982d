import { expect, it } from 'vitest'
import { sumOfPeople } from './sum-of-people.ts'

const A = '018e7000-0000-7000-8000-0000f00d0001'
const B = '018e7000-0000-7000-8000-00001234abcd'

it('is the same in any order and different when somebody is missing', () => {
  expect(sumOfPeople([A, B])).toBe(sumOfPeople([B, A]))
  expect(sumOfPeople([A])).not.toBe(sumOfPeople([A, B]))
  expect(sumOfPeople([])).toBe(0)
})

it('is a signed whole number of 32 bits, as a database joins them too', () => {
  expect(sumOfPeople([A])).toBe(0xf00d0001 | 0)
})
