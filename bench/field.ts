// What whoever holds a cheap phone waits for, on the app as it is shipped: first load, first sync over a slow line, cold start without a
// network, the next household, a search. Headless Chromium with its page slowed down six times; the cipher of the browser works beside
// the page and is not slowed down. The line between phone and server is as slow as said, for pages and service worker alike.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { buildWeb } from '../test/support/build-web.ts'
import { CHROMIUM_ARGS, chromiumPath } from '../test/support/chromium.ts'
import { type FieldServer, type Phone, startFieldServer } from './field-server.ts'
import { installPhonePage, type PhonePage, type Places } from './phone-page.ts'
import type { Place } from './place.ts'
import { type Measured, median } from './report.ts'
import { type Line, openLine } from './slow-line.ts'

const SLOW_DOWN = 6
const LINE_BITS = 3_000_000
const RUNS = 5
const STRESS_RUNS = 3
const PIN = '739164'
const SEARCHED = 'nguyen thi'
const PHONE = {
  ...{ viewport: { width: 360, height: 640 }, locale: 'vi-VN', isMobile: true, hasTouch: true },
  ...{ serviceWorkers: 'allow' as const },
}

const places: Places = {
  pin: 'input[autocomplete="current-password"]',
  door: '.today-list .door',
  doors: '.today-list input[value="all"] + .choice-face .choice-aside',
  next: '.today-next .door',
  house: '.head-back',
  search: 'input[type="search"]',
  found: '.rows .person-row',
}

type Around = {
  readonly browser: Browser
  readonly server: FieldServer
  readonly line: Line
  readonly origin: string
}

export const benchField = async (place: Place, say: (text: string) => void): Promise<Measured[]> => {
  say('phones: building the app')
  await buildWeb()
  const server = await startFieldServer(place)
  const line = await openLine(server.url)
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGS] })
  const around = { browser, server, line, origin: `http://localhost:${line.port}` }
  try {
    const { rows } = await place.admin.query<{ commune: number }>(
      'select commune_id as commune from people group by 1 having count(*) >= 10000 order by count(*) desc limit 1',
    )
    const communes = rows.map(({ commune }) => commune)
    if (communes.length === 0) throw new Error('bench: no commune has 10,000 people')
    const [some, many, most] = [
      await giveTo(place, around, communes, 500),
      await giveTo(place, around, communes, 3000),
      await giveTo(place, around, communes, 10_000),
    ]
    say('phones: a phone of 3,000 people')
    const ready = await letIn(around, many, Number.POSITIVE_INFINITY, true)
    const first: Synced[] = [ready.synced]
    const [synced, cold]: [Synced[], Cold[]] = [[], []]
    for (let run = 0; run < RUNS; run += 1) {
      say(`phones: first sync and cold start, ${run + 1} of ${RUNS}`)
      const fresh = await letIn(around, some, LINE_BITS)
      await fresh.context.close()
      synced.push(fresh.synced)
      cold.push(await coldStart(around, ready.context, many))
    }
    await ready.context.close()
    const stressed: Synced[] = []
    for (let run = 0; run < STRESS_RUNS; run += 1) {
      say(`phones: first sync of 10,000 people, ${run + 1} of ${STRESS_RUNS}`)
      const { context, synced: its } = await letIn(around, most, LINE_BITS)
      await context.close()
      stressed.push(its)
    }
    return rowsOf({ first: first[0]?.scripts ?? 0, synced, cold, stressed })
  } finally {
    await browser.close()
    await line.close()
    await server.close()
  }
}

type Given = { readonly phone: Phone; readonly doors: number }

/** People given to one account, and how many households they are. They may be somebody else's of the bench as well. */
const giveTo = async (
  { admin }: Place,
  { server }: Around,
  communes: readonly number[],
  people: number,
): Promise<Given> => {
  const [phone] = await server.letIn(communes, 1, people, { isShared: true })
  if (phone === undefined) throw new Error('bench: a phone was asked for')
  const { rows } = await admin.query<{ doors: string }>(
    `select count(distinct (hamlet_id, residential_group, household_no)) as doors from people
     where person_id = any($1)`,
    [phone.people],
  )
  return { phone, doors: Number(rows[0]?.doors) }
}

type Synced = { readonly seconds: number; readonly scripts: number }

/** A new phone, from the link to the list with everybody; `seconds` from the second time that the PIN is typed. */
const letIn = async (
  { browser, server, line, origin }: Around,
  { phone, doors }: Given,
  bitsPerSecond: number,
  /** It will be opened without a network: its service worker has kept the app before this ends. */
  isToStay = false,
): Promise<{ readonly context: BrowserContext; readonly synced: Synced }> => {
  const code = await server.invite(phone)
  const context = await browser.newContext(PHONE)
  const page = await openPage(context, { pin: null, doors })
  const scripts = new Set<string>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(new URL(response.url()).pathname)
  })
  line.setRate(bitsPerSecond)
  await page.goto(`${origin}/field/#join=${code}`)
  await page.locator(JOIN).waitFor()
  const loaded = [...scripts]
  await page.locator(JOIN).click()
  await page.locator(CHOOSE).first().waitFor()
  await page.locator(CHOOSE).first().fill(PIN)
  await page.locator(CHOOSE).last().fill(PIN)
  const began = await page.evaluate(() => performance.now())
  await page.locator('.pin-form button[type="submit"]').click()
  const { listAt } = await opened(page)
  line.setRate(Number.POSITIVE_INFINITY)
  let bytes = 0
  for (const path of loaded) bytes += await server.weighFile(path)
  if (isToStay) await inPage(page, () => navigator.serviceWorker.ready.then(() => undefined))
  await page.close()
  return { context, synced: { seconds: (listAt - began) / 1000, scripts: bytes } }
}

