// Where a person lives or lived: kind, place, household, from when to when.

import { boardListWords } from '#words/board-list'
import { peopleWords } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { dayOf, type PersonView } from './wire.ts'

type Row = PersonView['residences'][number]

export function Residences({ residences }: { residences: PersonView['residences'] }) {
  const words = useWords(peopleScreenWords).person
  const { residenceKinds } = useWords(peopleWords)
  const { householdNo } = useWords(boardListWords)
  const format = useFormats()
  const day = (iso: string) => format.day(dayOf(iso))
  const columns: Column<Row>[] = [
    { id: 'kind', header: words.residence, cell: ({ kind }) => residenceKinds[kind] },
    {
      id: 'place',
      header: words.place,
      cell: ({ hamletName, communeName }) => `${hamletName}, ${communeName}`,
    },
    {
      id: 'period',
      header: words.period,
      cell: ({ from, to }) => (to === null ? words.since(day(from)) : words.between(day(from), day(to))),
    },
    { id: 'household', header: householdNo, cell: (row) => row.householdNo ?? '–' },
  ]
  return (
    <section className="citizen-part citizen-residences" aria-labelledby="citizen-residences">
      <h2 id="citizen-residences">{words.residences}</h2>
      <Table
        caption={words.residences}
        columns={columns}
        rows={residences}
        rowKey={({ kind, hamletId, from }) => `${kind} ${hamletId} ${from}`}
        empty={<p className="people-note">{words.noResidence}</p>}
      />
    </section>
  )
}
