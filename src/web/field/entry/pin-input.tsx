// Six digits on the phone's own number keys. Shown as dots, and as digits for as long as somebody asks.

import { useId, useState } from 'react'
import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'

export const PIN_DIGITS = 6

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (pin: string) => void
  readonly use: 'current-password' | 'new-password'
  readonly isFocused?: boolean
}

export function PinInput({ label, value, onChange, use, isFocused = false }: Props) {
  const words = useWords(fieldEntryWords).pin
  const id = useId()
  const [isShown, setShown] = useState(false)
  return (
    <div className="pin">
      <label htmlFor={id}>{label}</label>
      <div className="pin-row">
        <input
          id={id}
          className="pin-digits figures"
          type={isShown ? 'text' : 'password'}
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={PIN_DIGITS}
          autoComplete={use}
          enterKeyHint="done"
          // biome-ignore lint/a11y/noAutofocus: a phone that is opened asks for nothing else
          autoFocus={isFocused}
          value={value}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, PIN_DIGITS))}
        />
        <label className="check pin-show">
          <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
          {words.show}
        </label>
      </div>
    </div>
  )
}
