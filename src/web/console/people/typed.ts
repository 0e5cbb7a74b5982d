// What somebody has typed to find a person: the beginnings of a name, or a number. And when they have paused.

import { useEffect, useState } from 'react'

/** Letters make a name; digits without letters are a number, whole or not yet. */
export function kindOfTyped(text: string): 'nothing' | 'name' | 'number' {
  if (/\p{L}/u.test(text)) return 'name'
  return /\d/.test(text) ? 'number' : 'nothing'
}

/** Fewest digits of a number that can be searched: an old identity card. */
const SHORTEST = 9
export const isLongEnough = (text: string): boolean => text.replace(/\D/g, '').length >= SHORTEST

const PAUSE_MS = 180

/** The text as it was when the typing last paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
