// The funnel: stages on one base, and what is lost from one to the next. A stage that nobody reported breaks the chain: it
// is neither zero nor a loss.

import type { BoardOut } from './wire.ts'

export type FunnelFigure = BoardOut['funnel'][number]

export type Stage = {
  readonly figure: FunnelFigure
  /** People fewer than at the stage before (negative: more); null at the first, and beside one not reported. */
  readonly drop: { readonly count: number; readonly of: number } | null
}

export function stagesOf(funnel: readonly FunnelFigure[]): Stage[] {
  return funnel.map((figure, i) => {
    const before = funnel[i - 1]?.numerator ?? null
    const drop =
      before === null || figure.numerator === null ? null : { count: before - figure.numerator, of: before }
    return { figure, drop }
  })
}
