// The figures of teams or members side by side: shares with numerator and denominator, and a word where nothing was reported.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { forceWords } from '#words/forces'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { dayOf, type Results } from './wire.ts'

type Row = Results['rows'][number]
type Figures = NonNullable<Row['figures']>

type Props = {
  readonly results: Results
  /** Teams of many communes stand in one list. */
  readonly hasPlace: boolean
  readonly toTeam: (id: string) => string
}

export function ResultsTable({ results, hasPlace, toTeam }: Props) {
  const words = useWords(visitWords).results
  const format = useFormats()
  const isTeams = results.of === 'team'
  const nameOf = (row: Row) =>
    row === total ? words.total : (row.name ?? (isTeams ? words.noTeam : words.wholeTeam))
  const total = totalOf(results)
  const count = (
    id: string,
    header: string,
    unit: string,
    of: (figures: Figures) => number,
  ): Column<Row> => ({
    id,
    header,
    unit,
    align: 'end',
    sortBy: ({ figures }) => (figures === null ? null : of(figures)),
    cell: ({ figures }) => (figures === null ? '–' : format.count(of(figures))),
    text: ({ figures }) => (figures === null ? '' : String(of(figures))),
  })
  const share = (
    id: string,
    header: string,
    unit: string,
    of: (figures: Figures) => number,
    base: (figures: Figures) => number,
  ): Column<Row> => ({
    id,
    header,
    unit,
    align: 'end',
    sortBy: ({ figures }) => (figures === null || base(figures) === 0 ? null : of(figures) / base(figures)),
    cell: ({ figures }) => (figures === null ? '–' : <Share of={of(figures)} base={base(figures)} />),
    text: ({ figures }) => (figures === null ? '' : `${of(figures)}/${base(figures)}`),
  })
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: isTeams ? words.team : words.member,
      cell: (row) => (
        <span className="result-name">
          {isTeams && row.id !== null && row !== total ? (
            <Link href={toTeam(row.id)}>{nameOf(row)}</Link>
          ) : (
            nameOf(row)
          )}
          <Kind row={row} isTeams={isTeams} />
        </span>
      ),
      text: nameOf,
    },
    ...(isTeams && hasPlace
      ? [
          {
            id: 'place',
            header: words.place,
            isMinor: true,
            sortBy: ({ place }: Row) => place,
            cell: ({ place }: Row) => place ?? '–',
            text: ({ place }: Row) => place ?? '',
          },
        ]
      : []),
    {
      id: 'last',
      header: words.last,
      sortBy: ({ figures }) => figures?.lastDay ?? null,
      cell: ({ figures }) =>
        figures?.lastDay == null ? (
          <span className="result-none">{words.notReported}</span>
        ) : (
          format.day(dayOf(figures.lastDay))
        ),
      text: ({ figures }) => figures?.lastDay ?? words.notReported,
    },
    count('calls', words.calls, words.callsUnit, ({ calls }) => calls),
    count('people', words.people, words.share, ({ people }) => people),
    share(
      'met',
      words.met,
      words.share,
      ({ met }) => met,
      ({ people }) => people,
    ),
    share(
      'success',
      words.success,
      words.share,
      ({ withResult }) => withResult,
      ({ people }) => people,
    ),
    share(
      'first',
      words.first,
      words.share,
      ({ firstSuccesses }) => firstSuccesses,
      ({ firstContacts }) => firstContacts,
    ),
    count('credits', words.credits, words.creditsUnit, ({ credits }) => credits),
    count('assists', words.assists, words.creditsUnit, ({ assists }) => assists),
    share(
      'promises',
      words.promises,
      words.promisesUnit,
      ({ kept }) => kept,
      ({ promised }) => promised,
    ),
  ]
  return (
    <Table
      caption={words.caption}
      columns={columns}
      rows={results.rows}
      rowKey={({ id }) => id ?? 'none'}
      {...(total === null ? {} : { total })}
      fileName="ket-qua"
    />
  )
}

/** Sums, and no share of shares; null where there is nothing to add. */
function totalOf({ rows }: Results): Row | null {
  const reported = rows.flatMap(({ figures }) => figures ?? [])
  if (reported.length < 2) return null
  const sum = (of: (figures: Figures) => number) => reported.reduce((all, figures) => all + of(figures), 0)
  const days = reported.flatMap(({ lastDay }) => lastDay ?? []).sort()
  const figures: Figures = {
    days: Math.max(...reported.map((one) => one.days)),
    lastDay: days[days.length - 1] ?? null,
    calls: sum(({ calls }) => calls),
    people: sum(({ people }) => people),
    met: sum(({ met }) => met),
    withResult: sum(({ withResult }) => withResult),
    firstContacts: sum(({ firstContacts }) => firstContacts),
    firstSuccesses: sum(({ firstSuccesses }) => firstSuccesses),
    results: sum(({ results }) => results),
    credits: sum(({ credits }) => credits),
    assists: sum(({ assists }) => assists),
    promised: sum(({ promised }) => promised),
    kept: sum(({ kept }) => kept),
  }
  return { id: 'total', name: null, place: null, kind: null, figures }
}

function Share({ of, base }: { of: number; base: number }): ReactNode {
  const format = useFormats()
  if (base === 0) return '–'
  return (
    <>
      {format.share(of, base)}
      <span className="result-of">
        {format.count(of)}/{format.count(base)}
      </span>
    </>
  )
}

function Kind({ row: { kind }, isTeams }: { row: Row; isTeams: boolean }) {
  const { kinds, organisations } = useWords(forceWords)
  if (kind === null) return null
  const names: Readonly<Record<string, string>> = isTeams ? kinds : organisations
  return <span className="home-about">{names[kind] ?? kind}</span>
}
