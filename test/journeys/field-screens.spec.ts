// Every screen of the phone, on a sample phone: no accessibility violation, nothing wider than 320 px, 48 px under every thumb.
// Journeys with a server and with the network cut are in other files.

import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Act,
  type Look,
  nobody,
  openDoor,
  openSamplePhone,
  PHONE,
  type SamplePhone,
  save,
} from '../support/sample-phone.ts'

let sample: SamplePhone

beforeAll(async () => {
  sample = await openSamplePhone()
})
afterAll(() => sample?.close())

const contextFor = (look: Look) => sample.contextFor(look)
const open = (context: BrowserContext, state: string, place: string, act?: Act) =>
  sample.open(context, state, place, act)

const say = (act: Act): Act => {
  return async (page) => {
    await openDoor(page)
    await act(page)
  }
}
/** Every screen there is: the state of the sample phone, the place, and what is done there. */
const SCREENS: readonly (readonly [name: string, state: string, place: string, act?: Act])[] = [
  ['today', 'open', ''],
  ['today without anybody', 'empty', ''],
  ['today while the list is loaded', 'loading', ''],
  ['today, reading only, with a wrong clock', 'read-only', ''],
  ['a household', 'open', '', openDoor],
  ['a household, reading only', 'read-only', '', openDoor],
  [
    'a household where something was done',
    'open',
    '',
    say((page) => page.locator('.say-done').first().click()),
  ],
  [
    'a household where something could not be done',
    'open',
    '',
    say(async (page) => {
      await page.locator('.say-reason select').first().selectOption({ index: 2 })
      for (const fold of await page.locator('.resident').first().locator('summary').all()) await fold.click()
    }),
  ],
  ['a closed door', 'open', '', say(nobody)],
  ['nothing said yet', 'open', '', say(save)],
  [
    'saved',
    'open',
    '',
    say(async (page) => {
      await nobody(page)
      await save(page)
      await page.locator('.saved').waitFor()
    }),
  ],
  ['search', 'open', '#/search', (page) => page.locator('#search-typed').fill('ng h')],
  ['search without a hit', 'open', '#/search', (page) => page.locator('#search-typed').fill('qqq')],
  ['the outbox', 'open', '#/outbox'],
  ['an empty outbox', 'empty', '#/outbox'],
  ['handing over', 'open', '#/outbox/give'],
  [
    'codes',
    'open',
    '#/outbox/give',
    async (page) => {
      await page.getByRole('button', { name: /Hiện mã QR|Show the codes/ }).click()
      await page.locator('.qr').waitFor()
    },
  ],
  ['nothing to hand over', 'empty', '#/outbox/give'],
  ['taking in', 'open', '#/outbox/take'],
  ['guide cards', 'open', '#/guides'],
  ['a guide card', 'open', '#/guides/otp_not_received'],
  ['more', 'open', '#/more'],
  ['figures of the commune', 'open', '#/more/tallies'],
  ['what is stored', 'open', '#/more/stored'],
  ['another PIN', 'open', '#/more/pin'],
  ['no such page', 'open', '#/nowhere'],
  ['joining', 'fresh', '#join=ABCD-EFGH-JKLM'],
  ['a cleared phone', 'cleared', ''],
  ['choosing a PIN', 'choosing-pin', ''],
  ['a locked phone', 'locked', ''],
  ['a forgotten PIN', 'locked', '', (page) => page.getByRole('button', { name: /Quên|forgotten/ }).click()],
  ['a phone shut out', 'revoked', ''],
  ['too many PINs', 'too-many-pins', ''],
  ['removed by hand', 'done', ''],
  ['plain http', 'insecure', ''],
  ['an old browser', 'old-browser', ''],
  ['no storage', 'no-storage', ''],
]

/** The px that the page is too wide, and every target that a thumb misses. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const targets = [...document.querySelectorAll('button, a, select, summary, input')]
    const small = targets.flatMap((element) => {
      // A native box is drawn by its label, a file is chosen by its own.
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
      return height >= 47.5 && width >= 44 ? [] : [`${element.className || element.id} ${width}×${height}`]
    })
    return { excess: document.documentElement.scrollWidth - window.innerWidth, small }
  })

describe('at 360 px', () => {
  const said: string[] = []
  let context: BrowserContext
  beforeAll(async () => {
    context = await contextFor(PHONE)
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
    })
    context.on('weberror', (error) => said.push(error.error().message))
  })
  afterAll(() => context.close())

  test.each(SCREENS.map((screen) => ({ name: screen[0], screen })))(
    '$name has no fault',
    async ({ screen: [, state, place, act] }) => {
      said.length = 0
      const page = await open(context, state, place, act)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const { excess, small } = await measure(page)
      expect([
        ...said,
        ...violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
        ),
        ...(excess > 0 ? [`${excess} px too wide`] : []),
        ...small,
      ]).toEqual([])
    },
  )
})

describe.each([
  ['320 px in the dark', { width: 320, height: 568, theme: 'dark' }],
  ['320 px in English', { width: 320, height: 568, language: 'en' }],
  ['text twice as large', { width: 360, height: 640, text: 200 }],
  ['a desk', { width: 1280, height: 800 }],
] as const)('%s', (_, look) => {
  test('no screen scrolls sideways', async () => {
    const context = await contextFor(look)
    const wide: string[] = []
    for (const [name, state, place, act] of SCREENS) {
      const page = await open(context, state, place, act)
      const { excess } = await measure(page)
      if (excess > 0) wide.push(`${name}: ${excess} px too wide`)
    }
    await context.close()
    expect(wide).toEqual([])
  })
})
