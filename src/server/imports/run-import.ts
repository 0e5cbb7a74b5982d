// One import from file to board: made, read, foretold, committed. The routes and the command line run this.
// An import is read in one transaction and committed in another; between them it can be corrected or cancelled.
import { createHash } from 'node:crypto'
import type { Campaign } from '#domain/campaign'
import type { Column, Correction } from '#domain/columns'
import type { Day } from '#domain/dates'
import { milestonesOf } from '#domain/lists'
import { err, ok, type Result } from '#domain/result'
import type { Database, Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import type { Protect } from '../platform/protect.ts'
import { openHamlets } from '../platform/unit-registry.ts'
import { type CommitCounts, commitList } from './commit-list.ts'
import type { CommitPlan, CommitProgress } from './commit-plan.ts'
import type {
  Import,
  ImportPreview,
  ImportRefusal,
  ImportRequest,
  ImportSummary,
  ProblemCount,
} from './import-record.ts'
import { hamletFinder } from './list-units.ts'
import {
  clearStaged,
  countStaged,
  insertImport,
  listUnitsAround,
  lockImports,
  setImportState,
} from './queries-imports.ts'
import { noteRevisions } from './queries-revisions.ts'
import { holdUnchanged } from './queries-unchanged.ts'
import type { ListSource } from './reading/list-rows.ts'
import { type Staged, stageList } from './stage-list.ts'

export type Work = {
  readonly database: Database
  readonly protect: Protect
  readonly campaign: Campaign
  readonly today: Day
}

export type Progress = (phase: string, done: number, total: number) => Promise<void>

export type Reading = {
  readonly source: ListSource
  readonly corrections: readonly Correction[]
  readonly progress: Progress
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
  const { source, corrections, progress, commitFollows = false } = reading
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
  const plan = { importId, campaign, unit, kind, asOf, hamlets, corrections }
  const staged = await stageList(database, protect, source, plan, (rows) => progress('reading', rows, 0))
  if (!staged.ok) return refuse(staged.error)
  const { header, sample, good, repaired, rows, content } = staged.value
  const counts = commitFollows
    ? nothingYet
    : await database.asSystem('foretell a list', async (tx) =>
        (await holdUnchanged(tx, importId, asOf))
          ? commitList(tx, planOf(work, imported, { columns: header.columns, content }, false), progress)
          : null,
      )
  // Another list went in between.
  if (counts === null) return readImport(work, imported, reading)
  const preview: ImportPreview = {
    columns: header.columns,
    headings: header.headings,
    sample,
    opened: hamlets.opened(),
    summary: summaryOf(staged.value, counts),
    good,
    content,
    repaired,
    readProblems: staged.value.problems,
    rows,
  }
  await database.asSystem('a list is read', (tx) =>
    setImportState(tx, importId, { state: 'previewed', preview }),
  )
  return ok(preview)
}

/** Reads and commits; once more if another list went in between the two. */
export const importAtOnce = async (
  work: Work,
  imported: Import,
  reading: Reading,
): Promise<Result<ImportPreview, ImportRefusal>> => {
  for (let lost = 0; ; lost += 1) {
    const read = await readImport(work, imported, { ...reading, commitFollows: true })
    if (!read.ok) return read
    const committed = await commitImport(work, imported, read.value, reading.progress)
    if (committed.ok) return ok({ ...read.value, summary: committed.value })
    if (committed.error !== 'rows-lost') return err(committed.error)
    if (lost > 0) return err('internal')
  }
}

/** Commits what was read. Killed at any moment, nothing of it counts and it can be committed again. */
export const commitImport = async (
  work: Work,
  imported: Import,
  preview: ImportPreview,
  progress: CommitProgress,
): Promise<Result<ImportSummary, CommitRefusal>> =>
  work.database.asSystem('commit a list', async (tx): Promise<Result<ImportSummary, CommitRefusal>> => {
    const { importId } = imported
    await lockImports(tx)
    if ((await countStaged(tx, importId)) !== preview.good) return err('rows-lost')
    if (!(await openHamlets(tx, preview.opened))) return err('hamlets-changed')
    await noteRevisions(tx)
    if (!(await holdUnchanged(tx, importId, imported.asOf))) return err('rows-lost')
    const counts = await commitList(tx, planOf(work, imported, preview, true), progress)
    if (counts === null) return err('rows-lost')
    const summary = summaryOf(preview, counts)
    await setImportState(tx, importId, { state: 'committed', outcome: { ...preview, summary } })
    await clearStaged(tx, importId, { keepRejects: true })
    return ok(summary)
  })

const planOf = (
  { campaign, today, protect }: Work,
  { importId, kind, unit, asOf }: Import,
  { columns, content }: { readonly columns: readonly Column[]; readonly content: string },
  write: boolean,
): CommitPlan => {
  const milestones = milestonesOf(
    kind,
    columns.map(({ field }) => field),
  )
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

type Read = Pick<Staged, 'rows' | 'good' | 'repaired'> & { readonly problems?: readonly ProblemCount[] }

const summaryOf = (
  read: Read & { readonly readProblems?: readonly ProblemCount[] },
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
  problems: [...(read.readProblems ?? read.problems ?? []), ...counts.problems],
})

/** For a file that stands on this machine. */
export const fingerprint = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const hash = createHash('sha256')
  for await (const piece of bytes) hash.update(piece)
  return hash.digest()
}
