// What the phone keeps and how it is written: each step that must not be torn apart is one transaction of the store. Everything is
// encrypted before the transaction begins, for a transaction does not wait. Decides nothing.
import type { OutputOf } from '#contract/endpoint'
import { type Envelope, type pull, type VisitMessage, visitMessage } from '#contract/sync'
import { isTask, isUnsent } from '#domain/outbox'
import { SEALED_PURPOSES, type SealedMessage } from '#domain/sealed'
import {
  type ChunkAddress,
  chunksOf,
  type HamletState,
  type PeopleBook,
  readBook,
  type StoredPerson,
  statesOf,
  type Taken,
} from './people-book.ts'
import type { WipeReason } from './phone-view.ts'
import type { Recorded } from './recorded.ts'
import { sealTo } from './seal.ts'
import { ALL, allOrNothing, type Head, isNoRoom, type OutboxRow, STRICT, type Store } from './store.ts'
import { type Cipher, decrypt, encrypt } from './vault.ts'

type Pulled = OutputOf<typeof pull>

/** One encrypted record. What was pulled of the campaign and the account stays as the server said it. */
export type State = {
  readonly token: string
  readonly hamlets: readonly HamletState[]
  readonly tags: {
    readonly campaign?: string
    readonly account?: string
    readonly guides?: string
    readonly tallies?: string
  }
  readonly campaign: NonNullable<Pulled['campaign']>['document'] | null
  readonly account: Omit<NonNullable<Pulled['account']>, 'tag'> | null
  readonly guides: NonNullable<Pulled['guides']>['cards']
  readonly tallies: NonNullable<Pulled['tallies']>['communes']
  readonly lastPull: number | null
  readonly lastPush: number | null
  /** The newest messages that the server speaks; above ours the phone reads only. */
  readonly messages: number
}

export const emptyState = (token: string): State => ({
  ...{ token, hamlets: [], tags: {}, campaign: null, account: null, guides: [], tallies: [] },
  ...{ lastPull: null, lastPush: null, messages: 1 },
})

/** What an unlocked phone holds in memory. */
export type Loaded = {
  readonly state: State
  readonly book: PeopleBook
  /** In the order in which they were recorded. */
  readonly outbox: readonly Recorded[]
}

const chunkName = ([hamletId, no]: ChunkAddress): string => `people ${hamletId} ${no}`
const outboxName = (messageId: string): string => `outbox ${messageId}`

export const readHead = (store: Store): Promise<Head | undefined> => store.get('head', 'head')

export const writeHead = async (store: Store, head: Head): Promise<void> => {
  const tx = store.transaction('head', 'readwrite', STRICT)
  await allOrNothing(tx, [tx.store.put(head, 'head')])
}

/** What the key opens, and the key, together. */
export const keepUnlocked = async (store: Store, key: CryptoKey, head: Head, state: State): Promise<void> => {
  const cipher = await encrypt(key, 'state', state)
  const tx = store.transaction(['head', 'state', 'people'], 'readwrite', STRICT)
  await Promise.all([
    tx.objectStore('people').clear(),
    tx.objectStore('state').put(cipher, 'state'),
    tx.objectStore('head').put(head, 'head'),
    tx.done,
  ])
}

export const writeState = async (store: Store, key: CryptoKey, state: State): Promise<void> => {
  const cipher = await encrypt(key, 'state', state)
  const tx = store.transaction('state', 'readwrite', STRICT)
  await Promise.all([tx.store.put(cipher, 'state'), tx.done])
}

/** Null: the store holds nothing that this key opens. A chunk that is damaged is left out: its people are pulled again. */
export const load = async (store: Store, key: CryptoKey): Promise<Loaded | null> => {
  const tx = store.transaction(['state', 'people', 'outbox'])
  const [kept, addresses, chunks, rows] = await Promise.all([
    tx.objectStore('state').get('state'),
    tx.objectStore('people').getAllKeys(),
    tx.objectStore('people').getAll(),
    tx.objectStore('outbox').getAll(),
  ])
  const state = kept === undefined ? null : await opened<State>(key, 'state', kept)
  if (state === null) return null
  const people = await Promise.all(
    chunks.map(async (cipher, i) => {
      const address = addresses[i] ?? [0, 0]
      return {
        address,
        people: (await opened<readonly StoredPerson[]>(key, chunkName(address), cipher)) ?? [],
      }
    }),
  )
  const outbox = await Promise.all(
    // Of before everybody was forgotten only what is sealed is left.
    rows.map(({ messageId, cipher }) =>
      cipher === null ? null : opened<Recorded>(key, outboxName(messageId), cipher),
    ),
  )
  return {
    state,
    book: readBook(state.hamlets, people),
    outbox: outbox
      .filter((one) => one !== null)
      .sort((a, b) => a.message.n - b.message.n)
      // The moves of the clock that were seen before were seen by another page.
      .map((one) => ({ ...one, sinceMove: 0 })),
  }
}

