// What every view shares through the address bar: the day (?day=2024-05-19; without it, today) and the unit (?unit=13),
// so that a copied address shows another person the same.

import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'

/** The given search with some of its values changed; null takes one out. Without the question mark. */
export function changeSearch(search: string, change: Readonly<Record<string, string | null>>): string {
  const values = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) values.delete(name)
    else values.set(name, value)
  }
  return values.toString()
}

export const withSearch = (path: string, search: string): string =>
  search === '' ? path : `${path}?${search}`

/** Keeps day and unit, drops what belongs to one screen only. */
export function sharedSearch(search: string): string {
  const values = new URLSearchParams(search)
  for (const name of [...values.keys()]) if (name !== 'day' && name !== 'unit') values.delete(name)
  return values.toString()
}

export function useDay(today: Day): { readonly day: Day; readonly setDay: (day: Day) => void } {
  const [path, navigate] = useLocation()
  const search = useSearch()
  const asked = parseIsoDay(new URLSearchParams(search).get('day') ?? '')
  const setDay = useCallback(
    (day: Day) =>
      navigate(withSearch(path, changeSearch(search, { day: day === today ? null : isoDay(day) }))),
    [navigate, path, search, today],
  )
  return { day: asked === null ? today : Math.min(asked, today), setDay }
}
