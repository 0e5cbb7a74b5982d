// What was seen of a list while it was read: sheets, kinds of rows, problems by code, the first rows as understood. Counts only,
// and a sample without numbers; it decides nothing.
import { encodePartialDate } from '#domain/dates'
import { lastTwo } from '#domain/identity-number'
import type { CheckedRow } from '#domain/list-row'
import { numberOf, sheetOf } from '#domain/row-address'
import type { RowProblem } from '#domain/row-codes'
import { type RowKind, rowTally } from '#domain/row-kinds'
import type { ListNote, ProblemCount, SampleRow, SheetSummary, StageRefusal } from './import-record.ts'
import type { OpenedSheet, SheetRefusal, WhyLeftOut } from './open-sheets.ts'
import type { ListSource } from './reading/list-rows.ts'

const SAMPLE = 12
const ROWS_NAMED = 20

export const seenOf = (source: ListSource) => {
  const left = new Map<number, { readonly why: WhyLeftOut; readonly refusal: SheetRefusal | null }>()
  const rowsOf = new Map<number, number>()
  const tally = rowTally()
  const counts = new Map<string, number>()
  const sample: SampleRow[] = []
  let [rows, good, repaired, hiddenRows] = [0, 0, 0, 0]

  const sheets = (): SheetSummary[] =>
    source.sheets.map(({ name }, index) => ({
      index,
      name,
      rows: rowsOf.get(index) ?? 0,
      why: left.get(index)?.why ?? null,
    }))

  const notes = (): ListNote[] => {
    const { counts: kinds, others } = tally.told()
    const nameOf = (index: number) => source.sheets[index]?.name ?? ''
    const named = others
      .slice(0, ROWS_NAMED)
      .map((address) => ({ sheet: nameOf(sheetOf(address)), row: numberOf(address) }))
    return [
      ...source.notes.map((code): ListNote => ({ code, count: 1, rows: [] })),
      ...(hiddenRows > 0 ? [{ code: 'hidden-rows', count: hiddenRows, rows: [] } as const] : []),
      ...(kinds.other > 0 ? [{ code: 'rows-not-understood', count: kinds.other, rows: named } as const] : []),
    ]
  }

  return {
    leaveOut(index: number, why: WhyLeftOut, refusal: SheetRefusal | null): void {
      left.set(index, { why, refusal })
    },
    /** Every row beneath a header, whatever it is. */
    row(hidden: boolean, kind: RowKind, address: number): void {
      tally.count(kind, address)
      if (hidden && kind === 'person') hiddenRows += 1
    },
    /** `row` is null for one that goes back. */
    checked(
      sheet: OpenedSheet,
      number: number,
      row: CheckedRow | null,
      problems: readonly RowProblem[],
    ): void {
      rows += 1
      rowsOf.set(sheet.index, (rowsOf.get(sheet.index) ?? 0) + 1)
      for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)
      if (row === null) return
      good += 1
      if (problems.some(({ severity }) => severity === 'repair')) repaired += 1
      if (sample.length < SAMPLE) sample.push(sampleOf(sheet.name, number, row))
    },
    rows: () => rows,
    /** Why nothing could be read, if nothing could: what is missing where most was found, else the first reason. */
    refusal(): StageRefusal | null {
      const refusals = [...left.values()].flatMap(({ refusal }) => (refusal === null ? [] : [refusal]))
      return (
        refusals.find((one) => typeof one !== 'string') ??
        refusals.find((one) => one !== 'no-header') ??
        refusals[0] ??
        null
      )
    },
    /** A sheet that must not be passed over beside others: of its people nobody would hear. */
    grave(): StageRefusal | null {
      const refusals = [...left.values()].flatMap(({ refusal }) => refusal ?? [])
      return refusals.find((one) => one === 'two-tables' || one === 'other-province') ?? null
    },
    told: () => ({
      sheets: sheets(),
      notes: notes(),
      rows,
      good,
      repaired,
      problems: [...counts]
        .map(([code, count]): ProblemCount => ({ code, count }))
        .sort((a, b) => b.count - a.count),
      sample,
    }),
  }
}

const sampleOf = (sheet: string, row: number, checked: CheckedRow): SampleRow => ({
  sheet,
  row,
  name: checked.name,
  birth: checked.birth === null ? null : encodePartialDate(checked.birth),
  identityLast2: checked.identity === null ? null : lastTwo(checked.identity),
  hamletId: checked.hamletId,
  problems: checked.problems.map(({ code, field, from }) => ({ code, field, from: from ?? null })),
})
