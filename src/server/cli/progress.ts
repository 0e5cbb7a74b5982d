// A progress bar on standard error, only when a person watches. Counts and names come from the caller; it keeps no time.

import { formatCount } from '#words/words'
import type { Shell } from './command.ts'

const WIDTH = 24

export type Progress = {
  /** `total` null: not known yet. Writes ten times a second at most. */
  readonly show: (label: string, done: number, total: number | null) => void
  /** Takes the bar away. */
  readonly end: () => void
}

export function progressOn({ watched, err }: Pick<Shell, 'watched' | 'err'>, now: () => number): Progress {
  if (!watched) return { show: () => undefined, end: () => undefined }
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    show(label, done, total) {
      const complete = total !== null && done >= total
      if (now() - shownAt < 100 && !complete) return
      shownAt = now()
      err(`\r\u001b[2K${barOf(label, done, total)}`)
    },
    end: () => err('\r\u001b[2K'),
  }
}

export function barOf(label: string, done: number, total: number | null): string {
  if (total === null || total <= 0) return `${label} ${formatCount(done)}`
  const filled = Math.min(WIDTH, Math.floor((done / total) * WIDTH))
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${label} ${formatCount(done)}/${formatCount(total)}`
}
