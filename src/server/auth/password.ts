// Passwords: how they are judged, hashed and compared. Stores nothing.

import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { readablePassword } from '#domain/readable-password'

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

/**
 * With no hash to compare, takes the same time and fails: an unknown name is not told from a wrong password, nor from an account
 * that has none ('-': it only ever speaks through a phone).
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const hasOne = passwordHash !== null && passwordHash !== NO_PASSWORD
  const matches = await verify(hasOne ? passwordHash : await nobodysHash(), password.normalize('NFC'))
  return matches && hasOne
}

const NO_PASSWORD = '-'

let nobody: Promise<string> | null = null
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  return nobody
}

/** A first password that somebody reads out: about 80 bits. */
export const randomPassword = (): string => readablePassword(randomBytes)
