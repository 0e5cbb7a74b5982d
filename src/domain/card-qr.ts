// The QR code of the chip card: seven fields between bars (number, old number or nothing, full name, birth, sex, address, day of
// issue). It is plain text that nobody signed: it saves typing and proves nothing, neither identity nor that the card was there.
// What is read never leaves this function in an error; who the card speaks of is nobody's business but the visit's.

import { type Day, earliestDay, type PartialDate, parseIsoDay } from './dates.ts'
import { checkIdentityNumber, type IdentityWarningCode, isPlaceholder, type Sex } from './identity-number.ts'
import { err, ok, type Result } from './result.ts'
import { nfc, squeeze } from './text.ts'

export type CardRead = {
  readonly number: string
  /** The old number (CMND), nine digits or twelve. */
  readonly oldNumber: string | null
  readonly name: string
  /** Day and month are 00 on cards of people who do not know them. */
  readonly birth: PartialDate
  readonly sex: Sex
  readonly address: string
  readonly issuedOn: Day
  /** Where the number contradicts birth or sex, or its province is unknown: to be looked at, never refused for it. */
  readonly warnings: readonly IdentityWarningCode[]
}

/**
 * `card-foreign`: another kind of code · `card-fields-few`: no code of a card that is known · `card-order`: seven fields, not in
 * their places · the others: the field that is not what it must be.
 */
export type CardProblem =
  | 'card-foreign'
  | 'card-fields-few'
  | 'card-order'
  | 'card-number'
  | 'card-old-number'
  | 'card-name'
  | 'card-birth'
  | 'card-sex'
  | 'card-address'
  | 'card-issued'

const FIELDS = 7
const LONGEST = 1_000 // the densest code that is printed on a card holds less

/** Source: the layout of Thông tư 59/2021/TT-BCA's card as several public readers agree on it. Never throws. */
export function readCardQr(text: string): Result<CardRead, CardProblem> {
  if (text.length > LONGEST) return err('card-foreign')
  const read = nfc(text)
    .replace(/^\ufeff/, '')
    .split('|')
    .map(squeeze)
  // Older cards have no place for the old number. What newer ones say behind the seventh field (parents' names) is not looked at.
  const fields =
    read.length === FIELDS - 1 && isName(read[1] ?? '')
      ? [read[0] ?? '', '', ...read.slice(1)]
      : read.slice(0, FIELDS)
  if (!fields.some(isNumber)) return err(fields.length === FIELDS ? 'card-number' : 'card-foreign')
  if (fields.length < FIELDS) return err('card-fields-few')
  const [number = '', old = '', name = '', born = '', sexWord = '', address = '', issued = ''] = fields
  if (!isNumber(number) || (!SEXES.has(lower(sexWord)) && fields.some((field) => SEXES.has(lower(field)))))
    return err('card-order')
  const birth = birthOf(born)
  const sex = SEXES.get(lower(sexWord))
  const issuedOn = dayOfRun(issued)
  if (isPlaceholder(number)) return err('card-number')
  if (old !== '' && !/^(?:\d{9}|\d{12})$/.test(old)) return err('card-old-number')
  if (!isName(name)) return err('card-name')
  if (birth === null) return err('card-birth')
  if (sex === undefined) return err('card-sex')
  if (address === '') return err('card-address')
  if (issuedOn === null || issuedOn < earliestDay(birth)) return err('card-issued')
  const checked = checkIdentityNumber(number, { birth, sex })
  if (!checked.ok) return err('card-number')
  const { warnings } = checked.value
  return ok({ number, oldNumber: old || null, name, birth, sex, address, issuedOn, warnings })
}

const isNumber = (text: string): boolean => /^\d{12}$/.test(text)
const lower = (text: string): string => text.toLowerCase()
const SEXES: ReadonlyMap<string, Sex> = new Map([
  ['nam', 'male'],
  ['nữ', 'female'],
])

/** Any letters of any people, with apostrophes, hyphens and dots; never digits. */
const isName = (text: string): boolean => text.length <= 100 && /^\p{L}[\p{L}\p{M} .'’‘`´-]*$/u.test(text)

/** ddMMyyyy; 00MMyyyy and 0000yyyy where day or month is not known. */
function birthOf(run: string): PartialDate | null {
  const found = /^(\d{2})(\d{2})(\d{4})$/.exec(run)
  if (!found) return null
  const [d, m, y] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (y < OLDEST_BIRTH) return null
  if (d === 0 && m === 0) return { y }
  if (d === 0) return m <= 12 ? { y, m } : null
  return dayOfRun(run) === null ? null : { y, m, d }
}

/** Nobody born before carries a card: a year below is a run of digits read wrongly. */
const OLDEST_BIRTH = 1880

const dayOfRun = (run: string): Day | null =>
  /^\d{8}$/.test(run) ? parseIsoDay(`${run.slice(4)}-${run.slice(2, 4)}-${run.slice(0, 2)}`) : null
