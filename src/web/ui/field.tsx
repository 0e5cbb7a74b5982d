// A labelled text field and a labelled choice. The label stands above and stays; the hint says the form expected, the
// error what is wrong and is read with the field.

import { type InputHTMLAttributes, type ReactNode, useId, useState } from 'react'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import './field.css'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type Labelled = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly isOptional?: boolean
}

export type FieldProps = Labelled &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'className' | 'id'> & {
    readonly value: string
    readonly onChange: (value: string) => void
  }

export function Field({
  label,
  hint,
  error,
  isOptional,
  value,
  onChange,
  type = 'text',
  ...rest
}: FieldProps) {
  const ids = useFieldIds()
  const words = useWords(uiWords)
  const [isShown, setShown] = useState(false)
  const isSecret = type === 'password'
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      <div className="field-box" data-wrong={error !== undefined || undefined}>
        <input
          {...rest}
          id={ids.control}
          className="field-input"
          type={isSecret && isShown ? 'text' : type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={ids.described(hint, error)}
        />
        {isSecret && (
          <Button
            kind="quiet"
            icon="eye"
            label={isShown ? words.hidePassword : words.showPassword}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          />
        )}
      </div>
    </FieldFrame>
  )
}

export type Option<V extends string> = { readonly value: V; readonly label: string }

/** The browser's own list: the most accessible there is, and the right one on a phone. */
export function Select<V extends string>({
  label,
  hint,
  error,
  isOptional,
  value,
  options,
  onChange,
}: Labelled & {
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
}) {
  const ids = useFieldIds()
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} isOptional={isOptional ?? false}>
      <div className="field-box" data-wrong={error !== undefined || undefined}>
        <select
          id={ids.control}
          className="field-input field-select"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={ids.described(hint, error)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span className="field-arrow">
          <Icon name="down" />
        </span>
      </div>
    </FieldFrame>
  )
}

type FieldIds = ReturnType<typeof useFieldIds>

function useFieldIds() {
  const id = useId()
  const [control, hintId, errorId] = [`${id}c`, `${id}h`, `${id}e`]
  const described = (hint: string | undefined, error: string | undefined) =>
    [hint === undefined ? [] : hintId, error === undefined ? [] : errorId].flat().join(' ') || undefined
  return { control, hintId, errorId, described }
}

function FieldFrame({
  ids,
  label,
  hint,
  error,
  isOptional,
  children,
}: Labelled & { readonly ids: FieldIds; readonly children: ReactNode }) {
  const words = useWords(uiWords)
  return (
    <div className="field">
      <label className="field-label" htmlFor={ids.control}>
        {label}
        {isOptional && <span className="field-optional"> ({words.optional})</span>}
      </label>
      {children}
      {hint !== undefined && (
        <p className="field-hint" id={ids.hintId}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field-error" id={ids.errorId}>
          <Icon name="alert" size={14} />
          <span>{error}</span>
        </p>
      )}
    </div>
  )
}
