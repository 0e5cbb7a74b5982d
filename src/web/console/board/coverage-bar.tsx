// A share as a bar: confirmed full, reported lighter behind it, a tick where the goal lies; dotted where nothing was reported.
// The figures beside it say the same, so it is not heard.

import type { MarkCell } from '#domain/mark'
import './coverage-bar.css'

export type CoverageBarProps = {
  readonly tone: MarkCell | 'ink'
  readonly confirmed: number | null
  readonly reported: number
  readonly denominator: number
  /** People who must be reached; a tick for each. */
  readonly goals: readonly number[]
}

export function CoverageBar({ tone, confirmed, reported, denominator, goals }: CoverageBarProps) {
  if (confirmed === null || denominator <= 0)
    return <div className="bar bar-missing" data-tone={tone} aria-hidden="true" />
  const share = (count: number) => `${Math.min(100, Math.max(0, (count / denominator) * 100))}%`
  return (
    <div className="bar" data-tone={tone} aria-hidden="true">
      <span className="bar-reported" style={{ width: share(confirmed + reported) }} />
      <span className="bar-confirmed" style={{ width: share(confirmed) }} />
      {goals.map((goal) => (
        <span key={goal} className="bar-goal" style={{ insetInlineStart: share(goal) }} />
      ))}
    </div>
  )
}
