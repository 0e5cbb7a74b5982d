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
import type { CommitProgress } from './commit-plan.ts'
import type {
  Import,
  ImportPreview,
  ImportRefusal,
  ImportRequest,
  ImportSummary,
  ProblemCount,
} from './import-record.ts'
import { hamletFinder } from './list-units.ts'
import { clearStaged, insertImport, listUnitsAround, lockImports, setImportState } from './queries-imports.ts'
import type { ListSource } from './reading/list-rows.ts'
import { type Staged, stageList } from './stage-list.ts'

export type Work = { readonly database: Database; readonly protect: Protect }

export const createImport = async (tx: Tx, request: ImportRequest): Promise<Import> => {
  const made = { ...request, importId: uuid() }
  await insertImport(tx, made)
  return made
}

/** Reads and stages the list, then foretells what a commit would do. Replaces an earlier reading of it. */
export const readImport = async (
  { database, protect }: Work,
  imported: Import,
  campaign: Campaign,
  today: Day,
  source: ListSource,
  corrections: readonly Correction[],
  sheet: number | undefined,
  progress: (phase: string, done: number, total: number) => Promise<void>,
  /** A commit follows at once and tells the same: no need to foretell it. */
  commitFollows = false,
): Promise<Result<ImportPreview, ImportRefusal>> => {
  const refuse = async (refusal: ImportRefusal): Promise<Result<never, ImportRefusal>> => {
    await database.asSystem('refuse a list', (tx) =>
      setImportState(tx, imported.importId, { state: 'refused', refusal }),
    )
    return err(refusal)
  }
  if (imported.asOf > today) return refuse('as-of-in-future')
  const units = await database.asSystem('units of a list', async (tx) => {
    await clearStaged(tx, imported.importId)
    return listUnitsAround(tx, imported.unit, imported.asOf)
  })
  const hamlets = hamletFinder(units, imported.unit.unitId, imported.asOf)
  const plan = {
    importId: imported.importId,
    campaign,
    kind: imported.kind,
    asOf: imported.asOf,
    hamlets,
    sheet,
    corrections,
  }
  let told = 0
  const staged = await stageList(database, protect, source, plan, (rows) => {
    if (rows - told < 20_000) return
    told = rows
    void progress('reading', rows, 0)
  })
  if (!staged.ok) return refuse(staged.error)
  const columns = staged.value.header.columns
  const counts = commitFollows
    ? nothingYet
    : await runCommit(database, imported, campaign, today, protect.keyId, columns, { write: false, progress })
  if (counts === 'hamlets-changed') throw new Error('imports: foretelling opens no hamlet')
  const preview: ImportPreview = {
    columns: staged.value.header.columns,
    headings: staged.value.header.headings,
    sample: staged.value.sample,
    opened: hamlets.opened(),
    summary: summaryOf(staged.value, counts),
    good: staged.value.good,
    repaired: staged.value.repaired,
    readProblems: staged.value.problems,
    rows: staged.value.rows,
  }
  await database.asSystem('foretell a list', (tx) =>
    setImportState(tx, imported.importId, { state: 'previewed', preview }),
  )
  return ok(preview)
}

/** Commits what was read. Killed at any moment, nothing of it counts and it can be committed again. */
export const commitImport = async (
  { database, protect }: Work,
  imported: Import,
  campaign: Campaign,
  today: Day,
  preview: ImportPreview,
  progress: CommitProgress,
): Promise<Result<ImportSummary, 'hamlets-changed'>> => {
  const counts = await runCommit(database, imported, campaign, today, protect.keyId, preview.columns, {
    write: true,
    preview,
    progress,
  })
  if (counts === 'hamlets-changed') return err(counts)
  return ok(summaryOf(preview, counts))
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

type CommitHow =
  | { readonly write: false; readonly progress: CommitProgress }
  | { readonly write: true; readonly preview: ImportPreview; readonly progress: CommitProgress }

const runCommit = async (
  database: Database,
  imported: Import,
  campaign: Campaign,
  today: Day,
  keyId: number,
  columns: readonly Column[],
  how: CommitHow,
): Promise<CommitCounts | 'hamlets-changed'> =>
  database.asSystem(how.write ? 'commit a list' : 'foretell a list', async (tx) => {
    if (how.write) {
      await lockImports(tx)
      if (!(await openHamlets(tx, how.preview.opened))) return 'hamlets-changed'
    }
    const milestones = milestonesOf(
      imported.kind,
      columns.map(({ field }) => field),
    )
    const { importId, kind, unit, asOf } = imported
    const plan = { importId, campaign, kind, unit, asOf, today, keyId, milestones, write: how.write }
    const counts = await commitList(tx, plan, how.progress)
    if (how.write) {
      const outcome = { ...how.preview, summary: summaryOf(how.preview, counts) }
      await setImportState(tx, importId, { state: 'committed', outcome })
      await clearStaged(tx, importId, { keepRejects: true })
    }
    return counts
  })

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
