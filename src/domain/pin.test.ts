import { expect, it } from 'vitest'
import { pinWeakness } from './pin.ts'

it.each([
  ['12345', 'not-six-digits'],
  ['12345a', 'not-six-digits'],
  ['123456', 'a-run'],
  ['987654', 'a-run'],
  ['000000', 'a-repetition'],
  ['121212', 'a-repetition'],
  ['736736', 'a-repetition'],
  ['001101', 'too-few-digits'],
  ['150690', 'a-date'],
  ['310112', 'a-date'],
])('%s is weak: %s', (pin, why) => {
  expect(pinWeakness(pin)).toBe(why)
})

it.each(['739264', '402817', '918273', '321090'])('%s is good enough', (pin) => {
  expect(pinWeakness(pin)).toBeNull()
})
