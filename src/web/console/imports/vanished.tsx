// Who stood on the list before and does not stand on this one. Nobody is closed by it: each name leads to the person's page.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { OutputOf } from '#contract/endpoint'
import { listVanished } from '#contract/imports'
import { communeOfHamlet } from '#domain/units'
import { importScreenWords } from '#words/import-screens'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { FailureNote } from '../failure-note.tsx'
import { useHamletNames } from './hamlet-names.ts'

type Gone = OutputOf<typeof listVanished>['people'][number]

/** A table of thousands of rows would stop the page. */
const SHOWN_AT_ONCE = 100

export function Vanished({ importId, asOf }: { importId: string; asOf: string }) {
  const words = useWords(importScreenWords)
  const asked = useQuery({
    queryKey: ['imports', importId, 'vanished'],
    queryFn: ({ signal }) => call(listVanished, { importId }, { signal }),
  })
  return (
    <section className="import-part">
      <h2>{words.vanishedTitle}</h2>
      <p>{words.vanishedLead}</p>
      {asked.data === undefined ? (
        <Skeleton rows={4} />
      ) : asked.data.ok ? (
        <Gone people={asked.data.value.people} asOf={asOf} />
      ) : (
        <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
      )}
    </section>
  )
}

function Gone({ people, asOf }: { people: readonly Gone[]; asOf: string }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  const shown = people.slice(0, most)
  const hamletName = useHamletNames(
    shown.map(({ hamletId }) => hamletId),
    asOf,
  )
  const columns: Column<Gone>[] = [
    {
      id: 'name',
      header: words.person,
      cell: ({ personId, hamletId, name }) => (
        <Link href={personPath({ communeId: communeOfHamlet(hamletId), personId })}>{name}</Link>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'year',
      header: words.year,
      align: 'end',
      cell: ({ birthYear }) => birthYear,
      sortBy: ({ birthYear }) => birthYear,
    },
    {
      id: 'hamlet',
      header: words.hamlet,
      cell: ({ hamletId }) => hamletName(hamletId),
      sortBy: ({ hamletId }) => hamletName(hamletId),
    },
  ]
  return (
    <div className="import-problems">
      <Table
        caption={words.vanishedTitle}
        columns={columns}
        rows={shown}
        rowKey={({ personId }) => personId}
        empty={<EmptyState title={words.nobody} />}
      />
      {people.length > most && (
        <div className="import-decide">
          <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>{words.more}</Button>
          <span className="import-aside">
            {words.shownOf(format.count(most), format.count(people.length))}
          </span>
        </div>
      )}
    </div>
  )
}
