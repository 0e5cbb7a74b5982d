import { expect, it } from 'vitest'
import { newToken } from './tokens.ts'

it('a token is long, has its prefix, and only its hash is to be stored', () => {
  const { token, tokenHash } = newToken('phukin_')
  expect(token).toMatch(/^phukin_[\w-]{43}$/)
  expect(tokenHash).toHaveLength(32)
  expect(newToken().token).not.toBe(newToken().token)
})
