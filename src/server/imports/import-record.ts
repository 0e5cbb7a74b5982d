// An import as it is recorded: what was asked, what was read and foretold, what came of it. Only the shapes.
import type { Column, Correction } from '#domain/columns'
import type { Day } from '#domain/dates'
import type { Forecast } from '#domain/forecast'
import type { Field } from '#domain/headings'
import type { ListKind } from '#domain/lists'
import type { RowCode } from '#domain/row-codes'
import type { ColumnEncoding, Mapping } from '#domain/understand-sheet'
import type { Unit } from '#domain/units'
import type { SheetRefusal, WhyLeftOut } from './open-sheets.ts'
import type { ReadNote } from './reading/list-rows.ts'
import type { ReadProblem } from './reading/read-problem.ts'

export type ImportRequest = {
  readonly unit: { readonly unitId: number; readonly lo: number; readonly hi: number }
  readonly kind: ListKind
  readonly asOf: Day
  readonly fileName: string
  readonly sha256: Buffer
  readonly fileId: string | null
  /** Who made the list, in their own words; null: nobody was named. */
  readonly sender: string | null
  /** The account; null for the command line. */
  readonly startedBy: string | null
}

export type Import = ImportRequest & { readonly importId: string }

export type ProblemCount = { readonly code: string; readonly count: number }

/** Why a sheet of the file was not read; null: it was. `rows`: of people. */
export type SheetSummary = {
  readonly index: number
  readonly name: string
  readonly rows: number
  readonly why: WhyLeftOut | null
}

/** Worth saying of the file; `rows` names some of the rows meant. */
export type ListNote = {
  readonly code: ReadNote | 'hidden-rows' | 'rows-not-understood'
  readonly count: number
  readonly rows: readonly { readonly sheet: string; readonly row: number }[]
}

export type SampleRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birth: string | null
  readonly identityLast2: string | null
  readonly hamletId: number | null
  readonly problems: readonly {
    readonly code: RowCode
    readonly field: Field
    readonly from: string | null
  }[]
}

export type StageRefusal = ReadProblem | SheetRefusal | 'no-rows'

/** What a list did, or would do. Every row is in exactly one of accepted, rejected, waiting. */
export type ImportSummary = {
  readonly rows: number
  readonly accepted: number
  readonly repaired: number
  readonly rejected: number
  readonly waiting: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly vanished: number
  readonly problems: readonly ProblemCount[]
}

export type ImportRefusal = StageRefusal | 'file-gone' | 'as-of-in-future' | 'hamlets-changed' | 'internal'

export type ImportPreview = {
  readonly columns: readonly Column[]
  readonly fields: readonly Field[]
  readonly headings: readonly string[]
  readonly layoutKey: string
  readonly encodings: readonly ColumnEncoding[]
  /** Those of them that somebody chose. */
  readonly chosenEncodings: Mapping['encodings']
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ListNote[]
  readonly forecasts: readonly Forecast[]
  /** The list of the same sender and layout whose columns were taken over. */
  readonly mappedAs: { readonly importId: string; readonly on: string } | null
  readonly sample: readonly SampleRow[]
  readonly opened: readonly Unit[]
  readonly summary: ImportSummary
  readonly rows: number
  readonly good: number
  /** The fingerprint of the good rows. */
  readonly content: string
  readonly repaired: number
  readonly readProblems: readonly ProblemCount[]
}

export type ImportState =
  | 'reading'
  | 'previewed'
  | 'committing'
  | 'committed'
  | 'refused'
  | 'cancelled'
  | 'withdrawing'
  | 'withdrawn'

/** What taking a list back did. */
export type WithdrawCounts = {
  /** People who stand as if the list had never been. */
  readonly changed: number
  /** Who stood on that list alone and is no longer among people. */
  readonly gone: number
  /** Whom that list alone places, but who were visited or handed on since. */
  readonly kept: number
}

/** Every column as it was read, so that the next list of this layout needs no hand. */
export const correctionsOf = ({
  headings,
  columns,
}: Pick<ImportPreview, 'headings' | 'columns'>): Correction[] =>
  headings.map((_, index) => ({
    index,
    field: columns.find((column) => column.index === index)?.field ?? null,
  }))