const opened = <T>(key: CryptoKey, address: string, cipher: Cipher): Promise<T | null> =>
  decrypt<T>(key, address, cipher).catch(() => null)

/** A page of a pull and where the phone stands after it, together or not at all. */
export const keepPull = async (
  store: Store,
  key: CryptoKey,
  state: State,
  { book, written }: Taken,
): Promise<State> => {
  const next = { ...state, hamlets: statesOf(book) }
  const cipher = await encrypt(key, 'state', next)
  const chunks = await Promise.all(
    written.map(async ({ address, people }) => ({
      address,
      cipher: people.length === 0 ? null : await encrypt(key, chunkName(address), people),
    })),
  )
  const tx = store.transaction(['state', 'people'], 'readwrite', STRICT)
  const people = tx.objectStore('people')
  await Promise.all([
    tx.objectStore('state').put(cipher, 'state'),
    ...chunks.map((one) => {
      const address: [number, number] = [...one.address]
      return one.cipher === null ? people.delete(address) : people.put(one.cipher, address)
    }),
    tx.done,
  ])
  return next
}

/** A message as it lies in the outbox: encrypted for this phone, and sealed for the server. */
const rowOf = async (
  key: CryptoKey,
  head: Head,
  token: string,
  recorded: Recorded,
  isToSeal: boolean,
): Promise<OutboxRow> => {
  const { messageId, n } = recorded.message
  const sealed: SealedMessage = { v: 1, token, sealedAt: Date.now(), message: recorded.message }
  const [cipher, box] = await Promise.all([
    encrypt(key, outboxName(messageId), recorded),
    isToSeal ? sealTo(head.sealing, JSON.stringify(sealed), SEALED_PURPOSES.message) : null,
  ])
  const envelope = box === null ? null : { envelopeId: messageId, keyId: head.sealing.keyId, sealed: box }
  return { messageId, n, isDelivered: !isUnsent(recorded), cipher, envelope }
}

/**
 * On the disk, encrypted for this phone and sealed for the server, with the next number, before it resolves. Throws where there is
 * no room: then nothing was kept. `head`: as it stands in the store, held by the caller's lock.
 */
export const keepRecorded = async (
  store: Store,
  key: CryptoKey,
  head: Head,
  token: string,
  recorded: Recorded,
): Promise<Head> => {
  const row = await rowOf(key, head, token, recorded, true)
  const next = { ...head, nextN: recorded.message.n + 1 }
  const tx = store.transaction(['head', 'outbox'], 'readwrite', STRICT)
  await allOrNothing(tx, [tx.objectStore('outbox').add(row), tx.objectStore('head').put(next, 'head')])
  return next
}

/** What became of messages: accepted ones need no envelope any more, nor does what was refused and somebody has read. */
export const keepOutbox = async (
  store: Store,
  key: CryptoKey,
  changed: readonly Recorded[],
): Promise<void> => {
  const ciphers = await Promise.all(
    changed.map(async (one) => ({ one, cipher: await encrypt(key, outboxName(one.message.messageId), one) })),
  )
  const tx = store.transaction('outbox', 'readwrite', STRICT)
  await Promise.all([
    ...ciphers.map(async ({ one, cipher }) => {
      const { messageId, n } = one.message
      const row = await tx.store.get(messageId)
      const envelope = isUnsent(one) || isTask(one) ? (row?.envelope ?? null) : null
      await tx.store.put({ messageId, n, isDelivered: !isUnsent(one), cipher, envelope })
    }),
    tx.done,
  ])
}

/** Long answered: what the person can read again elsewhere. */
export const dropOutbox = async (store: Store, messageIds: readonly string[]): Promise<void> => {
  if (messageIds.length === 0) return
  const tx = store.transaction('outbox', 'readwrite')
  await Promise.all([...messageIds.map((id) => tx.store.delete(id)), tx.done])
}

/**
 * Everybody is forgotten, and the key with them; what is sealed and not delivered stays, and what was refused and nobody has read. To
 * forget people needs no room: where there is none to say that they were, they are forgotten all the same, and it is said in memory.
 */
export const wipe = async (store: Store, head: Head, why: WipeReason): Promise<Head> => {
  const untold = [...head.untold, { proof: head.proof, why }]
  const wiped: Head = { ...head, token: null, wrapped: null, tries: 0, wiped: why, untold }
  try {
    await writeWiped(store, wiped)
  } catch (error) {
    if (!isNoRoom(error)) throw error
    await forgetPeople(store)
    await writeWiped(store, wiped).catch((again: unknown) => {
      if (!isNoRoom(again)) throw again
    })
  }
  return wiped
}

