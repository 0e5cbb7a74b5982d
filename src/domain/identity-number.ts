// The 12-digit personal identity number PPP G YY SSSSSS (Điều 4, Thông tư 59/2021/TT-BCA): place of birth registration,
// century and sex, year of birth, six more digits; there is no check digit. It is an attribute with history, never a key.
// Severities: what cannot be a number is refused; what contradicts the rest of the row is only a warning.

import type { PartialDate } from './dates.ts'
import { provinceOfCode } from './province-codes.ts'
import { err, ok, type Result } from './result.ts'
import { squeeze } from './text.ts'

export type Sex = 'male' | 'female'

export type IdentityErrorCode =
  | 'identity-missing'
  | 'identity-not-digits'
  | 'identity-length'
  | 'identity-nine-digits'
  | 'identity-scientific'
  | 'identity-placeholder'
export type IdentityWarningCode =
  | 'identity-repaired-zeros'
  | 'identity-province-unknown'
  | 'identity-abroad'
  | 'identity-birth-year'
  | 'identity-sex'
export type IdentityCode = IdentityErrorCode | IdentityWarningCode

export type IdentityCheck = {
  readonly number: string
  readonly warnings: readonly IdentityWarningCode[]
  readonly repaired?: boolean
}

/** What the same row says of the person. */
export type AboutPerson = { readonly birth?: PartialDate; readonly sex?: Sex }

/**
 * `raw` is a number where the cell is numeric (or the column came from one): only then are one or two lost zeros put back,
 * and only if province, sex where known, and year of birth then agree; the repair is traced. Text of 10 or 11 digits is refused.
 * "7.009E+10" has lost its digits for good and has its own code; nine digits are an old number in the wrong column.
 */
export function checkIdentityNumber(
  raw: string | number,
  about: AboutPerson,
): Result<IdentityCheck, IdentityErrorCode> {
  const read = readDigits(raw)
  if (!read.ok) return err(`identity-${read.error}` as const)
  const digits = read.value
  const isShortNumeric = typeof raw === 'number' && (digits.length === 10 || digits.length === 11)
  const number = isShortNumeric ? digits.padStart(12, '0') : digits
  if (isPlaceholder(number)) return err('identity-placeholder')
  if (number.length === 9) return err('identity-nine-digits')
  if (number.length !== 12) return err('identity-length')
  const warnings = contradictions(number, about)
  if (!isShortNumeric) return ok({ number, warnings })
  return about.birth !== undefined && warnings.length === 0
    ? ok({ number, warnings: ['identity-repaired-zeros'], repaired: true })
    : err('identity-length')
}

function contradictions(number: string, about: AboutPerson): IdentityWarningCode[] {
  const warnings: IdentityWarningCode[] = []
  const told = readIdentityNumber(number)
  // Births registered abroad carry the code of a country, which does not begin with 0: legal, but rare enough to look at.
  if (!number.startsWith('0')) warnings.push('identity-abroad')
  else if (provinceOfCode(told.province) === undefined) warnings.push('identity-province-unknown')
  if (about.birth !== undefined && about.birth.y !== told.birthYear) warnings.push('identity-birth-year')
  if (about.sex !== undefined && about.sex !== told.sex) warnings.push('identity-sex')
  return warnings
}

const ONLY_DIGITS = /^0*[1-9]\d*$/

/**
 * The bare digits of a cell: spaces, dots, dashes and the apostrophe of a text cell removed, full-width digits made plain,
 * the ".0" of converters dropped. Also for the old number of nine digits.
 */
export function readDigits(raw: string | number): Result<string, 'missing' | 'not-digits' | 'scientific'> {
  if (typeof raw === 'string' && ONLY_DIGITS.test(raw)) return ok(raw)
  const text = squeeze(String(raw).normalize('NFKC'))
    .replace(/^['’‘`´]+/, '')
    .replace(/^(\d+)\.0+$/, '$1')
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) return err('scientific')
  if (typeof raw === 'number' && !(Number.isSafeInteger(raw) && raw >= 0)) return err('not-digits')
  const digits = text.replace(/[\s.\-‐‑–]/g, '')
  if (digits === '' || /^0+$/.test(digits)) return err('missing')
  return /^[0-9]+$/.test(digits) ? ok(digits) : err('not-digits')
}

/** One digit only, or counting up: typed to get past an obligatory cell. */
export const isPlaceholder = (digits: string): boolean =>
  /^(\d)\1+$/.test(digits) || '0123456789012345'.startsWith(digits) || '1234567890123456'.startsWith(digits)

/** What a 12-digit number tells: code of the place of registration, sex, year of birth. A fallback, to be marked as derived. */
export function readIdentityNumber(number: string): {
  readonly province: string
  readonly sex: Sex
  readonly birthYear: number
} {
  if (!/^\d{12}$/.test(number)) throw new RangeError('an identity number has 12 digits')
  const g = Number(number[3])
  return {
    province: number.slice(0, 3),
    sex: g % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(g / 2) * 100 + Number(number.slice(4, 6)),
  }
}

/** For invented people of the demo and of tests. `birthYear` 1900 to 2399, `serial6` 0 to 999999. */
export function makeIdentityNumber(ppp: string, sex: Sex, birthYear: number, serial6: number): string {
  if (!/^\d{3}$/.test(ppp) || birthYear < 1900 || birthYear > 2399 || serial6 < 0 || serial6 > 999_999)
    throw new RangeError('no such identity number')
  const g = Math.floor((birthYear - 1900) / 100) * 2 + (sex === 'male' ? 0 : 1)
  return `${ppp}${g}${String(birthYear % 100).padStart(2, '0')}${String(serial6).padStart(6, '0')}`
}

export const lastTwo = (number: string): string => number.slice(-2)

/** "••••••••••42": the last two digits and nothing else, since province, sex and year of birth stand beside it. */
export const mask = (number: string): string => '•'.repeat(Math.max(number.length - 2, 0)) + lastTwo(number)
