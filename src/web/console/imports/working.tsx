// A list being read or written: what is done, how many rows, how fast, how long still.

import { useRef } from 'react'
import { importScreenWords } from '#words/import-screens'
import { useWords } from '../../language.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import type { ImportView } from './wire.ts'

type Seen = { phase: string; done: number; at: number }

export function Working({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const first = useRef<Seen | null>(null)
  const { progress } = view
  if (progress === null) return <ProgressBar label={words.starting} done={0} total={null} rate={null} />
  const now = performance.now()
  if (first.current === null || first.current.phase !== progress.phase) {
    first.current = { phase: progress.phase, done: progress.done, at: now }
  }
  const seconds = (now - first.current.at) / 1000
  const rate = seconds < 1 ? null : (progress.done - first.current.done) / seconds
  const label =
    Object.entries(words.phases).find(([phase]) => phase === progress.phase)?.[1] ?? words.starting
  const total = progress.total === 0 ? null : progress.total
  return <ProgressBar label={label} done={progress.done} total={total} rate={rate === 0 ? null : rate} />
}
