// Checks one row of a list: cells by field in, a clean row or the reasons why it goes back out.
// Nothing is invented: what is doubtful carries a warning, what is repaired says so, what is missing stays missing.
import {
  type BirthCode,
  type Day,
  encodePartialDate,
  type PartialDate,
  parseBirthDate,
  parseIsoDay,
} from './dates.ts'
import type { Claims, ResidenceKind } from './facts.ts'
import type { Field } from './headings.ts'
import { checkIdentityNumber, type IdentityCode, type Sex } from './identity-number.ts'
import { bringsPeople, CONFIRMING_FIELDS, claimsOfKind, type ListKind, readConfirmation } from './lists.ts'
import type { Milestone } from './milestones.ts'
import { cleanName, matchKey, type NameCode } from './names.ts'
import { checkOldIdentityNumber, type OldIdentityCode } from './old-identity-number.ts'
import { type PhoneCode, parsePhones } from './phones.ts'
import { fold, squeeze } from './text.ts'

export type RowCell = string | number | null
export type RowCells = { readonly [f in Field]?: RowCell }

/** Reasons that a whole row, its unit or its match may have; the others come from the readers of single cells. */
export const ROW_CODES = [
  'no-number',
  'sex-both',
  'sex-unreadable',
  'as-of-unreadable',
  'as-of-after-list',
  'confirmation-unreadable',
  'residence-unreadable',
  'phone-several',
  'commune-missing',
  'hamlet-missing',
  'hamlet-opened',
  'hamlet-unknown',
  'hamlet-ambiguous',
  'unit-unknown',
  'unit-ambiguous',
  'unit-not-valid-then',
  'identity-held',
  'row-repeated',
  'person-unknown',
] as const
export type RowCode =
  | (typeof ROW_CODES)[number]
  | NameCode
  | BirthCode
  | IdentityCode
  | OldIdentityCode
  | PhoneCode

/** What is wrong or noteworthy in a row: a stable code, the field it stands in, whether the row goes back for it. */
export type RowProblem = {
  readonly code: RowCode
  readonly field: Field
  readonly severity: 'error' | 'warning'
}

/** What a hamlet cell means in the unit of the list; `opened` when the register names a hamlet for the first time. */
export type FoundHamlet = { readonly hamletId: number; readonly warning?: RowCode }

export type RowContext = {
  readonly kind: ListKind
  readonly asOf: Day
  readonly findHamlet: (cells: RowCells) => FoundHamlet | { readonly problem: RowCode; readonly field: Field }
}

export type CheckedRow = {
  readonly name: string
  readonly matchKey: string
  readonly birth: PartialDate | null
  readonly sex: Sex | null
  readonly identity: string | null
  readonly cmnd: string | null
  readonly phone: string | null
  readonly household: string | null
  readonly group: string | null
  readonly relation: string | null
  readonly address: string | null
  readonly hamletId: number | null
  readonly residence: ResidenceKind
  readonly away: boolean
  readonly effective: Day
  readonly claims: Claims
  readonly eidLevel: 1 | 2 | null
  readonly problems: readonly RowProblem[]
}

export type RowOutcome =
  | { readonly ok: true; readonly row: CheckedRow }
  | { readonly ok: false; readonly problems: readonly RowProblem[] }

export const checkRow = (cells: RowCells, context: RowContext): RowOutcome => {
  const problems: RowProblem[] = []
  const fail = (field: Field, code: RowCode) => problems.push({ code, field, severity: 'error' })
  const warn = (field: Field, code: RowCode) => problems.push({ code, field, severity: 'warning' })

  const name = cleanName(textOf(cells.name))
  if (!name.ok) fail('name', name.error)
  else for (const code of name.value.repairs) warn('name', code)
  const { birth, sex } = readBirthAndSex(cells, context, fail, warn)
  const about = { ...(birth ? { birth } : {}), ...(sex ? { sex } : {}) }
  const identity = readIdentity(cells, about, fail, warn)
  const effective = readAsOf(cells, context, fail)
  const household = textOrNull(cells.household)
  const cmnd = readCmnd(cells, fail, warn)
  const hamletId = bringsPeople(context.kind) ? readHamlet(cells, context, fail, warn) : null
  const claims = readClaims(cells, context, fail)
  if (problems.some(({ severity }) => severity === 'error') || !name.ok) return { ok: false, problems }
  return {
    ok: true,
    row: {
      name: name.value.name,
      matchKey: matchKey(name.value.name),
      birth,
      sex,
      identity,
      cmnd,
      phone: readPhone(cells, warn),
      household,
      group: textOrNull(cells.group),
      relation: textOrNull(cells.relation),
      address: textOrNull(cells.address),
      hamletId,
      ...readResidence(cells, warn),
      effective,
      claims,
      eidLevel: readLevel(cells),
      problems,
    },
  }
}

type Note = (field: Field, code: RowCode) => void

