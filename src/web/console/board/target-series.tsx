// The chosen target day by day: confirmed, and with what is reported, against the people who must be reached.

import { goalCount } from '#domain/campaign'
import { parseIsoDay } from '#domain/dates'
import { boardWords } from '#words/board'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { SeriesChart } from '../../ui/series-chart.tsx'
import type { SeriesLine } from '../../ui/series-line.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSeries, WhenAnswered } from './answers.tsx'
import { BoardSection } from './board-section.tsx'
import { useHere } from './here.tsx'
import { chosenMeasure, MeasureChoice, useMeasureName } from './measure-choice.tsx'
import { boardMeasures, toneOf } from './measures.ts'
import type { SeriesOut } from './wire.ts'

export function TargetSeries() {
  const here = useHere()
  const words = useWords(boardWords).series
  const nameOf = useMeasureName()
  const measure = chosenMeasure(here)
  const series = useSeries(measure, here.campaign.baselineOn)
  return (
    <BoardSection
      id="series"
      title={words.title}
      tools={<MeasureChoice />}
      {...(here.knownAt === null ? {} : { note: words.knownNow })}
    >
      <WhenAnswered answer={series} waiting={<Skeleton rows={9} />}>
        {(value) => <Course series={value} title={nameOf(measure)} />}
      </WhenAnswered>
    </BoardSection>
  )
}

function Course({ series, title }: { series: SeriesOut; title: string }) {
  const { campaign } = useHere()
  const { series: words, people } = useWords(boardWords)
  const { days } = series
  if (days.every(({ numerator }) => numerator === null))
    return <EmptyState title={words.none}>{words.noneNext}</EmptyState>
  const target = boardMeasures(campaign).find(({ measure }) => measure === series.measure)?.target
  const tone = target === undefined ? 'ink' : toneOf(target.id)
  const goal = goalCount(target?.goal ?? null, days.at(-1)?.denominator ?? 0)
  const lines: SeriesLine[] = [
    { id: 'confirmed', name: words.confirmed, tone, values: days.map(({ numerator }) => numerator) },
  ]
  if (days.some(({ reported }) => reported > 0))
    lines.push({
      id: 'reported',
      name: words.withReported,
      tone: 'quiet',
      values: days.map(({ numerator, reported }) => (numerator === null ? null : numerator + reported)),
    })
  return (
    <SeriesChart
      title={title}
      unit={people}
      days={days.map(({ day }) => parseIsoDay(day) ?? 0)}
      lines={lines}
      target={goal === null || goal === 0 ? null : { name: words.goal, value: goal }}
    />
  )
}
