// People found, masked, each a link to their page.

import { Link } from 'wouter'
import type { z } from 'zod/mini'
import type { personHit } from '#contract/people'
import { decodePartialDate, formatPartialDate } from '#domain/dates'
import { boardListWords } from '#words/board-list'
import { peopleWords } from '#words/people'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'

export type Hit = z.infer<typeof personHit>

export const birthText = (birth: string): string => {
  const date = decodePartialDate(birth)
  return date === null ? birth : formatPartialDate(date)
}

export function Hits({ people }: { people: readonly Hit[] }) {
  const words = useWords(peopleWords)
  const names = useWords(boardListWords)
  const format = useFormats()
  const text = (id: string, header: string, of: (hit: Hit) => string | null): Column<Hit> => ({
    id,
    header,
    cell: (hit) => of(hit) ?? '',
    sortBy: of,
  })
  const columns: Column<Hit>[] = [
    {
      ...text('name', names.name, ({ name }) => name),
      cell: (hit) => <Link href={personPath(hit)}>{hit.name}</Link>,
    },
    {
      ...text('birth', names.birth, ({ birth }) => birthText(birth)),
      align: 'end',
      sortBy: ({ birth }) => birth,
    },
    text('sex', names.sex, ({ sex }) => (sex === null ? null : words.person[sex])),
    text('household', names.householdNo, ({ householdNo }) => householdNo),
    text('hamlet', names.hamletName, ({ hamletName, communeName }) => `${hamletName}, ${communeName}`),
    { ...text('identity', names.identity, ({ identity }) => identity), isMinor: true },
    { ...text('phone', names.phone, ({ phone }) => phone), isMinor: true },
  ]
  return (
    <Table
      caption={words.search.found(format.count(people.length))}
      isCaptionShown
      columns={columns}
      rows={people}
      rowKey={({ personId }) => personId}
      empty={<EmptyState title={words.search.none}>{words.search.noneNext}</EmptyState>}
    />
  )
}
