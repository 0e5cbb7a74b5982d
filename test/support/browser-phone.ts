// A phone in a real browser: let in by a real code, unlocked by its PIN, driven by the one door that its screens have too. It can be
// killed at a step, lose its store or its room, and be opened again.

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Phone } from '../../src/web/offline/phone-view.ts'
import type { OwnBrowser } from './own-browser.ts'
import { type Halt, installPageFaults } from './page-faults.ts'

export const PIN = '739205'

/** What the screens would show, as values. */
export type Glimpse = {
  readonly at: string
  readonly waiting: number
  readonly refused: number
  readonly isRunning: boolean
  readonly failure: string | null
  readonly lastPull: number | null
  readonly isReadOnly: boolean
  readonly update: boolean
  readonly today: number | null
  readonly sealedWaiting: number
  readonly isAcknowledged: boolean
  readonly why: string | null
  readonly people: readonly {
    readonly personId: string
    readonly hamletId: number
    readonly facts: readonly string[]
  }[]
  readonly households: readonly { readonly key: string; readonly people: readonly string[] }[]
  readonly outbox: readonly {
    readonly messageId: string
    readonly state: string
    readonly people: readonly string[]
    readonly receipts: readonly {
      readonly factId: string
      readonly personId: string
      readonly outcome: string
      readonly refusal: string | null
    }[]
  }[]
}

export type BrowserPhone = {
  readonly page: () => Page
  readonly glimpse: (page?: Page) => Promise<Glimpse>
  /** Until it is so; fails with what stands instead. */
  readonly until: (what: string, holds: (seen: Glimpse) => boolean, page?: Page) => Promise<Glimpse>
  readonly join: (code: string) => Promise<void>
  /** Waits until the page stands, and unlocks it if a PIN is asked for. */
  readonly unlock: (page?: Page) => Promise<void>
  /** A visit to everybody of this household; what `record` says. */
  readonly record: (householdKey: string, page?: Page) => Promise<'kept' | 'no-room' | 'read-only'>
  readonly call: <T>(work: (phone: Phone) => T | Promise<T>, page?: Page) => Promise<T>
  readonly secondTab: () => Promise<Page>
  /** The renderer dies at once; of a phone with a browser of its own the whole browser. */
  readonly kill: () => Promise<void>
  /** A page again, after it was killed or closed. */
  readonly open: () => Promise<void>
  /** `reached` resolves when the page stands still there. */
  readonly haltAt: (halt: Halt) => Promise<{ readonly reached: Promise<void> }>
  readonly setClockAhead: (ms: number) => Promise<void>
  readonly cdp: () => Promise<CDPSession>
  readonly close: () => Promise<void>
}

type Handle = { readonly phukinPhone: Phone }

const STEP_MS = 40
const PATIENCE_MS = 15_000

