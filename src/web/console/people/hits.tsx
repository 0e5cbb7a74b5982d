// People found, numbers masked, each a link to their page.

import type { ReactNode } from 'react'
import { Link, useSearch } from 'wouter'
import { contains } from '#domain/units'
import { boardListWords } from '#words/board-list'
import { peopleWords } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { sharedSearch, withSearch } from '../view.ts'
import { birthText, type Hit } from './wire.ts'

type Props = {
  readonly people: readonly Hit[]
  /** Within which unit was searched; null: the whole scope, or by number. */
  readonly unit: number | null
  /** How many there are: also heard when it changes. */
  readonly said: string
  readonly empty: ReactNode
}

export function Hits({ people, unit, said, empty }: Props) {
  const words = useWords(peopleScreenWords).search
  const columns = useHitColumns(unit)
  return (
    <section className="people-found" aria-label={words.results}>
      <p role="status" className={people.length === 0 ? 'only-heard' : 'people-said'}>
        {said}
      </p>
      <Table
        caption={words.results}
        columns={columns}
        rows={people}
        rowKey={({ personId }) => personId}
        empty={empty}
      />
      {people.length > 0 && <p className="people-note">{words.masked}</p>}
    </section>
  )
}

function useHitColumns(unit: number | null): Column<Hit>[] {
  const { sexes, names, numbers } = useHitWords()
  const shared = sharedSearch(useSearch())
  const placeOf = ({ hamletName, communeName }: Hit) => `${hamletName}, ${communeName}`
  // Whoever is registered in the unit is found there too.
  const isElsewhere = ({ elsewhere, hamletId }: Hit) =>
    elsewhere || (unit !== null && !contains(unit, hamletId))
  const text = (id: string, header: string, of: (hit: Hit) => string | null): Column<Hit> => ({
    id,
    header,
    cell: (hit) => of(hit) ?? '–',
    sortBy: of,
  })
  return [
    {
      ...text('name', names.name, ({ name }) => name),
      cell: (hit) => (
        <span className="people-name">
          <Link href={withSearch(personPath(hit), shared)}>{hit.name}</Link>
          {isElsewhere(hit) && <span className="people-tag">{names.elsewhere}</span>}
          <span className="people-where">{placeOf(hit)}</span>
        </span>
      ),
    },
    {
      ...text('birth', names.birth, ({ birth }) => birth),
      align: 'end',
      cell: ({ birth }) => birthText(birth),
    },
    { ...text('sex', names.sex, ({ sex }) => (sex === null ? null : sexes[sex])), isMinor: true },
    text('household', names.householdNo, ({ householdNo }) => householdNo),
    { ...text('hamlet', names.hamletName, placeOf), isMinor: true },
    { id: 'identity', header: numbers.identity, cell: ({ identity }) => identity ?? '–' },
    { id: 'phone', header: numbers.phone, cell: ({ phone }) => phone ?? '–' },
  ]
}

function useHitWords() {
  const { male, female } = useWords(peopleScreenWords).person
  return {
    sexes: { male, female },
    names: useWords(boardListWords),
    numbers: useWords(peopleWords).numbers,
  }
}
