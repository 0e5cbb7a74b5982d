// The columns of the named list. Numbers come masked from the server; nothing here could show more.

import { Link, useSearch } from 'wouter'
import { decodePartialDate, formatPartialDate } from '#domain/dates'
import { boardWords } from '#words/board'
import { describeMark } from '#words/mark'
import { useLanguage, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import type { Column } from '../../ui/table.tsx'
import { sharedSearch, withSearch } from '../view.ts'
import { personMark } from './measures.ts'
import { personPath } from './person-path.ts'
import type { ListedOut } from './wire.ts'

/** `hasHamlet`: several hamlets stand in one list. */
export function usePersonColumns(hasHamlet: boolean): Column<ListedOut>[] {
  const words = useWords(boardWords).list
  const { language } = useLanguage()
  const shared = sharedSearch(useSearch())
  const text = (
    id: string,
    header: string,
    say: (person: ListedOut) => string,
    isMinor = false,
  ): Column<ListedOut> => ({ id, header, cell: say, text: say, isMinor })
  const sexOf = ({ sex }: ListedOut) => (sex === null ? '' : words[sex])
  return [
    {
      ...text('name', words.name, ({ name }) => name),
      cell: (person) => (
        <span className="person">
          <Link href={withSearch(personPath(person), shared)}>{person.name}</Link>
          {person.elsewhere && <span className="person-elsewhere">{words.elsewhere}</span>}
        </span>
      ),
    },
    {
      id: 'mark',
      header: words.mark,
      cell: (person) => <FourCellMark mark={personMark(person)} size={20} />,
      text: (person) => describeMark(personMark(person), language),
    },
    {
      ...text('standing', words.standing, standingOf),
      cell: (person) => <span data-flag={person.standing.flag ?? undefined}>{standingOf(person)}</span>,
    },
    text('birth', words.birth, birthOf),
    text('sex', words.sex, sexOf, true),
    text('householdNo', words.householdNo, ({ householdNo }) => householdNo ?? ''),
    ...(hasHamlet ? [text('hamlet', words.hamletName, ({ hamletName }) => hamletName)] : []),
    text('identity', words.identity, ({ identity }) => identity ?? ''),
    text('phone', words.phone, ({ phone }) => phone ?? '', true),
  ]

  /** "Đã xác nhận", "Đã báo, bị từ chối", "Chưa có, chưa đo". */
  function standingOf({ standing }: ListedOut): string {
    const state = words.shown[standing.state]
    if (standing.flag !== null) return `${state}, ${words.shown[standing.flag].toLocaleLowerCase()}`
    return standing.measured || standing.state === 'exempt' ? state : `${state}, ${words.unmeasured}`
  }
}

function birthOf({ birth }: ListedOut): string {
  const date = decodePartialDate(birth)
  return date === null ? birth : formatPartialDate(date)
}
