// The table behind a series chart: a row for each day, newest first.

import type { Day } from '#domain/dates'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import type { SeriesChartProps } from './series-line.ts'
import { type Column, Table } from './table.tsx'

type Row = { readonly day: Day; readonly at: number }

export function SeriesTable({ title, unit, days, lines, target }: SeriesChartProps) {
  const words = useWords(uiWords).chart
  const format = useFormats()
  const rows: Row[] = days.map((day, at) => ({ day, at })).reverse()
  const columns: Column<Row>[] = [
    {
      id: 'day',
      header: words.day,
      cell: (row) => format.day(row.day),
      text: (row) => format.day(row.day),
      sortBy: (row) => row.day,
    },
    ...lines.flatMap((line): Column<Row>[] => {
      const value = (row: Row) => line.values[row.at] ?? null
      return [
        {
          id: line.id,
          header: line.name,
          unit,
          align: 'end',
          cell: (row) => format.count(value(row)),
          text: (row) => format.count(value(row)),
          sortBy: value,
        },
      ]
    }),
    ...(target === null
      ? []
      : [
          {
            id: 'share',
            header: words.share,
            unit: target.name,
            align: 'end' as const,
            cell: (row: Row) => format.share(lines[0]?.values[row.at] ?? null, target.value),
            text: (row: Row) => format.share(lines[0]?.values[row.at] ?? null, target.value),
          },
        ]),
  ]
  return (
    <Table
      caption={title}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.day)}
      fileName="dien-bien"
    />
  )
}
