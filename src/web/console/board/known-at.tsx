// "As known on day K": shows what it means and lets one go back to what had been learnt by then.

import { Button as AriaButton } from 'react-aria-components'
import { boardWords } from '#words/board'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Calendar } from '../../ui/calendar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/overlay.tsx'
import { useHere } from './here.tsx'
import './known-at.css'

export function KnownAt() {
  const { campaign, asOf, knownAt, today, go } = useHere()
  const words = useWords(boardWords).known
  const format = useFormats()
  return (
    <Popover
      label={words.label}
      trigger={
        <AriaButton className="button button-secondary" data-chosen={knownAt !== null || undefined}>
          <Icon name="eye" />
          <span className="button-text">{knownAt === null ? words.now : words.at(format.day(knownAt))}</span>
        </AriaButton>
      }
    >
      {(close) => (
        <div className="known">
          <p className="known-title">{words.label}</p>
          <p className="known-about">{words.about}</p>
          <Calendar
            day={knownAt ?? today}
            earliest={asOf}
            latest={today}
            campaign={{ start: campaign.startsOn, end: campaign.endsOn }}
            onChoose={(day) => {
              go({ knownAt: day >= today ? null : day })
              close()
            }}
          />
          {knownAt !== null && (
            <Button
              onClick={() => {
                go({ knownAt: null })
                close()
              }}
            >
              {words.back}
            </Button>
          )}
        </div>
      )}
    </Popover>
  )
}

/** Says in the page that something is left out, and leads back. */
export function KnownAtNote() {
  const { knownAt, go } = useHere()
  const words = useWords(boardWords).known
  const format = useFormats()
  if (knownAt === null) return null
  return (
    <p className="known-note" role="note">
      <span>{words.note(format.day(knownAt))}</span>
      <Button kind="quiet" icon="undo" onClick={() => go({ knownAt: null })}>
        {words.back}
      </Button>
    </p>
  )
}
