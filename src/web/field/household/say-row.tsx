// One thing that could be done: done, or why not. Each is one choice, and a second press takes it back. The reasons open the
// phone's own list, which every thumb knows.

import type { ReactNode } from 'react'
import type { Milestone } from '#domain/milestones'
import { type OpenCaseReason, remedyOf } from '#domain/open-case-reasons'
import type { Said } from '#domain/visit-draft'
import { fieldVisitWords } from '#words/field-visit'
import { nextActionWords } from '#words/next-actions'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { GuideLink } from '../guides/guide-link.tsx'
import { capitalised, useActionText } from './household-text.ts'

type Props = {
  readonly label: string
  readonly why: string | null
  /** Refused, disputed or run out. */
  readonly isUrgent: boolean
  readonly milestone: Milestone
  /** Why the last visit could not do it. */
  readonly guideReason: OpenCaseReason | null
  readonly who: string
  readonly said: Said | null
  readonly mayBeSaid: boolean
  /** None: it is waited for, and can only turn out to be done. */
  readonly reasons: readonly OpenCaseReason[]
  readonly onSay: (said: Said | null) => void
  readonly children?: ReactNode
}

export function SayRow(props: Props) {
  const { label, why, isUrgent, milestone, guideReason, who, said, mayBeSaid, reasons, onSay, children } =
    props
  const words = useWords(fieldVisitWords)
  const { remedies } = useWords(nextActionWords)
  const { reason: nameOf } = useActionText()
  const isDone = said === 'done'
  const reason = said === null || said === 'done' ? null : said
  return (
    <div className="say" data-said={isDone ? 'done' : reason === null ? undefined : 'reason'}>
      <p className="say-what">{label}</p>
      {why !== null && (
        <p className="say-why" data-urgent={isUrgent || undefined}>
          {why}
        </p>
      )}
      {mayBeSaid && (
        <div className="say-keys">
          <button
            type="button"
            className="say-done"
            aria-pressed={isDone}
            aria-label={`${words.done}: ${label} (${who})`}
            onClick={() => onSay(isDone ? null : 'done')}
          >
            <Icon name="check" size={20} />
            {words.done}
          </button>
          {reasons.length > 0 && (
            <span className="pick say-reason">
              <select
                aria-label={`${words.notDone}: ${label} (${who})`}
                value={reason ?? ''}
                onChange={(event) => onSay(reasons.find((one) => one === event.target.value) ?? null)}
              >
                <option value="">{reason === null ? words.notDone : words.takeBack}</option>
                {reasons.map((one) => (
                  <option key={one} value={one}>
                    {nameOf(one)}
                  </option>
                ))}
              </select>
              <Icon name="down" size={20} />
            </span>
          )}
        </div>
      )}
      {reason !== null && (
        <p className="say-then">
          {nameOf(reason)}. {capitalised(remedies[remedyOf(reason)])}.
        </p>
      )}
      {children}
      <GuideLink milestone={milestone} reason={reason ?? guideReason} />
    </div>
  )
}
