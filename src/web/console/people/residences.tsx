// Where a person lives or lived: kind, place, household, from and to.

import { parseIsoDay } from '#domain/dates'
import { boardListWords } from '#words/board-list'
import { peopleWords } from '#words/people'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { PersonView } from './wire.ts'

type Row = PersonView['residences'][number]

export function Residences({ view }: { view: PersonView }) {
  const words = useWords(peopleWords)
  const names = useWords(boardListWords)
  const format = useFormats()
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const columns: Column<Row>[] = [
    { id: 'kind', header: words.person.residences, cell: ({ kind }) => words.residenceKinds[kind] },
    {
      id: 'place',
      header: names.hamletName,
      cell: ({ hamletName, communeName }) => `${hamletName}, ${communeName}`,
    },
    { id: 'household', header: names.householdNo, cell: ({ householdNo }) => householdNo ?? '–' },
    { id: 'relation', header: words.person.relation, cell: ({ relation }) => relation ?? '–', isMinor: true },
    { id: 'from', header: words.person.from, align: 'end', cell: ({ from }) => day(from) },
    {
      id: 'to',
      header: words.person.to,
      align: 'end',
      cell: ({ to }) => (to === null ? words.person.now : day(to)),
    },
  ]
  return (
    <Table
      caption={words.person.residences}
      columns={columns}
      rows={view.residences}
      rowKey={({ kind, hamletId, from }) => `${kind} ${hamletId} ${from}`}
    />
  )
}
