// A box that is filled in by digits: what it reads as stands beside it while one types. `data-step` makes it a step of the form.

import { useId } from 'react'
import { Icon } from '../../ui/icon.tsx'

type Props = {
  readonly label: string
  /** Only heard: a name stands beside it. */
  readonly isLabelHeard?: boolean
  readonly hint?: string
  readonly width: 'short' | 'day' | 'row' | 'name'
  readonly value: string
  readonly onChange: (value: string) => void
  /** How it reads. */
  readonly said?: string | undefined
  readonly isSaidFaint?: boolean
  readonly error?: string | undefined
}

export function KeyBox({
  label,
  isLabelHeard = false,
  hint,
  width,
  value,
  onChange,
  said,
  isSaidFaint,
  error,
}: Props) {
  const id = useId()
  const about = error ?? said ?? hint
  return (
    <div className={`key-box key-box-${width}`}>
      <label className={isLabelHeard ? 'only-heard' : 'key-label'} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="key-input figures"
        data-step
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode={width === 'name' ? 'text' : 'numeric'}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={about === undefined ? undefined : `${id}s`}
      />
      {about !== undefined && (
        <p
          className="key-said"
          id={`${id}s`}
          data-wrong={error !== undefined || undefined}
          data-faint={isSaidFaint || undefined}
        >
          {error !== undefined && <Icon name="alert" size={14} />}
          <span>{about}</span>
          {error === undefined && said !== undefined && hint !== undefined && (
            <span className="key-hint">({hint})</span>
          )}
        </p>
      )}
    </div>
  )
}
