// With whom a person lives: each member leads to their own page.

import { Link, useSearch } from 'wouter'
import { boardListWords } from '#words/board-list'
import { peopleScreenWords } from '#words/people-screens'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { sharedSearch, withSearch } from '../view.ts'
import { birthText, type PersonView } from './wire.ts'

type Member = PersonView['household'][number]

export function Household({ view }: { view: PersonView }) {
  const words = useWords(peopleScreenWords).person
  const { birth, elsewhere } = useWords(boardListWords)
  const format = useFormats()
  const shared = sharedSearch(useSearch())
  const { person, household } = view
  const columns: Column<Member>[] = [
    {
      id: 'name',
      header: words.member,
      cell: (member) =>
        member.personId === person.personId ? (
          <span className="people-name">
            {member.name} <span className="people-tag">{words.thisOne}</span>
          </span>
        ) : (
          <span className="people-name">
            <Link href={withSearch(personPath(member), shared)}>{member.name}</Link>
            {member.elsewhere && <span className="people-tag">{elsewhere}</span>}
          </span>
        ),
    },
    { id: 'relation', header: words.relation, cell: ({ relation }) => relation ?? '–' },
    { id: 'birth', header: birth, align: 'end', cell: (member) => birthText(member.birth) },
  ]
  return (
    <section className="citizen-part" aria-labelledby="citizen-household">
      <h2 id="citizen-household">{words.household}</h2>
      {person.householdNo === null ? (
        <p className="people-note">{words.noHousehold}</p>
      ) : (
        <>
          <p className="people-note">
            {words.householdNo(person.householdNo, format.count(household.length))}
          </p>
          <Table
            caption={words.household}
            columns={columns}
            rows={household}
            rowKey={({ personId }) => personId}
          />
        </>
      )}
    </section>
  )
}
