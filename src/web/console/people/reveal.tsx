// Asks why a whole number is needed, then has it recorded and shown. The answer is handed on and kept nowhere here.

import { useState } from 'react'
import { REASON_SHORTEST, revealNumber } from '#contract/people'
import { peopleWords } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { NumberKind } from './wire.ts'

const FORM = 'reveal'

type Props = {
  readonly personId: string
  readonly which: NumberKind
  readonly onClose: () => void
  readonly onShown: (number: string) => void
}

export function Reveal({ personId, which, onClose, onShown }: Props) {
  const words = useWords(peopleScreenWords).reveal
  const { numbers } = useWords(peopleWords)
  const { cancel } = useWords(shellWords)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [failure, setFailure] = useState<Failure<'not-found' | 'read-only-elsewhere' | 'no-such-number'>>()
  const [isBusy, setBusy] = useState(false)
  const ask = async () => {
    setFailure(undefined)
    setWrong(reason.trim().length < REASON_SHORTEST ? words.tooShort : undefined)
    if (reason.trim().length < REASON_SHORTEST) return
    setBusy(true)
    const answer = await call(revealNumber, { personId, which, reason })
    setBusy(false)
    if (answer.ok) onShown(answer.value.number)
    else if (answer.error.code === 'input-invalid') setWrong(words.noNumbers)
    else setFailure(answer.error)
  }
  return (
    <Dialog
      title={words.title(numbers[which].toLocaleLowerCase())}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button kind="primary" type="submit" form={FORM} busy={isBusy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="citizen-ask"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <p>{words.about}</p>
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
      {failure !== undefined && <FailureNote failure={failure} />}
    </Dialog>
  )
}
