// Secret tokens: how they are made, and the hash that is stored of them. Stores nothing.

import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a cookie, a bearer token, a phone or a set-up link. Only the hash is stored. */
export function newToken(prefix = ''): { token: string; tokenHash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

/** Fast on purpose: a random token cannot be guessed, so its hash needs no cost. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
