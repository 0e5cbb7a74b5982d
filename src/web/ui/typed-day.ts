// A day as a person types it into the day picker: day first, the year may be left out. Not for birth dates (domain/dates).

import { civilOf, type Day, parseIsoDay } from '#domain/dates'

/** "19/5/2024", "19.5.24", "19-5", "19 5": null if it is no date. A missing year is that of `near`. */
export function readTypedDay(text: string, near: Day): Day | null {
  const found = /^\s*(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?\s*$/.exec(text)
  if (found === null) return parseIsoDay(text.trim())
  const [, d = '', m = '', y] = found
  const year = y === undefined ? String(civilOf(near).y) : y.length === 2 ? `20${y}` : y
  return parseIsoDay(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
}