/** `room`: bytes that the origin may take; as much as the browser likes unless said. */
export async function openBrowserPhone(
  from: Browser | OwnBrowser,
  origin: string,
  room?: number,
): Promise<BrowserPhone> {
  const own = 'dieAndStart' in from ? from : null
  const prepared = async (context: BrowserContext): Promise<BrowserContext> => {
    await context.addInitScript(installPageFaults)
    return context
  }
  const newContext = () =>
    'dieAndStart' in from ? from.context() : from.newContext({ viewport: { width: 360, height: 640 } })
  let context = await prepared(await newContext())
  let current: Page

  const load = async (): Promise<Page> => {
    const page = await context.newPage()
    if (room !== undefined) {
      const session = await context.newCDPSession(page)
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: room })
    }
    await page.goto(`${origin}/field/`)
    await page.waitForFunction(() => 'phukinPhone' in globalThis, undefined, { timeout: 10_000 })
    return page
  }
  current = await load()

  const glimpse = (page = current): Promise<Glimpse> => page.evaluate(look)
  const until = async (what: string, holds: (seen: Glimpse) => boolean, page = current): Promise<Glimpse> => {
    let seen: Glimpse | null = null
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
      seen = await glimpse(page)
      if (holds(seen)) return seen
      await page.waitForTimeout(STEP_MS)
    }
    const { people: _, households: __, ...short } = seen ?? {}
    throw new Error(`the phone never was: ${what}; it is ${JSON.stringify(short)}`)
  }
  const call = async <T>(work: (phone: Phone) => T | Promise<T>, page = current): Promise<T> => {
    const handle = await page.evaluateHandle(() => (globalThis as unknown as Handle).phukinPhone)
    return (await handle.evaluate(work as (phone: unknown) => unknown)) as T
  }
  const unlock = async (page = current): Promise<void> => {
    const seen = await until('ready', ({ at }) => at !== 'starting', page)
    if (seen.at !== 'locked') return
    await page.evaluate((pin) => (globalThis as unknown as Handle).phukinPhone.unlock(pin), PIN)
    await until('open', ({ at }) => at === 'open', page)
  }
  const cdp = () => context.newCDPSession(current)

  return {
    ...{ glimpse, until, call, unlock, cdp },
    page: () => current,
    async join(code) {
      await until('to be let in', ({ at }) => at === 'fresh' || at === 'wiped')
      const refused = await current.evaluate(
        async ([given, pin]) => {
          const { phukinPhone: phone } = globalThis as unknown as Handle
          return (await phone.join(given)) ?? (await phone.choosePin(pin, pin))
        },
        [code, PIN] as const,
      )
      if (refused !== null) throw new Error(`the phone was not let in: ${refused}`)
      await until('filled', ({ at, lastPull, isRunning }) => at === 'open' && lastPull !== null && !isRunning)
    },
    record: (householdKey, page = current) =>
      page.evaluate((key) => {
        const { phukinPhone: phone } = globalThis as unknown as Handle
        const view = phone.view()
        if (view.at !== 'open') throw new Error(`a phone that is ${view.at} records nothing`)
        const household = view.households.find((one) => one.key === key)
        if (household === undefined) throw new Error(`no household ${key}`)
        const people = household.members.map(({ person: { personId } }) => ({
          ...{ personId, met: 'self' as const, done: ['eid_activated' as const] },
          outcomes: {},
        }))
        return phone.record({ householdKey: key, openedAt: performance.now() - 2_000, member: null, people })
      }, householdKey),
    async secondTab() {
      const page = await load()
      await unlock(page)
      return page
    },
    async kill() {
      if (own !== null) {
        await own.dieAndStart()
        context = await prepared(own.context())
        return
      }
      const session = await cdp()
      const crashed = new Promise((resolve) => current.once('crash', resolve))
      session.send('Page.crash').catch(() => undefined)
      await crashed
      await current.close()
    },
    async open() {
      current = await load()
      await unlock()
    },
    async haltAt(halt) {
      await current.evaluate((at) => {
        ;(globalThis as unknown as { faultsHalt: Halt }).faultsHalt = at
      }, halt)
      const reached = current
        .evaluate(() => (globalThis as unknown as { faultsReached: Promise<void> }).faultsReached)
        .catch(() => undefined)
      return { reached: reached.then(() => undefined) }
    },
    async setClockAhead(ms) {
      await current.evaluate(
        (ahead) => (globalThis as unknown as { faultsSkew: (ms: number) => void }).faultsSkew(ahead),
        ms,
      )
    },
    async close() {
      if (own === null) await context.close()
    },
  }
}

/** Runs in the page. */
function look(): Glimpse {
  const view = (globalThis as unknown as Handle).phukinPhone.view()
  const open = view.at === 'open' ? view : null
  const wiped = view.at === 'wiped' ? view : null
  const people = open?.households.flatMap(({ members }) => members) ?? []
  return {
    at: view.at,
    waiting: open?.sync.waiting ?? 0,
    refused: open?.sync.refused ?? 0,
    isRunning: open?.sync.isRunning ?? wiped?.isDelivering ?? false,
    failure: open?.sync.failure ?? wiped?.failure ?? null,
    lastPull: open?.sync.lastPull ?? null,
    isReadOnly: open?.isReadOnly ?? false,
    update: open?.update ?? false,
    today: open?.today ?? null,
    sealedWaiting: 'sealedWaiting' in view ? view.sealedWaiting : 0,
    isAcknowledged: wiped?.isAcknowledged ?? false,
    why: wiped?.why ?? null,
    people: people.map(({ person, facts }) => ({
      ...{ personId: person.personId, hamletId: person.hamletId },
      facts: facts.filter(({ isWaiting }) => !isWaiting).map(({ factId }) => factId),
    })),
    households:
      open?.households.map(({ key, members }) => ({
        key,
        people: members.map(({ person: { personId } }) => personId),
      })) ?? [],
    outbox:
      open?.outbox.map(({ messageId, state, receipts, people: of }) => ({
        ...{ messageId, state, receipts },
        people: of.map(({ personId }) => personId),
      })) ?? [],
  }
}
