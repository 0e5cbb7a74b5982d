// Reads the cells of one row, each or a few together: what is doubtful is warned of, what is wrong is failed, what is
// missing stays missing. A reader knows no other row and no list but its kind and day.
import {
  type BirthCode,
  type Day,
  encodePartialDate,
  type PartialDate,
  parseBirthDate,
  parseIsoDay,
} from './dates.ts'
import type { Claims, Device, ResidenceKind } from './facts.ts'
import type { Field } from './headings.ts'
import { checkIdentityNumber, type Sex } from './identity-number.ts'
import {
  bringsPeople,
  CONFIRMING_FIELDS,
  claimsOfDevice,
  claimsOfKind,
  readConfirmation,
  readDevice,
} from './lists.ts'
import type { Milestone } from './milestones.ts'
import { checkOldIdentityNumber } from './old-identity-number.ts'
import { parsePhones } from './phones.ts'
import type { Note, RowCell, RowCells, RowCode, RowContext } from './row-codes.ts'
import { fold, squeeze } from './text.ts'

export const textOf = (cell: RowCell | undefined): string =>
  cell === undefined || cell === null ? '' : squeeze(String(cell))

export const textOrNull = (cell: RowCell | undefined): string | null => {
  const text = textOf(cell)
  return text === '' ? null : text.normalize('NFC')
}

const MARK_ONLY = /^[xv✓✔]$/i

/** A birth date may stand under the columns of the sexes; a mere mark there tells the sex only. */
export const readBirthAndSex = (
  cells: RowCells,
  context: RowContext,
  fail: Note,
  warn: Note,
): { birth: PartialDate | null; sex: Sex | null } => {
  const male = textOf(cells['birth-male'])
  const female = textOf(cells['birth-female'])
  let sex: Sex | null = male !== '' && female === '' ? 'male' : female !== '' && male === '' ? 'female' : null
  if (male !== '' && female !== '') fail('birth-male', 'sex-both')
  const written = textOf(cells.sex)
  if (written !== '') {
    const read = readSex(written)
    if (read === null) warn('sex', 'sex-unreadable')
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
  const birth = parseBirthDate(cell, context.asOf)
  if (!birth.ok) {
    fail(field, birth.error.code)
    return { birth: null, sex }
  }
  for (const code of birth.value.repairs) warn(field, code)
  return { birth: birth.value.date, sex }
}

const readSex = (text: string): Sex | null => {
  const folded = fold(text)
  if (folded === 'nam' || folded === 'm' || folded === '1') return 'male'
  return folded === 'nu' || folded === 'f' || folded === '0' ? 'female' : null
}

type About = { readonly birth?: PartialDate; readonly sex?: Sex }
type Numbers = { readonly identity: string | null; readonly cmnd: string | null }

/** Twelve digits in the column of old numbers are the identity number of today; beside another one they stay an old number. */
export const readNumbers = (cells: RowCells, about: About, fail: Note, warn: Note): Numbers => {
  const identity = readIdentity(cells.identity, about, fail, warn)
  const cell = cells.cmnd
  if (isEmpty(cell)) return { identity, cmnd: null }
  const checked = checkOldIdentityNumber(cell, about)
  if (!checked.ok) {
    fail('cmnd', checked.error)
    return { identity, cmnd: null }
  }
  const { number, form, warnings } = checked.value
  for (const code of warnings) warn('cmnd', code)
  if (form === 'nine' || (identity !== null && identity !== number)) return { identity, cmnd: number }
  return { identity: number, cmnd: null }
}

const readIdentity = (cell: RowCell | undefined, about: About, fail: Note, warn: Note): string | null => {
  if (isEmpty(cell)) return null
  const checked = checkIdentityNumber(cell, about)
  if (!checked.ok) {
    fail('identity', checked.error)
    return null
  }
  for (const code of checked.value.warnings) warn('identity', code)
  return checked.value.number
}

const isEmpty = (cell: RowCell | undefined): cell is null | undefined | '' => textOf(cell) === ''

export const readPhone = (cells: RowCells, warn: Note): string | null => {
  const cell = cells.phone
  if (isEmpty(cell)) return null
  const { phones, errors } = parsePhones(cell)
  for (const code of errors) warn('phone', code)
  const first = phones[0]
  if (first === undefined) return null
  for (const code of first.warnings) warn('phone', code)
  if (phones.length > 1) warn('phone', 'phone-several')
  return first.e164
}

export const readAsOf = (cells: RowCells, context: RowContext, fail: Note): Day => {
  const text = textOf(cells['as-of'])
  if (text === '') return context.asOf
  const read = parseBirthDate(text, context.asOf)
  const day = read.ok ? parseIsoDay(encodePartialDate(read.value.date)) : null
  if (day === null) fail('as-of', read.ok ? 'as-of-unreadable' : asOfCode(read.error.code))
  return day ?? context.asOf
}

const asOfCode = (code: BirthCode): RowCode =>
  code === 'birth-in-future' ? 'as-of-after-list' : 'as-of-unreadable'

export const readHamlet = (cells: RowCells, context: RowContext, fail: Note, warn: Note): number | null => {
  const found = context.findHamlet(cells)
  if ('problem' in found) {
    fail(found.field, found.problem)
    return null
  }
  if (found.warning !== undefined) warn('hamlet', found.warning)
  return found.hamletId
}

export const readResidence = (cells: RowCells, warn: Note): { residence: ResidenceKind; away: boolean } => {
  const text = fold(textOf(cells.residence))
  if (text === '' || /thuong tru|\bkt1\b|^thuong/.test(text)) {
    return { residence: 'permanent', away: /vang|di xa|ngoai tinh/.test(text) }
  }
  if (/vang|di xa|ngoai tinh|khong co mat/.test(text)) return { residence: 'permanent', away: true }
  if (/lao dong|lam viec|cong nhan/.test(text)) return { residence: 'working', away: false }
  if (/tam tru|luu tru|\bkt[234]\b|hien tai|dang o/.test(text)) return { residence: 'temporary', away: false }
  warn('residence', 'residence-unreadable')
  return { residence: 'permanent', away: false }
}

/** Null without such a column. A list about telephones that does not tell which says nothing: its row goes back. */
export const readTelephone = (
  cells: RowCells,
  { kind }: RowContext,
  fail: Note,
  warn: Note,
): Device | null => {
  const cell = cells.device
  if (isEmpty(cell)) return null
  const device = readDevice(fold(textOf(cell)))
  if (device === null) (kind === 'carrier:device' ? fail : warn)('device', 'device-unreadable')
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
