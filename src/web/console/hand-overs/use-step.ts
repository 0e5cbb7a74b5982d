// Taking a step of a hand-over. What the server answers is read again everywhere; what went wrong stays in sight.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { stepHandOver } from '#contract/hand-overs'
import type { BounceReason, HandOverStep } from '#domain/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { HAND_OVERS, type HandOverView } from './wire.ts'

export type TakeStep = (handOver: HandOverView, step: HandOverStep, reason?: BounceReason) => Promise<boolean>

export function useStep(): {
  readonly take: TakeStep
  readonly busy: string | null
  readonly failure: Failure | null
} {
  const words = useWords(handOverWords)
  const queries = useQueryClient()
  /** The hand-over that is being changed. */
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const take = useCallback<TakeStep>(
    async ({ handOverId, person }, step, reason) => {
      setBusy(handOverId)
      const taken = await call(stepHandOver, {
        handOverId,
        step,
        ...(reason === undefined ? {} : { reason }),
      })
      setBusy(null)
      setFailure(taken.ok ? null : taken.error)
      await queries.invalidateQueries({ queryKey: HAND_OVERS })
      if (taken.ok) showToast(words.said[step](person?.name ?? words.hidden))
      return taken.ok
    },
    [queries, words],
  )
  return { take, busy, failure }
}
