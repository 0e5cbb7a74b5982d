// One person: who they are, how each milestone stands on the day and why, with whom and where they live, and every fact.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readPerson } from '#contract/people'
import { isoDay } from '#domain/dates'
import { peopleScreenWords } from '#words/people-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PersonHandOvers } from '../hand-overs/person-hand-overs.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useDay } from '../view.ts'
import { History } from './history.tsx'
import { Household } from './household.tsx'
import { PersonJudgements } from './judgements/person-judgements.tsx'
import { MilestoneTable } from './milestone-table.tsx'
import { NextActions } from './next-actions.tsx'
import './person-page.css'
import { usePersonPath } from './person-steps.ts'
import { Residences } from './residences.tsx'
import { Summary } from './summary.tsx'
import { birthText, PEOPLE_PATH, type PersonView } from './wire.ts'

export function PersonPage({ personId }: { personId: string }) {
  const words = useWords(peopleScreenWords).person
  const { today } = useSession()
  const { day } = useDay(today)
  const asOf = isoDay(day)
  const asked = useQuery({
    queryKey: ['people', personId, asOf],
    queryFn: ({ signal }) => call(readPerson, { personId, asOf }, { signal }),
  })
  const view = asked.data?.ok === true ? asked.data.value : null
  usePersonPath(view?.person ?? null, day)
  if (view !== null) return <Person view={view} />
  return (
    <>
      <PageHead title={words.title} />
      {asked.data === undefined ? (
        <Skeleton rows={10} figure />
      ) : asked.data.ok ||
        asked.data.error.code === 'not-found' ||
        asked.data.error.code === 'input-invalid' ? (
        <EmptyState
          title={words.missing}
          action={
            <Link className="button button-secondary" href={PEOPLE_PATH}>
              {words.toSearch}
            </Link>
          }
        >
          {words.missingNext}
        </EmptyState>
      ) : (
        <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
      )}
    </>
  )
}

function Person({ view }: { view: PersonView }) {
  const words = useWords(peopleScreenWords).person
  const { person } = view
  const about = [
    words.born(birthText(person.birth)),
    ...(person.sex === null ? [] : [words[person.sex].toLocaleLowerCase()]),
    `${person.hamletName}, ${person.communeName}`,
    ...(person.away ? [words.away] : []),
  ].join(' · ')
  return (
    <>
      <PageHead title={person.name} lead={about} />
      <div className="citizen">
        {person.elsewhere && (
          <p className="citizen-elsewhere" role="note">
            <Icon name="eye" />
            {words.elsewhere(person.away ? words.away : `${person.hamletName}, ${person.communeName}`)}
          </p>
        )}
        <Summary view={view} />
        <NextActions view={view} />
        <PersonHandOvers personId={person.personId} isReadOnly={person.elsewhere} />
        <MilestoneTable view={view} />
        <PersonJudgements view={view} />
        <div className="citizen-pair">
          <Household view={view} />
          <Residences residences={view.residences} />
        </div>
        <History view={view} />
      </div>
    </>
  )
}
