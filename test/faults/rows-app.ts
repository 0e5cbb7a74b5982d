// Faults of the phone itself: no room, the store taken away, a wrong clock, two tabs, another version of the app.

import { expect } from 'vitest'
import { fillUp } from '../support/no-room.ts'
import { DAY_MS, type Row } from './cell.ts'
import { factsOfAccount, type Walk } from './walk.ts'

const onBothSides = async (walk: Walk, aheadMs: number, isPutRight: boolean) => {
  await walk.phone.setClockAhead(aheadMs)
  await walk.offline(walk.record)
  if (isPutRight) await walk.phone.setClockAhead(0)
  await walk.synced()
  const facts = await factsOfAccount(walk.site, walk.walker.accountId)
  const [{ today } = { today: '' }] = await walk.site.query<{ today: string }>(
    `select to_char((now() at time zone 'UTC') + interval '7 hours' + offset_ms * interval '1 millisecond', 'YYYY-MM-DD')
       as today from campaign_clock`,
  )
  expect(facts.map(({ effective }) => effective)).toEqual(facts.map(() => today))
}

const wrongClock = (ms: number, isPutRight = false) => ({
  push: {
    promise: 'the visit counts on the day on which it took place',
    strike: (walk: Walk) => onBothSides(walk, ms, isPutRight),
  },
  pull: {
    promise: 'the phone shows the campaign’s day, not its own',
    strike: async (walk: Walk) => {
      const { today } = await walk.phone.glimpse()
      await walk.phone.setClockAhead(ms)
      await walk.change()
      if (isPutRight) await walk.phone.setClockAhead(0)
      expect((await walk.synced()).today).toBe(today)
    },
  },
})

const inTwoTabs = async (walk: Walk) => {
  const other = await walk.phone.secondTab()
  await walk.offline(async () => {
    await walk.record()
    const { key, people } = await walk.nextHousehold()
    expect(await walk.phone.record(key, other)).toBe('kept')
    walk.visited.push(...people)
  })
  await walk.synced()
  await walk.phone.until('told by the other tab', ({ waiting }) => waiting === 0, other)
  await other.close()
}

/** The worker of another version arrives; `meanwhile` is what the app was doing. */
const updated = async (walk: Walk, meanwhile: () => Promise<unknown>) => {
  walk.proxy.rewriteFile((path, text) => (WORKER.test(path) ? `${text}\n// another version` : text))
  const page = walk.phone.page()
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
  })
  await walk.phone.until('offered another version', ({ update }) => update)
  const loaded = page.waitForEvent('load')
  await walk.phone.call((phone) => phone.useUpdate())
  await loaded
  await page.waitForFunction(() => 'phukinPhone' in globalThis)
  await meanwhile()
  await walk.phone.unlock()
}
const WORKER = /worker|\/sw\.js$/

const clearStore = async (walk: Walk) => {
  const cdp = await walk.phone.cdp()
  await cdp.send('Storage.clearDataForOrigin', { origin: walk.proxy.origin, storageTypes: 'all' })
}

const clearClosed = async (walk: Walk) => {
  await walk.phone.page().goto('about:blank')
  await clearStore(walk)
  await walk.phone.page().close()
  await walk.phone.open()
  await walk.phone.until('empty', ({ at }) => at === 'fresh')
}

/** When the phone has noticed and written again what it had in memory, the page dies: nothing but the store is left. */
const clearOpen = async (walk: Walk) => {
  await walk.phone.until('at rest', ({ isRunning }) => !isRunning)
  const { reached } = await walk.phone.haltAt({ at: 'written', store: 'head' })
  await clearStore(walk)
  await reached
  await walk.phone.kill()
  await walk.phone.open()
}

const handOver = async (walk: Walk) => {
  const envelopes = await walk.phone.call((phone) => phone.sealedEnvelopes())
  const carrier = await walk.neighbour()
  await carrier.page().evaluate(async (given) => {
    const { phukinPhone } = globalThis as unknown as {
      phukinPhone: { carry: (some: unknown) => Promise<number> }
    }
    await phukinPhone.carry(given)
  }, envelopes)
  return { envelopes, carrier }
}

/** Until everything that was shown as saved stands on the server. */
export const delivered = async ({ site, walker, visited }: Walk) => {
  for (let left = 200; left > 0; left -= 1) {
    const facts = await factsOfAccount(site, walker.accountId)
    if (facts.length >= visited.length) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('what was sealed never arrived')
}

/** Of which the app itself takes the smaller part. */
const ROOM = 6_000_000

const withoutRoom = async (walk: Walk, work: () => Promise<unknown>) => {
  await fillUp(walk.phone.page())
  await work()
  const cdp = await walk.phone.cdp()
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: walk.proxy.origin, quotaSize: 100 * ROOM })
}

