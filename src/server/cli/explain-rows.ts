// What became of every row of a list, for whoever asks on the command line: outcome and codes, and enough of the row to find it
// again. Of numbers the last two digits and nothing else.
import { encodePartialDate } from '#domain/dates'
import { lastTwo } from '#domain/identity-number'
import type { RowCell } from '#domain/row-codes'
import type { Explain } from '../imports/run-import.ts'
import type { CheckedSheetRow } from '../imports/stage-list.ts'

/** `birth` is 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; `hamlet` as the list says it, also in a heading above the row. */
export type ExplainedRow = {
  readonly sheet: string
  readonly row: number
  readonly outcome: 'accepted' | 'repaired' | 'rejected' | 'waiting'
  readonly codes: readonly string[]
  readonly name: string | null
  readonly identity_last2: string | null
  readonly birth: string | null
  readonly phone_last2: string | null
  readonly hamlet: string | null
}

/** Rows in the order in which they stand. A list that is read again is explained anew. */
export const explainRows = (): Explain & { readonly told: () => readonly ExplainedRow[] } => {
  const rows = new Map<number, ExplainedRow>()
  return {
    row: (given) => rows.set(given.address, explained(given)),
    returned: (returns) => {
      for (const { rowNo, outcome, problems } of returns) {
        const row = rows.get(rowNo)
        if (row === undefined) continue
        const codes = [...new Set([...row.codes, ...problems.map(({ code }) => code)])]
        rows.set(rowNo, { ...row, outcome, codes })
      }
    },
    told: () => [...rows].sort(([a], [b]) => a - b).map(([, row]) => row),
  }
}

const explained = ({ sheet, number, cells, row, problems }: CheckedSheetRow): ExplainedRow => ({
  sheet,
  row: number,
  outcome:
    row === null
      ? 'rejected'
      : problems.some(({ severity }) => severity === 'repair')
        ? 'repaired'
        : 'accepted',
  codes: [...new Set(problems.map(({ code }) => code))],
  name: row?.name ?? textOf(cells.name),
  identity_last2: row === null ? endOf(cells.identity) : row.identity === null ? null : lastTwo(row.identity),
  birth: row === null || row.birth === null ? null : encodePartialDate(row.birth),
  phone_last2: row === null ? endOf(cells.phone) : row.phone === null ? null : lastTwo(row.phone),
  hamlet: textOf(cells.hamlet),
})

const textOf = (cell: RowCell | undefined): string | null => {
  const text = cell == null ? '' : String(cell).trim()
  return text === '' ? null : text
}

/** Of a number that was not understood. */
const endOf = (cell: RowCell | undefined): string | null => {
  const digits = String(cell ?? '').replace(/\D/g, '')
  return digits.length < 2 ? null : digits.slice(-2)
}
