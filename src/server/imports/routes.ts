// The endpoints of imports. A list belongs to a unit within the importer's scope; a list outside it is not found.
import * as contract from '#contract/imports'
import { type Problem, problem } from '#contract/problems'
import { covers } from '#domain/access'
import { parseIsoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { type App, route } from '../platform/http.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { createImportRunner } from './import-runner.ts'
import { viewOne, viewsOf, withSenders } from './import-view.ts'
import {
  beginWithdrawal,
  claimImport,
  findImport,
  findListUnit,
  forgetRows,
  type ImportRow,
  keepMapping,
  type ListUnit,
  listImports,
} from './queries-imports.ts'
import { listSenders, type SenderRow } from './queries-layouts.ts'
import { writeRejectsOf } from './rejects-workbook.ts'
import { createImport } from './run-import.ts'
import { decideVanished, readVanished } from './vanished.ts'

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
        sender: input.sender === undefined || input.sender === '' ? null : input.sender,
        startedBy: session.accountId,
      })
      await keepMapping(tx, made.importId, { said: null, leftOut: [], pasted: input.pasted === 'yes' })
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
      return ok(await viewsOf(tx, await listImports(tx, unit)))
    })
    return listed.ok ? ok({ imports: await withSenders(services, listed.value) }) : listed
  })

  route(app, contract.correctImport, async (session, { importId, corrections, encodings, leftOut }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    const claimed = await database.asSystem('correct columns', async (tx) => {
      if (!(await claimImport(tx, importId, ['previewed', 'refused'], 'reading'))) return false
      await keepMapping(tx, importId, {
        said: { corrections, encodings: encodings ?? [], layoutKey: row.value.summary?.layoutKey ?? null },
        leftOut: leftOut ?? [],
        pasted: row.value.mapping.pasted === true,
      })
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

  route(app, contract.withdrawImport, async (session, { importId, why }) => {
    const row = await findOwn(services, session, importId)
    if (!row.ok) return row
    const claimed = await database.asSystem('begin to take a list back', async (tx) => {
      if (!(await claimImport(tx, importId, ['committed'], 'withdrawing'))) return false
      await beginWithdrawal(tx, importId, why, session.accountId)
      await recordAudit(tx, session, { action: 'list-withdrawn', target: `import:${importId}`, reason: why })
      return true
    })
    if (!claimed) return problem('import-not-open')
    runner.withdraw(importId)
    return viewOne(services, session, importId)
  })

  route(app, contract.listVanished, async (session, { importId }) => {
    const row = await findOwn(services, session, importId)
    return row.ok ? ok(await readVanished(services, session, row.value)) : row
  })

  route(app, contract.decideVanished, async (session, { importId, ...said }) => {
    const row = await findOwn(services, session, importId)
    return row.ok ? decideVanished(services, session, row.value, said) : row
  })

  route(app, contract.listSenders, (session, input) =>
    database.asUnit(session, async (tx) => {
      const unit = await findListUnit(tx, input.unit, null)
      if (unit === null) return notFound()
      const senders = await listSenders(tx, unit)
      return ok({ senders: await withUnits(tx, senders) })
    }),
  )

  return { resume: runner.resume, idle: runner.idle }
}

const findOwn = async ({ database }: Services, session: Session, importId: string) =>
  database.asUnit(session, async (tx): Promise<Result<ImportRow, Problem<'not-found'>>> => {
    const row = await findImport(tx, importId)
    return row === null ? notFound() : ok(row)
  })

const notFound = () => problem('not-found')

const withUnits = async (tx: Tx, senders: readonly SenderRow[]) => {
  const units = new Map<number, ListUnit>()
  for (const { unitId } of senders) {
    const unit = units.get(unitId) ?? (await findListUnit(tx, unitId, null))
    if (unit !== null) units.set(unitId, unit)
  }
  return senders.flatMap(({ unitId, ...sender }) => {
    const unit = units.get(unitId)
    return unit === undefined ? [] : [{ ...sender, unit }]
  })
}
