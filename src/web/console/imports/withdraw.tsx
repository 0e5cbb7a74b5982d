// Taking a list back that was taken in: a button, and a dialog that says what it does and asks why.

import { type FormEvent, useState } from 'react'
import { withdrawImport } from '#contract/imports'
import { withdrawalWords } from '#words/import-withdrawal'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { ImportView } from './wire.ts'

type Props = { readonly importId: string; readonly onView: (view: ImportView) => void }

export function Withdraw(props: Props) {
  const words = useWords(withdrawalWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="undo" kind="quiet" onClick={() => setOpen(true)}>
        {words.act}
      </Button>
      {isOpen && <WithdrawDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

const SHORTEST = 3
const LONGEST = 300

function WithdrawDialog({ importId, onView, onClose }: Props & { readonly onClose: () => void }) {
  const words = useWords(withdrawalWords)
  const [why, setWhy] = useState('')
  const [isShort, setShort] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    const said = why.trim()
    setShort(said.length < SHORTEST)
    if (said.length < SHORTEST) return
    setBusy(true)
    const sent = await call(withdrawImport, { importId, why: said })
    setBusy(false)
    if (sent.ok) onView(sent.value)
    else setFailure(sent.error)
  }
  const actions = (
    <>
      <Button onClick={onClose}>{words.keep}</Button>
      <Button kind="alarm" type="submit" form="withdraw" busy={isBusy}>
        {words.act}
      </Button>
    </>
  )
  return (
    <Dialog title={words.ask} isOpen onClose={onClose} actions={actions}>
      <ul className="import-notes">
        {words.means.split('|').map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <form id="withdraw" noValidate onSubmit={send}>
        <Field
          label={words.why}
          hint={words.whyHint}
          error={isShort && why.trim().length < SHORTEST ? words.whyShort : undefined}
          maxLength={LONGEST}
          autoComplete="off"
          value={why}
          onChange={setWhy}
        />
      </form>
      {failure !== null && <FailureNote failure={failure} />}
    </Dialog>
  )
}
