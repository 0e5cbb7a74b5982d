// One thing that could be done: done, or why not. Each is one choice, and a second press takes it back.

import type { OpenCaseReason } from '#domain/open-case-reasons'
import type { Said } from '#domain/visit-draft'
import { visitWords } from '#words/visits'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useActionText } from './action-text.ts'

type Props = {
  readonly label: string
  readonly who: string
  readonly said: Said | null
  /** None: it is waited for, and can only turn out to be done. */
  readonly reasons: readonly OpenCaseReason[]
  readonly onSay: (said: Said | null) => void
}

export function SayMilestone({ label, who, said, reasons, onSay }: Props) {
  const words = useWords(visitWords).form
  const { reason: nameOf } = useActionText()
  const isDone = said === 'done'
  const reason = said === null || isDone ? '' : said
  return (
    <div className="say" data-said={isDone ? 'done' : reason === '' ? undefined : 'reason'}>
      <p className="say-what">{label}</p>
      <button
        type="button"
        className="choice say-done"
        aria-pressed={isDone}
        aria-label={`${words.done}: ${label} (${who})`}
        onClick={() => onSay(isDone ? null : 'done')}
      >
        {isDone && <Icon name="check" size={14} />}
        {words.done}
      </button>
      {reasons.length > 0 && (
        <span className="say-why">
          <select
            className="field-input field-select"
            aria-label={`${words.notDone}: ${label} (${who})`}
            value={reason}
            onChange={(event) => onSay(reasons.find((one) => one === event.target.value) ?? null)}
          >
            <option value="">{words.notDone}</option>
            {reasons.map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
          <span className="field-arrow">
            <Icon name="down" />
          </span>
        </span>
      )}
    </div>
  )
}
