// What a team is given: hamlets, residential groups, households and people, to the whole team or to one member; any of it can
// be returned here by whoever may assign.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { returnWork } from '#contract/assignments'
import { may } from '#domain/access'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useSession } from '../session.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { EndDialog } from './end-dialog.tsx'
import { useDecided } from './use-decided.ts'
import { dayOf, FORCES, type TeamView, WORK_PATH } from './wire.ts'

type Area = TeamView['areas'][number]

export function TeamAreas({ view }: { view: TeamView }) {
  const words = useWords(forceScreenWords)
  const format = useFormats()
  const { me } = useSession()
  const queries = useQueryClient()
  const told = useDecided()
  const [returning, setReturning] = useState<Area | null>(null)
  const { areas, team } = view
  const columns = useColumns(view, setReturning)
  const giveBack = async (reason: string) => {
    if (returning === null) return null
    const { communeId: commune, areaId } = returning
    const returned = await call(returnWork, { commune, areaIds: [areaId], reason })
    if (!returned.ok) {
      queries.invalidateQueries({ queryKey: FORCES })
      return returned.error
    }
    told(words.give.returned(format.count(returned.value.people)), returned.value)
    return null
  }
  const workOf = changeSearch('', { unit: String(team.unit.unitId) })
  return (
    <section className="force-part" aria-labelledby="team-areas">
      <div className="force-head">
        <h2 id="team-areas">{words.team.areas}</h2>
        {may(me.role, 'assign-work') && team.to === null && (
          <Link className="button button-secondary" href={withSearch(WORK_PATH, workOf)}>
            {words.team.giveMore}
          </Link>
        )}
      </div>
      <Table
        caption={words.team.areas}
        columns={columns}
        rows={areas}
        rowKey={({ areaId }) => areaId}
        empty={<EmptyState title={words.team.noAreas}>{words.team.noAreasNext}</EmptyState>}
      />
      {returning !== null && (
        <EndDialog
          title={words.give.backTitle}
          says={words.give.backSays}
          act={words.give.giveBack}
          onEnd={giveBack}
          onClose={() => setReturning(null)}
        />
      )}
    </section>
  )
}

function useColumns({ members, team }: TeamView, onReturn: (area: Area) => void): Column<Area>[] {
  const words = useWords(forceScreenWords).team
  const { parts, group } = useWords(forceWords)
  const format = useFormats()
  const within = ({ residentialGroup, householdNo, person }: Area) => {
    if (person !== null) return person.name
    if (householdNo !== null) return words.household(householdNo)
    return residentialGroup === null ? words.hamlet : group(residentialGroup)
  }
  const placeOf = (area: Area) =>
    [
      `${area.hamletName}, ${within(area)}`,
      ...(area.communeId === team.unit.unitId ? [] : [area.communeName]),
    ].join(' · ')
  const whom = ({ memberId }: Area) =>
    memberId === null ? words.wholeTeam : (members.find((one) => one.memberId === memberId)?.name ?? '–')
  return [
    {
      id: 'place',
      header: words.place,
      cell: (area) => (
        <span className="force-name">
          <span>{placeOf(area)}</span>
          <span className="force-more">
            {whom(area)} · {parts[area.part]}
          </span>
        </span>
      ),
    },
    { id: 'whom', header: words.whom, cell: whom, isMinor: true },
    { id: 'part', header: words.part, cell: ({ part }) => parts[part], isMinor: true },
    { id: 'count', header: words.count, align: 'end', cell: ({ people }) => format.count(people) },
    {
      id: 'from',
      header: words.from,
      align: 'end',
      cell: ({ from }) => format.day(dayOf(from)),
      isMinor: true,
    },
    {
      id: 'back',
      header: words.giveBack,
      isHeaderHidden: true,
      align: 'end',
      cell: (area) =>
        area.mayReturn ? (
          <button type="button" className="table-act" onClick={() => onReturn(area)}>
            {words.giveBack}
            <span className="only-heard"> {placeOf(area)}</span>
          </button>
        ) : null,
    },
  ]
}
