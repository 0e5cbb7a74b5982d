// The endpoints of imports. A list belongs to a unit within the importer's scope; a list outside it is not found.
import type { z } from 'zod/mini'
import * as contract from '#contract/imports'
import { type Problem, problem } from '#contract/problems'
import { covers } from '#domain/access'
import { parseIsoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { nameAccounts } from '../platform/account-names.ts'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { type App, route } from '../platform/http.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { createImportRunner } from './import-runner.ts'
import { listVanished } from './queries-comparisons.ts'
import {
  claimImport,
  findImport,
  findListUnit,
  forgetRows,
  type ImportRow,
  keepMapping,
  listImports,
} from './queries-imports.ts'
import { namePeople } from './queries-names.ts'
import { writeRejectsOf } from './rejects-workbook.ts'
import { createImport } from './run-import.ts'

type ImportView = z.infer<typeof contract.importView>

export function importRoutes(app: App): {
  readonly resume: () => Promise<void>
  readonly idle: () => Promise<void>
} {
  const { services } = app
  const { database, files } = services
  const runner = createImportRunner(services)

  route(app, contract.uploadList, async (session, input, ctx) => {
    const asOf = parseIsoDay(input.asOf)
    if (asOf === null) return problem('day-unreadable')
    const settled = await database.asUnit(session, async (tx) => ({
      unit: await findListUnit(tx, input.unit, input.asOf),
      today: await campaignToday(tx),
    }))
    if (settled.unit === null || !covers(session.scope, settled.unit)) return problem('not-found')
    if (asOf > settled.today) return problem('as-of-in-future')
    const { unit } = settled
    const saved = await files.save(ctx.body)
    const made = await database.asSystem('a list comes in', async (tx) => {
      const made = await createImport(tx, {
        unit,
        kind: input.kind,
        asOf,
        fileName: input.fileName,
        sha256: saved.sha256,
        fileId: saved.fileId,
        startedBy: session.accountId,
      })
      await keepMapping(tx, made.importId, { corrections: [], pasted: input.pasted === 'yes' })
      await recordAudit(tx, session, { action: 'list-uploaded', target: `import:${made.importId}` })
      return made
    })
    runner.read(made.importId)
    return viewOne(services, session, made.importId)
  })

  route(app, contract.readImport, (session, { importId }) => viewOne(services, session, importId))

  route(app, contract.listImports, async (session, input) => {
    const listed = await database.asUnit(session, async (tx) => {
      const unit = await findListUnit(tx, input.unit, null)
      if (unit === null) return notFound()
      const views: View[] = []
      for (const row of await listImports(tx, unit)) views.push(await viewOf(tx, row))
      return ok(views)
    })
    return listed.ok ? ok({ imports: await withSenders(services, listed.value) }) : listed
  })

  route(app, contract.correctImport, async (session, { importId, corrections }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    const claimed = await database.asSystem('correct columns', async (tx) => {
      if (!(await claimImport(tx, importId, ['previewed', 'refused'], 'reading'))) return false
      await keepMapping(tx, importId, { corrections, pasted: row.value.mapping.pasted === true })
      return true
    })
    if (!claimed) return problem('import-not-open')
    runner.read(importId)
    return viewOne(services, session, importId)
  })

  route(app, contract.commitImport, async (session, { importId }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    const claimed = await database.asSystem('begin a commit', async (tx) => {
      if (!(await claimImport(tx, importId, ['previewed'], 'committing'))) return false
      await recordAudit(tx, session, { action: 'list-imported', target: `import:${importId}` })
      return true
    })
    if (!claimed) return problem('import-not-open')
    runner.commit(importId)
    return viewOne(services, session, importId)
  })

  route(app, contract.cancelImport, async (session, { importId }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    const claimed = await database.asSystem('give a list up', async (tx) => {
      if (!(await claimImport(tx, importId, ['previewed', 'refused'], 'cancelled'))) return false
      await forgetRows(tx, importId)
      return true
    })
    if (!claimed) return problem('import-not-open')
    if (row.value.fileId !== null) await files.remove(row.value.fileId)
    return viewOne(services, session, importId)
  })

  route(app, contract.downloadRejects, async (session, { importId }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    // Given only to the one who sent the list.
    if (row.value.startedBy !== session.accountId) return problem('not-found')
    const written = await writeRejectsOf(services, row.value)
    if (!written.ok) return problem('file-gone')
    await database.asSystem('rejects leave', (tx) =>
      recordAudit(tx, session, { action: 'rejects-downloaded', target: `import:${importId}` }),
    )
    return ok(written.value)
  })

  route(app, contract.listVanished, async (session, { importId }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    const gone = await database.asSystem('who vanished', (tx) => listVanished(tx, importId))
    const ids = gone.map(({ personId }) => personId)
    return ok({ people: await database.asUnit(session, (tx) => namePeople(tx, ids)) })
  })

  return { resume: runner.resume, idle: runner.idle }
}

const findOwn = async ({ database }: Services, session: Session, importId: string) =>
  database.asUnit(session, async (tx): Promise<Result<ImportRow, Problem<'not-found'>>> => {
    const row = await findImport(tx, importId)
    return row === null ? notFound() : ok(row)
  })

const notFound = () => problem('not-found')

async function viewOne(
  services: Services,
  session: Session,
  importId: string,
): Promise<Result<ImportView, Problem<'not-found'>>> {
  const view = await services.database.asUnit(session, async (tx) => {
    const row = await findImport(tx, importId)
    return row === null ? null : viewOf(tx, row)
  })
  const [named] = view === null ? [] : await withSenders(services, [view])
  return named === undefined ? notFound() : ok(named)
}

type View = Omit<ImportView, 'startedByName'>

/** Who sent a list of the scope is named; nobody else is. */
async function withSenders({ database }: Services, views: readonly View[]): Promise<ImportView[]> {
  const senders = new Set(views.flatMap(({ startedBy }) => startedBy ?? []))
  const names =
    senders.size === 0
      ? new Map<string, string>()
      : await database.asSystem('name who sent lists', (tx) => nameAccounts(tx, senders))
  return views.map((view) => ({ ...view, startedByName: names.get(view.startedBy ?? '') ?? null }))
}

const viewOf = async (tx: Tx, row: ImportRow): Promise<View> => {
  const unit = await findListUnit(tx, row.unitId, row.asOf)
  if (unit === null) throw new Error('imports: a unit that is gone')
  const { phase, done, total } = row.progress
  return {
    importId: row.importId,
    unit,
    kind: contract.importView.shape.kind.parse(row.kind),
    asOf: row.asOf,
    fileName: row.fileName,
    state: row.state,
    progress: phase === undefined ? null : { phase, done: done ?? 0, total: total ?? 0 },
    preview: row.summary === null ? null : previewOf(row.summary),
    refusal: refusalOf(row),
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

const previewOf = (preview: NonNullable<ImportRow['summary']>): ImportView['preview'] => ({
  columns: preview.columns.map((column) => ({ ...column })),
  headings: [...preview.headings],
  sample: preview.sample.map((sample) => ({ ...sample, warnings: [...sample.warnings] })),
  opened: preview.opened.map(({ unitId, fullName }) => ({ unitId, fullName })),
  summary: { ...preview.summary, problems: preview.summary.problems.map((count) => ({ ...count })) },
})

const refusalOf = ({ refusal }: ImportRow): ImportView['refusal'] => {
  if (refusal === null) return null
  if (typeof refusal === 'string') return { code: refusal, missing: [], headings: [] }
  return {
    code: 'columns-missing',
    missing: [...refusal.missing],
    headings: [...refusal.headings],
  }
}
