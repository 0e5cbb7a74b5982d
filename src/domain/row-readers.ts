// Reads the cells of one row, each or a few together: what is doubtful or was changed is told, what is wrong is failed, what
// is missing stays missing. A reader knows no other row and no list but its kind and day. Numbers are in number-readers.ts.

import { cleanAddress } from './address-text.ts'
import { type BirthCode, type BirthHints, parseBirthDate } from './birth-dates.ts'
import { type Day, encodePartialDate, type PartialDate, parseIsoDay } from './dates.ts'
import type { Claims, Device, ResidenceKind } from './facts.ts'
import type { Field } from './headings.ts'
import { readIdentityNumber, type Sex } from './identity-number.ts'
import {
  bringsPeople,
  CONFIRMING_FIELDS,
  claimsOfDevice,
  claimsOfKind,
  needsName,
  readConfirmation,
  readDevice,
} from './lists.ts'
import { maskNumbersIn } from './masked.ts'
import type { Milestone } from './milestones.ts'
import { type CleanName, cleanName } from './names.ts'
import { readNote } from './note-words.ts'
import type { Note, RowCell, RowCells, RowCode, RowContext } from './row-codes.ts'
import { fold, squeeze } from './text.ts'

export const textOf = (cell: RowCell | undefined): string =>
  cell === undefined || cell === null ? '' : squeeze(String(cell))

export const textOrNull = (cell: RowCell | undefined): string | null => {
  const text = textOf(cell)
  return text === '' ? null : text.normalize('NFC')
}

export const isEmpty = (cell: RowCell | undefined): cell is null | undefined | '' => textOf(cell) === ''

const LONGEST_TRACE = 120
const traceOf = (text: string): string => maskNumbersIn(text).slice(0, LONGEST_TRACE)

/**
 * The name with its last part where that stands in a column of its own, and what notes say of the person: cut from the name
 * or in a column. Null where the name goes back.
 */
const NAMELESS: CleanName = { name: '', repairs: [] }

/** Empty where a list needs no names; null where the row goes back for it. */
export const readName = (cells: RowCells, { kind }: RowContext, fail: Note, tell: Note): CleanName | null => {
  const given = textOf(cells['given-name'])
  const written = given === '' ? textOf(cells.name) : `${textOf(cells.name)} ${given}`
  if (written.trim() === '' && !needsName(kind)) return NAMELESS
  const name = cleanName(written)
  if (!name.ok) {
    fail('name', name.error)
    return null
  }
  for (const code of name.value.repairs) tell('name', code, traceOf(written))
  for (const code of readNote(name.value.note ?? '')) tell('name', code)
  for (const code of readNote(textOf(cells.note))) tell('note', code)
  return name.value
}

export const readAddress = (cells: RowCells, tell: Note): string | null => {
  const written = textOf(cells.address)
  if (written === '') return null
  const { address, rewritten } = cleanAddress(written)
  if (rewritten) tell('address', 'address-rewritten', traceOf(written))
  return address
}

const MARK_ONLY = /^[xv✓✔]$/i

/** A birth date may stand under the columns of the sexes; a mere mark there tells the sex only. */
export const readBirthAndSex = (
  cells: RowCells,
  context: RowContext,
  fail: Note,
  tell: Note,
): { birth: PartialDate | null; sex: Sex | null } => {
  const male = textOf(cells['birth-male'])
  const female = textOf(cells['birth-female'])
  let sex: Sex | null = male !== '' && female === '' ? 'male' : female !== '' && male === '' ? 'female' : null
  if (male !== '' && female !== '') fail('birth-male', 'sex-both')
  const written = textOf(cells.sex)
  if (written !== '') {
    const read = readSex(written)
    if (read === null) tell('sex', 'sex-unreadable')
    else if (sex !== null && sex !== read) fail('sex', 'sex-both')
    else sex = read
  }
  const under = sex === 'female' ? cells['birth-female'] : cells['birth-male']
  const marked = under === undefined || under === null || MARK_ONLY.test(textOf(under))
  const field: Field = marked ? 'birth' : sex === 'female' ? 'birth-female' : 'birth-male'
  const cell = marked ? cells.birth : under
  if (isEmpty(cell)) {
    if (bringsPeople(context.kind)) fail('birth', 'birth-missing')
    return { birth: null, sex }
  }
  const birth = parseBirthDate(cell, context.asOf, birthHints(cells, field, context))
  if (!birth.ok) {
    fail(field, birth.error.code)
    return { birth: null, sex }
  }
  for (const code of birth.value.repairs) tell(field, code, traceOf(textOf(cell)))
  return { birth: birth.value.date, sex }
}

// Two digits of a year are read with what else is known: the year in the number, and who cannot be a child.
const ADULT = /^(?:chu ho|ch|vo|chong|cha|bo|me|ma|ong|ba)\b/
const OLD_ENOUGH = 14

