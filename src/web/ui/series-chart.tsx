// The course of a few counts day by day: lines labelled at their ends, from zero, with the target and the interval of a
// forecast; the same in a table. The drawing library is loaded only when a chart is shown.

import { useEffect, useMemo, useRef, useState } from 'react'
import { uiWords } from '#words/ui'
import { useFormats, useLanguage, useWords } from '../language.tsx'
import './series-chart.css'
import { lastReported, type SeriesChartProps } from './series-line.ts'
import { SeriesTable } from './series-table.tsx'
import { Skeleton } from './skeleton.tsx'
import { type View, ViewSwitch } from './tabs.tsx'
import { useWidth } from './use-width.ts'

export function SeriesChart(props: SeriesChartProps) {
  const [view, setView] = useState<View>('picture')
  return (
    <section className="series" aria-label={props.title}>
      <div className="series-bar">
        <h3>{props.title}</h3>
        <ViewSwitch view={view} onChange={setView} />
      </div>
      {view === 'table' ? <SeriesTable {...props} /> : <SeriesPicture {...props} />}
    </section>
  )
}

type Draw = typeof import('./series-plot.ts').drawSeries

function SeriesPicture(props: SeriesChartProps) {
  const { language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const heard = useSummary(props)
  const [draw, setDraw] = useState<Draw | null>(null)
  useEffect(() => {
    let isGone = false
    import('./series-plot.ts').then(({ drawSeries }) => {
      if (!isGone) setDraw(() => drawSeries)
    })
    return () => {
      isGone = true
    }
  }, [])
  useEffect(() => {
    const element = box.current
    if (element === null || draw === null || width === 0) return
    const picture = draw(props, { width, language })
    element.replaceChildren(picture)
    return () => picture.remove()
  }, [props, draw, width, language])
  return (
    <div role="img" aria-label={heard}>
      <div className="series-box figures" ref={box} aria-hidden="true" />
      {draw === null && <Skeleton rows={6} />}
    </div>
  )
}

/** "Đến 19/5/2024: đã kích hoạt 601.204; …; mục tiêu 873.007". */
function useSummary({ title, days, lines, target }: SeriesChartProps): string {
  const words = useWords(uiWords).chart
  const format = useFormats()
  return useMemo(() => {
    const said = lines.map((line) => {
      const at = lastReported(line.values)
      const [value, day] = [line.values[at], days[at]]
      if (value === undefined || value === null || day === undefined) return `${line.name}: ${words.none}`
      return `${line.name}: ${format.count(value)} (${format.day(day)})`
    })
    const goal = target === null ? [] : [`${target.name}: ${format.count(target.value)}`]
    return `${title}. ${[...said, ...goal].join('; ')}`
  }, [title, days, lines, target, words, format])
}
