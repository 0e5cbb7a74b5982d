// The rows that did not go in, read once more from the file and written in the sender's own sheets and columns with the reasons,
// ready to be corrected and sent again. It holds full numbers: who may have it is decided by the caller, and each time is recorded.
import { isListKind } from '#domain/lists'
import { ok, type Result } from '#domain/result'
import { rowAddress } from '#domain/row-address'
import type { RowCell } from '#domain/row-codes'
import { NO_MAPPING } from '#domain/understand-sheet'
import { importWords } from '#words/imports'
import { rowProblemWords } from '#words/row-problems'
import type { FileAnswer } from '../platform/http-answer.ts'
import type { Services } from '../platform/services.ts'
import { correctionsOf, type ImportPreview } from './import-record.ts'
import { type LaidSheetRow, type OpenedSheet, openSheets } from './open-sheets.ts'
import type { ImportRow } from './queries-imports.ts'
import { listRejects, type RejectRow } from './queries-rejects.ts'
import type { ListSource } from './reading/list-rows.ts'
import { openSource, type SourceProblem } from './sealed-list.ts'
import { type RejectLine, type RejectSheet, writeRejects } from './write-rejects.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const writeRejectsOf = async (
  services: Services,
  row: ImportRow,
): Promise<Result<FileAnswer, SourceProblem>> => {
  const source = await openSource(services, row)
  if (!source.ok) return source
  const rejects = await services.database.asSystem('rejected rows', (tx) => listRejects(tx, row.importId))
  const content = await rejectsWorkbook(source.value, rejects, row)
  const name = row.fileName.replace(/\.[^.]*$/, '')
  return ok({ name: `${name} – ${importWords.vi.rejectsFile}.xlsx`, type: XLSX, content })
}

type Read = {
  readonly kind: string
  readonly summary: Pick<ImportPreview, 'columns' | 'headings' | 'encodings' | 'layoutKey' | 'sheets'> | null
}

export const rejectsWorkbook = async (
  source: ListSource,
  rejects: readonly RejectRow[],
  { kind, summary }: Read,
): Promise<Buffer> => {
  const words = importWords.vi
  const byAddress = new Map(rejects.map((reject) => [reject.rowNo, reject]))
  const mapping =
    summary === null ? NO_MAPPING : { corrections: correctionsOf(summary), encodings: summary.encodings }
  const left = new Set((summary?.sheets ?? []).flatMap(({ index, why }) => (why === null ? [] : [index])))
  const opened = openSheets(
    source,
    {
      kind: isListKind(kind) ? kind : 'register',
      leftOut: source.sheets.flatMap((_, index) => (left.has(index) ? [index] : [])),
      mappingFor: async (layoutKey) => (layoutKey === summary?.layoutKey ? mapping : NO_MAPPING),
    },
    () => undefined,
  )
  async function* sheets(): AsyncGenerator<RejectSheet> {
    for await (const sheet of opened) {
      const lines = linesOf(sheet, byAddress)
      const first = await lines.next()
      // A sheet of which everything went in does not go back.
      if (first.done === true) continue
      yield {
        name: sheet.name.split(' › ').at(-1) ?? sheet.name,
        headings: sheet.reading.header.headings,
        headerLine: sheet.above.length - 1,
        lines: joined(
          sheet.above.map((cells) => ({ cells: textsOf(cells) })),
          first.value,
          lines,
        ),
      }
    }
  }
  return writeRejects(sheets(), {
    sheet: words.rejectsSheet,
    reason: words.rejectsReason,
    row: words.rowNumber,
  })
}

async function* joined(above: readonly RejectLine[], first: RejectLine, rest: AsyncIterable<RejectLine>) {
  yield* above
  yield first
  yield* rest
}

/** The rows that go back, each beneath the headings that say where it belongs. */
async function* linesOf(
  sheet: OpenedSheet,
  rejects: ReadonlyMap<number, RejectRow>,
): AsyncGenerator<RejectLine> {
  const indexOf = new Map(sheet.reading.columns.map(({ field, index }) => [field, index]))
  let headings: RejectLine[] = []
  for await (const chunk of sheet.rows()) {
    for (const row of chunk) {
      const { kind } = row.laid
      if (kind === 'hamlet-heading') headings = [{ cells: textsOf(row.cells) }]
      if (kind === 'household-heading') headings = [...headings.slice(0, 1), { cells: textsOf(row.cells) }]
      const reject = rejects.get(rowAddress(sheet.index, row.number))
      if (reject === undefined) continue
      yield* headings
      headings = []
      yield {
        rowNumber: row.number,
        cells: completed(row, sheet),
        problems: reject.problems.map(({ code, field }) => ({
          column: indexOf.get(field) ?? null,
          text: rowProblemWords.vi[code],
        })),
      }
    }
  }
}

/** What the rows above said of this one is written into it, where it has a column: those rows do not go back with it. */
const completed = ({ cells, laid }: LaidSheetRow, { reading }: OpenedSheet): string[] => {
  const texts = textsOf(cells)
  for (const { field, from } of laid.filled) {
    const column = reading.columns.find((one) => one.field === field)
    if (column === undefined || from === 'heading' || from === 'sheet' || from === 'title') continue
    while (texts.length <= column.index) texts.push('')
    texts[column.index] = String(laid.cells?.[field] ?? '')
  }
  return texts
}

const textsOf = (cells: readonly RowCell[]): string[] =>
  cells.map((cell) => (cell === null ? '' : String(cell)))
