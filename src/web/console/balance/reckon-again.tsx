// Reckons a commune anew without waiting for the night.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { proposeBalance } from '#contract/balance'
import { balanceWords } from '#words/balance'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { balanceKey } from './wire.ts'

export function ReckonAgain({ unit }: { unit: number }) {
  const words = useWords(balanceWords)
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const reckon = async () => {
    setBusy(true)
    const reckoned = await call(proposeBalance, { unit })
    setBusy(false)
    setFailure(reckoned.ok ? null : reckoned.error)
    if (!reckoned.ok) return
    showToast(words.reckoned(reckoned.value.made))
    await queries.invalidateQueries({ queryKey: balanceKey(unit) })
  }
  return (
    <>
      <Button busy={isBusy} onClick={reckon}>
        {words.reckon}
      </Button>
      {failure !== null && <FailureNote failure={failure} />}
    </>
  )
}
