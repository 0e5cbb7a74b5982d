// Boards as the contract shows them: days written out, nothing added. Knows no database.
import type { z } from 'zod/mini'
import type { readBoard as contract, unitBrief } from '#contract/coverage'
import { type Campaign, campaignDay } from '#domain/campaign'
import { isoDay } from '#domain/dates'
import type { UnitRow } from './queries.ts'
import type { BoardView, BoardWithPace, TargetWithPace } from './read-board.ts'

type BoardAnswer = z.infer<(typeof contract)['output']>
type FigureOut = BoardAnswer['funnel'][number]

export const unitOut = ({ unitId, code, name, fullName, level }: UnitRow): z.infer<typeof unitBrief> => ({
  unitId,
  code,
  name,
  fullName,
  level,
})

export const headOf = (campaign: Campaign, { unit, asOf, knownAt, base }: BoardView) => ({
  unit: unitOut(unit),
  asOf: isoDay(asOf),
  knownAt: isoDay(knownAt),
  base,
  campaignDay: campaignDay(campaign, asOf),
})

export const boardOut = (board: BoardWithPace) => ({
  targets: board.targets.map((target) => ({
    ...figureOut(target),
    paceNeeded: target.paceNeeded,
    paceLast7: target.paceLast7,
  })),
  funnel: board.funnel.map(figureOut),
  cohorts: board.cohorts.map((cohort) => ({ ...cohort, asOf: isoDay(cohort.asOf) })),
  external: board.external.map((figure) => ({ ...figure, asOf: isoDay(figure.asOf) })),
})

const figureOut = ({
  sourceAsOf,
  states,
  quotation,
  ...figure
}: Omit<TargetWithPace, 'paceNeeded' | 'paceLast7'>): FigureOut => ({
  ...figure,
  states: { ...states },
  quotation: quotation === null ? null : { ...quotation },
  sourceAsOf: sourceAsOf === null ? null : isoDay(sourceAsOf),
})
