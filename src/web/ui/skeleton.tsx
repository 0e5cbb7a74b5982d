// Where content will stand, while it is on its way: the same rows and heights, so that nothing jumps. Heard once.

import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import './skeleton.css'

/** `rows` lines of a table or list; `figure` adds the place of a large number above. */
export function Skeleton({ rows = 3, figure = false }: { rows?: number; figure?: boolean }) {
  const words = useWords(uiWords)
  return (
    <div className="skeleton" role="status">
      <span className="only-heard">{words.loading}</span>
      {figure && <div className="skeleton-figure" />}
      {Array.from({ length: rows }, (_, i) => `row${i}`).map((key) => (
        <div className="skeleton-row" key={key} />
      ))}
    </div>
  )
}
