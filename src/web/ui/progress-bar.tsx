// Long work: what is being done, rows done of how many, how fast, and the time left. The caller knows the rate.

import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import './progress-bar.css'

export type ProgressBarProps = {
  readonly label: string
  /** Rows (or whatever `label` counts). */
  readonly done: number
  /** null: nobody knows yet. */
  readonly total: number | null
  /** Rows per second; null while too early to say. */
  readonly rate: number | null
}

export function ProgressBar({ label, done, total, rate }: ProgressBarProps) {
  const words = useWords(uiWords).progress
  const format = useFormats()
  const isDone = total !== null && done >= total
  const left = total === null || rate === null || rate <= 0 ? null : (total - done) / rate
  const said = [
    total === null ? words.rowsOnly(format.count(done)) : words.rows(format.count(done), format.count(total)),
    ...(rate === null || isDone ? [] : [words.rate(format.count(rate))]),
    ...(isDone ? [words.done] : left === null ? [] : [words.left(format.duration(left))]),
  ]
  return (
    <div className="progress">
      <div className="progress-head">
        <span className="progress-label">{label}</span>
        <span className="progress-share figures">{total === null ? '' : format.share(done, total)}</span>
      </div>
      <svg
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : Math.min(done, total)}
        aria-valuetext={said.join(', ')}
        viewBox="0 0 1000 8"
        preserveAspectRatio="none"
      >
        <title>{label}</title>
        {total === null ? (
          <rect className="progress-unknown" width="260" height="8" />
        ) : (
          <rect width={total <= 0 ? 0 : Math.min(1000, (done / total) * 1000)} height="8" />
        )}
      </svg>
      <p className="progress-said figures" aria-hidden="true">
        {said.join(' · ')}
      </p>
    </div>
  )
}
