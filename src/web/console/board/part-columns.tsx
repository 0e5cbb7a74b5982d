// The columns of the table of parts: the unit with its mark, the day it was last heard of, and either the share of every
// target or everything about one.

import { Link } from 'wouter'
import { goalCount } from '#domain/campaign'
import { parseIsoDay } from '#domain/dates'
import { baseName } from '#words/bases'
import { boardWords } from '#words/board'
import { targetShortName } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import type { Column } from '../../ui/table.tsx'
import { BoardFigure } from './board-figure.tsx'
import { FreshnessTag } from './freshness-tag.tsx'
import { useHere } from './here.tsx'
import { chosenMeasure, useMeasureName } from './measure-choice.tsx'
import { boardMeasures, goalOf, unitMark } from './measures.ts'
import './part-columns.css'
import type { Shown } from './place.ts'
import type { PartOut } from './wire.ts'

type PartColumn = Column<PartOut>
type PartFigure = PartOut['figures'][number]

export function usePartColumns(): PartColumn[] {
  const here = useHere()
  const words = useWords(boardWords)
  const format = useFormats()
  const name = useUnitName()
  const all = useAllColumns()
  const one = useOneColumns()
  const heardOn = ({ lastReport }: PartOut) => (lastReport === null ? null : parseIsoDay(lastReport))
  return [
    {
      id: 'unit',
      header: words.parts.unit,
      cell: (part) => (
        <Link href={here.toUnit(part.unit.unitId)} className="part-unit">
          <FourCellMark mark={unitMark(here.campaign, part)} size={20} isDecoration />
          {name(part)}
        </Link>
      ),
      sortBy: name,
      text: name,
    },
    {
      id: 'lastReport',
      header: words.parts.lastReport,
      cell: (part) => <FreshnessTag lastReport={heardOn(part)} />,
      sortBy: heardOn,
      text: (part) => {
        const day = heardOn(part)
        return day === null ? words.fresh.never : format.day(day)
      },
    },
    ...(here.place.columns === 'one' ? one : all),
  ]
}

function useUnitName(): (part: PartOut) => string {
  const words = useWords(boardWords).parts
  return ({ unit }) =>
    unit.level === 'hamlet' && unit.unitId % 1000 === 0 ? words.unknownHamlet : unit.fullName
}

const figureOf = (part: PartOut, measure: number): PartFigure =>
  part.figures.find((figure) => figure.measure === measure) ?? {
    measure,
    numerator: null,
    reported: 0,
    denominator: 0,
    flagged: 0,
    exempt: 0,
  }

/** The share of every target. */
function useAllColumns(): PartColumn[] {
  const { campaign } = useHere()
  const { language } = useLanguage()
  const share = useShareColumn()
  return boardMeasures(campaign).map(({ measure, target }) => ({
    ...share(measure),
    header: targetShortName(campaign, target.id, measure, language),
    unit: baseName(campaign, baseOf(campaign, measure), language),
  }))
}

const baseOf = (campaign: { measures: readonly { no: number; base: string }[] }, measure: number) =>
  campaign.measures.find(({ no }) => no === measure)?.base ?? ''

function useShareColumn(): (measure: number) => PartColumn {
  const words = useWords(boardWords).targets
  const format = useFormats()
  const figure = usePartFigure()
  return (measure) => ({
    id: `share ${measure}`,
    header: words.share,
    align: 'end',
    cell: (part) => figure(part, measure, (of) => of.numerator, { people: 'confirmed', isShare: true }),
    sortBy: (part) => {
      const { numerator, denominator } = figureOf(part, measure)
      return numerator === null || denominator === 0 ? null : numerator / denominator
    },
    text: (part) => {
      const { numerator, denominator } = figureOf(part, measure)
      return format.share(numerator, denominator)
    },
  })
}

/** Everything about the chosen target. */
function useOneColumns(): PartColumn[] {
  const here = useHere()
  const words = useWords(boardWords)
  const format = useFormats()
  const share = useShareColumn()
  const figure = usePartFigure()
  const measure = chosenMeasure(here)
  const goal = goalOf(here.campaign, measure)
  const missing = ({ numerator, denominator }: PartFigure) => {
    const needed = goalCount(goal, denominator)
    return needed === null || numerator === null ? null : Math.max(0, needed - numerator)
  }
  const count = (
    id: string,
    header: string,
    of: (figure: PartFigure) => number | null,
    people: Shown | null = null,
  ): PartColumn => ({
    id,
    header,
    unit: words.people,
    align: 'end',
    cell: (part) => figure(part, measure, of, { people }),
    sortBy: (part) => of(figureOf(part, measure)),
    text: (part) => format.count(of(figureOf(part, measure))),
  })
  return [
    share(measure),
    count('confirmed', words.targets.confirmed, ({ numerator }) => numerator, 'confirmed'),
    count('denominator', words.targets.denominator, ({ denominator }) => denominator),
    count('remaining', words.targets.remaining, missing),
    count('reported', words.targets.reported, ({ reported }) => reported, 'reported'),
    count('flagged', words.parts.flagged, ({ flagged }) => flagged),
    count('exempt', words.targets.exempt, ({ exempt }) => exempt, 'exempt'),
  ]
}

type Shape = { readonly people: Shown | null; readonly isShare?: boolean }

function usePartFigure() {
  const { campaign } = useHere()
  const format = useFormats()
  const unitName = useUnitName()
  const measureName = useMeasureName()
  return (
    part: PartOut,
    measure: number,
    count: (figure: PartFigure) => number | null,
    { people, isShare = false }: Shape,
  ) => {
    const figure = figureOf(part, measure)
    const value = count(figure)
    return (
      <BoardFigure
        name={`${unitName(part)}: ${measureName(measure)}`}
        numerator={value}
        denominator={figure.denominator}
        base={baseOf(campaign, measure)}
        measure={measure}
        unit={part.unit.unitId}
        people={people}
        show={isShare ? 'share' : 'count'}
        {...(!isShare && value === null ? { shown: format.count(null) } : {})}
      />
    )
  }
}
