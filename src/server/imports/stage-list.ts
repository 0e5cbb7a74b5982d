// Reads a list, sheet by sheet, checks every row, and stages what is good for matching. What is refused is noted by its address
// and code; its cells stay in the sealed file. Nothing here touches a person.
import type { Campaign } from '#domain/campaign'
import type { Column } from '#domain/columns'
import { swappedDatesOf } from '#domain/date-order'
import type { Day } from '#domain/dates'
import type { Field } from '#domain/headings'
import { checkRow, type RowOutcome } from '#domain/list-row'
import { bringsPeople, type ListKind } from '#domain/lists'
import { err, ok, type Result } from '#domain/result'
import { rowAddress } from '#domain/row-address'
import type { RowCells, RowContext, RowProblem } from '#domain/row-codes'
import type { ColumnEncoding } from '#domain/understand-sheet'
import type { Database, Tx } from '../platform/database.ts'
import type { Protect } from '../platform/protect.ts'
import type { ListNote, ProblemCount, SampleRow, SheetSummary, StageRefusal } from './import-record.ts'
import type { HamletFinder } from './list-units.ts'
import { type OpenedSheet, type OpenPlan, openSheets } from './open-sheets.ts'
import { type RejectRow, saveRejects } from './queries-rejects.ts'
import { type NumberedRow, stageRowsBy } from './queries-staging.ts'
import { loadTold } from './queries-unchanged.ts'
import type { ListSource } from './reading/list-rows.ts'
import { readProblemOf } from './reading/read-problem.ts'
import { seenOf } from './seen-rows.ts'
import { makeToldIndex } from './told-index.ts'

export type StagePlan = Omit<OpenPlan, 'kind'> & {
  readonly importId: string
  readonly campaign: Campaign
  readonly unit: { readonly lo: number; readonly hi: number }
  readonly kind: ListKind
  readonly asOf: Day
  readonly hamlets: HamletFinder
  /** Told every row of a person, for whoever wants each explained. */
  readonly explain?: (row: CheckedSheetRow) => void
}

export type CheckedSheetRow = {
  readonly sheet: string
  readonly number: number
  readonly address: number
  readonly cells: RowCells
  readonly outcome: RowOutcome
  readonly problems: readonly RowProblem[]
}

export type Staged = {
  /** Headings, encodings and columns are those of the first sheet that was read. */
  readonly headings: readonly string[]
  readonly layoutKey: string
  readonly encodings: readonly ColumnEncoding[]
  readonly columns: readonly Column[]
  /** What the sheets have between them. */
  readonly fields: readonly Field[]
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ListNote[]
  readonly rows: number
  readonly good: number
  readonly repaired: number
  readonly problems: readonly ProblemCount[]
  /** The fingerprint of the good rows, whatever their order. */
  readonly content: string
  /** The first rows as they were understood, numbers masked. */
  readonly sample: readonly SampleRow[]
}

/** Told the rows read so far. */
export type StageProgress = (rows: number) => Promise<void>

/** Stages a whole list in one transaction: all of it or nothing. */
export const stageList = async (
  db: Database,
  protect: Protect,
  source: ListSource,
  plan: StagePlan,
  progress: StageProgress,
): Promise<Result<Staged, StageRefusal>> => {
  try {
    return await db.asSystem('stage a list', (tx) => stageSheets(db, tx, protect, source, plan, progress))
  } catch (thrown) {
    const problem = readProblemOf(thrown)
    if (problem === null) throw thrown
    return err(problem)
  }
}

const stageSheets = async (
  db: Database,
  tx: Tx,
  protect: Protect,
  source: ListSource,
  plan: StagePlan,
  progress: StageProgress,
): Promise<Result<Staged, StageRefusal>> => {
  const told = bringsPeople(plan.kind) ? await loadTold(tx, plan.unit, plan.asOf) : makeToldIndex(0)
  const write = stageRowsBy(tx, protect, plan, told)
  const seen = seenOf(source)
  const opened: OpenedSheet[] = []
  try {
    await stageEach(db, source, plan, { write, seen, opened, progress })
  } catch (thrown) {
    // Else the transaction would wait for more rows for ever.
    write.abort(thrown instanceof Error ? thrown : new Error(String(thrown)))
    throw thrown
  }
  const content = await write.end()
  const [first] = opened
  if (first === undefined) return err(seen.refusal() ?? 'empty-file')
  const grave = seen.grave()
  if (grave !== null) return err(grave)
  if (seen.rows() === 0) return err('no-rows')
  return ok({
    headings: first.reading.header.headings,
    layoutKey: first.layoutKey,
    encodings: first.reading.encodings,
    columns: first.reading.columns,
    fields: [...new Set(opened.flatMap(({ reading }) => reading.columns.map(({ field }) => field)))],
    ...seen.told(),
    content,
  })
}

type Staging = {
  readonly write: ReturnType<typeof stageRowsBy>
  readonly seen: ReturnType<typeof seenOf>
  readonly opened: OpenedSheet[]
  readonly progress: StageProgress
}

const stageEach = async (
  db: Database,
  source: ListSource,
  plan: StagePlan,
  { write, seen, opened, progress }: Staging,
): Promise<void> => {
  for await (const sheet of openSheets(source, plan, seen.leaveOut)) {
    opened.push(sheet)
    const context: RowContext = {
      kind: plan.kind,
      asOf: plan.asOf,
      findHamlet: plan.hamlets.find,
      swappedDates: swappedDatesOf(sheet.reading.columns, sheet.sample),
    }
    for await (const chunk of sheet.rows()) {
      const checked: NumberedRow[] = []
      const rejects: RejectRow[] = []
      for (const { number, hidden, laid } of chunk) {
        const address = rowAddress(sheet.index, number)
        seen.row(hidden, laid.kind, address)
        if (laid.cells === null) continue
        const outcome = checkRow(withLostZeros(laid.cells, source, sheet), context)
        const row = outcome.ok ? outcome.row : null
        const problems = outcome.ok ? outcome.row.problems : outcome.problems
        seen.checked(sheet, number, row, problems)
        plan.explain?.({ sheet: sheet.name, number, address, cells: laid.cells, outcome, problems })
        if (row !== null) checked.push({ number: address, row })
        else
          rejects.push({
            rowNo: address,
            outcome: 'rejected',
            problems: problems.filter(isError).map(onlyCode),
          })
      }
      await write.rows(checked)
      if (rejects.length > 0)
        await db.asSystem('note rejected rows', (other) => saveRejects(other, plan.importId, rejects))
      await progress(seen.rows())
    }
  }
}

const isError = ({ severity }: RowProblem): boolean => severity === 'error'
const onlyCode = ({ code, field }: RowProblem) => ({ code, field })

const LOST_ZEROS = /^\s*[1-9]\d{9,10}\s*$/

/** Text files have no numeric cells: what Excel wrote there without its zeros is a number again. */
const withLostZeros = (cells: RowCells, source: ListSource, { index }: OpenedSheet): RowCells => {
  const { identity } = cells
  if (source.sheets[index]?.textOnly !== true || typeof identity !== 'string' || !LOST_ZEROS.test(identity))
    return cells
  return { ...cells, identity: Number(identity) }
}
