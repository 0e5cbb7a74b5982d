// A board: what the tallies of one unit on one day say of each target, cohort and stage.
// Every figure carries numerator, denominator, base, day and source; a figure nobody reported is null, not zero.
import {
  type Campaign,
  type ExternalFigure,
  goalCount,
  type Layer,
  type Quotation,
  type Target,
} from './campaign.ts'
import { readClass } from './coverage.ts'
import type { Day } from './dates.ts'

/** People per class of a measure in one unit, one residence base, one day. */
export type ClassCount = { readonly measure: number; readonly class: number; readonly n: number }

/** How many reporting units have spoken of a measure's milestones, and the newest list or visit they stand on. */
export type MeasureReport = {
  readonly measure: number
  readonly units: number
  readonly source: string | null
  readonly asOf: Day | null
}

export type StateCounts = {
  readonly open: number
  readonly reported: number
  readonly confirmed: number
  readonly exempt: number
  readonly disputed: number
  readonly rejected: number
  readonly expired: number
}

export type TargetFigure = {
  readonly id: string
  readonly layer: Layer
  readonly base: string
  readonly measure: number
  /** Confirmed without a flag; null while no unit has reported. */
  readonly numerator: number | null
  readonly denominator: number
  readonly goal: number | null
  readonly strict: boolean
  readonly states: StateCounts
  readonly measured: number
  readonly unitsReporting: number
  readonly source: string | null
  readonly sourceAsOf: Day | null
  readonly quotation: Quotation | null
}

export type Board = {
  readonly targets: readonly TargetFigure[]
  readonly funnel: readonly TargetFigure[]
  readonly cohorts: readonly { id: string; count: number; base: string; asOf: Day; source: string }[]
  readonly external: readonly ExternalFigure[]
}

export const composeBoard = (
  campaign: Campaign,
  counts: readonly ClassCount[],
  reports: readonly MeasureReport[],
): Board => {
  const byMeasure = groupCounts(counts)
  const reportOf = new Map(reports.map((report) => [report.measure, report]))
  const figure = (target: Target): TargetFigure =>
    figureOf(campaign, target, byMeasure.get(target.measure) ?? [], reportOf.get(target.measure))
  return {
    targets: campaign.targets.map(figure),
    funnel: campaign.funnel.map((measure) =>
      figure({ id: stageId(campaign, measure), layer: 'chain', measure, goal: null }),
    ),
    cohorts: campaign.cohorts.map(({ id, measure, source }) => ({
      id,
      count: total(byMeasure.get(measure) ?? []),
      base: baseOf(campaign, measure),
      asOf: campaign.baselineOn,
      source,
    })),
    external: campaign.external,
  }
}

const groupCounts = (counts: readonly ClassCount[]): Map<number, ClassCount[]> => {
  const groups = new Map<number, ClassCount[]>()
  for (const count of counts) {
    const group = groups.get(count.measure)
    if (group) group.push(count)
    else groups.set(count.measure, [count])
  }
  return groups
}

const figureOf = (
  campaign: Campaign,
  target: Target,
  counts: readonly ClassCount[],
  report: MeasureReport | undefined,
): TargetFigure => {
  const states = { open: 0, reported: 0, confirmed: 0, exempt: 0, disputed: 0, rejected: 0, expired: 0 }
  let measured = 0
  for (const count of counts) {
    const found = readClass(count.class)
    states[found.flag ?? found.state] += count.n
    if (found.measured) measured += count.n
  }
  const denominator = total(counts)
  const unitsReporting = report?.units ?? 0
  return {
    id: target.id,
    layer: target.layer,
    base: baseOf(campaign, target.measure),
    measure: target.measure,
    numerator: unitsReporting === 0 ? null : states.confirmed,
    denominator,
    goal: goalCount(target.goal, denominator),
    strict: target.goal?.strict ?? false,
    states,
    measured,
    unitsReporting,
    source: report?.source ?? null,
    sourceAsOf: report?.asOf ?? null,
    quotation: target.quotation ?? null,
  }
}

const total = (counts: readonly ClassCount[]): number => counts.reduce((sum, count) => sum + count.n, 0)

const baseOf = (campaign: Campaign, measure: number): string =>
  campaign.measures.find(({ no }) => no === measure)?.base ?? ''

const stageId = (campaign: Campaign, measure: number): string =>
  campaign.measures.find(({ no }) => no === measure)?.of[0] ?? ''

/**
 * Whole people a day still needed to meet the goal by the last day; null without a goal or numerator, or when no
 * day is left. `day` itself is over.
 */
export const paceNeeded = (figure: TargetFigure, day: Day, endsOn: Day): number | null => {
  if (figure.goal === null || figure.numerator === null || day >= endsOn) return null
  return Math.max(0, Math.ceil((figure.goal - figure.numerator) / (endsOn - day)))
}
