// The store of a phone, in IndexedDB: what lies where, and nothing of what it means. Everything about people is encrypted before it
// comes here (vault.ts); what stands open says only that there is a phone, how often a PIN was tried, and what is sealed.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Envelope } from '#contract/sync'
import type { Contact } from '#domain/phone-clock'
import type { WipeReason } from './phone-view.ts'
import type { SealingKey } from './seal.ts'
import type { Cipher, Wrapped } from './vault.ts'

/** Open: no person stands in it. */
export type Head = {
  readonly deviceId: string
  readonly displayName: string
  readonly sealing: SealingKey
  /** SHA-256 of the phone's secret, base64url: by it a locked phone asks how it stands, and says that it holds nobody. */
  readonly proof: string
  /** The secret itself, until a PIN keeps it. */
  readonly token: string | null
  /** Null: no PIN was chosen yet, or everybody was forgotten. */
  readonly wrapped: Wrapped | null
  /** Wrong PINs since the last right one, counted before each is looked at. */
  readonly tries: number
  /** The number of the next message. */
  readonly nextN: number
  readonly contact: Contact | null
  /** Why everybody was forgotten. */
  readonly wiped: WipeReason | null
  /** Of this phone and of what it was let in as before: what the server has not heard yet. */
  readonly untold: readonly { readonly proof: string; readonly why: WipeReason }[]
}

export type OutboxRow = {
  readonly messageId: string
  readonly n: number
  /** The server has answered for good. The envelope of what was refused stays until somebody has read it. */
  readonly isDelivered: boolean
  /** Message, state and receipts; null: everybody was forgotten, what is sealed stays. */
  readonly cipher: Cipher | null
  readonly envelope: Envelope | null
}

interface FieldStore extends DBSchema {
  head: { key: 'head'; value: Head }
  /** Hamlets, tags, campaign, account …: one encrypted record. */
  state: { key: 'state'; value: Cipher }
  people: { key: [number, number]; value: Cipher }
  outbox: { key: string; value: OutboxRow }
  carried: { key: string; value: Envelope }
}

export type Store = IDBPDatabase<FieldStore>

const NAME = 'phukin-field'

/** `onGone`: the browser has taken the store away under our feet. Throws where there can be none (private mode, blocked). */
export const openStore = (onGone: () => void): Promise<Store> =>
  openDB<FieldStore>(NAME, 1, {
    upgrade(store) {
      store.createObjectStore('head')
      store.createObjectStore('state')
      store.createObjectStore('people')
      store.createObjectStore('outbox', { keyPath: 'messageId' })
      store.createObjectStore('carried', { keyPath: 'envelopeId' })
    },
    terminated: onGone,
  })

export const ALL = ['head', 'state', 'people', 'outbox', 'carried'] as const

/** On the disk before it is done: what was shown as saved survives the battery. */
export const STRICT = { durability: 'strict' } as const

/** What is asked of a transaction that found no room is only told that it was aborted: the transaction itself knows why. */
export const allOrNothing = async (
  tx: { readonly done: Promise<void>; readonly error: DOMException | null },
  asked: readonly Promise<unknown>[],
): Promise<void> => {
  try {
    await Promise.all([...asked, tx.done])
  } catch (error) {
    throw tx.error ?? error
  }
}

export const isNoRoom = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError'
