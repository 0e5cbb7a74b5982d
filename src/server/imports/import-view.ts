// An import as its page shows it: what was asked, read, foretold and done, who sent it, and how it compares with its neighbour.
// Reads only; of a person it shows no more than the sample of the preview.
import type { z } from 'zod/mini'
import * as contract from '#contract/imports'
import { type Problem, problem } from '#contract/problems'
import { ok, type Result } from '#domain/result'
import { nameAccounts } from '../platform/account-names.ts'
import type { Tx } from '../platform/database.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import type { ImportPreview } from './import-record.ts'
import { comparisonsOf } from './queries-comparisons.ts'
import { findImport, findListUnit, type ImportRow } from './queries-imports.ts'

export type ImportView = z.infer<typeof contract.importView>

export async function viewOne(
  services: Services,
  session: Session,
  importId: string,
): Promise<Result<ImportView, Problem<'not-found'>>> {
  const views = await services.database.asUnit(session, async (tx) => {
    const row = await findImport(tx, importId)
    return row === null ? [] : viewsOf(tx, [row])
  })
  const [named] = await withSenders(services, views)
  return named === undefined ? problem('not-found') : ok(named)
}

export type View = Omit<ImportView, 'startedByName'>

/** Who sent a list of the scope is named; nobody else is. */
export async function withSenders({ database }: Services, views: readonly View[]): Promise<ImportView[]> {
  const senders = new Set(views.flatMap(({ startedBy }) => startedBy ?? []))
  const names =
    senders.size === 0
      ? new Map<string, string>()
      : await database.asSystem('name who sent lists', (tx) => nameAccounts(tx, senders))
  return views.map((view) => ({ ...view, startedByName: names.get(view.startedBy ?? '') ?? null }))
}

export const viewsOf = async (tx: Tx, rows: readonly ImportRow[]): Promise<View[]> => {
  const compared = new Map(
    (
      await comparisonsOf(
        tx,
        rows.map(({ importId }) => importId),
      )
    ).map((one) => [one.importId, one]),
  )
  const views: View[] = []
  for (const row of rows) {
    const unit = await findListUnit(tx, row.unitId, row.asOf)
    if (unit === null) throw new Error('imports: a unit that is gone')
    const one = compared.get(row.importId)
    const { phase, done, total } = row.progress
    views.push({
      importId: row.importId,
      unit,
      kind: contract.importView.shape.kind.parse(row.kind),
      asOf: row.asOf,
      fileName: row.fileName,
      sender: row.sender,
      fingerprint: row.fingerprint,
      state: row.state,
      progress: phase === undefined ? null : { phase, done: done ?? 0, total: total ?? 0 },
      preview: row.summary === null ? null : previewOf(row.summary),
      comparison:
        one === undefined
          ? null
          : {
              importId: one.previousId,
              asOf: one.previousAsOf,
              ...{ appeared: one.appeared, stayed: one.stayed, vanished: one.vanished },
            },
      withdrawal: row.withdrawal === null ? null : { ...row.withdrawal, why: row.withdrawnWhy ?? '' },
      refusal: refusalOf(row),
      startedBy: row.startedBy,
      startedAt: row.startedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
    })
  }
  return views
}

/** Lists of the demonstration, and those of before, were kept with less. */
const previewOf = (
  preview: Partial<ImportPreview> & Pick<ImportPreview, 'summary'>,
): ImportView['preview'] => ({
  columns: [...(preview.columns ?? [])],
  headings: [...(preview.headings ?? [])],
  encodings: (preview.encodings ?? []).filter(({ encoding, sure }) => encoding !== 'unicode' || !sure),
  sheets: [...(preview.sheets ?? [])],
  notes: (preview.notes ?? []).map((note) => ({ ...note, rows: [...note.rows] })),
  forecasts: [...(preview.forecasts ?? [])],
  mappedAs: preview.mappedAs ?? null,
  sample: (preview.sample ?? []).map((sample) => ({ ...sample, problems: [...sample.problems] })),
  opened: (preview.opened ?? []).map(({ unitId, fullName }) => ({ unitId, fullName })),
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
