// The columns of a box: whom it is about, what is to be done, from whom or to whom, how it stands, and what can be done with it.

import { Link } from 'wouter'
import { may } from '#domain/access'
import { type Level, levelOf } from '#domain/units'
import { handOverWords } from '#words/hand-overs'
import { nextActionWords } from '#words/next-actions'
import { useFormats, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { useSession } from '../session.tsx'
import { StateLines } from './state-lines.tsx'
import { Steps } from './steps.tsx'
import type { TakeStep } from './use-step.ts'
import { type Box, dayOf, type HandOverView, handOverPath } from './wire.ts'
import { useWorkName } from './work-name.ts'

const LOCAL: readonly Level[] = ['commune', 'hamlet']

export function useColumns(box: Box, take: TakeStep, busy: string | null): Column<HandOverView>[] {
  const words = useWords(handOverWords)
  const { reasons } = useWords(nextActionWords)
  const workName = useWorkName()
  const format = useFormats()
  const fromOf = useGiver()
  const givenOn = ({ offeredOn }: HandOverView) => format.day(dayOf(offeredOn))
  const toOf = ({ to }: HandOverView) => to.name ?? '–'
  const text = (
    id: string,
    header: string,
    of: (row: HandOverView) => string,
    more: Partial<Column<HandOverView>> = {},
  ): Column<HandOverView> => ({ id, header, cell: of, text: of, sortBy: of, ...more })
  const { me } = useSession()
  // Whoever works in one commune knows which.
  const isLocal = me.units.length === 1 && me.units.every(({ unitId }) => LOCAL.includes(levelOf(unitId)))
  const place = ({ person }: HandOverView) =>
    person === null ? '' : isLocal ? person.hamletName : `${person.hamletName}, ${person.communeName}`
  return [
    text('who', words.who, ({ person }) => person?.name ?? words.hidden, {
      cell: (row) => <Who row={row} place={place(row)} />,
    }),
    text('what', words.what, ({ milestone }) => workName(milestone), {
      cell: ({ milestone, caseReason }) => (
        <>
          {workName(milestone)}
          {caseReason !== null && (
            <span className="hand-over-more">{words.caseReason(reasons[caseReason])}</span>
          )}
        </>
      ),
    }),
    ...(box === 'outbox' ? [] : [text('from', words.from, fromOf, labelled(words.from, fromOf))]),
    ...(box === 'inbox' ? [] : [text('to', words.to, toOf, labelled(words.to, toOf))]),
    text('state', words.state, ({ state }) => words.states[state], {
      cell: (row) => <StateLines handOver={row} />,
      sortBy: ({ daysOverdue }) => daysOverdue,
    }),
    text('offered', words.offeredOn, givenOn, {
      align: 'end',
      isMinor: true,
      sortBy: ({ offeredOn }) => offeredOn,
      ...labelled(words.offeredOn, givenOn),
    }),
    {
      id: 'actions',
      header: words.actions,
      isHeaderHidden: true,
      align: 'end',
      cell: (row) => <Steps handOver={row} take={take} isBusy={busy === row.handOverId} />,
    },
  ]
}

/** On a phone, where no column has a head, the cell names itself. */
const labelled = (label: string, of: (row: HandOverView) => string): Partial<Column<HandOverView>> => ({
  cell: (row) => (
    <>
      <span className="hand-over-label">{label}: </span>
      {of(row)}
    </>
  ),
})

/** The name leads to the steps; whoever may look at people finds the person from there. */
function Who({ row, place }: { row: HandOverView; place: string }) {
  const words = useWords(handOverWords)
  const { me } = useSession()
  const { person, handOverId } = row
  return (
    <span className="hand-over-who">
      <Link href={handOverPath(handOverId)}>{person?.name ?? words.hidden}</Link>
      <span className="hand-over-more">
        {person !== null && may(me.role, 'search-people') ? (
          <Link href={personPath(person)}>{place}</Link>
        ) : (
          place
        )}
      </span>
    </span>
  )
}

export function useGiver(): (handOver: HandOverView) => string {
  const words = useWords(handOverWords)
  return ({ from: { team, by } }) => team?.name ?? words.noTeam(by ?? words.somebody)
}
