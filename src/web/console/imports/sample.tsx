// The first rows as they were understood; numbers masked.

import { decodePartialDate, formatPartialDate } from '#domain/dates'
import { importScreenWords } from '#words/import-screens'
import { rowProblemWords } from '#words/row-problems'
import { useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useHamletNames } from './hamlet-names.ts'
import { phraseOf } from './summary.tsx'
import type { ImportView } from './wire.ts'

type Preview = NonNullable<ImportView['preview']>
type SampleRow = Preview['sample'][number]

export function Sample({
  rows,
  opened,
  asOf,
}: {
  rows: readonly SampleRow[]
  opened: Preview['opened']
  asOf: string
}) {
  const words = useWords(importScreenWords)
  const phrases = useWords(rowProblemWords)
  const hamletName = useHamletNames(
    rows.map(({ hamletId }) => hamletId),
    asOf,
    opened,
  )
  const columns: Column<SampleRow>[] = [
    { id: 'name', header: words.person, cell: ({ name }) => name },
    { id: 'row', header: words.row, align: 'end', cell: ({ row }) => row },
    { id: 'birth', header: words.birth, align: 'end', cell: ({ birth }) => birthText(birth) },
    {
      id: 'identity',
      header: words.identity,
      cell: ({ identityLast2 }) => (identityLast2 === null ? '–' : `${'•'.repeat(10)}${identityLast2}`),
    },
    { id: 'hamlet', header: words.hamlet, cell: ({ hamletId }) => hamletName(hamletId) },
    {
      id: 'notes',
      header: words.notes,
      cell: ({ warnings }) => warnings.map((code) => phraseOf(phrases, code)).join(' '),
    },
  ]
  return (
    <Table
      caption={words.sample}
      isCaptionShown
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
    />
  )
}

const birthText = (birth: string | null): string => {
  const date = birth === null ? null : decodePartialDate(birth)
  return date === null ? '–' : formatPartialDate(date)
}
