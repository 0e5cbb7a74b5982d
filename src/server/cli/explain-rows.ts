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

type Kept = ExplainedRow & { readonly hamletId: number | null }

/** Rows in the order in which they stand. A list that is read again is explained anew. */
export const explainRows = () => {
  const rows = new Map<number, Kept>()
  const explain: Explain = {
    row: (given) => rows.set(given.address, explained(given)),
    returned: (returns) => {
      for (const { rowNo, outcome, problems } of returns) {
        const row = rows.get(rowNo)
        if (row === undefined) continue
        const codes = [...new Set([...row.codes, ...problems.map(({ code }) => code)])]
        rows.set(rowNo, { ...row, outcome, codes })
      }
    },
  }
  return {
    explain,
    hamletIds: () => new Set([...rows.values()].flatMap(({ hamletId }) => hamletId ?? [])),
    /** `names`: of hamlets that were understood. */
    told: (names: ReadonlyMap<number, string>): readonly ExplainedRow[] =>
      [...rows]
        .sort(([a], [b]) => a - b)
        .map(([, { hamletId, ...row }]) => ({ ...row, hamlet: names.get(hamletId ?? 0) ?? row.hamlet })),
  }
}

const explained = ({ sheet, number, cells, outcome, problems }: CheckedSheetRow): Kept => {
  const read = outcome.ok ? outcome.row : outcome.read
  const isRepaired = problems.some(({ severity }) => severity === 'repair')
  return {
    sheet,
    row: number,
    outcome: outcome.ok ? (isRepaired ? 'repaired' : 'accepted') : 'rejected',
    codes: [...new Set(problems.map(({ code }) => code))],
    name: read.name === null || read.name === '' ? textOf(cells.name) : read.name,
    identity_last2:
      read.identity === null ? (outcome.ok ? null : endOf(cells.identity)) : lastTwo(read.identity),
    birth: read.birth === null ? null : encodePartialDate(read.birth),
    phone_last2: outcome.ok
      ? outcome.row.phone === null
        ? null
        : lastTwo(outcome.row.phone)
      : endOf(cells.phone),
    hamlet: textOf(cells.hamlet),
    hamletId: outcome.ok ? outcome.row.hamletId : null,
  }
}

const textOf = (cell: RowCell | undefined): string | null => {
  const text = cell == null ? '' : String(cell).trim()
  return text === '' ? null : text
}

/** Of a number that was not understood. */
const endOf = (cell: RowCell | undefined): string | null => {
  const digits = String(cell ?? '').replace(/\D/g, '')
  return digits.length < 2 ? null : digits.slice(-2)
}
