// How large a page is and in which colours. Nothing on it moves: what is looked at stands still.
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

export type Look = {
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
}

export const DESK: Look = { width: 1280, height: 800, colorScheme: 'light' }
export const PHONE: Look = { width: 360, height: 640, colorScheme: 'light' }
export const PHONE_AT_NIGHT: Look = { ...PHONE, colorScheme: 'dark' }

export const openContext = (
  browser: Browser,
  { width, height, colorScheme }: Look = DESK,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce', ...more })
