import { expect, test } from 'vitest'
import { readablePassword } from './readable-password.ts'

const counting = (from: number, step: number) => {
  let next = from
  return (count: number) => Uint8Array.from({ length: count }, () => (next += step))
}

test('a readable password has sixteen characters in groups of four, none mistaken for another', () => {
  const made = readablePassword(counting(0, 37))
  expect(made).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  expect(made).not.toMatch(/[ilo01]/)
})

test('bytes that would favour some letters are thrown away, until there are enough others', () => {
  const rounds = [new Uint8Array(64).fill(255), new Uint8Array(64).fill(247)]
  expect(readablePassword(() => rounds.shift() ?? new Uint8Array(64))).toBe('9999-9999-9999-9999')
})
