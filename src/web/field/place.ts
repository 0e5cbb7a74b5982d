// Where one is in the app: a path behind the # of the address, so that the back button of the phone works and no server ever sees
// it. Remembers how far each page was scrolled.

import { useLayoutEffect, useSyncExternalStore } from 'react'

const pathNow = (): string => (location.hash.startsWith('#/') ? location.hash.slice(1) : '/')

const scrolled = new Map<string, number>()
let here = pathNow()
let isForward = false
/** How many pages of this app lie behind: where none does, "back" goes to today. */
let depth = 0

const moved = (told: () => void) => () => {
  const next = pathNow()
  if (next === here) return
  if (!isForward) depth = Math.max(0, depth - 1)
  here = next
  told()
}

const subscribe = (told: () => void) => {
  history.scrollRestoration = 'manual'
  const listener = moved(told)
  const keep = () => scrolled.set(here, window.scrollY)
  window.addEventListener('hashchange', listener)
  window.addEventListener('scroll', keep, { passive: true })
  return () => {
    window.removeEventListener('hashchange', listener)
    window.removeEventListener('scroll', keep)
  }
}

/** Opens a page on top of this one; `isInstead`: in its place, so that back does not come here again. */
export function go(path: string, { isInstead = false } = {}): void {
  if (path === here) return
  isForward = true
  scrolled.delete(path)
  if (isInstead) location.replace(`#${path}`)
  else {
    depth += 1
    location.hash = path
  }
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