const birthHints = (cells: RowCells, field: Field, { kind, swappedDates }: RowContext): BirthHints => {
  const number = textOf(cells.identity).replace(/\D/g, '')
  const isAdult = !bringsPeople(kind) || ADULT.test(fold(textOf(cells.relation)))
  return {
    ...(swappedDates?.has(field) ? { monthFirst: true } : {}),
    ...(/^0\d{11}$/.test(number) ? { year: readIdentityNumber(number).birthYear } : {}),
    ...(isAdult ? { youngest: OLD_ENOUGH } : {}),
  }
}

const readSex = (text: string): Sex | null => {
  const folded = fold(text)
  if (folded === 'nam' || folded === 'm' || folded === '1') return 'male'
  return folded === 'nu' || folded === 'f' || folded === '0' ? 'female' : null
}

export const readAsOf = (cells: RowCells, context: RowContext, fail: Note): Day => {
  const text = textOf(cells['as-of'])
  if (text === '') return context.asOf
  const monthFirst = context.swappedDates?.has('as-of') === true
  const read = parseBirthDate(text, context.asOf, { monthFirst })
  const day = read.ok ? parseIsoDay(encodePartialDate(read.value.date)) : null
  if (day === null) fail('as-of', read.ok ? 'as-of-unreadable' : asOfCode(read.error.code))
  return day ?? context.asOf
}

const asOfCode = (code: BirthCode): RowCode =>
  code === 'birth-in-future' ? 'as-of-after-list' : 'as-of-unreadable'

export const readHamlet = (cells: RowCells, context: RowContext, fail: Note, tell: Note): number | null => {
  const found = context.findHamlet(cells)
  if ('problem' in found) {
    fail(found.field, found.problem)
    return null
  }
  if (found.warning !== undefined) tell('hamlet', found.warning)
  return found.hamletId
}

export const readResidence = (cells: RowCells, tell: Note): { residence: ResidenceKind; away: boolean } => {
  const text = fold(textOf(cells.residence))
  if (text === '' || /thuong tru|\bkt1\b|^thuong/.test(text)) {
    return { residence: 'permanent', away: /vang|di xa|ngoai tinh/.test(text) }
  }
  if (/vang|di xa|ngoai tinh|khong co mat/.test(text)) return { residence: 'permanent', away: true }
  if (/lao dong|lam viec|cong nhan/.test(text)) return { residence: 'working', away: false }
  if (/tam tru|luu tru|\bkt[234]\b|hien tai|dang o/.test(text)) return { residence: 'temporary', away: false }
  tell('residence', 'residence-unreadable')
  return { residence: 'permanent', away: false }
}

/** Null without such a column. A list about telephones that does not tell which says nothing: its row goes back. */
export const readTelephone = (
  cells: RowCells,
  { kind }: RowContext,
  fail: Note,
  tell: Note,
): Device | null => {
  const cell = cells.device
  if (isEmpty(cell)) return null
  const device = readDevice(fold(textOf(cell)))
  if (device === null) (kind === 'carrier:device' ? fail : tell)('device', 'device-unreadable')
  return device
}

/**
 * A column that says no takes back what the kind of the list would say of everybody on it; whom a carrier did not match, it says
 * nothing of.
 */
export const readClaims = (
  cells: RowCells,
  context: RowContext,
  device: Device | null,
  fail: Note,
): Claims => {
  const matched = isEmpty(cells.matched) ? true : readConfirmation(fold(textOf(cells.matched)))
  if (matched === null) fail('matched', 'confirmation-unreadable')
  if (matched === false) return {}
  const rejected = textOf(cells['eid-rejected'])
  const saysRejected = readConfirmation(fold(rejected))
  // A mere mark is no reason.
  const reason = saysRejected === null ? rejected : textOf(cells.note)
  const ofKind =
    context.kind === 'carrier:device' && device !== null
      ? claimsOfDevice(device)
      : claimsOfKind(context.kind, reason)
  const claims: { [m in Milestone]?: Claims[m] } = { ...ofKind }
  for (const [field, milestone] of CONFIRMING) {
    const cell = cells[field]
    if (isEmpty(cell)) continue
    const said = readConfirmation(fold(textOf(cell)))
    if (said === null) fail(field, 'confirmation-unreadable')
    else if (said) claims[milestone] = 'confirmed'
    else if (claims[milestone] !== 'lacking') delete claims[milestone]
  }
  if (context.kind === 'register' && saysRejected !== false) claims.eid_approved = { rejected: reason }
  return claims
}

const CONFIRMING = Object.entries(CONFIRMING_FIELDS).flatMap(([field, milestone]) =>
  isConfirming(field) ? [[field, milestone] as const] : [],
)

function isConfirming(field: string): field is keyof typeof CONFIRMING_FIELDS & Field {
  return field in CONFIRMING_FIELDS
}

export const readLevel = (cells: RowCells): 1 | 2 | null => {
  const level = /[12]/.exec(textOf(cells['eid-level']))?.[0]
  return level === '1' ? 1 : level === '2' ? 2 : null
}
