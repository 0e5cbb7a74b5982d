// Another PIN for this phone: the one in use, then the new one twice.

import { type FormEvent, useState } from 'react'
import { PIN_LENGTH } from '#domain/pin'
import { fieldEntryWords } from '#words/field-entry'
import { fieldMoreWords } from '#words/field-more'
import { useWords } from '../../language.tsx'
import type { PinRefusal } from '../../offline/phone-view.ts'
import { PinFacts } from '../entry/pin-facts.tsx'
import { PinInput, ShowDigits } from '../entry/pin-input.tsx'
import { Screen } from '../frame.tsx'
import { Note } from '../note.tsx'
import { usePhone } from '../phone-context.tsx'

export function ChangePin() {
  const words = useWords(fieldEntryWords)
  const more = useWords(fieldMoreWords)
  const phone = usePhone()
  const [pin, setPin] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [refusal, setRefusal] = useState<PinRefusal | null>(null)
  const [isChanged, setChanged] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [isShown, setShown] = useState(false)
  const isWhole = [pin, next, again].every((typed) => typed.length === PIN_LENGTH)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || isBusy) return
    setBusy(true)
    const refused = await phone.changePin(pin, next, again)
    setBusy(false)
    setRefusal(refused)
    setChanged(refused === null)
    if (refused === 'pin-wrong') return setPin('')
    setNext('')
    setAgain('')
    if (refused === null) setPin('')
  }
  return (
    <Screen title={more.changePin} tab={null}>
      <form className="pin-form" noValidate onSubmit={submit}>
        {refusal !== null && <Note kind="alarm" happened={words.pinRefusals[refusal]} />}
        {isChanged && <Note kind="good" happened={more.pinChanged} />}
        <PinInput
          label={words.pin.now}
          value={pin}
          onChange={setPin}
          isShown={isShown}
          use="current-password"
        />
        <PinInput
          label={words.pin.next}
          value={next}
          onChange={setNext}
          isShown={isShown}
          use="new-password"
        />
        <PinInput
          label={words.pin.again}
          value={again}
          onChange={setAgain}
          isShown={isShown}
          use="new-password"
        />
        <ShowDigits isShown={isShown} onChange={setShown} />
        <button type="submit" className="press press-main press-wide" aria-disabled={!isWhole || isBusy}>
          {isBusy ? words.pin.busy : words.pin.choose}
        </button>
      </form>
      <PinFacts />
    </Screen>
  )
}
