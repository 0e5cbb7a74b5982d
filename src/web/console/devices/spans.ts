// How long ago and by how much, in one word that can be compared at a glance: minutes, hours, days. Of real time.

import { deviceWords } from '#words/devices'
import { useFormats, useWords } from '../../language.tsx'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A phone that is wrong by less records no visit on another day or hour. */
const CLOCK_TOLERANCE = 2 * MINUTE

type Unit = 'minutes' | 'hours' | 'days'

const inUnits = (ms: number): { readonly unit: Unit; readonly count: number } =>
  ms < HOUR
    ? { unit: 'minutes', count: Math.floor(ms / MINUTE) }
    : ms < 2 * DAY
      ? { unit: 'hours', count: Math.floor(ms / HOUR) }
      : { unit: 'days', count: Math.floor(ms / DAY) }

export function useSpans(now: string) {
  const words = useWords(deviceWords)
  const format = useFormats()
  const since = (iso: string) => inUnits(Math.max(0, Date.parse(now) - Date.parse(iso)))
  const ago = (iso: string): string => {
    const { unit, count } = since(iso)
    return count === 0 ? words.ago.now : words.ago[unit](format.count(count))
  }
  const age = (iso: string): string => {
    const { unit, count } = since(iso)
    return words.span[unit](format.count(count))
  }
  const clock = (aheadMs: number): string => {
    const span = Math.abs(aheadMs)
    if (span < CLOCK_TOLERANCE) return words.clockRight
    const { unit, count } = inUnits(span)
    const said = words.span[unit](format.count(count))
    return aheadMs > 0 ? words.clockAhead(said) : words.clockBehind(said)
  }
  return { ago, age, clock }
}

export const isClockWrong = (aheadMs: number | null): boolean =>
  aheadMs !== null && Math.abs(aheadMs) >= CLOCK_TOLERANCE
