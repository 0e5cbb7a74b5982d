// Reads the three numbers of a row: the identity number of today, the old one (CMND), the telephone. A number in the wrong
// column is moved where it belongs, a lost zero put back where that is certain, and each of it told; of a number no trace
// holds more than the last two digits.
import { type AboutPerson, checkIdentityNumber } from './identity-number.ts'
import { endingOf, saysNoNumber, unwrittenOf } from './number-writing.ts'
import { checkOldIdentityNumber } from './old-identity-number.ts'
import { type Phone, parsePhones } from './phones.ts'
import type { Note, RowCells } from './row-codes.ts'
import { isEmpty, textOf } from './row-readers.ts'
import { fold } from './text.ts'

export type Numbers = { readonly identity: string | null; readonly cmnd: string | null }

/**
 * Nine digits in the column of identity numbers are the old number, if none stands in its own column or the same. Twelve
 * digits in the column of old numbers are the identity number of today; beside another one they stay an old number.
 */
export const readNumbers = (cells: RowCells, about: AboutPerson, fail: Note, tell: Note): Numbers => {
  const { identity, cmnd: moved } = readIdentity(cells, about, fail, tell)
  const cell = cells.cmnd
  if (isEmpty(cell)) return { identity, cmnd: moved }
  if (saysNoNumber(cell)) {
    tell('cmnd', 'old-identity-none', textOf(cell))
    return { identity, cmnd: moved }
  }
  const checked = checkOldIdentityNumber(cell, about)
  if (!checked.ok) {
    fail('cmnd', checked.error)
    return { identity, cmnd: null }
  }
  const { number, form, warnings } = checked.value
  if (moved !== null && form === 'nine' && moved !== number) fail('identity', 'identity-nine-digits')
  for (const code of warnings) tell('cmnd', code, endingOf(cell))
  for (const unwritten of unwrittenOf(cell)) tell('cmnd', `old-identity-${unwritten}`, endingOf(cell))
  if (form === 'nine' || (identity !== null && identity !== number)) return { identity, cmnd: number }
  return { identity: number, cmnd: moved }
}

const NO_NUMBERS: Numbers = { identity: null, cmnd: null }

const readIdentity = (cells: RowCells, about: AboutPerson, fail: Note, tell: Note): Numbers => {
  const cell = cells.identity
  if (isEmpty(cell)) return NO_NUMBERS
  if (saysNoNumber(cell)) {
    tell('identity', 'identity-none', textOf(cell))
    return NO_NUMBERS
  }
  const checked = checkIdentityNumber(cell, about)
  const old =
    !checked.ok && checked.error === 'identity-nine-digits' ? checkOldIdentityNumber(cell, about) : null
  if (!checked.ok && old?.ok !== true) {
    fail('identity', checked.error)
    return NO_NUMBERS
  }
  for (const unwritten of unwrittenOf(cell)) tell('identity', `identity-${unwritten}`, endingOf(cell))
  if (old?.ok) {
    tell('identity', 'cmnd-in-identity', endingOf(cell))
    return { identity: null, cmnd: old.value.number }
  }
  if (!checked.ok) return NO_NUMBERS
  for (const code of checked.value.warnings)
    if (code === 'identity-repaired-zeros') tell('identity', code, endingOf(cell))
    else tell('identity', code)
  return { identity: checked.value.number, cmnd: null }
}

// What says no more than that a number follows, or which of the person's own it is.
const PLAIN_LABEL =
  /^(?:(?:s ?)?d ?t|dtdd|dd|di dong|dien thoai|so|zalo|tel|phone|mobile|viettel|vina\w*|mobi\w*|ca nhan|hoac|va)(?: \d)?$/

/** The first number on which a code by SMS arrives, or else the first; the others are told by their last two digits. */
export const readPhone = (cells: RowCells, tell: Note): string | null => {
  const cell = cells.phone
  if (isEmpty(cell)) return null
  const { phones, errors, notes } = parsePhones(cell)
  for (const code of errors) tell('phone', code, endingOf(cell))
  const kept = phones.find(isMobile) ?? phones[0]
  if (kept === undefined) return null
  const others = phones.filter((phone) => phone !== kept)
  for (const code of kept.warnings) tell('phone', code, endingOf(kept.convertedFrom ?? kept.e164))
  if (others.length > 0) tell('phone', 'phone-several', others.map(({ e164 }) => endingOf(e164)).join(', '))
  else for (const unwritten of unwrittenOf(cell)) tell('phone', `phone-${unwritten}`, endingOf(cell))
  const labels = notes.filter((note) => !PLAIN_LABEL.test(fold(note)))
  if (labels.length > 0)
    tell('phone', 'phone-labelled', labels.join(', ').replace(/\d/g, '•').slice(0, LONGEST_LABEL))
  return kept.e164
}

const LONGEST_LABEL = 60

/** A fixed line receives no code. */
const isMobile = (phone: Phone): boolean => !phone.warnings.includes('phone-fixed-line')
