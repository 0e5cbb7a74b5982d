// The phone's own screens on a sample phone, in a browser: opened in a state and at a place, and what a thumb does there first.

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts'
import { serveGallery } from './gallery.ts'

export type Look = {
  readonly width: number
  readonly height: number
  readonly language?: 'vi' | 'en'
  readonly theme?: 'light' | 'dark'
  /** The text size that a person has set in the browser, in percent. */
  readonly text?: number
}
export type Act = (page: Page) => Promise<void>

export const PHONE: Look = { width: 360, height: 640 }

export type SamplePhone = {
  readonly contextFor: (look: Look) => Promise<BrowserContext>
  /** In the one page of this context. */
  readonly open: (context: BrowserContext, state: string, place: string, act?: Act) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openSamplePhone(): Promise<SamplePhone> {
  const gallery = await serveGallery()
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS] })
  return {
    contextFor: (look) => contextFor(browser, look),
    async open(context, state, place, act) {
      const page = context.pages()[0] ?? (await context.newPage())
      // Another place behind the # alone would not load the page anew.
      await page.goto('about:blank')
      await page.goto(`${gallery.origin}/field/gallery?state=${state}${place}`)
      await page.locator('h1, [aria-busy]').first().waitFor()
      await act?.(page)
      return page
    },
    async close() {
      await browser.close()
      await gallery.close()
    },
  }
}

async function contextFor(browser: Browser, { width, height, language = 'vi', theme = 'light', text }: Look) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  await context.addInitScript((chosen) => {
    // The empty page before has no storage.
    if (location.protocol === 'http:') localStorage.setItem('phukin.language', chosen)
  }, language)
  if (text !== undefined)
    await context.addInitScript((percent) => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.setProperty('font-size', `${percent}%`)
      })
    }, text)
  return context
}

export const openDoor: Act = async (page) => {
  await page.locator('.door').first().click()
  await page.locator('.resident').first().waitFor()
}
export const nobody: Act = async (page) => {
  await page.getByRole('button', { name: /Không ai ở nhà|Nobody at home/ }).click()
}
export const save: Act = async (page) => {
  await page.getByRole('button', { name: /^(Lưu|Save)$/ }).click()
}
