// Why something is taken from somebody: words, long enough to help whoever lost it, without a number of anybody.

import { FORCE_REASON_SHORTEST } from '#contract/forces'
import { holdsNumber } from '#domain/teams'
import { forceScreenWords } from '#words/force-screens'
import { useWords } from '../../language.tsx'
import { Field } from '../../ui/field.tsx'

export const isReason = (text: string): boolean =>
  text.trim().length >= FORCE_REASON_SHORTEST && !holdsNumber(text)

type Props = {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly isTried: boolean
  /** An example, where that of forces does not fit. */
  readonly hint?: string | undefined
}

export function ReasonField({ value, onChange, isTried, hint }: Props) {
  const words = useWords(forceScreenWords).give
  const error = holdsNumber(value)
    ? words.reasonNumber
    : isTried && !isReason(value)
      ? words.reasonShort
      : undefined
  return (
    <Field
      label={words.reason}
      hint={hint ?? words.reasonHint}
      error={error}
      value={value}
      onChange={onChange}
      autoComplete="off"
      maxLength={300}
    />
  )
}