export const APP_ROWS: readonly Row[] = [
  {
    id: 'no-room',
    fault: 'The phone has no room left',
    where:
      'browser: the quota of the origin is small, and something else of the origin takes the last byte of it',
    push: {
      promise:
        'the visit is refused at once as not saved, nothing else is touched; with room again it is recorded',
      room: ROOM,
      strike: async (walk) => {
        await walk.offline(walk.record)
        const { key, people } = await walk.nextHousehold()
        await withoutRoom(walk, async () => expect(await walk.phone.record(key)).toBe('no-room'))
        expect(await walk.phone.record(key)).toBe('kept')
        walk.visited.push(...people)
      },
    },
    pull: {
      promise:
        'what was there stays, whole, and the phone says that it is full; with room again the pull goes on',
      room: ROOM,
      strike: async (walk) => {
        await walk.change()
        await withoutRoom(walk, async () => {
          await walk.syncNow()
          await walk.phone.until('full', ({ failure }) => failure === 'no-room')
        })
      },
    },
  },
  {
    id: 'evicted-open',
    fault: 'The browser takes the store away while the app is open',
    where:
      'browser: all data of the origin is cleared under the page; when the page has noticed it is killed',
    push: {
      promise: 'what waits is in memory and is written again at once, before anything else can happen to it',
      strike: async (walk) => {
        await walk.offline(async () => {
          await walk.record()
          await clearOpen(walk)
        })
      },
    },
    pull: {
      promise: 'the phone is still let in, and pulls everybody again',
      strike: clearOpen,
    },
  },
  {
    id: 'evicted-closed',
    fault: 'The browser takes the store away while the app is closed',
    where: 'browser: all data of the origin is cleared, then the app is opened',
    push: {
      promise:
        'what was handed over sealed before arrives once; what was neither sent nor handed over is gone, and the phone says that it was emptied',
      ends: 'cleared',
      strike: async (walk) => {
        await walk.offline(walk.record)
        const { carrier } = await handOver(walk)
        await clearClosed(walk)
        await carrier.call((phone) => phone.syncNow())
        await delivered(walk)
      },
    },
    pull: {
      promise: 'the phone is let in anew and holds everybody again',
      ends: 'cleared',
      strike: clearClosed,
    },
  },
  { id: 'clock-ahead', fault: 'The clock is a day ahead', where: 'page: Date', ...wrongClock(DAY_MS) },
  { id: 'clock-behind', fault: 'The clock is a day behind', where: 'page: Date', ...wrongClock(-DAY_MS) },
  {
    id: 'clock-ahead-put-right',
    fault: 'The clock is a day ahead, and somebody puts it right before anything is sent',
    where: 'page: Date',
    ...wrongClock(DAY_MS, true),
  },
  {
    id: 'clock-behind-put-right',
    fault: 'The clock is a day behind, and somebody puts it right before anything is sent',
    where: 'page: Date',
    ...wrongClock(-DAY_MS, true),
  },
  {
    id: 'two-tabs',
    fault: 'The app is open in two tabs',
    where: 'browser: a second page of the same phone',
    push: {
      promise: 'one of them speaks; what either recorded is sent once, and both know',
      strike: inTwoTabs,
    },
    pull: {
      promise: 'what one pulls the other shows',
      strike: async (walk) => {
        const other = await walk.phone.secondTab()
        const factId = await walk.change()
        await walk.synced()
        const knows = ({ people }: { people: readonly { readonly facts: readonly string[] }[] }) =>
          people.some(({ facts }) => facts.includes(factId))
        await walk.phone.until('told by the other tab', knows, other)
        await other.close()
      },
    },
  },
  {
    id: 'app-updated',
    fault: 'Another version of the app is put in, in the middle of the day',
    where: 'proxy: another service worker; the person accepts it',
    push: {
      promise: 'what waits is still there under the new version and is sent',
      strike: async (walk) => {
        await walk.offline(walk.record)
        await updated(walk, async () => undefined)
      },
    },
    pull: {
      promise: 'the pull that the old version had begun is done by the new one',
      strike: async (walk) => {
        await walk.change()
        const armed = walk.proxy.arm('pull', { kind: 'stall-reply' })
        await walk.syncNow()
        await armed.struck
        await updated(walk, () => armed.release())
      },
    },
  },
]

export { handOver }
