// Theme, contrast and text size: what the person chose, else what the device asks for; kept on this device and written
// onto <html>, where tokens.css reads it.

import { useSyncExternalStore } from 'react'
import { recall, remember } from './remember.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export const CONTRASTS = ['system', 'usual', 'more'] as const
export const TEXTS = ['usual', 'large', 'larger'] as const

export type Appearance = {
  readonly theme: (typeof THEMES)[number]
  readonly contrast: (typeof CONTRASTS)[number]
  readonly text: (typeof TEXTS)[number]
}

let current: Appearance = {
  theme: recall('theme', THEMES) ?? 'system',
  contrast: recall('contrast', CONTRASTS) ?? 'system',
  text: recall('text', TEXTS) ?? 'usual',
}
const listeners = new Set<() => void>()
const asks = (query: string) => window.matchMedia(query)

function apply(): void {
  const { theme, contrast, text } = current
  const root = document.documentElement
  const dark = theme === 'dark' || (theme === 'system' && asks('(prefers-color-scheme: dark)').matches)
  const more = contrast === 'more' || (contrast === 'system' && asks('(prefers-contrast: more)').matches)
  root.setAttribute('data-theme', dark ? 'dark' : 'light')
  root.setAttribute('data-contrast', more ? 'more' : 'usual')
  root.setAttribute('data-text', text)
}

/** Once, before the first page: applies what is kept and follows the device from then on. */
export function startAppearance(): void {
  apply()
  asks('(prefers-color-scheme: dark)').addEventListener('change', apply)
  asks('(prefers-contrast: more)').addEventListener('change', apply)
}

export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change }
  for (const [name, value] of Object.entries(change)) remember(name, value)
  apply()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, () => current)
