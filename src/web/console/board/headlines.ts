// Which targets stand large at the head of the board: for each of the four its headline target, on the campaign's base
// first, the same on other bases, and the operational target of the same people. And how far a target is.

import { MARK_CELLS, type MarkCell } from '#domain/mark'
import { toneOf } from './measures.ts'
import type { TargetOut } from './wire.ts'

export type Headline = {
  readonly cell: MarkCell
  readonly main: TargetOut
  readonly otherBases: readonly TargetOut[]
  readonly operational: TargetOut | null
}

export function headlinesOf(targets: readonly TargetOut[]): Headline[] {
  return MARK_CELLS.flatMap((cell) => {
    const [main, ...otherBases] = targets.filter(
      (target) => target.layer === 'headline' && toneOf(target.id) === cell,
    )
    if (main === undefined) return []
    const operational = targets.find(
      (target) => target.layer === 'operational' && target.measure === main.measure,
    )
    return [{ cell, main, otherBases, operational: operational ?? null }]
  })
}

type Counted = Pick<TargetOut, 'goal' | 'numerator'>

/** People still missing to the goal; null without a goal or a report. */
export const remaining = ({ goal, numerator }: Counted): number | null =>
  goal === null || numerator === null ? null : Math.max(0, goal - numerator)

/** The last week was slower than what is needed from now on. */
export const isSlow = ({ paceNeeded, paceLast7 }: Pick<TargetOut, 'paceNeeded' | 'paceLast7'>): boolean =>
  paceNeeded !== null && paceNeeded > 0 && paceLast7 !== null && paceLast7 < paceNeeded
