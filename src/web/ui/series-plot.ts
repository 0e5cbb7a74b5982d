// Draws a series chart with Observable Plot. Loaded only with a chart; gives back a detached SVG without a <style>
// element (the content security policy forbids one; series-chart.css says the same).

import * as Plot from '@observablehq/plot'
import type { Day } from '#domain/dates'
import { formatCount, formatDayShort, type Language } from '#words/words'
import { lastReported, type SeriesChartProps, type SeriesLine } from './series-line.ts'
import { spread } from './spread.ts'

const COLOURS: Readonly<Record<SeriesLine['tone'], string>> = {
  card: 'var(--cov-card)',
  eid: 'var(--cov-eid)',
  sim: 'var(--cov-sim)',
  phone: 'var(--cov-phone)',
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
}

type Point = { readonly day: Day; readonly value: number | null }
const LABEL_HEIGHT = 32

export function drawSeries(
  { unit, days, lines, target }: SeriesChartProps,
  { width, language }: { width: number; language: Language },
): Element {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const isNarrow = width < 30 * rem
  const height = Math.round(isNarrow ? width * 0.82 : Math.min(22 * rem, Math.max(16 * rem, width * 0.4)))
  const last = Math.max(...days, ...lines.flatMap((line) => line.forecast?.map((f) => f.day) ?? []))
  const first = Math.min(...days)
  const most = Math.max(
    1,
    target?.value ?? 0,
    ...lines.flatMap((line) => [
      ...line.values.map((v) => v ?? 0),
      ...(line.forecast?.map((f) => f.high) ?? []),
    ]),
  )
  const margins = { top: 26, bottom: 28, left: 4 + 4.4 * rem, right: (isNarrow ? 6.6 : 9) * rem }
  const inner = height - margins.top - margins.bottom
  const yOf = (value: number) => margins.top + inner * (1 - value / (most * 1.04))
  const ends = endLabels(lines, days, yOf, margins.top, height - margins.bottom)
  const svg = Plot.plot({
    width,
    height,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    style: {
      fontFamily: 'var(--font-figures)',
      fontSize: `${0.75 * rem}px`,
      background: 'none',
      overflow: 'visible',
    },
    x: { domain: [first, last], label: null },
    y: { domain: [0, most * 1.04], label: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        tickPadding: 8,
        fill: 'var(--ink-2)',
        tickFormat: (value: number) => formatCount(value, language),
      }),
      Plot.text([unit], { frameAnchor: 'top-left', dx: -margins.left + 4, dy: -20, fill: 'var(--ink-3)' }),
      Plot.axisX({
        ticks: dayTicks(first, last, isNarrow ? 3 : 7),
        tickSize: 4,
        stroke: 'var(--line-strong)',
        fill: 'var(--ink-2)',
        tickFormat: (day: number) => formatDayShort(day, language),
      }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ...targetMarks(target, language),
      ...lines.flatMap((line) => lineMarks(line, days)),
      ...ends.flatMap((end) => endMarks(end, language)),
      ...pointerMarks(lines, days, language),
    ],
  })
  for (const style of svg.querySelectorAll('style')) style.remove()
  return svg
}

/** Every so many days back from the last one, so that the newest day is always named. */
function dayTicks(first: Day, last: Day, about: number): Day[] {
  const step = [1, 2, 7, 14, 28, 56, 91, 182, 364].find((days) => (last - first) / days <= about) ?? 364
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => last - i * step)
}

function targetMarks(target: SeriesChartProps['target'], language: Language): Plot.Markish[] {
  if (target === null) return []
  const text = `${target.name} ${formatCount(target.value, language)}`
  return [
    Plot.ruleY([target.value], { stroke: 'var(--ink)', strokeDasharray: '2 3', strokeWidth: 1.25 }),
    Plot.text([target.value], {
      y: (value: number) => value,
      text: () => text,
      frameAnchor: 'left',
      dx: 6,
      dy: -9,
      textAnchor: 'start',
      fill: 'var(--ink)',
      fontWeight: 500,
      stroke: 'var(--paper)',
      strokeWidth: 4,
    }),
  ]
}

function lineMarks(line: SeriesLine, days: readonly Day[]): Plot.Markish[] {
  const points: Point[] = days.map((day, i) => ({ day, value: line.values[i] ?? null }))
  const colour = COLOURS[line.tone]
  const forecast = line.forecast ?? []
  return [
    ...(forecast.length === 0
      ? []
      : [
          Plot.areaY(forecast, { x: 'day', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.16 }),
          Plot.line(forecast, {
            x: 'day',
            y: 'likely',
            stroke: colour,
            strokeWidth: 1.5,
            strokeDasharray: '4 3',
          }),
        ]),
    Plot.line(points, { x: 'day', y: 'value', stroke: colour, strokeWidth: 2.25, curve: 'linear' }),
  ]
}

type End = { readonly line: SeriesLine; readonly day: Day; readonly value: number; readonly shift: number }

/** Where each line ends, and by how many px its label must give way to the others. */
function endLabels(
  lines: readonly SeriesLine[],
  days: readonly Day[],
  yOf: (value: number) => number,
  top: number,
  bottom: number,
): End[] {
  const ends = lines.flatMap((line) => {
    const future = line.forecast?.at(-1)
    const at = lastReported(line.values)
    const [value, day] = [future?.likely ?? line.values[at], future?.day ?? days[at]]
    return value === undefined || value === null || day === undefined ? [] : [{ line, day, value }]
  })
  const wanted = ends.map((end) => yOf(end.value))
  const given = spread(wanted, LABEL_HEIGHT, top + LABEL_HEIGHT / 2 - 12, bottom - LABEL_HEIGHT / 2 + 6)
  return ends.map((end, i) => ({ ...end, shift: (given[i] ?? 0) - (wanted[i] ?? 0) }))
}

function endMarks({ line, day, value, shift }: End, language: Language): Plot.Markish[] {
  const place = { x: day, y: value }
  const text = { x: 'x', y: 'y', dx: 10, textAnchor: 'start' as const, frameAnchor: 'right' as const }
  return [
    Plot.dot([place], { x: 'x', y: 'y', r: 3.5, fill: COLOURS[line.tone], stroke: 'var(--paper)' }),
    Plot.text([place], {
      ...text,
      dy: shift - 7,
      text: () => line.name,
      fill: 'var(--ink)',
      fontWeight: 600,
    }),
    Plot.text([place], {
      ...text,
      dy: shift + 8,
      text: () => formatCount(value, language),
      fill: 'var(--ink-2)',
    }),
  ]
}

/** A hair line at the day under the pointer, with what every line says there. */
function pointerMarks(
  lines: readonly SeriesLine[],
  days: readonly Day[],
  language: Language,
): Plot.Markish[] {
  const readings = days.map((day, i) => ({
    day,
    top: Math.max(0, ...lines.map((line) => line.values[i] ?? 0)),
    text: [
      formatDayShort(day, language),
      ...lines.map((line) => `${line.name}  ${formatCount(line.values[i] ?? null, language)}`),
    ].join('\n'),
  }))
  return [
    Plot.ruleX(readings, Plot.pointerX({ x: 'day', stroke: 'var(--ink-3)' })),
    Plot.tip(
      readings,
      Plot.pointerX({
        x: 'day',
        y: 'top',
        title: 'text',
        fill: 'var(--surface)',
        stroke: 'var(--line-strong)',
        lineHeight: 1.45,
      }),
    ),
  ]
}
