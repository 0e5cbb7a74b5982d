// A text of a guide card, in one language or in both beside each other, with what is wrong once somebody has tried to save it.

import { useId } from 'react'
import { GUIDE_LIMITS } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { useWords } from '../../language.tsx'
import { faultOf, type Pair } from './draft.ts'

type TypedProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isTried: boolean
  readonly most?: number
}

export function TypedText({ label, value, onChange, isTried, most = GUIDE_LIMITS.text }: TypedProps) {
  const words = useWords(guideWords).form
  const id = useId()
  const fault = isTried ? faultOf(value) : null
  return (
    <div className="field">
      <label className="field-label" htmlFor={`${id}t`}>
        {label}
      </label>
      <div className="field-box" data-wrong={fault !== null || undefined}>
        <textarea
          id={`${id}t`}
          className="field-input guide-text"
          rows={most > GUIDE_LIMITS.title ? 3 : 1}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value.replaceAll('\n', ' '))}
          aria-invalid={fault !== null || undefined}
          aria-describedby={fault === null ? undefined : `${id}e`}
        />
      </div>
      {fault !== null && (
        <p className="field-error" id={`${id}e`}>
          {words[fault]}
        </p>
      )}
    </div>
  )
}

/** Vietnamese first: English stands beside it. */
export function TypedPair({
  label,
  value,
  onChange,
  isTried,
  most,
}: Omit<TypedProps, 'value' | 'onChange'> & {
  readonly value: Pair
  readonly onChange: (value: Pair) => void
}) {
  const words = useWords(guideWords).form
  const rest = { isTried, ...(most === undefined ? {} : { most }) }
  return (
    <div className="guide-pair">
      <TypedText
        label={`${label} – ${words.vietnamese}`}
        value={value.vi}
        onChange={(vi) => onChange({ ...value, vi })}
        {...rest}
      />
      <TypedText
        label={`${label} – ${words.english}`}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
        {...rest}
      />
    </div>
  )
}
