// One key for one action: in a row that holds the focus N accepts, X finishes, T gives back and R takes back, and the arrows go from row
// to row. The keys press the buttons that stand there, so nobody can do by a key what they could not by pressing.

import { type KeyboardEvent, useCallback } from 'react'
import type { HandOverStep } from '#domain/hand-overs'

const KEYS: Readonly<Record<string, HandOverStep>> = {
  n: 'accepted',
  x: 'done',
  t: 'bounced',
  r: 'withdrawn',
}

export function useRowKeys(): (event: KeyboardEvent) => void {
  return useCallback((event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event
    if (!(target instanceof HTMLElement) || ctrlKey || metaKey || altKey) return
    if (target.closest('input, select, textarea, [role="dialog"]') !== null) return
    const row = target.closest('tbody tr')
    if (row === null) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const next = key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling
      const focusable = next?.querySelector<HTMLElement>('a, button')
      if (focusable === null || focusable === undefined) return
      event.preventDefault()
      focusable.focus()
      return
    }
    const step = KEYS[key.toLowerCase()]
    const button =
      step === undefined ? null : row.querySelector<HTMLButtonElement>(`button[data-step="${step}"]`)
    if (button === null || button.disabled) return
    event.preventDefault()
    button.click()
  }, [])
}
