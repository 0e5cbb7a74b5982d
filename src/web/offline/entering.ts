// The ways into a phone: the code that lets it in, once, and the PIN that opens it. Tries are counted (tries.ts) before a PIN is looked
// at; the last wrong one forgets everybody. A phone that is full opens all the same.
import { hearServer } from '#domain/phone-clock'
import { MOST_TRIES, pinWeakness } from '#domain/pin'
import { toBase64url } from './base64url.ts'
import { forgetEverybody } from './goodbye.ts'
import { abandon, emptyState, keepUnlocked, load, writeHead } from './kept.ts'
import { arrange, changeHead, countSealed, type Memory, setOpen, writing } from './memory.ts'
import type { JoinRefusal, PinRefusal } from './phone-view.ts'
import { tick } from './rounds.ts'
import { askToJoin } from './server.ts'
import { type Head, isNoRoom } from './store.ts'
import { beginTries, countTry, forgetTries } from './tries.ts'
import { newVault, openVault, rewrap, type Wrapped } from './vault.ts'

/** Outlives a store that the browser has cleared, as often as not. */
const MARKER = 'phukin.field-joined'

export const join = async (
  memory: Memory,
  given: { readonly code: string; readonly name: string; readonly app: string },
): Promise<JoinRefusal | null> => {
  const { store } = memory
  if (store === null) return 'server'
  const askedAt = Date.now()
  const joined = await askToJoin(given)
  if (!joined.ok) {
    const { code } = joined.error
    if (code === 'invitation-invalid' || code === 'too-many-attempts' || code === 'unreachable') return code
    return code === 'input-invalid' ? 'invitation-invalid' : 'server'
  }
  const { deviceId, token, displayName, sealing, serverTime } = joined.value
  memory.clock = hearServer(memory.clock, serverTime, askedAt, Date.now()).clock
  const head: Head = {
    ...{ deviceId, displayName, sealing, token, proof: await proofOf(token) },
    ...{ wrapped: null, tries: 0, nextN: 1, contact: memory.clock.contact, wiped: null },
    untold: memory.head?.untold ?? [],
  }
  await writing(() => writeHead(store, head))
  beginTries(memory)
  memory.head = head
  memory.wasCleared = false
  leaveMarker()
  memory.tell('changed')
  memory.show()
  return null
}

const proofOf = async (token: string): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))))

export const choosePin = async (memory: Memory, pin: string, again: string): Promise<PinRefusal | null> => {
  if (pin !== again) return 'pins-differ'
  if (pinWeakness(pin) !== null) return 'pin-weak'
  const { store } = memory
  const { token } = memory.head ?? { token: null }
  if (store === null || memory.head === null || token === null) return 'wiped'
  const { key, wrapped } = await newVault(pin)
  const state = emptyState(token)
  memory.head = { ...memory.head, token: null, wrapped, tries: 0 }
  await keepUnlocked(store, key, memory.head, state)
  setOpen(memory, { key, state, book: new Map(), outbox: [] })
  await countSealed(memory)
  memory.tell('changed')
  memory.show()
  memory.goRound('pressed')
  return null
}

export const unlock = async (memory: Memory, pin: string): Promise<PinRefusal | null> => {
  const { store } = memory
  const key = await tryPin(memory, (wrapped) => openVault(wrapped, pin))
  if (typeof key === 'string') return key
  const loaded = store === null ? null : await load(store, key)
  if (store === null || loaded === null) {
    if (store !== null) await abandon(store)
    memory.head = null
    memory.wasCleared = true
    await countSealed(memory)
    memory.show()
    return 'wiped'
  }
  memory.clock = { ...memory.clock, contact: memory.head?.contact ?? null }
  setOpen(memory, { key, ...loaded })
  tick(memory)
  arrange(memory, null, true)
  memory.show()
  memory.goRound('pressed')
  return null
}

export const changePin = async (
  memory: Memory,
  pin: string,
  next: string,
  again: string,
): Promise<PinRefusal | null> => {
  if (next !== again) return 'pins-differ'
  if (pinWeakness(next) !== null) return 'pin-weak'
  const wrapped = await tryPin(memory, (before) => rewrap(before, pin, next))
  if (typeof wrapped === 'string') return wrapped
  const before = memory.head
  try {
    await changeHead(memory, (now) => ({ ...now, wrapped }))
  } catch (error) {
    if (!isNoRoom(error)) throw error
    memory.head = before
    return 'no-room'
  }
  memory.tell('changed')
  return null
}

const tryPin = async <T extends object>(
  memory: Memory,
  open: (wrapped: Wrapped) => Promise<T | null>,
): Promise<T | PinRefusal> => {
  if (memory.head?.wrapped == null) return 'wiped'
  const tries = await countTry(memory)
  const { wrapped } = memory.head
  const found = wrapped === null || tries > MOST_TRIES ? null : await open(wrapped)
  if (found !== null) {
    await forgetTries(memory)
    return found
  }
  memory.show()
  if (tries < MOST_TRIES) return 'pin-wrong'
  await forgetEverybody(memory, 'too-many-pins')
  memory.goRound('pressed')
  return 'wiped'
}

const leaveMarker = (): void => {
  try {
    localStorage.setItem(MARKER, '1')
  } catch {
    // A browser that refuses this small mark still keeps the store.
  }
}

export const recallMarker = (): boolean => {
  try {
    return localStorage.getItem(MARKER) !== null
  } catch {
    return false
  }
}
