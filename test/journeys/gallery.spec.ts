// Every building block of the console in every state: no accessibility violation, nothing wider than the page, nothing
// that the content security policy refuses, in both themes and from a phone to a desk.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complaintsOf } from '../support/complaints.ts'
import { serveGallery } from '../support/gallery.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { DESK, type Look, openContext, PHONE_AT_NIGHT } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'

const PAGES = ['', '/controls', '/data', '/pictures', '/overlays', '/board', '/log-in', '/setup']
// Each size in one theme: that every colour can be read in every theme is measured in ui/tokens.test.ts.
const LOOKS: readonly Look[] = [PHONE_AT_NIGHT, { width: 1440, height: 900, colorScheme: 'light' }]

let browser: Browser
let gallery: Awaited<ReturnType<typeof serveGallery>>

beforeAll(async () => {
  gallery = await serveGallery()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

/** Opens a page of the gallery, lets `act` do something there, and says everything that is wrong with what is then seen. */
async function faultsAt(path: string, look: Look, act?: (page: Page) => Promise<void>): Promise<string[]> {
  const context = await openContext(browser, look)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(`${gallery.origin}/gallery${path}`)
  await page.locator('main').first().waitFor()
  if (path === '/pictures' || path === '/board') await page.locator('.series-box svg').first().waitFor()
  await act?.(page)
  const faults = await faultsOf(page)
  await context.close()
  return [...complaints, ...faults]
}

describe.each(LOOKS)('at $width px, $colorScheme', (look) => {
  test.each(PAGES)('the page "%s" has no fault', async (path) => {
    expect(await faultsAt(path, look)).toEqual([])
  })
})

describe('what opens above the page', () => {
  test('the calendar takes the focus, moves by keys, and gives the day and the focus back', async () => {
    const faults = await faultsAt('/overlays', DESK, async (page) => {
      const now = page.locator('.day-now')
      await now.press('Enter')
      await page.locator('[data-day][tabindex="0"]').focus()
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
      await page.getByText('11/5/2024').waitFor()
      expect(await now.evaluate((element) => element === document.activeElement)).toBe(true)
      await now.press('Enter')
      await page.getByLabel('Gõ ngày').fill('31/4')
      await page.keyboard.press('Enter')
      await page.getByText('Chưa đọc được').waitFor()
    })
    expect(faults).toEqual([])
  })

  test('the search finds without diacritics and opens by keys', async () => {
    const faults = await faultsAt('/overlays', DESK, async (page) => {
      await page.getByRole('button', { name: 'Tìm', exact: true }).click()
      await page.keyboard.type('dieu')
      await page.getByRole('option', { name: /Điểu Ơi/ }).waitFor()
      expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).not.toBeNull()
    })
    expect(faults).toEqual([])
  })

  test('a dialog, a notice with undo, the account and the explanation of a figure have no fault', async () => {
    const opened: [string, (page: Page) => Promise<void>][] = [
      ['/overlays', (page) => page.getByText('Mở hộp thoại').click()],
      ['/overlays', (page) => page.getByText('có thể hoàn tác').click()],
      ['/overlays', (page) => page.locator('.path-switch').last().click()],
      ['/board', (page) => page.locator('.account').click()],
      ['/data', (page) => page.locator('.figure').nth(2).click()],
    ]
    for (const [path, act] of opened) expect(await faultsAt(path, DESK, act)).toEqual([])
  })
})

test('the arrow keys walk the tile map, and the table says the same', async () => {
  const faults = await faultsAt('/pictures', DESK, async (page) => {
    await page.locator('.tile[tabindex="0"]').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key)
    const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    expect(label).toMatch(/^(Xã|Phường|Thị trấn) .+\. Thẻ căn cước: \d+,\d\d% đã xác nhận/)
    const share = /Thẻ căn cước: (\d+,\d\d%)/.exec(label)?.[1] ?? ''
    await page.getByRole('button', { name: 'Bảng' }).first().click()
    const row = page.getByRole('row', { name: label.split('.')[0] ?? '' }).filter({ hasText: share })
    expect(await row.count()).toBeGreaterThan(0)
  })
  expect(faults).toEqual([])
})

test('larger text gets the layout of a narrower page', async () => {
  const faults = await faultsAt('/board', DESK, async (page) => {
    await page.getByText('Tìm đơn vị, công dân').waitFor()
    await page.locator('.account').click()
    await page.getByRole('button', { name: 'Rất lớn' }).click()
    await page.getByText('Tìm đơn vị, công dân').waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
  })
  expect(faults).toEqual([])
})

test('paper is white and ink is black, whatever was chosen for the screen', async () => {
  const page = await (await openContext(browser, { ...DESK, colorScheme: 'dark' })).newPage()
  await page.goto(`${gallery.origin}/gallery/board`)
  await page.locator('.account').click()
  const colours = async (media: 'screen' | 'print') => {
    await page.emulateMedia({ media })
    return page.evaluate(() => {
      const { color, backgroundColor, colorScheme } = getComputedStyle(document.documentElement)
      return [color, backgroundColor, colorScheme]
    })
  }
  const seen = new Set<string>()
  for (const press of [null, 'Tối', 'Tương phản cao', 'Sáng', 'Tương phản cao']) {
    await page.emulateMedia({ media: 'screen' })
    if (press !== null) await page.locator('.appearance').getByText(press, { exact: true }).click()
    seen.add((await colours('screen')).join())
    expect(await colours('print'), press ?? 'as the device').toEqual([
      'rgb(0, 0, 0)',
      'rgb(255, 255, 255)',
      'light',
    ])
  }
  // Two themes, each in two contrasts.
  expect(seen.size).toBe(4)
  await page.context().close()
})
