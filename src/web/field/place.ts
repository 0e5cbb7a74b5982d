// Where one is in the app: a path behind the # of the address, so that the back button of the phone works and no server ever sees
// it. Remembers how far each page was scrolled.

import { useLayoutEffect, useSyncExternalStore } from 'react'

const pathNow = (): string => (location.hash.startsWith('#/') ? location.hash.slice(1) : '/')

const scrolled = new Map<string, number>()
let here = pathNow()
let isForward = false
/** How many pages of this app lie behind: where none does, "back" goes to today. */
let depth = 0

let hasMoved = false
const watching = new Set<() => void>()

const arrive = (path: string) => {
  here = path
  hasMoved = true
  for (const told of watching) told()
}

/** By the back button of the phone, or an address that was typed: browsers do not agree on which of the two they then tell first. */
const moved = () => {
  const path = pathNow()
  if (path === here) return
  isForward = false
  depth = Math.max(0, depth - 1)
  arrive(path)
}

const keepScroll = () => scrolled.set(here, window.scrollY)

const subscribe = (told: () => void) => {
  if (watching.size === 0) {
    history.scrollRestoration = 'manual'
    window.addEventListener('popstate', moved)
    window.addEventListener('hashchange', moved)
    window.addEventListener('scroll', keepScroll, { passive: true })
  }
  watching.add(told)
  return () => {
    watching.delete(told)
    if (watching.size > 0) return
    window.removeEventListener('popstate', moved)
    window.removeEventListener('hashchange', moved)
    window.removeEventListener('scroll', keepScroll)
  }
}

/**
 * Opens a page on top of this one; `isInstead`: in its place, so that back does not come here again. Not by `location.hash`: the
 * browser would look for a place of that name, and lay out the page that is left once more to do so.
 */
export function go(path: string, { isInstead = false } = {}): void {
  if (path === here) return
  isForward = true
  scrolled.delete(path)
  if (isInstead) history.replaceState(null, '', `#${path}`)
  else {
    depth += 1
    history.pushState(null, '', `#${path}`)
  }
  arrive(path)
}

export function back(): void {
  if (depth > 0) history.back()
  else go('/', { isInstead: true })
}

/** The path of the page that is shown. Goes to its top, or to where it was left. */
export function usePlace(): string {
  const place = useSyncExternalStore(subscribe, () => here)
  useLayoutEffect(() => {
    window.scrollTo(0, isForward ? 0 : (scrolled.get(place) ?? 0))
    isForward = false
  }, [place])
  return place
}

/** False on the first page of all, where nothing is said of a place that nobody asked for. */
export const isArrival = (): boolean => hasMoved || here.length > 1

/** '/house/12%20household%203' is ['house', '12 household 3']. */
export const partsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part))

export const housePath = (key: string): string => `/house/${encodeURIComponent(key)}`

/** The code of an invitation in the address that was opened, and out of it at once: it is nobody else's business. */
export function takeInvitation(): string | null {
  const found = /^#join=([^&]+)/.exec(location.hash)
  if (found === null) return null
  history.replaceState(null, '', location.pathname + location.search)
  return decodeURIComponent(found[1] ?? '')
}
