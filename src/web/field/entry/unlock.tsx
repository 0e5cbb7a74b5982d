// The PIN, how many tries are left, and the way out for whoever has forgotten it: told what is lost and what is not before it is
// done.

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { MOST_TRIES, PIN_LENGTH } from '#domain/pin'
import { fieldWords } from '#words/field'
import { fieldEntryWords } from '#words/field-entry'
import { useFormats, useWords } from '../../language.tsx'
import type { PhoneView, PinRefusal } from '../../offline/phone-view.ts'
import { Note } from '../note.tsx'
import { usePhone } from '../phone-context.tsx'
import { EntryPage } from './entry-page.tsx'
import { PinInput, ShowDigits } from './pin-input.tsx'

type Locked = Extract<PhoneView, { at: 'locked' }>

export function Unlock({ view, isInvited }: { view: Locked; isInvited: boolean }) {
  const { displayName, triesLeft, sealedWaiting, update } = view
  const words = useWords(fieldEntryWords)
  const field = useWords(fieldWords)
  const format = useFormats()
  const phone = usePhone()
  const [pin, setPin] = useState('')
  const [refusal, setRefusal] = useState<PinRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isShown, setShown] = useState(false)
  const isTrying = useRef(false)
  const open = async (typed: string) => {
    if (typed.length !== PIN_LENGTH || isTrying.current) return
    isTrying.current = true
    setBusy(true)
    const refused = await phone.unlock(typed)
    isTrying.current = false
    setBusy(false)
    setRefusal(refused)
    if (refused !== null) {
      setPin('')
      navigator.vibrate?.(200)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open(pin)
  }
  return (
    <EntryPage title={words.unlock.title(displayName)}>
      {isInvited && <Note happened={words.join.already(displayName)} />}
      <form className="pin-form" noValidate onSubmit={submit}>
        {refusal !== null && <Note kind="alarm" happened={words.pinRefusals[refusal]} />}
        <PinInput
          label={words.pin.pin}
          value={pin}
          use="current-password"
          isShown={isShown}
          isFocused
          isBusy={isBusy}
          onChange={(typed) => {
            setPin(typed)
            open(typed)
          }}
        />
        {triesLeft < MOST_TRIES && !isBusy && (
          <p className="unlock-tries">{words.unlock.triesLeft(format.count(triesLeft))}</p>
        )}
        <ShowDigits isShown={isShown} onChange={setShown} />
        <button
          type="submit"
          className="press press-main press-wide"
          aria-disabled={pin.length !== PIN_LENGTH || isBusy}
        >
          {isBusy ? words.pin.busy : words.unlock.open}
        </button>
      </form>
      {sealedWaiting > 0 && <p>{words.unlock.waiting(format.count(sealedWaiting))}</p>}
      {update && (
        <Note happened={field.updateReady}>
          <button type="button" className="press" onClick={phone.useUpdate}>
            {field.updateNow}
          </button>
        </Note>
      )}
      <Forgot />
    </EntryPage>
  )
}

function Forgot() {
  const { unlock: words } = useWords(fieldEntryWords)
  const { cancel } = useWords(fieldWords)
  const phone = usePhone()
  const [isAsked, setAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isAsked) heading.current?.focus()
  }, [isAsked])
  if (!isAsked)
    return (
      <button type="button" className="press press-quiet press-wide" onClick={() => setAsked(true)}>
        {words.forgot}
      </button>
    )
  return (
    <section className="sealed" aria-labelledby="forgot">
      <h2 id="forgot" ref={heading} tabIndex={-1}>
        {words.forgotTitle}
      </h2>
      <p>{words.forgotWhat}</p>
      <p>{words.forgotKept}</p>
      <button type="button" className="press press-wide" onClick={() => setAsked(false)}>
        {cancel}
      </button>
      <button
        type="button"
        className="press press-alarm press-wide"
        onClick={() => phone.wipe('pin-forgotten')}
      >
        {words.wipe}
      </button>
    </section>
  )
}
