// Reads a list, checks every row, and stages what is good for matching. What is refused is noted by row
// number and code; its cells stay in the sealed file. Nothing here touches a person.
import type { Campaign } from '#domain/campaign'
import { applyMapping, type Correction, findHeader, type Header, missingFields } from '#domain/columns'
import { type Day, encodePartialDate } from '#domain/dates'
import type { Field } from '#domain/headings'
import { lastTwo } from '#domain/identity-number'
import { type CheckedRow, checkRow } from '#domain/list-row'
import { bringsPeople, type ListKind } from '#domain/lists'
import { err, ok, type Result } from '#domain/result'
import type { RowCells, RowContext, RowProblem } from '#domain/row-codes'
import type { Database, Tx } from '../platform/database.ts'
import type { Protect } from '../platform/protect.ts'
import type { ProblemCount, SampleRow, StageRefusal } from './import-record.ts'
import type { HamletFinder } from './list-units.ts'
import { type RejectRow, saveRejects } from './queries-rejects.ts'
import { type NumberedRow, stageRowsBy } from './queries-staging.ts'
import { loadTold } from './queries-unchanged.ts'
import { type Cell, firstShownSheet, type ListSource, type Row } from './reading/list-rows.ts'
import { readProblemOf } from './reading/read-problem.ts'
import { makeToldIndex } from './told-index.ts'

export type StagePlan = {
  readonly importId: string
  readonly campaign: Campaign
  readonly unit: { readonly lo: number; readonly hi: number }
  readonly kind: ListKind
  readonly asOf: Day
  readonly hamlets: HamletFinder
  readonly corrections: readonly Correction[]
}

export type Staged = {
  readonly header: Header
  readonly rows: number
  readonly good: number
  readonly repaired: number
  readonly problems: readonly ProblemCount[]
  /** The fingerprint of the good rows, whatever their order. */
  readonly content: string
  /** The first rows as they were understood, numbers masked. */
  readonly sample: readonly SampleRow[]
}

const SAMPLE = 12

/** The header of a list as proposed, with the clerk's corrections; or why the list cannot be read at all. */
const readHeader = async (
  source: ListSource,
  kind: ListKind,
  corrections: readonly Correction[],
): Promise<Result<Header & { readonly firstRow: number }, StageRefusal>> => {
  const first: Row[] = []
  for await (const chunk of source.rows(firstShownSheet(source))) {
    first.push(...chunk.slice(0, 15 - first.length))
    if (first.length >= 15) break
  }
  if (first.length === 0) return err('empty-file')
  const found = findHeader(first.map(({ cells }) => cells))
  if (!found.ok) return found
  const columns = applyMapping(found.value.columns, corrections, found.value.headings)
  const missing = missingFields(columns, kind)
  if (missing.length > 0) {
    const fields = missing.flatMap((need) => need[0]?.[0] ?? [])
    return err({ missing: fields, headings: found.value.headings })
  }
  const firstRow = first[found.value.firstDataRow]?.number ?? Number.POSITIVE_INFINITY
  return firstRow === Number.POSITIVE_INFINITY ? err('no-rows') : ok({ ...found.value, columns, firstRow })
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
    const header = await readHeader(source, plan.kind, plan.corrections)
    if (!header.ok) return header
    return await db.asSystem('stage a list', (tx) =>
      stageRows(db, tx, protect, source, plan, header.value, progress),
    )
  } catch (thrown) {
    const problem = readProblemOf(thrown)
    if (problem === null) throw thrown
    return err(problem)
  }
}

const stageRows = async (
  db: Database,
  tx: Tx,
  protect: Protect,
  source: ListSource,
  plan: StagePlan,
  header: Header & { readonly firstRow: number },
  progress: StageProgress,
): Promise<Result<Staged, StageRefusal>> => {
  const context: RowContext = { kind: plan.kind, asOf: plan.asOf, findHamlet: plan.hamlets.find }
  const told = bringsPeople(plan.kind) ? await loadTold(tx, plan.unit, plan.asOf) : makeToldIndex(0)
  const write = stageRowsBy(tx, protect, plan, told)
  const counts = new Map<string, number>()
  const sample: SampleRow[] = []
  const fromText = source.format === 'csv' || source.format === 'pasted'
  let rows = 0
  let good = 0
  let repaired = 0
  for await (const chunk of source.rows(firstShownSheet(source))) {
    const checked: NumberedRow[] = []
    const rejects: RejectRow[] = []
    for (const { number, cells } of chunk) {
      if (number < header.firstRow) continue
      const named = byField(cells, header, fromText)
      if (named === null) continue
      rows += 1
      const outcome = checkRow(named, context)
      const problems = outcome.ok ? outcome.row.problems : outcome.problems
      for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)
      if (outcome.ok) {
        checked.push({ number, row: outcome.row })
        if (problems.length > 0) repaired += 1
        if (sample.length < SAMPLE) sample.push(sampleOf(number, outcome.row))
      } else {
        rejects.push({ rowNo: number, outcome: 'rejected', problems: outcome.problems.map(withoutSeverity) })
      }
    }
    good += checked.length
    await write.rows(checked)
    if (rejects.length > 0) {
      await db.asSystem('note rejected rows', (other) => saveRejects(other, plan.importId, rejects))
    }
    await progress(rows)
  }
  const content = await write.end()
  if (rows === 0) return err('no-rows')
  const problems = [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
  return ok({ header, rows, good, repaired, problems, content, sample })
}

const withoutSeverity = ({ code, field }: RowProblem) => ({ code, field })

/** The cells by field; null for a row in which no column of a person is filled (a title, a signature, a blank). */
const byField = (cells: readonly Cell[], header: Header, fromText: boolean): RowCells | null => {
  const named: { [f in Field]?: Cell } = {}
  let filled = 0
  for (const { index, field } of header.columns) {
    const cell = cells[index] ?? null
    if (cell === null || cell === '') continue
    // Text files have no numeric cells: what Excel wrote there without its zeros is a number again.
    named[field] =
      fromText && field === 'identity' && typeof cell === 'string' && LOST_ZEROS.test(cell)
        ? Number(cell)
        : cell
    if (field !== 'serial') filled += 1
  }
  return filled < 2 ? null : named
}

const LOST_ZEROS = /^\s*[1-9]\d{9,10}\s*$/

const sampleOf = (row: number, checked: CheckedRow): SampleRow => ({
  row,
  name: checked.name,
  birth: checked.birth === null ? null : encodePartialDate(checked.birth),
  identityLast2: checked.identity === null ? null : lastTwo(checked.identity),
  hamletId: checked.hamletId,
  warnings: checked.problems.map(({ code }) => code),
})
