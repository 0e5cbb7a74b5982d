// Decisions about a proposal: what the server did is said in a notice that takes it back, and everything of forces is read anew.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { acceptBalance, rejectBalance, undoBalance } from '#contract/balance'
import { balanceWords } from '#words/balance'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FORCES } from '../forces/wire.ts'
import type { Proposal } from './wire.ts'

export function useDecideBalance({ proposalId }: Pick<Proposal, 'proposalId'>) {
  const words = useWords(balanceWords)
  const queries = useQueryClient()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const settle = useCallback(
    async (failed: Failure | null) => {
      setBusy(false)
      setFailure(failed)
      if (failed === null) await queries.invalidateQueries({ queryKey: FORCES })
    },
    [queries],
  )
  const undo = useCallback(async () => {
    setBusy(true)
    const undone = await call(undoBalance, { proposalId })
    if (undone.ok) showToast(words.undone(undone.value.people))
    await settle(undone.ok ? null : undone.error)
  }, [proposalId, settle, words])
  /** `moves` null: all. */
  const accept = useCallback(
    async (moves: readonly number[] | null) => {
      setBusy(true)
      const chosen = moves === null ? {} : { moves: [...moves] }
      const accepted = await call(acceptBalance, { proposalId, ...chosen })
      if (accepted.ok) {
        const { people, leftOut } = accepted.value
        showToast([words.accepted(people), ...(leftOut > 0 ? [words.leftOut(leftOut)] : [])].join(' '), undo)
      }
      await settle(accepted.ok ? null : accepted.error)
    },
    [proposalId, settle, undo, words],
  )
  const reject = useCallback(async () => {
    setBusy(true)
    const rejected = await call(rejectBalance, { proposalId })
    if (rejected.ok) showToast(words.rejected)
    await settle(rejected.ok ? null : rejected.error)
  }, [proposalId, settle, words])
  return { accept, reject, undo, isBusy, failure }
}
