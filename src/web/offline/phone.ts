// The phone: everything that is kept on it, behind one object (phone-view.ts). Joins its parts: the store, other tabs, the browser, the
// times at which something happens by itself. What is shown as saved lies on the disk; what is shown as sent has its receipt.
import { MOST_TRIES } from '#domain/pin'
import { SEALED_PURPOSES } from '#domain/sealed'
import { todayOf } from './doors.ts'
import { changePin, choosePin, join, recallMarker, unlock } from './entering.ts'
import { forgetEverybody } from './goodbye.ts'
import { keepAll, keepCarried, listEnvelopes, load, readHead } from './kept.ts'
import { look } from './look.ts'
import { arrange, close, countSealed, type Memory, newMemory, setOpen, type Told, writing } from './memory.ts'
import type { Phone, PhoneView } from './phone-view.ts'
import { record, settle } from './recording.ts'
import { round, tick } from './rounds.ts'
import { sealTo } from './seal.ts'
import { openStore, type Store } from './store.ts'
import { watchSurroundings, whyUnsupported } from './surroundings.ts'
import { triesOf } from './tries.ts'

export type PhoneSettings = {
  /** The version of the app, told with everything that is sent. */
  readonly app: string
  /** As the office sees it: "Android 9 · Chrome 109". */
  readonly name: string
}

/** Whoever comes back after so long types the PIN again; what waits is sent meanwhile. */
const LOCK_MS = 15 * 60_000
const MINUTE = 60_000

export const createPhone = ({ app, name }: PhoneSettings): Phone => {
  const why = whyUnsupported()
  let shown: PhoneView = why === null ? { at: 'starting' } : { at: 'unsupported', why }
  const listeners = new Set<() => void>()
  const channel = why === null ? new BroadcastChannel('phukin-field') : null
  const put = (view: PhoneView): void => {
    shown = view
    for (const told of listeners) told()
  }
  const show = (): void => {
    if (shown.at !== 'unsupported') put(look(memory, surroundings.now()))
  }
  const surroundings = watchSurroundings(() => show())
  const memory: Memory = newMemory({
    ...{ app, show },
    tell: (what) => {
      const { sync, notBefore } = memory
      const told: Told = { what, sync: { failure: sync.failure, nextAt: sync.nextAt }, notBefore }
      channel?.postMessage(told)
    },
    goRound: (wish = 'by-itself') => void round(memory, surroundings, wish),
  })
  const begin = async (): Promise<void> => {
    try {
      memory.store = await openPatiently(() => void begin(), memory.store === null ? 1 : TRIES_TO_OPEN)
    } catch {
      return put({ at: 'unsupported', why: 'no-storage' })
    }
    await writing(() => takeUp(memory))
    if (triesOf(memory) >= MOST_TRIES) await forgetEverybody(memory, 'too-many-pins')
    await countSealed(memory)
    memory.isTakenUp = true
    show()
    memory.goRound()
  }
  const lock = (): void => {
    close(memory)
    show()
  }

  if (channel !== null) {
    channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.what === 'locked') lock()
      else void reload(memory, data)
    })
    surroundings.begin()
    void begin()
    watchTime(memory, lock)
  }

  return {
    view: () => shown,
    subscribe: (told) => {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    join: async (code) => {
      const refusal = await join(memory, { code, name, app })
      if (refusal === null) void surroundings.askToKeep()
      return refusal
    },
    choosePin: (pin, again) => choosePin(memory, pin, again),
    changePin: (pin, next, again) => changePin(memory, pin, next, again),
    unlock: (pin) => unlock(memory, pin),
    lock: () => {
      lock()
      memory.tell('locked')
    },
    wipe: async (reason) => {
      await forgetEverybody(memory, reason)
      memory.goRound('pressed')
    },
    record: (visit) => record(memory, visit, begin),
    settle: (messageId) => settle(memory, messageId),
    syncNow: () => memory.goRound('pressed'),
    deliverSealed: () => memory.goRound('pressed'),
    sealedEnvelopes: async () => {
      if (memory.store === null) return []
      const { own, carried } = await listEnvelopes(memory.store)
      return [...own, ...carried]
    },
    carry: async (envelopes) => {
      if (memory.store === null) return 0
      const fresh = await keepCarried(memory.store, envelopes)
      await countSealed(memory)
      show()
      memory.goRound()
      return fresh
    },
    sealNumber: async (digits) => {
      if (memory.head === null) throw new Error('phone: a number was read before it was let in')
      const sealed = await sealTo(memory.head.sealing, digits, SEALED_PURPOSES.number)
      return { sealed, last2: digits.slice(-2) }
    },
    search: memory.shelf.search,
    askToKeepStorage: surroundings.askToKeep,
    install: surroundings.install,
    // What is being written is on the disk first; nothing else is held in memory alone.
    useUpdate: () => void writing(async () => undefined).then(surroundings.useUpdate),
  }
}

