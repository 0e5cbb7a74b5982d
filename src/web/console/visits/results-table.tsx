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

export function ResultsTable({ results, toTeam }: { results: Results; toTeam: (id: string) => string }) {
  const words = useWords(visitWords).results
  const format = useFormats()
  const isTeams = results.of === 'team'
  const nameOf = ({ name }: Row) => name ?? (isTeams ? words.noTeam : words.wholeTeam)
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
          {isTeams && row.id !== null ? <Link href={toTeam(row.id)}>{nameOf(row)}</Link> : nameOf(row)}
          <Kind row={row} isTeams={isTeams} />
        </span>
      ),
      text: nameOf,
    },
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
      fileName="ket-qua"
    />
  )
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
