// Passwords and secret tokens: how they are judged, hashed and compared. Stores nothing.

import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Names are compared as they are stored: lower case, without blanks around. */
export const foldUsername = (typed: string): string => typed.trim().toLowerCase()

/** Letters a–z, digits, dot, hyphen, underscore; 3 to 40; as the table's own check. */
export const isUsername = (folded: string): boolean => /^[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]$/.test(folded)

const SHORTEST = 10
const FEWEST_DIFFERENT = 5

/** Long enough, not around the user name, not a few characters again and again, not a plain run of digits. */
export function isStrongPassword(password: string, username: string): boolean {
  const folded = password.toLowerCase()
  return (
    [...password].length >= SHORTEST &&
    new Set(folded).size >= FEWEST_DIFFERENT &&
    !folded.includes(username) &&
    !'01234567890123456789 98765432109876543210'.includes(folded)
  )
}

/** argon2id with the library's cost (19 MiB, 2 passes), in the form that carries its own parameters. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'))

/** With no hash to compare, takes the same time and fails: an unknown name is not told from a wrong password. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash()), password.normalize('NFC'))
  return matches && passwordHash !== null
}

let nobody: Promise<string> | null = null
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  return nobody
}

/** Without letters and digits that are mistaken for each other: 16 characters, about 80 bits. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const picked = Array.from(randomBytes(64)).filter((byte) => byte < letters.length * 8)
  const text = picked
    .map((byte) => letters[byte % letters.length])
    .slice(0, 16)
    .join('')
  return text.length === 16 ? (text.match(/.{4}/g) ?? []).join('-') : randomPassword()
}

/** 256 random bits for a cookie, a bearer token or a set-up link. Only the hash is stored. */
export function newToken(prefix = ''): { token: string; tokenHash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

/** Fast on purpose: a random token cannot be guessed, so its hash needs no cost. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
