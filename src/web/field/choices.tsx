// One of a few, as native radio buttons drawn as large keys: a thumb, a keyboard and a screen reader use them alike.

import { type ReactNode, useId } from 'react'

type Props<V extends string> = {
  readonly label: string
  readonly isLabelShown?: boolean
  /** null: nothing chosen yet */
  readonly value: V | null
  readonly choices: readonly { readonly value: V; readonly label: string; readonly aside?: string }[]
  readonly onChange: (value: V) => void
  readonly children?: ReactNode
}

export function Choices<V extends string>({
  label,
  isLabelShown = false,
  value,
  choices,
  onChange,
  children,
}: Props<V>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend className={isLabelShown ? undefined : 'only-heard'}>{label}</legend>
      {choices.map((one) => (
        <label key={one.value} className="choice">
          <input
            type="radio"
            name={name}
            value={one.value}
            checked={value === one.value}
            onChange={() => onChange(one.value)}
          />
          <span className="choice-face">
            {one.label}
            {one.aside !== undefined && <span className="choice-aside">{one.aside}</span>}
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  )
}
