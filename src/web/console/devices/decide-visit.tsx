// Accepting a visit, or declining it with a reason. What the ledger refuses is said here, and the visit waits on.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { decideQuarantined } from '#contract/devices'
import { quarantineWords } from '#words/device-quarantine'
import { refusalPhrases } from '#words/visit-refusals'
import { call, type Failure } from '../../call.ts'
import { useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/notes.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { EndDialog } from '../forces/end-dialog.tsx'
import { DEVICES, type HeldVisit } from './wire.ts'

export function DecideVisit({ visit: { factId, person } }: { visit: HeldVisit }) {
  const words = useWords(quarantineWords)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [isDeclining, setDeclining] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const name = person?.name ?? words.hidden
  const readAgain = () => queries.invalidateQueries({ queryKey: DEVICES })
  const accept = async () => {
    setBusy(true)
    const decided = await call(decideQuarantined, { factId, accept: true })
    setBusy(false)
    setFailure(decided.ok ? null : decided.error)
    if (!decided.ok) return
    setRefusal(decided.value.refusal)
    if (decided.value.refusal !== null) return
    showToast(words.accepted(name))
    readAgain()
  }
  const decline = async (reason: string) => {
    const decided = await call(decideQuarantined, { factId, accept: false, reason })
    if (!decided.ok) return decided.error
    showToast(words.declined(name))
    readAgain()
    return null
  }
  const refused = refusal === null ? null : refusalPhrases(refusal, language)
  return (
    <div className="held-visit-acts not-printed">
      {failure !== null && <FailureNote failure={failure} onRetry={readAgain} />}
      {refused !== null && <ErrorNote happened={refused.why} kept={words.refused} next={refused.next} />}
      <Button busy={isBusy} aria-label={`${words.accept}: ${name}`} onClick={accept}>
        {words.accept}
      </Button>
      <Button kind="quiet" aria-label={`${words.decline}: ${name}`} onClick={() => setDeclining(true)}>
        {words.decline}
      </Button>
      {isDeclining && (
        <EndDialog
          title={words.declineTitle(name)}
          says={words.declineSays}
          act={words.decline}
          hint={words.declineHint}
          onEnd={decline}
          onClose={() => setDeclining(false)}
        />
      )}
    </div>
  )
}
