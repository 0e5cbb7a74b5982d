// What a phone holds in memory while its page is open, and the few ways in which several of its parts change it. One object, made once;
// whoever changes it says so to the screens and to other tabs.
import { type PhoneClock, unsetClock } from '#domain/phone-clock'
import { type Loaded, listEnvelopes, readHead, writeHead } from './kept.ts'
import type { SyncState } from './phone-view.ts'
import { createShelf, type Shelf } from './shelf.ts'
import type { Head, Store } from './store.ts'

export type Unlocked = { readonly key: CryptoKey } & Loaded

/** Why a round with the server is wanted: somebody presses, or something happens by itself, which waits its turn. */
export type Wish = 'pressed' | 'by-itself'

/** What one tab tells the others. */
export type Told = {
  readonly what: 'changed' | 'locked'
  readonly sync: Pick<SyncState, 'failure' | 'nextAt'>
  readonly notBefore: number
}

export type Memory = {
  /** Null: not opened yet. */
  store: Store | null
  /** What lies in the store was looked at: before that nobody knows whether there is a phone in it. */
  isTakenUp: boolean
  head: Head | null
  /** Null: locked. Changed by setOpen alone. */
  open: Unlocked | null
  /** Raised with each change of `open`. */
  version: number
  clock: PhoneClock
  sync: Pick<SyncState, 'isRunning' | 'failure' | 'nextAt'>
  /** Wrong PINs that were counted beside the store (tries.ts). */
  spareTries: number
  sealedWaiting: number
  isDelivering: boolean
  /** The store was found empty although this browser once had a phone in it. */
  wasCleared: boolean
  /** Tries without an answer, one after another. */
  failures: number
  /** Before it nothing is tried by itself; wall clock. */
  notBefore: number
  /** A round was wanted while one was running. */
  isWanted: boolean
  timer: ReturnType<typeof setTimeout> | undefined
  readonly shelf: Shelf
  readonly app: string
  /** To the screens of this tab. */
  readonly show: () => void
  /** To other tabs, with how it went with the server. */
  readonly tell: (what: Told['what']) => void
  readonly goRound: (wish?: Wish) => void
}

export const RESTING: Memory['sync'] = { isRunning: false, failure: null, nextAt: null }

export const newMemory = (given: Pick<Memory, 'app' | 'show' | 'tell' | 'goRound'>): Memory => ({
  ...{ store: null, isTakenUp: false, head: null, open: null, version: 0, clock: unsetClock, sync: RESTING },
  ...{ spareTries: 0, sealedWaiting: 0, isDelivering: false, wasCleared: false },
  ...{ failures: 0, notBefore: 0, isWanted: false, timer: undefined, shelf: createShelf() },
  ...given,
})

export const setOpen = (memory: Memory, open: Unlocked | null): void => {
  memory.open = open
  memory.version += 1
}

/** What must not happen twice at once, in this tab or another. */
export const writing = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('phukin-field-write', work)

/** As it stands in the store, whichever tab wrote it. */
export const changeHead = (memory: Memory, change: (head: Head) => Head): Promise<void> =>
  writing(async () => {
    const { store } = memory
    const now = store === null ? undefined : await readHead(store)
    if (store === null || now === undefined) return
    memory.head = change(now)
    await writeHead(store, memory.head)
  })

export const countSealed = async (memory: Memory): Promise<void> => {
  if (memory.store === null) return
  const { own, carried } = await listEnvelopes(memory.store)
  memory.sealedWaiting = own.length + carried.length
}

/** Puts everything back on the shelf that the screens look at. `changed` null: everybody. */
export const arrange = (
  { open, shelf, clock }: Memory,
  changed: ReadonlySet<string> | null,
  arePeopleNew: boolean,
): void => shelf.arrange(open, clock, changed, arePeopleNew)

/** Nobody can be seen any more until the PIN is typed again. */
export const close = (memory: Memory): void => {
  setOpen(memory, null)
  arrange(memory, null, true)
}
