// Runs imports of the console in the background of the server: one reading or commit per import, progress kept in its
// record, so that any page can follow it. What was interrupted by a dying server is taken up again at its start.
import { parseIsoDay } from '#domain/dates'
import { isListKind } from '#domain/lists'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Services } from '../platform/services.ts'
import type { Import, ImportRefusal } from './import-record.ts'
import {
  endWithdrawal,
  findImport,
  type ImportRow,
  listInterrupted,
  setImportState,
  setProgress,
} from './queries-imports.ts'
import { commitImport, readImport, type Work } from './run-import.ts'
import { openSource } from './sealed-list.ts'
import { withdrawList } from './withdraw-list.ts'

export type ImportRunner = {
  readonly read: (importId: string) => void
  readonly commit: (importId: string) => void
  readonly withdraw: (importId: string) => void
  /** Resolves when nothing is running any more. */
  readonly idle: () => Promise<void>
  readonly resume: () => Promise<void>
}

const PROGRESS_EVERY_MS = 400

/** A list holds two connections and much of a core while it is read. */
const AT_ONCE = 2

export const createImportRunner = (services: Services): ImportRunner => {
  const { database, log } = services
  const running = new Map<string, Promise<void>>()
  const inTurn = turns(AT_ONCE)
  const begin = (importId: string, work: () => Promise<void>): void => {
    // A commit may be asked for before its reading has quite ended here.
    const before = running.get(importId) ?? Promise.resolve()
    const done = before
      .then(() => inTurn(work))
      .catch(async (error: unknown) => {
        log.error('import failed', { importId, error })
        await giveUp(services, importId)
      })
      .catch((error: unknown) => log.error('import not refused', { importId, error }))
      .finally(() => {
        if (running.get(importId) === done) running.delete(importId)
      })
    running.set(importId, done)
  }
  const runner: ImportRunner = {
    read: (importId) => begin(importId, () => read(services, importId)),
    commit: (importId) => begin(importId, () => commit(services, importId)),
    withdraw: (importId) => begin(importId, () => withdraw(services, importId)),
    idle: async () => {
      await Promise.all(running.values())
    },
    resume: async () => {
      const interrupted = await database.asSystem('interrupted imports', listInterrupted)
      for (const { importId, state } of interrupted) {
        if (state === 'committing') runner.commit(importId)
        else if (state === 'withdrawing') runner.withdraw(importId)
        else runner.read(importId)
      }
    },
  }
  return runner
}

/** Lets no more than `most` works run at once; the others wait in the order they came. */
const turns = (most: number) => {
  const waiting: (() => void)[] = []
  let taken = 0
  return async (work: () => Promise<void>): Promise<void> => {
    if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else taken += 1
    try {
      await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else taken -= 1
    }
  }
}

const refuse = ({ database }: Services, importId: string, refusal: ImportRefusal): Promise<void> =>
  database.asSystem('refuse a list', (tx) => setImportState(tx, importId, { state: 'refused', refusal }))

/** What failed while a list was taken back has changed nothing: the list stands as before. */
const giveUp = async (services: Services, importId: string): Promise<void> => {
  const row = await services.database.asSystem('an import', (tx) => findImport(tx, importId))
  if (row?.state === 'withdrawing')
    await services.database.asSystem('a list stands', (tx) => endWithdrawal(tx, importId, null))
  else await refuse(services, importId, 'internal')
}

const read = async (services: Services, importId: string): Promise<void> => {
  const { row, work } = await load(services, importId)
  if (row.state === 'reading') await readAgain(services, work, row, false)
}

/** Whatever became of it stands in the import's record; the preview too, for a commit that follows at once. */
const readAgain = async (services: Services, work: Work, row: ImportRow, commitFollows: boolean) => {
  const source = await openSource(services, row)
  if (!source.ok) {
    await refuse(services, row.importId, source.error)
    return source
  }
  return readImport(work, importOf(row), {
    source: source.value,
    said: row.mapping.said ?? null,
    leftOut: row.mapping.leftOut ?? [],
    progress: progressOf(services, row.importId),
    commitFollows,
  })
}

const commit = async (services: Services, importId: string): Promise<void> => {
  const { row, work } = await load(services, importId)
  if (row.state !== 'committing') return
  if (row.summary === null) return refuse(services, importId, 'internal')
  const progress = progressOf(services, importId)
  const done = await commitImport(work, importOf(row), row.summary, progress)
  if (done.ok) return
  if (done.error === 'hamlets-changed') return refuse(services, importId, done.error)
  const preview = await readAgain(services, work, row, true)
  if (!preview.ok) return
  const again = await commitImport(work, importOf(row), preview.value, progress)
  if (!again.ok) await refuse(services, importId, again.error === 'rows-lost' ? 'internal' : again.error)
}

const withdraw = async (services: Services, importId: string): Promise<void> => {
  const { row, work } = await load(services, importId)
  if (row.state !== 'withdrawing') return
  await services.database.asSystem('take a list back', async (tx) => {
    const done = await withdrawList(tx, work, importId, row.withdrawnBy, progressOf(services, importId))
    await endWithdrawal(tx, importId, done.ok ? done.value : null)
  })
}

const load = async ({ database, protect }: Services, importId: string) =>
  database.asSystem('an import', async (tx) => {
    const row = await findImport(tx, importId)
    if (row === null) throw new Error(`imports: no import ${importId}`)
    const work: Work = { database, protect, campaign: await getCampaign(tx), today: await campaignToday(tx) }
    return { row, work }
  })

const importOf = (row: ImportRow): Import => {
  const asOf = parseIsoDay(row.asOf)
  if (asOf === null || !isListKind(row.kind)) throw new Error('imports: an unreadable record')
  const { importId, unitId, lo, hi, fileName, fileId, sender, startedBy } = row
  return {
    importId,
    unit: { unitId, lo, hi },
    kind: row.kind,
    asOf,
    fileName,
    sha256: Buffer.alloc(0),
    fileId,
    sender,
    startedBy,
  }
}

/** Written on its own connection, so that it is seen while the commit's transaction is still open. */
const progressOf = ({ database }: Services, importId: string) => {
  let last = 0
  return async (phase: string, done: number, total: number): Promise<void> => {
    const now = performance.now()
    if (now - last < PROGRESS_EVERY_MS) return
    last = now
    await database.asSystem('progress of an import', (tx) => setProgress(tx, importId, phase, done, total))
  }
}
