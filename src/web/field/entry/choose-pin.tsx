// After joining: a PIN of six digits, typed twice, with what it protects from and what not.

import { type FormEvent, useState } from 'react'
import { PIN_LENGTH } from '#domain/pin'
import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'
import type { PinRefusal } from '../../offline/phone-view.ts'
import { Note } from '../note.tsx'
import { usePhone } from '../phone-context.tsx'
import { EntryPage } from './entry-page.tsx'
import { PinFacts } from './pin-facts.tsx'
import { PinInput, ShowDigits } from './pin-input.tsx'

export function ChoosePin({ displayName }: { displayName: string }) {
  const { pin: words, pinRefusals } = useWords(fieldEntryWords)
  const phone = usePhone()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [refusal, setRefusal] = useState<PinRefusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isShown, setShown] = useState(false)
  const isWhole = pin.length === PIN_LENGTH && again.length === PIN_LENGTH
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || isBusy) return
    setBusy(true)
    const refused = await phone.choosePin(pin, again)
    setBusy(false)
    setRefusal(refused)
    if (refused === null) return
    setAgain('')
    if (refused === 'pin-weak') setPin('')
  }
  return (
    <EntryPage title={words.title(displayName)} lead={words.lead}>
      <form className="pin-form" noValidate onSubmit={submit}>
        {refusal !== null && <Note kind="alarm" happened={pinRefusals[refusal]} />}
        <PinInput
          label={words.pin}
          value={pin}
          onChange={setPin}
          isShown={isShown}
          use="new-password"
          isFocused
        />
        <PinInput
          label={words.again}
          value={again}
          onChange={setAgain}
          isShown={isShown}
          use="new-password"
        />
        <ShowDigits isShown={isShown} onChange={setShown} />
        <button type="submit" className="press press-main press-wide" aria-disabled={!isWhole || isBusy}>
          {isBusy ? words.busy : words.choose}
        </button>
      </form>
      <PinFacts />
    </EntryPage>
  )
}
