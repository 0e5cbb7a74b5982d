// Everybody of a household in one picture: four cells for each, in words beside them, and what is next.

import { Link } from 'wouter'
import { may } from '#domain/access'
import { MARK_CELLS, type PersonCell } from '#domain/mark'
import type { DeviceOwner } from '#domain/visit'
import { markWords } from '#words/mark'
import { nextActionWords } from '#words/next-actions'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { NextLinks } from '../hand-overs/next-links.tsx'
import { useSession } from '../session.tsx'
import { useActionText } from './action-text.ts'
import { birthYear } from './household-text.ts'
import { type HouseholdView, markIn, type Resident } from './wire.ts'

export function HouseholdMatrix({ view: { household, people } }: { view: HouseholdView }) {
  const ownerOf = (resident: Resident) =>
    people.find(({ personId }) => personId === resident.personId)?.activatedOn ?? null
  const words = useWords(visitWords)
  const { cell, cellShort } = useWords(markWords)
  const said = useCellWords()
  const columns: Column<Resident>[] = [
    {
      id: 'person',
      header: words.page.person,
      cell: (resident) => (
        <>
          <Name resident={resident} />
          <CellsInLine resident={resident} />
        </>
      ),
    },
    ...MARK_CELLS.map(
      (id): Column<Resident> => ({
        id,
        header: cellShort[id],
        isMinor: true,
        cell: ({ cells }) => (
          <span className="home-cell" data-state={cells[id].state} data-flag={cells[id].flag ?? undefined}>
            <span className="only-heard">{cell[id]}: </span>
            <span className="home-cell-said">{said(cells[id])}</span>
          </span>
        ),
      }),
    ),
    {
      id: 'next',
      header: words.page.next,
      cell: (resident) => (
        <>
          <Next resident={resident} />
          <OnWhoseDevice owner={ownerOf(resident)} />
        </>
      ),
    },
  ]
  return (
    <section className="home-matrix" aria-labelledby="home-matrix">
      <h2 id="home-matrix">{words.page.matrix}</h2>
      <Table
        caption={words.page.matrix}
        columns={columns}
        rows={household.people}
        rowKey={({ personId }) => personId}
      />
    </section>
  )
}

function Name({ resident }: { resident: Resident }) {
  const words = useWords(visitWords).page
  const { me } = useSession()
  const { name, birth, relation } = resident
  const about = [words.age(birthYear(birth)), ...(relation === null ? [] : [relation])].join(', ')
  return (
    <span className="home-person">
      <FourCellMark mark={markIn(resident)} size={32} />
      <span>
        {may(me.role, 'search-people') ? (
          <Link href={personPath(resident)}>{name}</Link>
        ) : (
          <strong>{name}</strong>
        )}
        <span className="home-about">{about}</span>
      </span>
    </span>
  )
}

/** "đã báo, đang xác minh lại". */
function useCellWords(): (cell: PersonCell) => string {
  const { state, flag } = useWords(markWords)
  return (cell) => [state[cell.state], ...(cell.flag === null ? [] : [flag[cell.flag]])].join(', ')
}

/** Where the columns find no room. */
function CellsInLine({ resident: { cells } }: { resident: Resident }) {
  const { cellShort } = useWords(markWords)
  const said = useCellWords()
  return (
    <span className="home-about home-cells">
      {MARK_CELLS.map((id) => `${cellShort[id]}: ${said(cells[id])}`).join(' · ')}
    </span>
  )
}

function Next({ resident: { personId, next, notBefore } }: { resident: Resident }) {
  const words = useWords(visitWords).work
  const said = useWords(nextActionWords)
  const { whys } = said
  const format = useFormats()
  const action = useActionText()
  if (next === null)
    return <>{notBefore === null ? words.done : said.notBefore(format.day(action.dayOf(notBefore)))}</>
  return (
    <span className="home-next">
      {action.line(next)}
      <span className="home-about">
        {next.reason === null ? whys[next.why] : action.lastVisit(next.reason)}
      </span>
      <NextLinks personId={personId} action={next} />
    </span>
  )
}

/** Whoever was activated on somebody else's device is locked out one day: it is said until it is moved. */
function OnWhoseDevice({ owner }: { owner: DeviceOwner | null }) {
  const { activatedOn } = useWords(nextActionWords)
  return owner === 'other' ? <span className="home-warning">{activatedOn.other}</span> : null
}
