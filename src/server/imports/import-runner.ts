// Runs imports of the console in the background of the server: one reading or commit per import, progress kept in its
// record, so that any page can follow it. What was interrupted by a dying server is taken up again at its start.
import { parseIsoDay } from '#domain/dates'
import { isListKind } from '#domain/lists'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Services } from '../platform/services.ts'
import type { Import, ImportRefusal } from './import-record.ts'
import {
  findImport,
  type ImportRow,
  listInterrupted,
  setImportState,
  setProgress,
} from './queries-imports.ts'
import { commitImport, readImport } from './run-import.ts'
import { openSource } from './sealed-list.ts'

export type ImportRunner = {
  readonly read: (importId: string) => void
  readonly commit: (importId: string) => void
  /** Resolves when nothing is running any more. */
  readonly idle: () => Promise<void>
  readonly resume: () => Promise<void>
}

const PROGRESS_EVERY_MS = 400

export const createImportRunner = (services: Services): ImportRunner => {
  const { database, log } = services
  const running = new Map<string, Promise<void>>()
  const begin = (importId: string, work: () => Promise<void>): void => {
    if (running.has(importId)) return
    const done = work()
      .catch(async (error: unknown) => {
        log.error('import failed', { importId, error })
        await database.asSystem('an import failed', (tx) =>
          setImportState(tx, importId, { state: 'refused', refusal: 'internal' }),
        )
      })
      .finally(() => running.delete(importId))
    running.set(importId, done)
  }
  const runner: ImportRunner = {
    read: (importId) => begin(importId, () => read(services, importId)),
    commit: (importId) => begin(importId, () => commit(services, importId)),
    idle: async () => {
      await Promise.all(running.values())
    },
    resume: async () => {
      const interrupted = await database.asSystem('interrupted imports', listInterrupted)
      for (const { importId, state } of interrupted) {
        if (state === 'committing') runner.commit(importId)
        else runner.read(importId)
      }
    },
  }
  return runner
}

const read = async (services: Services, importId: string): Promise<void> => {
  const { database, protect } = services
  const { row, campaign, today } = await load(services, importId)
  const source = await openSource(services, row)
  if (!source.ok) {
    await database.asSystem('refuse a list', (tx) =>
      setImportState(tx, importId, { state: 'refused', refusal: source.error }),
    )
    return
  }
  await readImport(
    { database, protect },
    importOf(row),
    campaign,
    today,
    source.value,
    row.mapping.corrections ?? [],
    undefined,
    progressOf(services, importId),
  )
}

const commit = async (services: Services, importId: string): Promise<void> => {
  const { database, protect } = services
  const { row, campaign, today } = await load(services, importId)
  const refuse = (refusal: ImportRefusal) =>
    database.asSystem('refuse a list', (tx) => setImportState(tx, importId, { state: 'refused', refusal }))
  if (row.summary === null) return refuse('internal')
  const progress = progressOf(services, importId)
  const done = await commitImport(
    { database, protect },
    importOf(row),
    campaign,
    today,
    row.summary,
    progress,
  )
  if (!done.ok) await refuse(done.error)
}

const load = async ({ database }: Services, importId: string) =>
  database.asSystem('an import', async (tx) => {
    const row = await findImport(tx, importId)
    if (row === null) throw new Error(`imports: no import ${importId}`)
    return { row, campaign: await getCampaign(tx), today: await campaignToday(tx) }
  })

export const importOf = (row: ImportRow): Import => {
  const asOf = parseIsoDay(row.asOf)
  if (asOf === null || !isListKind(row.kind)) throw new Error('imports: an unreadable record')
  const { importId, unitId, lo, hi, fileName, fileId, startedBy } = row
  return {
    importId,
    unit: { unitId, lo, hi },
    kind: row.kind,
    asOf,
    fileName,
    sha256: Buffer.alloc(0),
    fileId,
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
