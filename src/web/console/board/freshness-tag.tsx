// The day a unit was last heard of, told by shape and words: a full dot, a half one when silent for over seven days, an empty
// one when never heard of.

import type { Day } from '#domain/dates'
import { boardWords } from '#words/board'
import { useFormats, useWords } from '../../language.tsx'
import { freshnessOf } from './freshness.ts'
import './freshness-tag.css'
import { useHere } from './here.tsx'

export function FreshnessTag({ lastReport }: { lastReport: Day | null }) {
  const { asOf } = useHere()
  const words = useWords(boardWords).fresh
  const format = useFormats()
  const freshness = freshnessOf(lastReport, asOf)
  const ago = lastReport === null ? null : asOf - lastReport
  return (
    <span className="fresh" data-fresh={freshness}>
      <span className="fresh-dot" />
      {lastReport === null ? (
        words.never
      ) : (
        <>
          {format.dayShort(lastReport)}
          <span className="fresh-ago">{ago === 0 ? words.today : words.daysAgo(format.count(ago))}</span>
        </>
      )}
    </span>
  )
}
