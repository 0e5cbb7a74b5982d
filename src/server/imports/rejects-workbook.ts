// The rows that did not go in, read once more from the sealed file and written in the sender's own columns with the
// reasons. It holds full numbers: who may have it is decided by the caller, and each time is recorded.
import type { Column } from '#domain/columns'
import { ok, type Result } from '#domain/result'
import { importWords } from '#words/imports'
import { rowProblemWords } from '#words/row-problems'
import type { FileAnswer } from '../platform/http-answer.ts'
import type { Services } from '../platform/services.ts'
import type { ImportRow } from './queries-imports.ts'
import { listRejects, type RejectRow } from './queries-rejects.ts'
import { firstShownSheet, type ListSource } from './reading/list-rows.ts'
import { openSource, type SourceProblem } from './sealed-list.ts'
import { type RejectedRow, writeRejects } from './write-rejects.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const writeRejectsOf = async (
  services: Services,
  row: ImportRow,
): Promise<Result<FileAnswer, SourceProblem>> => {
  const source = await openSource(services, row)
  if (!source.ok) return source
  const rejects = await services.database.asSystem('rejected rows', (tx) => listRejects(tx, row.importId))
  const content = await rejectsWorkbook(
    source.value,
    rejects,
    row.summary?.headings ?? [],
    row.summary?.columns ?? [],
  )
  const name = row.fileName.replace(/\.[^.]*$/, '')
  return ok({ name: `${name} – ${importWords.vi.rejectsFile}.xlsx`, type: XLSX, content })
}

export const rejectsWorkbook = async (
  source: ListSource,
  rejects: readonly RejectRow[],
  headings: readonly string[],
  columns: readonly Column[],
): Promise<Buffer> => {
  const words = importWords.vi
  const byRow = new Map(rejects.map((reject) => [reject.rowNo, reject]))
  const indexOf = new Map(columns.map(({ field, index }) => [field, index]))
  const rows: RejectedRow[] = []
  for await (const chunk of source.rows(firstShownSheet(source))) {
    for (const { number, cells } of chunk) {
      const reject = byRow.get(number)
      if (!reject) continue
      rows.push({
        rowNumber: number,
        cells: cells.map((cell) => (cell === null ? '' : String(cell))),
        problems: reject.problems.map(({ code, field }) => ({
          column: indexOf.get(field) ?? null,
          text: rowProblemWords.vi[code],
        })),
      })
    }
  }
  return writeRejects(rows, headings, {
    sheet: words.rejectsSheet,
    reason: words.rejectsReason,
    row: words.rowNumber,
  })
}
