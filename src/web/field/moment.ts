// Moments as a person says them: "10:42 hôm nay". In the time of Việt Nam, whatever the phone thinks of time zones.

import { type Day, dayOfInstant, instantOfDay } from '#domain/dates'
import { fieldWords } from '#words/field'
import { useFormats, useWords } from '../language.tsx'

const MINUTE = 60_000
const DAY = 86_400_000

const WEEKDAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const

/** Day 0 was a Thursday. */
export const weekdayOf = (day: Day): (typeof WEEKDAYS)[number] => WEEKDAYS[((day % 7) + 7) % 7] ?? 'thu'

export const timeOfDay = (instant: number): string => {
  const minutes = Math.floor((instant - instantOfDay(dayOfInstant(instant), 0)) / MINUTE)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export function useMoments(today: Day) {
  const { at, weekdays, dated, days } = useWords(fieldWords)
  const format = useFormats()
  return {
    moment: (instant: number): string => {
      const day = dayOfInstant(instant)
      const time = timeOfDay(instant)
      if (day === today) return at.today(time)
      return day === today - 1 ? at.yesterday(time) : at.day(time, format.day(day))
    },
    weekday: (day: Day): string => weekdays[weekdayOf(day)],
    dated: (day: Day): string => dated(weekdays[weekdayOf(day)], format.day(day)),
    long: (ms: number): string =>
      ms >= 2 * DAY ? days(format.count(Math.round(ms / DAY))) : format.duration(Math.round(ms / 1000)),
  }
}