const forgetPeople = async (store: Store): Promise<void> => {
  const tx = store.transaction(['state', 'people'], 'readwrite', STRICT)
  await allOrNothing(tx, [tx.objectStore('state').clear(), tx.objectStore('people').clear()])
}

const writeWiped = async (store: Store, wiped: Head): Promise<void> => {
  const tx = store.transaction([...ALL], 'readwrite', STRICT)
  const outbox = tx.objectStore('outbox')
  const rows = await outbox.getAll()
  await allOrNothing(tx, [
    tx.objectStore('head').put(wiped, 'head'),
    tx.objectStore('state').clear(),
    tx.objectStore('people').clear(),
    ...rows.map((row) =>
      row.envelope === null
        ? outbox.delete(row.messageId)
        : outbox.put({ ...row, isDelivered: false, cipher: null }),
    ),
  ])
}

/** After the browser has cleared the store under an open app: everything that is in memory, in one go. */
export const keepAll = async (
  store: Store,
  key: CryptoKey,
  head: Head,
  { state, book, outbox }: Loaded,
): Promise<void> => {
  const chunks = await Promise.all(
    chunksOf(book).map(async ({ address, people }) => ({
      address,
      cipher: await encrypt(key, chunkName(address), people),
    })),
  )
  const rows = await Promise.all(
    outbox.map((one) => rowOf(key, head, state.token, one, isUnsent(one) || isTask(one))),
  )
  const cipher = await encrypt(key, 'state', state)
  const tx = store.transaction([...ALL], 'readwrite', STRICT)
  await Promise.all([
    tx.objectStore('head').put(head, 'head'),
    tx.objectStore('state').put(cipher, 'state'),
    ...chunks.map((one) => tx.objectStore('people').put(one.cipher, [...one.address])),
    ...rows.map((row) => tx.objectStore('outbox').put(row)),
    tx.done,
  ])
}

const isUndelivered = ({ isDelivered, envelope }: OutboxRow): boolean => !isDelivered && envelope !== null

/** Own ones that are not delivered, in order, and those of others. */
export const listEnvelopes = async (
  store: Store,
): Promise<{
  readonly own: readonly Envelope[]
  readonly carried: readonly Envelope[]
  readonly orphans: readonly Envelope[]
}> => {
  const rows = (await store.getAll('outbox')).sort((a, b) => a.n - b.n)
  const envelopesOf = (some: readonly OutboxRow[]): Envelope[] =>
    some.flatMap((row) => (isUndelivered(row) && row.envelope !== null ? [row.envelope] : []))
  return {
    own: envelopesOf(rows),
    carried: await store.getAll('carried'),
    // Of before everybody was forgotten: only the sealed way is left for them.
    orphans: envelopesOf(rows.filter(({ cipher }) => cipher === null)),
  }
}

export const dropEnvelopes = async (store: Store, envelopeIds: readonly string[]): Promise<void> => {
  const tx = store.transaction(['outbox', 'carried'], 'readwrite', STRICT)
  const outbox = tx.objectStore('outbox')
  await Promise.all([
    ...envelopeIds.map(async (id) => {
      const row = await outbox.get(id)
      if (row !== undefined && row.cipher === null) await outbox.delete(id)
    }),
    ...envelopeIds.map((id) => tx.objectStore('carried').delete(id)),
    tx.done,
  ])
}

/** How many were not here yet. */
export const keepCarried = async (store: Store, envelopes: readonly Envelope[]): Promise<number> => {
  const tx = store.transaction(['carried', 'outbox'], 'readwrite', STRICT)
  const carried = tx.objectStore('carried')
  const isNew = await Promise.all(
    envelopes.map(async (one) => {
      const [there, own] = await Promise.all([
        carried.getKey(one.envelopeId),
        tx.objectStore('outbox').getKey(one.envelopeId),
      ])
      if (there !== undefined || own !== undefined) return false
      await carried.put(one)
      return true
    }),
  )
  await tx.done
  return isNew.filter(Boolean).length
}

/** The key opens nothing any more: what is sealed is all that is left of it. */
export const abandon = async (store: Store): Promise<void> => {
  const tx = store.transaction([...ALL], 'readwrite', STRICT)
  const outbox = tx.objectStore('outbox')
  const rows = await outbox.getAll()
  await Promise.all([
    ...(['head', 'state', 'people'] as const).map((name) => tx.objectStore(name).clear()),
    ...rows.map((row) => outbox.put({ ...row, isDelivered: row.envelope === null, cipher: null })),
    tx.done,
  ])
}

/** A message that an older version kept is read as it stands; one that is damaged is not sent as something else. */
export const isMessage = (message: unknown): message is VisitMessage =>
  visitMessage.safeParse(message).success
