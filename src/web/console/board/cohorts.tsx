// The groups of people to be reached, each with who they are in words.

import { parseIsoDay } from '#domain/dates'
import { ruleInWords } from '#words/bases'
import { boardWords } from '#words/board'
import { cohortName } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { BoardFigure } from './board-figure.tsx'
import { BoardSection } from './board-section.tsx'
import { useHere } from './here.tsx'
import type { BoardOut } from './wire.ts'

type Cohort = BoardOut['cohorts'][number]

export function Cohorts({ cohorts }: { cohorts: readonly Cohort[] }) {
  const { campaign } = useHere()
  const { language } = useLanguage()
  const words = useWords(boardWords).cohorts
  const format = useFormats()
  const name = (cohort: Cohort) => cohortName(cohort.id, language)
  const measureOf = (cohort: Cohort) => campaign.cohorts.find(({ id }) => id === cohort.id)?.measure
  const definition = (cohort: Cohort) => ruleInWords(campaign, cohort.base, language)
  const day = (cohort: Cohort) => format.day(parseIsoDay(cohort.asOf) ?? campaign.baselineOn)
  const columns: Column<Cohort>[] = [
    {
      id: 'name',
      header: words.name,
      cell: (cohort) => (
        <>
          {name(cohort)}
          <span className="only-narrow">{definition(cohort)}</span>
        </>
      ),
      text: name,
    },
    {
      id: 'count',
      header: words.count,
      align: 'end',
      cell: (cohort) => (
        <BoardFigure
          name={name(cohort)}
          numerator={cohort.count}
          denominator={cohort.count}
          base={cohort.base}
          measure={measureOf(cohort) ?? 0}
          source={cohort.source}
          show="count"
        />
      ),
      text: (cohort) => format.count(cohort.count),
    },
    {
      id: 'definition',
      header: words.definition,
      cell: (cohort) => <span className="board-prose">{definition(cohort)}</span>,
      text: definition,
      isMinor: true,
    },
    { id: 'asOf', header: words.asOf, align: 'end', cell: day, text: day, isMinor: true },
    {
      id: 'source',
      header: words.source,
      cell: (cohort) => <span className="board-prose">{cohort.source}</span>,
      text: (cohort) => cohort.source,
      isMinor: true,
    },
  ]
  return (
    <BoardSection id="cohorts" isTable title={words.title}>
      <Table
        caption={words.title}
        columns={columns}
        rows={cohorts}
        rowKey={({ id }) => id}
        fileName="nhom-can-lam"
      />
    </BoardSection>
  )
}
