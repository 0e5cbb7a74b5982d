// One month as a grid of days (the keyboard pattern of the ARIA date grid). Days of the campaign carry a bar beneath;
// days that cannot be shown cannot be chosen. Weeks begin on Monday.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { civilOf, type Day, dayOf } from '#domain/dates'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import { Button } from './button.tsx'
import './calendar.css'
import { type CampaignDays, useCampaignDay } from './campaign-day.ts'

export type CalendarProps = {
  readonly day: Day
  readonly earliest: Day
  readonly latest: Day
  readonly campaign: CampaignDays
  readonly onChoose: (day: Day) => void
}

const monthStart = (day: Day): Day => {
  const { y, m } = civilOf(day)
  return dayOf(y, m, 1)
}
const nextMonth = (start: Day) => monthStart(start + 31)
/** 0 is Monday: 1970-01-01 was a Thursday. */
const weekday = (day: Day) => (((day + 3) % 7) + 7) % 7

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The day that a key leads to; null if the key means nothing here. */
function dayAfterKey(key: string, day: Day): Day | null {
  const start = monthStart(day)
  const sameDay = (first: Day) => Math.min(first + (day - start), nextMonth(first) - 1)
  if (key === 'Home') return day - weekday(day)
  if (key === 'End') return day - weekday(day) + 6
  if (key === 'PageUp') return sameDay(monthStart(start - 1))
  if (key === 'PageDown') return sameDay(nextMonth(start))
  const step = STEPS[key]
  return step === undefined ? null : day + step
}

export function Calendar({ day, earliest, latest, campaign, onChoose }: CalendarProps) {
  const words = useWords(uiWords).day
  const [focused, setFocused] = useState(day)
  const grid = useRef<HTMLTableElement>(null)
  const isMoving = useRef(false)
  const start = monthStart(focused)
  const { y, m } = civilOf(start)
  const within = (asked: Day) => Math.max(earliest, Math.min(latest, asked))
  useEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${focused}"]`)?.focus()
  }, [focused])
  const press = (event: KeyboardEvent) => {
    const to = dayAfterKey(event.key, focused)
    if (to === null) return
    event.preventDefault()
    isMoving.current = true
    setFocused(within(to))
  }
  const weeks = Math.ceil((weekday(start) + nextMonth(start) - start) / 7)
  const firstShown = start - weekday(start)
  const weekdays = words.weekdays.split('|')
  return (
    <div className="calendar">
      <div className="calendar-head">
        <Button
          kind="quiet"
          icon="left"
          label={words.previousMonth}
          disabled={start - 1 < earliest}
          onClick={() => setFocused(within(monthStart(start - 1)))}
        />
        <p className="calendar-month" aria-live="polite">
          {words.month(m, y)}
        </p>
        <Button
          kind="quiet"
          icon="right"
          label={words.nextMonth}
          disabled={nextMonth(start) > latest}
          onClick={() => setFocused(within(nextMonth(start)))}
        />
      </div>
      <table
        className="calendar-grid figures"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA date grid is a table
        role="grid"
        aria-label={words.month(m, y)}
        ref={grid}
        onKeyDown={press}
      >
        <thead>
          <tr>
            {words.weekdaysShort.split('|').map((short, i) => (
              <th key={short} scope="col" abbr={weekdays[i]}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: weeks }, (_, week) => firstShown + week * 7).map((monday) => (
            <tr key={monday}>
              {Array.from({ length: 7 }, (_, i) => monday + i).map((each) => (
                <td key={each} data-campaign={(each >= campaign.start && each <= campaign.end) || undefined}>
                  {monthStart(each) === start && (
                    <DayCell
                      each={each}
                      isChosen={each === day}
                      isFocused={each === focused}
                      isOff={each < earliest || each > latest}
                      campaign={campaign}
                      onChoose={onChoose}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayCell({
  each,
  isChosen,
  isFocused,
  isOff,
  campaign,
  onChoose,
}: {
  each: Day
  isChosen: boolean
  isFocused: boolean
  isOff: boolean
  campaign: CampaignDays
  onChoose: (day: Day) => void
}) {
  const words = useWords(uiWords).day
  const campaignDay = useCampaignDay(campaign)
  const { y, m, d } = civilOf(each)
  return (
    <button
      type="button"
      className="calendar-day"
      data-day={each}
      tabIndex={isFocused ? 0 : -1}
      aria-label={`${d} ${words.month(m, y)}, ${campaignDay(each)}`}
      aria-pressed={isChosen}
      disabled={isOff}
      onClick={() => onChoose(each)}
    >
      {d}
    </button>
  )
}
