// One import from file to board: made, read, foretold, committed. The routes and the command line run this.
// An import is read in one transaction and committed in another; between them it can be corrected or cancelled.
import { createHash } from 'node:crypto'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { forecastsOf } from '#domain/forecast'
import { milestonesOf } from '#domain/lists'
import { err, ok, type Result } from '#domain/result'
import type { Mapping } from '#domain/understand-sheet'
import { isCollision } from '../platform/collision.ts'
import type { Database, Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import type { Protect } from '../platform/protect.ts'
import { openHamlets } from '../platform/unit-registry.ts'
import { chooseMapping } from './choose-mapping.ts'
import { type CommitCounts, commitList } from './commit-list.ts'
import type { CommitPlan, CommitProgress } from './commit-plan.ts'
import {
  correctionsOf,
  type Import,
  type ImportPreview,
  type ImportRefusal,
  type ImportRequest,
  type ImportSummary,
  type ProblemCount,
} from './import-record.ts'
import { hamletFinder } from './list-units.ts'
import { foresee } from './queries-forecast.ts'
import {
  clearStaged,
  countStaged,
  insertImport,
  listUnitsAround,
  lockUnit,
  setImportState,
} from './queries-imports.ts'
import { keepLayout } from './queries-layouts.ts'
import { listReturns, type RejectRow } from './queries-rejects.ts'
import { noteRevisions } from './queries-revisions.ts'
import { holdUnchanged } from './queries-unchanged.ts'
import type { ListSource } from './reading/list-rows.ts'
import { type CheckedSheetRow, stageList } from './stage-list.ts'

export type Work = {
  readonly database: Database
  readonly protect: Protect
  readonly campaign: Campaign
  readonly today: Day
}

export type Progress = (phase: string, done: number, total: number) => Promise<void>

/** For whoever wants every row explained: rows as they are checked, then those that go back or wait after all. */
export type Explain = {
  readonly row: (row: CheckedSheetRow) => void
  readonly returned: (returns: readonly RejectRow[]) => void
}

export type Reading = {
  readonly source: ListSource
  /** What the clerk says of the columns; null: as the sender's last list of this layout was read. */
  readonly said: (Mapping & { readonly layoutKey?: string | null }) | null
  /** Sheets that are not to be read. */
  readonly leftOut?: readonly number[]
  readonly progress: Progress
  readonly explain?: Explain
  /** A commit follows at once and tells the same: no need to foretell it. */
  readonly commitFollows?: boolean
}

/**
 * `rows-lost`: since the list was read the database crashed, or somebody of whom it says nothing new was told otherwise. It
 * must be read again.
 */
export type CommitRefusal = 'hamlets-changed' | 'rows-lost'

export const createImport = async (tx: Tx, request: ImportRequest): Promise<Import> => {
  const made = { ...request, importId: uuid() }
  await insertImport(tx, made)
  return made
}

/** Reads and stages the list, then foretells what a commit would do. Replaces an earlier reading of it. */
export const readImport = async (
  work: Work,
  imported: Import,
  reading: Reading,
): Promise<Result<ImportPreview, ImportRefusal>> => {
  const { database, protect, campaign, today } = work
  const { importId, unit, kind, asOf } = imported
  const { source, progress, explain, commitFollows = false } = reading
  const refuse = async (refusal: ImportRefusal): Promise<Result<never, ImportRefusal>> => {
    await database.asSystem('refuse a list', (tx) =>
      setImportState(tx, importId, { state: 'refused', refusal }),
    )
    return err(refusal)
  }
  if (asOf > today) return refuse('as-of-in-future')
  const units = await database.asSystem('units of a list', async (tx) => {
    await clearStaged(tx, importId)
    return listUnitsAround(tx, unit, asOf)
  })
  const hamlets = hamletFinder(units, unit.unitId, asOf)
  const province = units.find(({ level }) => level === 'province')?.name
  const layout = chooseMapping(database, imported, reading)
  const plan = {
    ...{ importId, campaign, unit, kind, asOf, hamlets },
    ...{ leftOut: reading.leftOut ?? [], mappingFor: layout.mappingFor },
    ...(explain === undefined ? {} : { explain: explain.row }),
    ...(province === undefined ? {} : { province }),
  }
  const staged = await stageList(database, protect, source, plan, (rows) => progress('reading', rows, 0))
  if (!staged.ok) return refuse(staged.error)
  const read = staged.value
  const foretold = commitFollows
    ? { counts: nothingYet, forecasts: [] }
    : await database.asSystem('foretell a list', async (tx) => {
        if (!(await holdUnchanged(tx, importId, asOf))) return null
        const counts = await commitList(tx, planOf(work, imported, read, false), progress)
        if (counts === null) return null
        if (explain !== undefined) explain.returned(await listReturns(tx))
        return { counts, forecasts: forecastsOf(await foresee(tx, imported, read, counts)) }
      })
  // Another list went in between.
  if (foretold === null) return readImport(work, imported, reading)
  const { problems, ...seen } = read
  const preview: ImportPreview = {
    ...seen,
    opened: hamlets.opened(),
    summary: summaryOf(read, problems, foretold.counts),
    forecasts: foretold.forecasts,
    mappedAs: layout.mappedAs(),
    chosenEncodings: layout.chosenEncodings(),
    readProblems: problems,
  }
  await database.asSystem('a list is read', (tx) =>
    setImportState(tx, importId, { state: 'previewed', preview }),
  )
  return ok(preview)
}

const MOST_LOST = 3

/** Reads and commits; once more if another list went in between the two. */
export const importAtOnce = async (
  work: Work,
  imported: Import,
  reading: Reading,
): Promise<Result<ImportPreview, ImportRefusal>> => {
  for (let lost = 0; ; lost += 1) {
    const read = await readImport(work, imported, { ...reading, commitFollows: true })
    if (!read.ok) return read
    const committed = await commitImport(work, imported, read.value, reading.progress, reading.explain)
    if (committed.ok) return ok({ ...read.value, summary: committed.value })
    if (committed.error !== 'rows-lost') return err(committed.error)
    if (lost >= MOST_LOST) return err('internal')
  }
}

/** Commits what was read. Killed at any moment, nothing of it counts and it can be committed again. */
export const commitImport = async (
  work: Work,
  imported: Import,
  preview: ImportPreview,
  progress: CommitProgress,
  explain?: Explain,
): Promise<Result<ImportSummary, CommitRefusal>> => {
  try {
    return await work.database.asSystem('commit a list', (tx) =>
      commitWithin(tx, work, imported, preview, progress, explain),
    )
  } catch (error) {
    // A list of another unit spoke of the same person at the same moment.
    if (isCollision(error)) return err('rows-lost')
    throw error
  }
}

const commitWithin = async (
  tx: Tx,
  work: Work,
  imported: Import,
  preview: ImportPreview,
  progress: CommitProgress,
  explain: Explain | undefined,
): Promise<Result<ImportSummary, CommitRefusal>> => {
  const { importId, unit, sender, kind } = imported
  await lockUnit(tx, unit)
  if ((await countStaged(tx, importId)) !== preview.good) return err('rows-lost')
  if (!(await openHamlets(tx, preview.opened))) return err('hamlets-changed')
  await noteRevisions(tx)
  if (!(await holdUnchanged(tx, importId, imported.asOf))) return err('rows-lost')
  const counts = await commitList(tx, planOf(work, imported, preview, true), progress)
  if (counts === null) return err('rows-lost')
  if (explain !== undefined) explain.returned(await listReturns(tx))
  const summary = summaryOf(preview, preview.readProblems, counts)
  await setImportState(tx, importId, { state: 'committed', outcome: { ...preview, summary } })
  const mapping = {
    corrections: correctionsOf(preview),
    encodings: preview.chosenEncodings,
  }
  await keepLayout(tx, { ...unit, sender, kind }, preview.layoutKey, mapping, importId)
  await clearStaged(tx, importId, { keepRejects: true })
  return ok(summary)
}

const planOf = (
  { campaign, today, protect }: Work,
  { importId, kind, unit, asOf }: Import,
  { fields, content }: Pick<ImportPreview, 'fields' | 'content'>,
  write: boolean,
): CommitPlan => {
  const milestones = milestonesOf(kind, fields)
  return { importId, campaign, kind, unit, asOf, today, keyId: protect.keyId, milestones, content, write }
}

const nothingYet: CommitCounts = {
  snapshotId: null,
  new: 0,
  changed: 0,
  unchanged: 0,
  vanished: 0,
  waiting: 0,
  returned: 0,
  problems: [],
}

const summaryOf = (
  read: Pick<ImportPreview, 'rows' | 'good' | 'repaired'>,
  problems: readonly ProblemCount[],
  counts: CommitCounts,
): ImportSummary => ({
  rows: read.rows,
  accepted: read.good - counts.waiting - counts.returned,
  repaired: read.repaired,
  rejected: read.rows - read.good + counts.returned,
  waiting: counts.waiting,
  new: counts.new,
  changed: counts.changed,
  unchanged: counts.unchanged,
  vanished: counts.vanished,
  problems: [...problems, ...counts.problems],
})

/** For a file that stands on this machine. */
export const fingerprint = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return hash.digest()
}
