import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword, isStrongPassword, randomPassword } from './password.ts'

describe('a password', () => {
  it('matches its hash however its letters are composed, and no other does', async () => {
    const hash = await hashPassword('Mật khẩu rất dài'.normalize('NFD'))
    expect(hash).toMatch(/^\$argon2id\$/)
    expect(await isPassword('Mật khẩu rất dài'.normalize('NFC'), hash)).toBe(true)
    expect(await isPassword('mật khẩu rất dài', hash)).toBe(false)
  })
  it('of nobody never matches', async () => {
    expect(await isPassword('anything at all', null)).toBe(false)
  })
  it('of an account that has none never matches', async () => {
    expect(await isPassword('-', '-')).toBe(false)
    expect(await isPassword('anything at all', '-')).toBe(false)
  })
  it.each(['', 'short1!', 'aaaaaaaaaaaaaa', 'abababababab', '1234567890', '9876543210', 'xxlan.nguyenxx'])(
    '“%s” is too easy',
    (weak) => expect(isStrongPassword(weak, 'lan.nguyen')).toBe(false),
  )
  it('of ten mixed characters is enough, and a random one always is', () => {
    expect(isStrongPassword('bến-đò-sông-bé', 'lan.nguyen')).toBe(true)
    for (let i = 0; i < 200; i++) {
      const made = randomPassword()
      expect(made).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
      expect(isStrongPassword(made, 'lan.nguyen')).toBe(true)
    }
  })
})
