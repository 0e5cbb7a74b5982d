// A list being read, written or taken back: what is done, how many rows, how fast, how long still. A reading is always ended by the
// server; a list that is to be given up is given up the moment it has been read.

import { useEffect, useRef, useState } from 'react'
import { importScreenWords } from '#words/import-screens'
import { withdrawalWords } from '#words/import-withdrawal'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { ImportView } from './wire.ts'

type Progress = NonNullable<ImportView['progress']>

export function Working({
  view,
  isGivenUp,
  onGiveUp,
}: {
  view: ImportView
  isGivenUp: boolean
  onGiveUp: () => void
}) {
  const words = useWords(importScreenWords)
  const withdrawal = useWords(withdrawalWords)
  const { progress } = view
  const goesOn = view.state === 'withdrawing' ? withdrawal.goesOn : words.goesOn
  const rate = useRate(progress)
  const label =
    Object.entries(words.phases).find(([phase]) => phase === progress?.phase)?.[1] ?? words.starting
  // A step that is done in one go tells 0 of 1: not rows.
  const total = progress === null || progress.total <= 1 ? null : progress.total
  return (
    <div className="import-working">
      <ProgressBar label={label} done={progress?.done ?? 0} total={total} rate={rate} />
      <p className="import-aside">{isGivenUp ? words.givingUp : goesOn}</p>
      {view.state === 'reading' && !isGivenUp && <Button onClick={onGiveUp}>{words.cancel}</Button>}
    </div>
  )
}

/** Rows per second since the phase was first seen; null for the first second and while nothing has moved. */
function useRate(progress: Progress | null): number | null {
  const first = useRef<{ phase: string; done: number; at: number } | null>(null)
  const [rate, setRate] = useState<number | null>(null)
  useEffect(() => {
    if (progress === null) return
    const { phase, done } = progress
    const at = performance.now()
    if (first.current?.phase !== phase) first.current = { phase, done, at }
    const seconds = (at - first.current.at) / 1000
    const moved = done - first.current.done
    setRate(seconds < 1 || moved <= 0 ? null : moved / seconds)
  }, [progress])
  return rate
}
