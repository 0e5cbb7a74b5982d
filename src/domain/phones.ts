// Telephone numbers as they stand in one cell of a list: several, with labels, in any writing. Stored as E.164 (+84…).
// A number that may not exist is only a warning; a prefix never decides the carrier.

import { MOBILE_PREFIXES, PREFIX_CHANGE_2018 } from './phone-prefixes.ts'
import { err, ok, type Result } from './result.ts'
import { squeeze } from './text.ts'

export type PhoneErrorCode =
  | 'phone-length'
  | 'phone-foreign'
  | 'phone-scientific'
  | 'phone-old-prefix-unknown'
export type PhoneWarningCode =
  | 'phone-repaired-zero'
  | 'phone-converted-2018'
  | 'phone-prefix-unknown'
  | 'phone-fixed-line'
export type PhoneCode = PhoneErrorCode | PhoneWarningCode

export type Phone = {
  /** "+84" and 9 digits for a mobile number, 10 for a fixed line. */
  readonly e164: string
  /** "0912 345 678"; "0271 3879 123" for a fixed line. */
  readonly display: string
  /** The 11-digit number of before 15/9/2018, where it was one: "01681234567". */
  readonly convertedFrom?: string
  readonly warnings: readonly PhoneWarningCode[]
}

export type PhoneCell = {
  readonly phones: readonly Phone[]
  /** The words beside the numbers, such as "con". */
  readonly notes: readonly string[]
  readonly errors: readonly PhoneErrorCode[]
}

// Above these a cell holds no list of telephones, and trying every division would take for ever.
const LONGEST_CELL = 400
const MOST_GROUPS = 24

const ONE_NUMBER = /^0[1-9]\d{8}$/

/** Reads every number of a cell; a number that stands twice counts once. Zeros, dashes or words alone mean "no telephone". */
export function parsePhones(cell: string | number): PhoneCell {
  if (typeof cell === 'string' && ONE_NUMBER.test(cell)) {
    const read = readPhone(cell)
    if (read.ok) return { phones: [read.value], notes: [], errors: [] }
  }
  const text = squeeze(String(cell).normalize('NFKC'))
    .replace(/^['’‘`]+/, '')
    .replace(/^(\d+)\.0+$/, '$1')
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) return { phones: [], notes: [], errors: ['phone-scientific'] }
  if (text.length > LONGEST_CELL) return { phones: [], notes: [], errors: ['phone-length'] }
  const phones = new Map<string, Phone>()
  const notes: string[] = []
  const errors: PhoneErrorCode[] = []
  // A label ("con:", "ĐT 2:"), a run of digits with what may stand inside a number, or anything else up to the next digit.
  for (const [piece] of text.matchAll(/\p{L}[\p{L}\p{M} ]*\d?\s*:|[+(]*\d[\d .()+‐‑–-]*|[^\d+(]+|[+(]/gu)) {
    if (/\p{L}/u.test(piece)) notes.push(squeeze(piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')))
    else if (/[1-9]/.test(piece)) {
      const read = readRun(piece)
      if (read.ok) for (const phone of read.value) phones.set(phone.e164, phones.get(phone.e164) ?? phone)
      else errors.push(read.error)
    }
  }
  return { phones: [...phones.values()], notes, errors }
}

/** The carrier that was given the block of a mobile number: a default for a form, never a fact (numbers can be carried over). */
export const originalCarrier = (e164: string): string | undefined =>
  e164.startsWith('+84') ? MOBILE_PREFIXES.get(`0${e164.slice(3, 5)}`) : undefined

/** One number, or several that only spaces, dots or dashes divide. */
function readRun(run: string): Result<readonly Phone[], PhoneErrorCode> {
  const groups = run.match(/\+?\d+/g) ?? []
  const whole = readPhone(groups.join(''))
  if (whole.ok) return ok([whole.value])
  const several = groups.length > MOST_GROUPS ? null : readGroups(groups)
  return several === null ? whole : ok(several)
}

function readGroups(groups: readonly string[]): readonly Phone[] | null {
  if (groups.length === 0) return []
  for (let taken = 1; taken <= groups.length; taken++) {
    const first = readPhone(groups.slice(0, taken).join(''))
    const rest = first.ok ? readGroups(groups.slice(taken)) : null
    if (first.ok && rest !== null) return [first.value, ...rest]
  }
  return null
}

/** `written` holds digits and perhaps a leading plus. */
function readPhone(written: string): Result<Phone, PhoneErrorCode> {
  const abroad = /^(?:\+|00)(\d*)$/.exec(written)?.[1]
  if (abroad !== undefined && !abroad.startsWith('84')) return err('phone-foreign')
  if (written.lastIndexOf('+') > 0) return err('phone-length')
  const digits = abroad ?? written
  const isInternational = abroad !== undefined || (digits.startsWith('84') && digits.length > 10)
  if (isInternational) return readNational(`0${digits.slice(2).replace(/^0/, '')}`, [])
  return digits.startsWith('0')
    ? readNational(digits, [])
    : readNational(`0${digits}`, ['phone-repaired-zero'])
}

/** `digits` as dialled inside the country, with the leading zero. */
function readNational(digits: string, repairs: PhoneWarningCode[]): Result<Phone, PhoneErrorCode> {
  if (digits.startsWith('01')) {
    if (digits.length !== 11) return err('phone-length')
    const prefix = PREFIX_CHANGE_2018.get(digits.slice(0, 4))
    if (prefix === undefined) return err('phone-old-prefix-unknown')
    const today = mobile(prefix + digits.slice(4), [...repairs, 'phone-converted-2018'])
    return ok({ ...today, convertedFrom: digits })
  }
  if (digits.startsWith('02')) {
    if (digits.length !== 11) return err('phone-length')
    const area = /^02[48]/.test(digits) ? 3 : 4 // 024 Hà Nội, 028 TP. Hồ Chí Minh; 0271 Bình Phước and all others
    const display = `${digits.slice(0, area)} ${digits.slice(area, area + 4)} ${digits.slice(area + 4)}`
    // A fixed line receives no one-time code, so it does not serve to activate an e-identity.
    return ok({ e164: `+84${digits.slice(1)}`, display, warnings: [...repairs, 'phone-fixed-line'] })
  }
  return digits.length === 10 && !digits.startsWith('00') ? ok(mobile(digits, repairs)) : err('phone-length')
}

function mobile(digits: string, repairs: readonly PhoneWarningCode[]): Phone {
  const isKnown = MOBILE_PREFIXES.has(digits.slice(0, 3))
  return {
    e164: `+84${digits.slice(1)}`,
    display: `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`,
    warnings: isKnown ? repairs : [...repairs, 'phone-prefix-unknown'],
  }
}
