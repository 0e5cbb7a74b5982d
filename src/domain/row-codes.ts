// What may be said of one row of a list: stable codes with the field they stand in and how grave they are, and the shapes a
// check works on. The words for the codes stand in words/.
import type { BirthCode } from './birth-dates.ts'
import type { Day } from './dates.ts'
import type { Field } from './headings.ts'
import type { IdentityCode } from './identity-number.ts'
import type { ListKind } from './lists.ts'
import type { NameCode } from './names.ts'
import type { NoteCode } from './note-words.ts'
import type { Unwritten } from './number-writing.ts'
import type { OldIdentityCode } from './old-identity-number.ts'
import type { PhoneCode } from './phones.ts'

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
  'device-unreadable',
  'residence-unreadable',
  'address-rewritten',
  'identity-none',
  'cmnd-in-identity',
  'old-identity-none',
  'phone-several',
  'phone-labelled',
  'commune-missing',
  'hamlet-missing',
  'hamlet-opened',
  'hamlet-unknown',
  'hamlet-ambiguous',
  'unit-unknown',
  'unit-ambiguous',
  'unit-not-valid-then',
  'unit-outside',
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
  | NoteCode
  | `${'identity' | 'old-identity' | 'phone'}-${Unwritten}`

/** `error`: the row goes back. `doubt`: it goes in, and somebody should look. `repair`: only the writing was changed. */
export type Severity = 'error' | 'doubt' | 'repair'

/**
 * What is wrong or noteworthy in a row: a stable code, the field it stands in, how grave it is. `from` is what stood there
 * before it was changed: of a number no more than the last two digits, long numbers inside a text masked.
 */
export type RowProblem = {
  readonly code: RowCode
  readonly field: Field
  readonly severity: Severity
  readonly from?: string
}

/** Codes that tell of another writing of the same thing. Every other code that is no error is a doubt. */
const REPAIRS: ReadonlySet<RowCode> = new Set([
  'name-case-changed',
  'name-apostrophe-changed',
  'name-stray-sign-dropped',
  'birth-two-digit-year',
  'birth-from-serial',
  'birth-zero-restored',
  'birth-month-first',
  'identity-repaired-zeros',
  'identity-none',
  'identity-signs-dropped',
  'identity-apostrophe-dropped',
  'identity-full-width',
  'cmnd-in-identity',
  'old-identity-repaired-zero',
  'old-identity-twelve-digits',
  'old-identity-none',
  'old-identity-signs-dropped',
  'old-identity-apostrophe-dropped',
  'old-identity-full-width',
  'phone-repaired-zero',
  'phone-converted-2018',
  'phone-several',
  'phone-signs-dropped',
  'phone-apostrophe-dropped',
  'phone-full-width',
  'address-rewritten',
])

/** The severity of a code for which the row does not go back. */
export const severityOf = (code: RowCode): 'doubt' | 'repair' => (REPAIRS.has(code) ? 'repair' : 'doubt')

/** What a hamlet cell means in the unit of the list; `opened` when the register names a hamlet for the first time. */
export type FoundHamlet = { readonly hamletId: number; readonly warning?: RowCode }

export type RowContext = {
  readonly kind: ListKind
  readonly asOf: Day
  /** Columns whose dates have day and month swapped, as a workbook of an American Excel does. */
  readonly swappedDates?: ReadonlySet<Field>
  readonly findHamlet: (cells: RowCells) => FoundHamlet | { readonly problem: RowCode; readonly field: Field }
}

/** Notes a code beside a field: as an error, for which the row goes back, or as what severityOf says, with what stood there. */
export type Note = (field: Field, code: RowCode, from?: string) => void
