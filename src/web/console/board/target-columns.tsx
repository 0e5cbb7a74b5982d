// The columns of the table of targets. Counts of people can be pressed; a count that nobody reported is not a zero.

import type { ReactNode } from 'react'
import { parseIsoDay } from '#domain/dates'
import { FLAGS } from '#domain/milestones'
import { baseInWords, baseName } from '#words/bases'
import { boardWords, formatPace } from '#words/board'
import { sourceName, targetName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { BoardFigure } from './board-figure.tsx'
import { isSlow, remaining } from './headlines.ts'
import { useHere } from './here.tsx'
import { toneOf } from './measures.ts'
import type { Shown } from './place.ts'
import { useQuotedColumn } from './quoted-column.tsx'
import type { TargetOut } from './wire.ts'

type TargetColumn = Column<TargetOut>

export function useTargetColumns(targets: readonly TargetOut[]): TargetColumn[] {
  const { campaign } = useHere()
  const { language } = useLanguage()
  const words = useWords(boardWords)
  const { layers } = useWords(targetWords)
  const format = useFormats()
  const counts = useCountColumns()
  const quoted = useQuotedColumn(targets)
  const heads = words.targets
  const nameOf = (row: TargetOut) => targetName(campaign, row.id, row.measure, language)
  const dayOf = (row: TargetOut) => (row.sourceAsOf === null ? null : parseIsoDay(row.sourceAsOf))
  const text = (id: string, header: string, say: (row: TargetOut) => string): TargetColumn => ({
    id,
    header,
    cell: say,
    text: say,
    sortBy: say,
  })
  return [
    {
      ...text('target', heads.target, nameOf),
      cell: (row) => (
        <>
          <span className={`swatch swatch-${toneOf(row.id)}`} />
          {nameOf(row)}
          <span className="only-narrow">
            {layers[row.layer]}, {baseName(campaign, row.base, language)}
          </span>
        </>
      ),
    },
    { ...text('layer', heads.layer, (row) => layers[row.layer]), isMinor: true },
    {
      ...text('base', heads.base, (row) => baseInWords(campaign, row.base, language)),
      cell: (row) => baseName(campaign, row.base, language),
      isMinor: true,
    },
    ...counts.main,
    {
      id: 'paceNeeded',
      header: heads.paceNeeded,
      unit: words.perDay,
      align: 'end',
      cell: (row) => formatPace(row.paceNeeded, language),
      text: (row) => formatPace(row.paceNeeded, language),
      sortBy: (row) => row.paceNeeded,
    },
    {
      id: 'paceLast7',
      header: heads.paceLast7,
      unit: words.perDay,
      align: 'end',
      cell: (row) => (
        <span data-slow={isSlow(row) || undefined} title={isSlow(row) ? words.slow : undefined}>
          {formatPace(row.paceLast7, language)}
        </span>
      ),
      text: (row) => formatPace(row.paceLast7, language),
      sortBy: (row) => row.paceLast7,
    },
    ...counts.beside,
    {
      id: 'units',
      header: heads.units,
      unit: heads.unitsOf,
      align: 'end',
      cell: (row) => <span title={words.explain.units}>{format.count(row.unitsReporting)}</span>,
      text: (row) => format.count(row.unitsReporting),
      sortBy: (row) => row.unitsReporting,
    },
    text('source', heads.source, (row) =>
      row.source === null ? words.notReported : sourceName(row.source, language),
    ),
    {
      id: 'sourceAsOf',
      header: heads.sourceAsOf,
      align: 'end',
      cell: (row) => sayDay(dayOf(row), format.day),
      text: (row) => sayDay(dayOf(row), format.day),
      sortBy: dayOf,
    },
    ...quoted,
  ]
}

const sayDay = (day: number | null, format: (day: number) => string) => (day === null ? '–' : format(day))

type CountColumn = {
  readonly people?: Shown | null
  readonly isShare?: boolean
  readonly about?: ReactNode
}

/** The columns that count people: the figure itself, and the states beside it. */
function useCountColumns(): { readonly main: TargetColumn[]; readonly beside: TargetColumn[] } {
  const { campaign } = useHere()
  const { language } = useLanguage()
  const words = useWords(boardWords)
  const shownWords = words.list.shown
  const format = useFormats()
  const heads = words.targets
  const column = (
    id: string,
    header: string,
    count: (row: TargetOut) => number | null,
    { people = null, isShare = false, about }: CountColumn = {},
  ): TargetColumn => {
    const say = (row: TargetOut) =>
      isShare ? format.share(count(row), row.denominator) : format.count(count(row))
    return {
      id,
      header,
      align: 'end',
      ...(isShare ? {} : { unit: words.people }),
      cell: (row) => (
        <BoardFigure
          name={words.explain.of(
            header.toLocaleLowerCase(),
            targetName(campaign, row.id, row.measure, language),
          )}
          numerator={count(row)}
          denominator={row.denominator}
          base={row.base}
          measure={row.measure}
          source={row.source}
          sourceAsOf={row.sourceAsOf}
          people={people}
          show={isShare ? 'share' : 'count'}
          more={about}
          {...(!isShare && count(row) === null ? { shown: format.count(null) } : {})}
        />
      ),
      text: say,
      sortBy: (row) => {
        const value = count(row)
        return isShare && value !== null ? value / Math.max(1, row.denominator) : value
      },
    }
  }
  const state = (id: Shown) =>
    column(
      id,
      shownWords[id],
      (row) => (row.numerator === null && row.states[id] === 0 ? null : row.states[id]),
      {
        people: id,
      },
    )
  const confirmed = (row: TargetOut) => row.numerator
  return {
    main: [
      column('share', heads.share, confirmed, { people: 'confirmed', isShare: true }),
      column('confirmed', heads.confirmed, confirmed, { people: 'confirmed' }),
      column('denominator', heads.denominator, (row) => row.denominator),
      column('goal', heads.goal, (row) => row.goal),
      column('remaining', heads.remaining, remaining),
    ],
    beside: [
      state('reported'),
      ...FLAGS.map(state),
      state('exempt'),
      column('open', heads.open, (row) => row.states.open, { people: 'open' }),
      column('measured', heads.measured, (row) => row.measured, {
        about: <dd className="figure-about">{words.explain.measured}</dd>,
      }),
    ],
  }
}
