// Six digits on the phone's own number keys. Shown as dots, and as digits for as long as somebody asks.

import { useId } from 'react'
import { PIN_LENGTH } from '#domain/pin'
import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (pin: string) => void
  readonly use: 'current-password' | 'new-password'
  readonly isShown: boolean
  readonly isFocused?: boolean
  /** The one before is still being looked at: what is typed meanwhile would be lost. */
  readonly isBusy?: boolean
}

export function PinInput({ label, value, onChange, use, isShown, isFocused = false, isBusy = false }: Props) {
  const id = useId()
  return (
    <div className="pin">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="pin-digits figures"
        type={isShown ? 'text' : 'password'}
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={PIN_LENGTH}
        autoComplete={use}
        enterKeyHint="done"
        // biome-ignore lint/a11y/noAutofocus: a phone that is opened asks for nothing else
        autoFocus={isFocused}
        readOnly={isBusy}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, PIN_LENGTH))}
      />
    </div>
  )
}

type ShowProps = { readonly isShown: boolean; readonly onChange: (isShown: boolean) => void }

export function ShowDigits({ isShown, onChange }: ShowProps) {
  const words = useWords(fieldEntryWords).pin
  return (
    <label className="check">
      <input type="checkbox" checked={isShown} onChange={(event) => onChange(event.target.checked)} />
      {words.show}
    </label>
  )
}