const JOIN = 'form.join button[type="submit"]'
const CHOOSE = 'input[autocomplete="new-password"]'

const openPage = async (
  context: BrowserContext,
  { pin, doors }: { readonly pin: string | null; readonly doors: number },
): Promise<Page> => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
  await page.addInitScript(installPhonePage, { places, pin, doors })
  return page
}

declare const phonePage: PhonePage

const PATIENCE_MS = 180_000

/** Throws, with what the page says, where nothing comes of it: also where the app was built anew meanwhile. */
const inPage = async <T>(page: Page, work: () => Promise<T>): Promise<T> => {
  const ran = page.evaluate(work)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(async () => {
      const text = (await page.locator('main').first().textContent()) ?? ''
      reject(new Error(`bench: the phone is stuck: ${text.slice(0, 600)}`))
    }, PATIENCE_MS)
  })
  try {
    return await Promise.race([ran, late])
  } finally {
    clearTimeout(timer)
  }
}

const opened = (page: Page) => inPage(page, () => phonePage.opened())

type Cold = {
  readonly total: number
  /** Until the PIN can be typed. */
  readonly shell: number
  readonly unlock: number
  /** The key made from the PIN, by itself. */
  readonly derive: number
  readonly next: readonly number[]
  readonly back: readonly number[]
  readonly letters: readonly number[]
}

/** Nothing of the app runs and nobody is reached: the address is opened, the PIN typed as soon as it can be. */
const coldStart = async (
  { line, origin }: Around,
  context: BrowserContext,
  { doors }: Given,
): Promise<Cold> => {
  line.cut()
  const page = await openPage(context, { pin: PIN, doors })
  try {
    await page.goto(`${origin}/field/`)
    const { pinAt, listAt } = await opened(page)
    const houses = [await openNext(page), await openNext(page), await openNext(page)]
    await page.locator('nav a[href="#/search"]').click()
    await page.locator(places.search).waitFor()
    const letters = await page.evaluate((text) => phonePage.type(text), SEARCHED)
    return {
      ...{ total: listAt, shell: pinAt, unlock: listAt - pinAt, letters },
      derive: await inPage(page, () => phonePage.derive()),
      ...{ next: houses.map(({ there }) => there), back: houses.map(({ back }) => back) },
    }
  } finally {
    await page.close()
    line.mend()
  }
}

const openNext = (page: Page) => inPage(page, () => phonePage.openNext())

const rowsOf = (taken: {
  readonly first: number
  readonly synced: readonly Synced[]
  readonly cold: readonly Cold[]
  readonly stressed: readonly Synced[]
}): Measured[] => {
  const { first, synced, cold, stressed } = taken
  const slow = `Chromium ÷ ${SLOW_DOWN}`
  const middle = (of: (one: Cold) => number) => median(cold.map(of))
  return [
    { what: 'first load of the app, script, gzip', value: first / 1024, unit: 'KB', goal: 150 },
    {
      what: `first sync of 500 people, 3 Mbit/s, ${slow}`,
      value: median(synced.map(({ seconds }) => seconds)),
      ...{ unit: 's', goal: 3 },
    },
    {
      what: `first sync of 10,000 people, 3 Mbit/s, ${slow}`,
      value: median(stressed.map(({ seconds }) => seconds)),
      ...{ unit: 's', goal: 20 },
    },
    {
      what: `cold start without a network to the list of 3,000, PIN typed at once, ${slow}`,
      value: middle(({ total }) => total),
      ...{ unit: 'ms', goal: 2000 },
    },
    { what: 'of it until the PIN can be typed', value: middle(({ shell }) => shell), unit: 'ms', goal: null },
    { what: 'of it from the PIN to the list', value: middle(({ unlock }) => unlock), unit: 'ms', goal: null },
    {
      what: 'of that the key from the PIN, which is not slowed down here',
      value: middle(({ derive }) => derive),
      ...{ unit: 'ms', goal: null },
    },
    {
      what: `the next household, ${slow}`,
      value: median(cold.flatMap(({ next }) => next)),
      ...{ unit: 'ms', goal: 200 },
    },
    { what: 'and back to the list', value: median(cold.flatMap(({ back }) => back)), unit: 'ms', goal: null },
    {
      what: `search among 3,000, a letter, ${slow}`,
      value: median(cold.flatMap(({ letters }) => letters)),
      ...{ unit: 'ms', goal: 100 },
    },
    {
      what: 'the slowest letter',
      value: middle(({ letters }) => Math.max(...letters)),
      ...{ unit: 'ms', goal: null },
    },
  ]
}
