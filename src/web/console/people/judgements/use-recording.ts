// Sending one judgement: what the server answers is read again everywhere the person is shown; what went wrong stays in sight.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { judgementWords } from '#words/judgements'
import type { Failure } from '../../../call.ts'
import { useWords } from '../../../language.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { REQUESTS } from './wire.ts'

type Answer<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: Failure }

export function useRecording() {
  const words = useWords(judgementWords)
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** `said`: what is told on success; unless given, whether it was recorded or is on its way. */
  const send = async <V extends object>(asked: Promise<Answer<V>>, said?: string): Promise<boolean> => {
    setBusy(true)
    const answer = await asked
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    if (!answer.ok) return false
    const isForwarded = 'outcome' in answer.value && answer.value.outcome === 'forwarded'
    showToast(said ?? (isForwarded ? words.forwarded : words.recorded))
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['people'] }),
      queries.invalidateQueries({ queryKey: REQUESTS }),
    ])
    return true
  }
  return { send, isBusy, failure }
}
