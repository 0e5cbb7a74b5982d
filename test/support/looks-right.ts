// What is wrong with a page as it is seen: what axe finds, and whether something sticks out sideways.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DESK, PHONE } from './look.ts'

/** In words; empty when nothing is wrong. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...violations.map(
      ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    ),
    ...(excess > 0 ? [`${page.url()} is ${excess} px too wide`] : []),
  ]
}

/** At a desk and on a phone; the page is left as wide as a desk's. `look` is told the width it may look at. */
export async function looksRight(page: Page, look?: (width: number) => Promise<unknown>): Promise<void> {
  for (const { width, height } of [DESK, PHONE]) {
    await page.setViewportSize({ width, height })
    expect(await faultsOf(page)).toEqual([])
    await look?.(width)
  }
  await page.setViewportSize({ width: DESK.width, height: DESK.height })
}
