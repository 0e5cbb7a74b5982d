// The day that everything on the page obeys: a step back, a step on, and a calendar that knows the campaign's days. The
// caller keeps the day (in the address bar).

import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Day } from '#domain/dates'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { Button } from './button.tsx'
import { Calendar } from './calendar.tsx'
import { type CampaignDays, useCampaignDay } from './campaign-day.ts'
import './day-picker.css'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { Popover } from './overlay.tsx'
import { readTypedDay } from './typed-day.ts'

export type DayPickerProps = {
  readonly day: Day
  readonly earliest: Day
  /** The last day that has begun, in campaign time. */
  readonly latest: Day
  readonly campaign: CampaignDays
  readonly onChange: (day: Day) => void
}

export function DayPicker(props: DayPickerProps) {
  const { day, earliest, latest, campaign, onChange } = props
  const words = useWords(uiWords).day
  const format = useFormats()
  const campaignDay = useCampaignDay(campaign)
  return (
    <div className="day">
      <Button
        kind="quiet"
        icon="left"
        label={words.previous}
        disabled={day <= earliest}
        onClick={() => onChange(day - 1)}
      />
      <Popover
        label={words.choose}
        placement="bottom"
        trigger={
          <AriaButton className="day-now">
            <span className="only-heard">{words.chosen} </span>
            <Icon name="calendar" />
            <span className="day-date figures">{format.day(day)}</span>
            <span className="day-campaign figures">{campaignDay(day)}</span>
          </AriaButton>
        }
      >
        {(close) => (
          <DayChoice
            {...props}
            onChange={(chosen) => {
              onChange(chosen)
              close()
            }}
          />
        )}
      </Popover>
      <Button
        kind="quiet"
        icon="right"
        label={words.next}
        disabled={day >= latest}
        onClick={() => onChange(day + 1)}
      />
    </div>
  )
}

function DayChoice({ day, earliest, latest, campaign, onChange }: DayPickerProps) {
  const words = useWords(uiWords).day
  const format = useFormats()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const isIn = (asked: Day) => asked >= earliest && asked <= latest
  const shortcuts = [
    { name: words.latest, day: latest },
    { name: words.weekAgo, day: day - 7 },
    { name: words.start, day: campaign.start },
  ].filter((shortcut) => isIn(shortcut.day) && shortcut.day !== day)
  return (
    <div className="day-choice">
      <Calendar day={day} earliest={earliest} latest={latest} campaign={campaign} onChoose={onChange} />
      <form
        className="day-typed"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const asked = readTypedDay(typed, day)
          if (asked === null) setError(words.unreadable)
          else if (!isIn(asked)) setError(words.outside(format.day(earliest), format.day(latest)))
          else onChange(asked)
        }}
      >
        <Field
          label={words.typed}
          placeholder={words.typedHint}
          error={error}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          onChange={(text) => {
            setTyped(text)
            setError(undefined)
          }}
        />
      </form>
      {shortcuts.length > 0 && (
        <div className="day-shortcuts">
          {shortcuts.map((shortcut) => (
            <Button key={shortcut.name} kind="quiet" onClick={() => onChange(shortcut.day)}>
              {shortcut.name}
              <span className="day-shortcut-date figures"> {format.dayShort(shortcut.day)}</span>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
