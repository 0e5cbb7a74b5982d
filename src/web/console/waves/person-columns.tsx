// The columns of the people behind a figure of a wave. Numbers come masked from the server; nothing here could show more.

import { Link, useSearch } from 'wouter'
import { decodePartialDate, formatPartialDate } from '#domain/dates'
import { actionName, nextActionWords } from '#words/next-actions'
import { targetWords } from '#words/targets'
import { waveWords } from '#words/waves'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { sharedSearch, withSearch } from '../view.ts'
import { dayOf, type Listed } from './wire.ts'

/** `hasHamlet`: several hamlets stand in one list. */
export function usePersonColumns(hasHamlet: boolean): Column<Listed>[] {
  const words = useWords(waveWords)
  const actions = useWords(nextActionWords)
  const { milestones } = useWords(targetWords)
  const { language } = useLanguage()
  const format = useFormats()
  const shared = sharedSearch(useSearch())
  const text = (
    id: string,
    header: string,
    say: (person: Listed) => string,
    isMinor = false,
  ): Column<Listed> => ({
    id,
    header,
    cell: say,
    text: say,
    isMinor,
  })
  const doorOf = ({ residentialGroup, householdNo }: Listed) =>
    [residentialGroup, householdNo].filter((part) => part !== null).join(' · ') || '–'
  const demandOf = ({ demand }: Listed) =>
    demand === null ? words.nothing : actionName(demand, milestones[demand.milestone], language)
  const whyOf = ({ demand }: Listed) =>
    demand?.reason == null
      ? null
      : actions.lastVisit(actions.reasons[demand.reason.code], actions.remedies[demand.reason.asks])
  const visitsOf = ({ attempts, lastVisit }: Listed) =>
    lastVisit === null ? words.never : words.visitsIs(format.count(attempts), format.day(dayOf(lastVisit)))
  return [
    {
      ...text('name', words.name, ({ name }) => name),
      cell: (person) => (
        <>
          <Link href={withSearch(personPath(person), shared)}>{person.name}</Link>
          <span className="waves-more waves-narrow">{doorOf(person)}</span>
        </>
      ),
    },
    text('door', words.householdNo, doorOf, true),
    ...(hasHamlet ? [text('hamlet', words.hamlet, ({ hamletName }) => hamletName)] : []),
    {
      ...text('next', words.next, (person) => [demandOf(person), whyOf(person)].filter(Boolean).join('. ')),
      cell: (person) => (
        <span className="waves-means">
          {demandOf(person)}
          {whyOf(person) !== null && <span className="waves-more">{whyOf(person)}</span>}
          <span className="waves-more waves-narrow">{visitsOf(person)}</span>
        </span>
      ),
    },
    text('visits', words.visits, visitsOf, true),
    text('promise', words.promise, ({ promise }) => (promise === null ? '' : format.day(dayOf(promise)))),
    text('birth', words.birth, birthOf, true),
    text('identity', words.identity, ({ identity }) => identity ?? ''),
    text('phone', words.phone, ({ phone }) => phone ?? '', true),
  ]
}

function birthOf({ birth }: Listed): string {
  const date = decodePartialDate(birth)
  return date === null ? birth : formatPartialDate(date)
}
