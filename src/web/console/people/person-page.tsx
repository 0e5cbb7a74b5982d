// One person: who they are, how each milestone stands on the day and why, where they live, with whom, and every fact.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readPerson } from '#contract/people'
import { isoDay, parseIsoDay } from '#domain/dates'
import { type PersonCell, type PersonMark, weakerCell } from '#domain/mark'
import type { Milestone } from '#domain/milestones'
import { peopleWords } from '#words/people'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { personPath } from '../board/person-path.ts'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useDay } from '../view.ts'
import { History } from './history.tsx'
import { birthText } from './hits.tsx'
import { MilestoneTable } from './milestone-table.tsx'
import { Numbers } from './numbers.tsx'
import { Residences } from './residences.tsx'
import type { PersonView } from './wire.ts'

export function PersonPage({ personId }: { personId: string }) {
  const { today } = useSession()
  const { day } = useDay(today)
  const asOf = isoDay(day)
  const asked = useQuery({
    queryKey: ['people', personId, asOf],
    queryFn: ({ signal }) => call(readPerson, { personId, asOf }, { signal }),
  })
  if (asked.data === undefined) return <Skeleton rows={10} figure />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  return <Person view={asked.data.value} />
}

function Person({ view }: { view: PersonView }) {
  const words = useWords(peopleWords)
  const format = useFormats()
  const { person } = view
  const about = [
    birthText(person.birth),
    ...(person.sex === null ? [] : [words.person[person.sex]]),
    `${person.hamletName}, ${person.communeName}`,
    ...(person.away ? [words.person.away] : []),
  ].join(' · ')
  const asOf = format.day(parseIsoDay(view.asOf) ?? 0)
  return (
    <>
      <PageHead title={person.name} lead={about} />
      {person.elsewhere && <p className="person-elsewhere">{words.person.elsewhere}</p>}
      <div className="person">
        <div className="person-top">
          <FourCellMark mark={markOf(view)} size={120} />
          <Numbers person={person} />
        </div>
        <section>
          <h2>
            {words.person.milestones}, {words.person.asOf(asOf)}
          </h2>
          <MilestoneTable view={view} />
        </section>
        <section>
          <h2>
            {person.householdNo === null
              ? words.person.noHousehold
              : words.person.household(person.householdNo)}
          </h2>
          <ul className="person-household">
            {view.household.map((member) => (
              <li key={member.personId}>
                <Link href={personPath(member)}>{member.name}</Link>
                <span>
                  {[member.relation, birthText(member.birth)].filter((text) => text !== null).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.person.residences}</h2>
          <Residences view={view} />
        </section>
        <section>
          <h2>{words.history.title}</h2>
          <p>{words.history.order}</p>
          <History view={view} />
        </section>
      </div>
    </>
  )
}

const markOf = ({ milestones }: PersonView): PersonMark => {
  const cell = (milestone: Milestone): PersonCell => {
    const found = milestones.find((one) => one.milestone === milestone)
    if (found === undefined) return { state: 'not_measured', flag: null }
    const isUnmeasured = !found.measured && found.state === 'open'
    return { state: isUnmeasured ? 'not_measured' : found.state, flag: found.flag }
  }
  return {
    of: 'person',
    cells: {
      card: cell('card'),
      eid: cell('eid_activated'),
      sim: weakerCell(cell('sim_own_name'), cell('signature')),
      phone: cell('smartphone_4g'),
    },
  }
}
