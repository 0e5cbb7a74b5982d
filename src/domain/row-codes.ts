// What may be said of one row of a list: stable codes with the field they stand in, and the shapes a check works on. Only
// shapes; the words for the codes stand in words/.
import type { BirthCode, Day } from './dates.ts'
import type { Field } from './headings.ts'
import type { IdentityCode } from './identity-number.ts'
import type { ListKind } from './lists.ts'
import type { NameCode } from './names.ts'
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

/** Notes a code beside a field: as an error, for which the row goes back, or as a warning. */
export type Note = (field: Field, code: RowCode) => void