const textOf = (cell: RowCell | undefined): string =>
  cell === undefined || cell === null ? '' : squeeze(String(cell))

const textOrNull = (cell: RowCell | undefined): string | null => {
  const text = textOf(cell)
  return text === '' ? null : text.normalize('NFC')
}

const MARK_ONLY = /^[xv✓✔]$/i

/** A birth date may stand under the columns of the sexes; a mere mark there tells the sex only. */
const readBirthAndSex = (
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
  if (cell === undefined || cell === null || textOf(cell) === '') {
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

const readIdentity = (
  cells: RowCells,
  about: { birth?: PartialDate; sex?: Sex },
  fail: Note,
  warn: Note,
): string | null => {
  const cell = cells.identity
  if (cell === undefined || cell === null || textOf(cell) === '') return null
  const checked = checkIdentityNumber(cell, about)
  if (!checked.ok) {
    fail('identity', checked.error)
    return null
  }
  for (const code of checked.value.warnings) warn('identity', code)
  return checked.value.number
}

const readCmnd = (cells: RowCells, fail: Note, warn: Note): string | null => {
  const cell = cells.cmnd
  if (cell === undefined || cell === null || textOf(cell) === '') return null
  const checked = checkOldIdentityNumber(cell)
  if (!checked.ok) {
    fail('cmnd', checked.error)
    return null
  }
  for (const code of checked.value.warnings) warn('cmnd', code)
  return checked.value.number
}

const readPhone = (cells: RowCells, warn: Note): string | null => {
  const cell = cells.phone
  if (cell === undefined || cell === null || textOf(cell) === '') return null
  const { phones, errors } = parsePhones(cell)
  for (const code of errors) warn('phone', code)
  const first = phones[0]
  if (first === undefined) return null
  for (const code of first.warnings) warn('phone', code)
  if (phones.length > 1) warn('phone', 'phone-several')
  return first.e164
}

const readAsOf = (cells: RowCells, context: RowContext, fail: Note): Day => {
  const text = textOf(cells['as-of'])
  if (text === '') return context.asOf
  const read = parseBirthDate(text, context.asOf)
  const day = read.ok ? parseIsoDay(encodePartialDate(read.value.date)) : null
  if (day === null) fail('as-of', read.ok ? 'as-of-unreadable' : asOfCode(read.error.code))
  return day ?? context.asOf
}

const asOfCode = (code: BirthCode): RowCode =>
  code === 'birth-in-future' ? 'as-of-after-list' : 'as-of-unreadable'

const readHamlet = (cells: RowCells, context: RowContext, fail: Note, warn: Note): number | null => {
  const found = context.findHamlet(cells)
  if ('problem' in found) {
    fail(found.field, found.problem)
    return null
  }
  if (found.warning !== undefined) warn('hamlet', found.warning)
  return found.hamletId
}

const readResidence = (cells: RowCells, warn: Note): { residence: ResidenceKind; away: boolean } => {
  const text = fold(textOf(cells.residence))
  if (text === '' || /thuong tru|\bktt?1\b|\btt\b|^thuong/.test(text)) {
    return { residence: 'permanent', away: /vang|di xa|ngoai tinh/.test(text) }
  }
  if (/vang|di xa|ngoai tinh|khong co mat/.test(text)) return { residence: 'permanent', away: true }
  if (/lao dong|lam viec|cong nhan/.test(text)) return { residence: 'working', away: false }
  if (/tam tru|luu tru|\bkt[234]\b|hien tai|dang o/.test(text)) return { residence: 'temporary', away: false }
  warn('residence', 'residence-unreadable')
  return { residence: 'permanent', away: false }
}

const readClaims = (cells: RowCells, context: RowContext, fail: Note): Claims => {
  const reason = textOf(cells['eid-rejected']) || textOf(cells.note)
  const claims: { [m in Milestone]?: Claims[m] } = { ...claimsOfKind(context.kind, reason) }
  for (const [field, milestone] of CONFIRMING) {
    const cell = cells[field]
    if (cell === undefined || cell === null) continue
    const said = readConfirmation(fold(textOf(cell)))
    if (said === null) fail(field, 'confirmation-unreadable')
    else if (said) claims[milestone] = 'confirmed'
  }
  const rejected = textOf(cells['eid-rejected'])
  if (context.kind === 'register' && rejected !== '' && readConfirmation(fold(rejected)) !== false) {
    claims.eid_approved = { rejected }
  }
  return claims
}

const CONFIRMING = Object.entries(CONFIRMING_FIELDS).flatMap(([field, milestone]) =>
  isConfirming(field) ? [[field, milestone] as const] : [],
)

function isConfirming(field: string): field is keyof typeof CONFIRMING_FIELDS & Field {
  return field in CONFIRMING_FIELDS
}

const readLevel = (cells: RowCells): 1 | 2 | null => {
  const level = /[12]/.exec(textOf(cells['eid-level']))?.[0]
  return level === '1' ? 1 : level === '2' ? 2 : null
}
