// When to come again: the days that people say at a door, and any other by the phone's own calendar.

import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { fieldVisitWords } from '#words/field-visit'
import { useFormats, useWords } from '../../language.tsx'
import { Choices } from '../choices.tsx'
import { useMoments, weekdayOf } from '../moment.ts'
import { useOpenPhone } from '../phone-context.tsx'

type Props = {
  /** ISO; null: nothing promised */
  readonly promise: string | null
  readonly onChange: (promise: string | null) => void
}

const WEEKEND = ['sat', 'sun']

/** The next day of a weekend that is not tomorrow. */
const weekendAfter = (today: Day): Day => {
  let day = today + 2
  while (!WEEKEND.includes(weekdayOf(day))) day += 1
  return day
}

export function WhenAgain({ promise, onChange }: Props) {
  const words = useWords(fieldVisitWords)
  const format = useFormats()
  const { today } = useOpenPhone()
  const { weekday } = useMoments(today)
  const weekend = weekendAfter(today)
  const days = {
    today: isoDay(today),
    tomorrow: isoDay(today + 1),
    weekend: isoDay(weekend),
  }
  const named = (['today', 'tomorrow', 'weekend'] as const).find((name) => days[name] === promise)
  const value = promise === null ? 'none' : (named ?? 'choose')
  const day = promise === null ? null : parseIsoDay(promise)
  return (
    <div className="again">
      <Choices
        label={words.promise}
        isLabelShown
        value={value}
        choices={[
          { value: 'none', label: words.promises.none },
          { value: 'today', label: words.promises.today },
          { value: 'tomorrow', label: words.promises.tomorrow, aside: format.dayShort(today + 1) },
          { value: 'weekend', label: words.promises.weekend, aside: format.dayShort(weekend) },
          { value: 'choose', label: words.promises.choose },
        ]}
        onChange={(chosen) =>
          onChange(chosen === 'none' ? null : chosen === 'choose' ? isoDay(today + 3) : days[chosen])
        }
      />
      {value === 'choose' && (
        <label className="labelled">
          <span>{words.promiseDay}</span>
          <input
            type="date"
            className="typed"
            value={promise ?? ''}
            min={days.today}
            onChange={(event) => {
              if (parseIsoDay(event.target.value) !== null) onChange(event.target.value)
            }}
          />
        </label>
      )}
      {day !== null && value !== 'none' && (
        <p className="again-day">{`${weekday(day)}, ${format.day(day)}`}</p>
      )}
    </div>
  )
}
