// A new password for oneself. What was typed is forgotten when the dialog closes.

import { type FormEvent, useState } from 'react'
import { changePassword } from '#contract/accounts'
import { accountWords } from '#words/accounts'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../call.ts'
import { useWords } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Dialog } from '../ui/overlay.tsx'
import { showToast } from '../ui/toast.tsx'
import { FailureNote } from './failure-note.tsx'

export function PasswordDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords(accountWords).password
  return (
    <Dialog title={words.title} isOpen={isOpen} onClose={onClose}>
      <PasswordForm onDone={onClose} />
    </Dialog>
  )
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const words = useWords(accountWords)
  const shell = useWords(shellWords)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const changed = await call(changePassword, { current, next })
    setBusy(false)
    if (!changed.ok) return setFailure(changed.error)
    showToast(words.password.done)
    onDone()
  }
  return (
    <form className="form" onSubmit={submit}>
      {failure !== null && <FailureNote failure={failure} kept={shell.failure.keptTyped} />}
      <Field
        label={words.password.current}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={setCurrent}
      />
      <Field
        label={words.password.next}
        hint={words.password.rule}
        type="password"
        autoComplete="new-password"
        required
        value={next}
        onChange={setNext}
      />
      <div className="form-actions">
        <Button kind="quiet" onClick={onDone}>
          {shell.cancel}
        </Button>
        <Button type="submit" kind="primary" busy={isBusy} disabled={current === '' || next === ''}>
          {words.password.submit}
        </Button>
      </div>
    </form>
  )
}
