// An import as it is recorded: what was asked, what was read and foretold, what came of it. Only the shapes.
import type { Column } from '#domain/columns'
import type { Day } from '#domain/dates'
import type { Field } from '#domain/headings'
import type { ListKind } from '#domain/lists'
import type { Unit } from '#domain/units'
import type { ReadProblem } from './reading/read-problem.ts'

export type ImportRequest = {
  readonly unit: { readonly unitId: number; readonly lo: number; readonly hi: number }
  readonly kind: ListKind
  readonly asOf: Day
  readonly fileName: string
  readonly sha256: Buffer
  readonly fileId: string | null
  /** The account; null for the command line. */
  readonly startedBy: string | null
}

export type Import = ImportRequest & { readonly importId: string }

export type ProblemCount = { readonly code: string; readonly count: number }

export type SampleRow = {
  readonly row: number
  readonly name: string
  readonly birth: string | null
  readonly identityLast2: string | null
  readonly hamletId: number | null
  readonly warnings: readonly string[]
}

export type StageRefusal =
  | ReadProblem
  | 'no-header'
  | 'two-tables'
  | 'no-rows'
  | { readonly missing: readonly Field[]; readonly headings: readonly string[] }

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
  readonly headings: readonly string[]
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

export type ImportState = 'reading' | 'previewed' | 'committing' | 'committed' | 'refused' | 'cancelled'
