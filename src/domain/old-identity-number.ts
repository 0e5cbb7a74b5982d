// The old identity number (CMND): nine digits, or twelve that are the same as the later identity number.
// Invalid since 31/12/2024 and not unique nationally in practice: an alternate identifier for matching, never a key.

import { type AboutPerson, checkIdentityNumber, isPlaceholder, readDigits } from './identity-number.ts'
import { err, ok, type Result } from './result.ts'

export type OldIdentityErrorCode =
  | 'old-identity-missing'
  | 'old-identity-not-digits'
  | 'old-identity-length'
  | 'old-identity-scientific'
  | 'old-identity-placeholder'
export type OldIdentityWarningCode = 'old-identity-repaired-zero' | 'old-identity-twelve-digits'
export type OldIdentityCode = OldIdentityErrorCode | OldIdentityWarningCode

export type OldIdentityCheck = {
  readonly number: string
  /** 'twelve': the value is the person's identity number of today, to be checked and matched as such. */
  readonly form: 'nine' | 'twelve'
  readonly warnings: readonly OldIdentityWarningCode[]
  readonly repaired?: boolean
}

/**
 * Eight digits are nine whose zero a numeric cell lost (series 01x to 09x): put back and traced. Ten or eleven digits count only
 * as a twelve-digit number that lost its zeros, under the rules of checkIdentityNumber.
 */
export function checkOldIdentityNumber(
  raw: string | number,
  about: AboutPerson = {},
): Result<OldIdentityCheck, OldIdentityErrorCode> {
  const read = readDigits(raw)
  if (!read.ok) return err(`old-identity-${read.error}` as const)
  const digits = read.value
  if (isPlaceholder(digits)) return err('old-identity-placeholder')
  if (digits.length === 9) return ok({ number: digits, form: 'nine', warnings: [] })
  if (digits.length === 8 && !digits.startsWith('0'))
    return ok({
      number: `0${digits}`,
      form: 'nine',
      warnings: ['old-identity-repaired-zero'],
      repaired: true,
    })
  const twelve = checkIdentityNumber(raw, about)
  if (!twelve.ok) return err('old-identity-length')
  const { number, repaired } = twelve.value
  return repaired === true
    ? ok({
        number,
        form: 'twelve',
        warnings: ['old-identity-repaired-zero', 'old-identity-twelve-digits'],
        repaired,
      })
    : ok({ number, form: 'twelve', warnings: ['old-identity-twelve-digits'] })
}
