// The funnel: all stages on one base, one under the other, with what is lost from each to the next.

import { baseInWords } from '#words/bases'
import { boardWords } from '#words/board'
import { targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { BoardFigure } from './board-figure.tsx'
import { BoardSection } from './board-section.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { useHere } from './here.tsx'
import { stageName, stageTone } from './stage-names.ts'
import { type FunnelFigure, type Stage, stagesOf } from './stages.ts'

export function Funnel({ funnel }: { funnel: readonly FunnelFigure[] }) {
  const { campaign, place } = useHere()
  const { language } = useLanguage()
  const words = useWords(boardWords)
  const { residence } = useWords(targetWords)
  const format = useFormats()
  const name = ({ figure }: Stage) => stageName(campaign, figure.measure, language)
  const first = funnel[0]
  if (first === undefined) return null
  const share = ({ figure }: Stage) => format.share(figure.numerator, figure.denominator)
  const drop = ({ drop: lost }: Stage) => {
    if (lost === null) return ''
    if (lost.count < 0) return words.funnel.more(format.count(-lost.count))
    return lost.count === 0 ? '0' : `−${format.count(lost.count)} (${format.share(lost.count, lost.of)})`
  }
  const figureOf = ({ figure }: Stage, show: 'share' | 'count') => (
    <BoardFigure
      name={stageName(campaign, figure.measure, language)}
      numerator={figure.numerator}
      denominator={figure.denominator}
      base={figure.base}
      measure={figure.measure}
      source={figure.source}
      sourceAsOf={figure.sourceAsOf}
      people="confirmed"
      show={show}
      {...(show === 'count' && figure.numerator === null ? { shown: format.count(null) } : {})}
    />
  )
  const barOf = ({ figure }: Stage) => (
    <CoverageBar
      tone={stageTone(campaign, figure.measure)}
      confirmed={figure.numerator}
      reported={figure.states.reported}
      denominator={figure.denominator}
      goals={[]}
    />
  )
  const columns: Column<Stage>[] = [
    {
      id: 'stage',
      header: words.funnel.stage,
      cell: (stage) => (
        <>
          {name(stage)}
          <span className="only-narrow">{barOf(stage)}</span>
        </>
      ),
      text: name,
    },
    {
      id: 'bar',
      header: words.funnel.picture,
      cell: barOf,
      isMinor: true,
    },
    {
      id: 'share',
      header: words.targets.share,
      align: 'end',
      cell: (stage) => figureOf(stage, 'share'),
      text: share,
    },
    {
      id: 'confirmed',
      header: words.targets.confirmed,
      unit: words.people,
      align: 'end',
      cell: (stage) => figureOf(stage, 'count'),
      text: ({ figure }) => format.count(figure.numerator),
    },
    {
      id: 'denominator',
      header: words.targets.denominator,
      unit: words.people,
      align: 'end',
      cell: ({ figure }) => format.count(figure.denominator),
      text: ({ figure }) => format.count(figure.denominator),
      isMinor: true,
    },
    { id: 'drop', header: words.funnel.drop, align: 'end', cell: drop, text: drop },
  ]
  return (
    <BoardSection
      id="funnel"
      isTable
      title={words.funnel.title}
      note={words.funnel.about(
        `${baseInWords(campaign, first.base, language)}, ${residence[place.base]}`,
        format.count(first.denominator),
      )}
    >
      <Table
        caption={words.funnel.title}
        columns={columns}
        rows={stagesOf(funnel)}
        rowKey={({ figure }) => String(figure.measure)}
        fileName="tung-buoc"
      />
    </BoardSection>
  )
}
