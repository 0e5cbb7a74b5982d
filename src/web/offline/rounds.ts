// When the phone speaks with the server, in one tab at a time, and what follows from an answer or from none: the next try, the phone that
// was shut out. What is said by an open phone stands in sync.ts, by any other in goodbye.ts.
import { MESSAGES } from '#contract/sync'
import { backOff, comeAgain } from '#domain/back-off'
import { spent } from '#domain/outbox'
import { lookAtClock } from '#domain/phone-clock'
import { err, type Result } from '#domain/result'
import { forgetIfShutOut, quietRound } from './goodbye.ts'
import { dropOutbox, emptyState } from './kept.ts'
import { arrange, changeHead, countSealed, type Memory, setOpen, type Unlocked, type Wish } from './memory.ts'
import type { SyncState } from './phone-view.ts'
import type { NoAnswer } from './server.ts'
import { isNoRoom, type Store } from './store.ts'
import type { Surroundings } from './surroundings.ts'
import { syncRound } from './sync.ts'

/** Between rounds in which nothing waits. */
const ROUND_MS = 10 * 60_000
/** While pages of people come in, the screens are told so often. */
const SHOW_MS = 1_500

export type Measuring = {
  readonly measure: () => Promise<void>
  readonly now: () => Surroundings
  readonly lookForUpdate: () => void
}

/** Where another tab is at it, this one comes again later. */
export const round = async (memory: Memory, surroundings: Measuring, wish: Wish): Promise<void> => {
  if (wish === 'pressed') {
    memory.failures = 0
    memory.notBefore = 0
  }
  if (memory.store === null) return
  if (Date.now() < memory.notBefore) return later(memory, memory.notBefore - Date.now())
  later(memory, ROUND_MS * (1 + Math.random()))
  memory.isWanted = true
  await navigator.locks.request('phukin-field-sync', { ifAvailable: true }, async (lock) => {
    if (lock === null) return
    while (memory.isWanted) {
      memory.isWanted = false
      await one(memory, surroundings).catch((error: unknown) => {
        // The store was taken away in the middle of it: it is opened again, and this comes again.
        console.error(error)
        memory.sync = { isRunning: false, failure: 'server', nextAt: null }
        memory.isDelivering = false
        memory.show()
      })
    }
  })
}

const one = async (memory: Memory, surroundings: Measuring): Promise<void> => {
  const { store, open } = memory
  if (store === null) return
  const done =
    open === null ? await quietRound(memory, store) : await openRound(memory, surroundings, store, open)
  await after(memory, surroundings, done)
}

const later = (memory: Memory, ms: number): void => {
  clearTimeout(memory.timer)
  memory.timer = setTimeout(() => memory.goRound(), ms)
}

/** The wall clock is held against one that nobody can set; what its moves were the server's next answer tells. */
export const tick = (memory: Memory): void => {
  memory.clock = lookAtClock(memory.clock, Date.now(), performance.now())
}

/** Seconds that the server asks to be left alone. */
type Done = Result<number, NoAnswer>

const openRound = async (
  memory: Memory,
  surroundings: Measuring,
  store: Store,
  { key, state: { token } }: Unlocked,
): Promise<Done> => {
  tick(memory)
  memory.sync = { ...memory.sync, isRunning: true, nextAt: null }
  memory.show()
  const nobody = { state: emptyState(token), book: new Map(), outbox: [] }
  const unseen = new Set<string>()
  let areNew = false
  let shownAt = 0
  const showAll = () => {
    arrange(memory, unseen, areNew)
    memory.show()
    unseen.clear()
    areNew = false
    shownAt = Date.now()
  }
  const done = await syncRound({
    ...{ store, key, app: memory.app, clock: () => memory.clock, now: () => memory.open ?? nobody },
    keep: ({ clock, people = new Set(), isMore = false, ...next }) => {
      if (memory.open === null) return
      setOpen(memory, { ...memory.open, ...next })
      if (clock !== undefined) memory.clock = clock
      for (const personId of people) unseen.add(personId)
      areNew ||= next.book !== undefined && people.size > 0
      if (!isMore || Date.now() - shownAt > SHOW_MS) showAll()
    },
    isOpen: () => memory.open?.key === key,
    status: async () => {
      await surroundings.measure()
      const { kept, used, quota } = surroundings.now().storage
      return { storageKept: kept, storageUsed: used, storageQuota: quota }
    },
  }).catch((error: unknown) => {
    // Nothing is said to be kept that is not; it is tried again.
    console.error(error)
    return err<NoAnswer>({ why: isNoRoom(error) ? 'no-room' : 'server', waitSeconds: 30 })
  })
  showAll()
  if (!done.ok && done.error.why === 'not-let-in') await forgetIfShutOut(memory, store)
  return done
}

const after = async (memory: Memory, surroundings: Measuring, done: Done): Promise<void> => {
  const { open } = memory
  const isWiped = open === null && memory.head?.wiped != null
  // What was just wiped says so at once.
  if (!done.ok && done.error.why === 'not-let-in' && isWiped) memory.isWanted = true
  const failed = done.ok ? null : done.error
  memory.failures = failed === null ? 0 : memory.failures + 1
  const wait = waitOf(memory, failed, done.ok ? done.value : 0)
  const isHeld = failed !== null || (done.ok && done.value > 0)
  memory.notBefore = isHeld ? Date.now() + wait : 0
  const isNewer = (open?.state.messages ?? MESSAGES) > MESSAGES
  const failure = isNewer ? 'server-newer' : failureOf(failed)
  if (failure === 'server-newer' || failure === 'app-too-old') surroundings.lookForUpdate()
  if (open !== null) {
    const { contact } = memory.clock
    try {
      await changeHead(memory, (now) => ({ ...now, contact }))
      await forgetOld(memory)
    } catch (error) {
      // A phone that is full says so all the same; what it could not write down it knows until it is closed.
      if (!isNoRoom(error)) throw error
    }
  }
  await countSealed(memory)
  memory.sync = {
    isRunning: false,
    failure,
    nextAt: failed === null && wait >= ROUND_MS ? null : Date.now() + wait,
  }
  later(memory, wait)
  memory.tell('changed')
  memory.show()
}

const waitOf = (memory: Memory, failed: NoAnswer | null, waitSeconds: number): number => {
  const chance = Math.random()
  if (failed !== null) return backOff(memory.failures, failed.waitSeconds, chance)
  if (waitSeconds > 0) return comeAgain(waitSeconds, chance)
  const { open, head, sealedWaiting } = memory
  if (open?.outbox.some(({ state }) => state === 'waiting')) return 1_000
  const isUnsaid =
    open === null && ((head?.untold.length ?? 0) > 0 || (head?.wiped != null && sealedWaiting > 0))
  return isUnsaid ? 60_000 * (1 + chance) : ROUND_MS * (1 + chance)
}

const failureOf = (failed: NoAnswer | null): SyncState['failure'] =>
  failed === null ? null : failed.why === 'not-let-in' ? 'shut-out' : failed.why

const forgetOld = async (memory: Memory): Promise<void> => {
  const { open, store } = memory
  if (open === null || store === null) return
  const old = spent(open.outbox, Date.now())
  if (old.length === 0) return
  const ids = new Set(old.map(({ message }) => message.messageId))
  await dropOutbox(store, [...ids])
  setOpen(memory, { ...open, outbox: open.outbox.filter(({ message }) => !ids.has(message.messageId)) })
}