const TRIES_TO_OPEN = 50
const BETWEEN_TRIES_MS = 200

/** A browser that is just taking the store away opens no new one before it has done so. */
const openPatiently = async (onGone: () => void, tries: number): Promise<Store> => {
  try {
    return await openStore(onGone)
  } catch (error) {
    if (tries <= 1) throw error
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS))
    return openPatiently(onGone, tries - 1)
  }
}

/** What lies in the store, or, where the browser has cleared it under an open app, what is in memory is written again. */
const takeUp = async (memory: Memory): Promise<void> => {
  const { store, open, head } = memory
  if (store === null) return
  const kept = await readHead(store)
  if (kept === undefined && open !== null && head !== null) return keepAll(store, open.key, head, open)
  memory.head = kept ?? null
  memory.wasCleared = kept === undefined && recallMarker()
  memory.clock = { ...memory.clock, contact: kept?.contact ?? memory.clock.contact }
}

/** Another tab has written. Again where this one did meanwhile. */
const reload = async (memory: Memory, { sync, notBefore }: Told): Promise<void> => {
  const { store } = memory
  if (store === null) return
  memory.notBefore = notBefore
  if (!memory.sync.isRunning) memory.sync = { isRunning: false, ...sync }
  memory.head = (await readHead(store)) ?? null
  while (memory.open !== null) {
    const { open, version } = memory
    const loaded = memory.head?.wrapped == null ? null : await load(store, open.key)
    if (memory.version !== version) continue
    if (loaded === null) close(memory)
    else {
      tick(memory)
      const known = new Map(open.outbox.map((one) => [one.message.messageId, one.sinceMove]))
      const moves = memory.clock.moves.length
      const outbox = loaded.outbox.map((one) => ({
        ...one,
        sinceMove: known.get(one.message.messageId) ?? moves,
      }))
      setOpen(memory, { key: open.key, ...loaded, outbox })
      arrange(memory, null, true)
      if (outbox.some(({ state }) => state === 'waiting')) memory.goRound()
    }
    break
  }
  await countSealed(memory)
  memory.show()
}

/** What happens by itself: a network that comes back, a page that is looked at again, another day, a clock that was set. */
const watchTime = (memory: Memory, lock: () => void): void => {
  let hiddenAt: number | null = null
  addEventListener('offline', memory.show)
  addEventListener('online', () => {
    // Whoever lost the signal together does not come back in the same second.
    memory.failures = 0
    memory.notBefore = 0
    setTimeout(memory.goRound, Math.random() * 2_000)
    memory.show()
  })
  const look = (): void => {
    tick(memory)
    if (memory.open !== null && memory.shelf.day() !== todayOf(memory.clock, Date.now())) {
      arrange(memory, null, false)
      memory.show()
    }
  }
  setInterval(look, MINUTE)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      return
    }
    if (memory.open !== null && hiddenAt !== null && Math.abs(Date.now() - hiddenAt) > LOCK_MS) lock()
    look()
    // Somebody looks: whoever only had no signal is asked for it again.
    if (memory.sync.failure === 'unreachable') memory.notBefore = 0
    memory.goRound()
  })
}
