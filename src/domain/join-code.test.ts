import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinCode, readJoinCode } from './join-code.ts'

const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 })

it('a code is read again, however it is typed', () => {
  fc.assert(
    fc.property(bytes, (chance) => {
      const code = joinCode(() => chance)
      const plain = code.replaceAll('-', '')
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readJoinCode(code)).toBe(plain)
      expect(readJoinCode(plain.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(plain)
      expect(readJoinCode(` ${code.replaceAll('-', ' ')} `)).toBe(plain)
    }),
  )
})

it('every letter is as likely as every other', () => {
  const seen = new Set(
    Array.from({ length: 256 }, (_, byte) => joinCode(() => new Uint8Array(12).fill(byte))[0]),
  )
  expect(seen.size).toBe(32)
})

it.each(['', 'ABC', '7Q2M-0XKF-93TD-A', '7Q2M-0XKF-93T?', 'mật khẩu của tôi'])('%j is no code', (typed) => {
  expect(readJoinCode(typed)).toBeNull()
})
