// Asks why a hamlet is reopened, or its sweep is stopped before it was over, then does it. The reason is words, never a number of a citizen.

import { type FormEvent, useState } from 'react'
import { REASON_SHORTEST } from '#contract/people'
import { reopenWave } from '#contract/waves'
import type { WaveStep } from '#domain/waves'
import { shellWords } from '#words/shell'
import { waveWords } from '#words/waves'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { HamletWave } from './wire.ts'

const FORM = 'reopen'

type Props = {
  readonly wave: HamletWave
  readonly to: WaveStep
  readonly onClose: () => void
  readonly onReopened: () => void
}

export function Reopen({ wave: { unit, stepNo }, to, onClose, onReopened }: Props) {
  const words = useWords(waveWords)
  const { cancel } = useWords(shellWords)
  const [name, act] =
    to === 'open' ? [words.haltOf(unit.fullName), words.halt] : [words.reopenOf(unit.fullName), words.reopen]
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const isShort = reason.trim().length < REASON_SHORTEST
    setWrong(isShort ? words.reasonShort : undefined)
    setFailure(null)
    if (isShort) return
    setBusy(true)
    const answer = await call(reopenWave, { hamlet: unit.unitId, seen: stepNo, reason })
    setBusy(false)
    if (answer.ok) {
      showToast(words.taken(unit.fullName, words.steps[answer.value.step]))
      onReopened()
      onClose()
    } else if (answer.error.code === 'input-invalid') setWrong(words.reasonNumber)
    else {
      setFailure(answer.error)
      onReopened()
    }
  }
  return (
    <Dialog
      title={name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button kind="primary" type="submit" form={FORM} busy={isBusy}>
            {act}
          </Button>
        </>
      }
    >
      <form id={FORM} className="wave-ask" noValidate onSubmit={send}>
        <p>{words.reopenAbout(words.steps[to])}</p>
        <Field
          label={words.reason}
          hint={words.reasonHint}
          error={wrong}
          value={reason}
          onChange={setReason}
          autoComplete="off"
          maxLength={300}
          // The person has just asked for it.
          autoFocus
        />
      </form>
      {failure !== null && <FailureNote failure={failure} next={words.lookAgain} />}
    </Dialog>
  )
}
