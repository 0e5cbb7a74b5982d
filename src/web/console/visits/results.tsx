// The screen "Kết quả theo tổ": what came of the walking, by team or by member of one, with what each figure is a share of. Who
// has not reported is said not to have reported.

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { readResults } from '#contract/visits'
import { may } from '#domain/access'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { levelOf } from '#domain/units'
import { visitWords } from '#words/visits'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useUnitSteps } from '../unit-steps.ts'
import { changeSearch, useDay, withSearch } from '../view.ts'
import './household.css'
import './results.css'
import { ResultsTable } from './results-table.tsx'
import { RESULTS_PATH, type Results, VISITS, VISITS_PATH } from './wire.ts'
import './work-list.css'
import { unitIn } from './work-view.ts'

const PERIODS = ['all', 'week', 'day'] as const
type Period = (typeof PERIODS)[number]

export default function ResultsScreen() {
  const words = useWords(visitWords).results
  const { me, campaign, today } = useSession()
  const { day } = useDay(today)
  const search = useSearch()
  const [, navigate] = useLocation()
  const values = new URLSearchParams(search)
  const own = me.units.map(({ unitId }) => unitId)
  const unit = unitIn(values.get('unit'), own) ?? own[0] ?? 0
  const team = values.get('team')
  const period = PERIODS.find((one) => one === values.get('days')) ?? 'all'
  const from = firstDay(period, day, parseIsoDay(campaign.startsOn) ?? day)
  const to = useCallback(
    (change: Readonly<Record<string, string | null>>) =>
      withSearch(RESULTS_PATH, changeSearch(search, change)),
    [search],
  )
  const toUnit = useCallback((id: number) => to({ unit: String(id), team: null }), [to])
  useUnitSteps({ unit, asOf: day, toUnit })
  const input = { unit, from: isoDay(from), to: isoDay(day), ...(team === null ? {} : { team }) }
  const asked = useQuery({
    queryKey: [...VISITS, 'results', input],
    queryFn: ({ signal }) => call(readResults, input, { signal }),
  })
  const answer = asked.data?.ok === true ? asked.data.value : null
  const teamName = answer?.team?.name ?? null
  return (
    <>
      <PageHead
        title={teamName === null ? words.title : words.titleOf(teamName)}
        lead={<Lead from={from} to={day} />}
        actions={team === null ? undefined : <OfTeam team={team} unit={unit} allHref={to({ team: null })} />}
      />
      <div className="work results">
        <Segments
          label={words.periods}
          value={period}
          segments={PERIODS.map((value) => ({ value, label: words.period[value] }))}
          onChange={(value) => navigate(to({ days: value === 'all' ? null : value }))}
        />
        {asked.data === undefined ? (
          <Skeleton rows={8} />
        ) : asked.data.ok ? (
          <Answer
            results={asked.data.value}
            hasPlace={!['commune', 'hamlet'].includes(levelOf(unit))}
            toTeam={(id) => to({ team: id })}
          />
        ) : (
          <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
        )}
      </div>
    </>
  )
}

const firstDay = (period: Period, day: Day, start: Day): Day =>
  period === 'day' ? day : period === 'week' ? day - 6 : Math.min(start, day)

function Lead({ from, to }: { from: Day; to: Day }) {
  const words = useWords(visitWords).results
  const format = useFormats()
  return <>{words.lead(format.day(from), format.day(to))}</>
}

function OfTeam({ team, unit, allHref }: { team: string; unit: number; allHref: string }) {
  const words = useWords(visitWords).results
  const { me } = useSession()
  return (
    <>
      <Link className="button button-secondary" href={allHref}>
        {words.all}
      </Link>
      {may(me.role, 'record-visit') && (
        <Link className="button button-secondary" href={`${VISITS_PATH}?unit=${unit}&team=${team}`}>
          {words.toWork}
        </Link>
      )}
    </>
  )
}

type AnswerProps = {
  readonly results: Results
  readonly hasPlace: boolean
  readonly toTeam: (id: string) => string
}

function Answer({ results, hasPlace, toTeam }: AnswerProps) {
  const words = useWords(visitWords).results
  if (results.rows.length === 0) return <EmptyState title={words.none}>{words.noneNext}</EmptyState>
  return (
    <>
      <ResultsTable results={results} hasPlace={hasPlace} toTeam={toTeam} />
      <p className="work-note">{words.rates}</p>
    </>
  )
}
