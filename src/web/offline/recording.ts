// A visit is recorded: on the disk and sealed first, then on the screen. Nothing is refused here that the server would take, and what the
// server would refuse is kept all the same: it becomes a task with its reason, never nothing.
import { isMessage, keepOutbox, keepRecorded, readHead } from './kept.ts'
import { isReadOnly } from './look.ts'
import { arrange, countSealed, type Memory, setOpen, type Unlocked, writing } from './memory.ts'
import type { NewVisit } from './phone-view.ts'
import { messageOf, type Recorded } from './recorded.ts'
import { tick } from './rounds.ts'
import { isNoRoom, type Store } from './store.ts'

/** `reopen`: where the browser has taken the store away. Throws where the visit is none, which is a bug of a screen. */
export const record = async (
  memory: Memory,
  visit: NewVisit,
  reopen: () => Promise<void>,
): Promise<'kept' | 'no-room' | 'read-only'> => {
  if (memory.open === null || memory.store === null || isReadOnly(memory)) return 'read-only'
  tick(memory)
  const kept = await keep(memory, memory.open, memory.store, visit).catch(async (error: unknown) => {
    if (isNoRoom(error)) return null
    if (!isGone(error)) throw error
    await reopen()
    if (memory.open === null || memory.store === null) throw error
    return keep(memory, memory.open, memory.store, visit)
  })
  if (kept === null) return 'no-room'
  const { open } = memory
  if (open !== null && !open.outbox.some(({ message }) => message.messageId === kept.message.messageId))
    setOpen(memory, { ...open, outbox: [...open.outbox, kept] })
  arrange(memory, new Set(visit.people.map(({ personId }) => personId)), false)
  await countSealed(memory)
  memory.tell('changed')
  memory.show()
  memory.goRound()
  return 'kept'
}

/** The number is the next in the store, whichever tab took the one before. */
const keep = (memory: Memory, { key, state }: Unlocked, store: Store, visit: NewVisit): Promise<Recorded> =>
  writing(async () => {
    const { app, clock, shelf } = memory
    const head = await readHead(store)
    if (head === undefined) throw new DOMException('the store was cleared', 'InvalidStateError')
    const clocks = { clock, wall: Date.now(), monotonic: performance.now() }
    const message = messageOf(visit, { n: head.nextN, app, ...clocks })
    if (!isMessage(message)) throw new Error('phone: a visit that is no message')
    const recorded: Recorded = {
      ...{ message, householdKey: visit.householdKey, state: 'waiting', sentAt: null },
      names: visit.people.map(({ personId }) => ({ personId, name: shelf.nameOf(personId) })),
      ...{ receipts: [], isSettled: false, sinceMove: clock.moves.length },
    }
    memory.head = await keepRecorded(store, key, head, state.token, recorded)
    return recorded
  })

const isGone = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError')

export const settle = async (memory: Memory, messageId: string): Promise<void> => {
  const { open, store } = memory
  const found = open?.outbox.find(({ message }) => message.messageId === messageId)
  if (open === null || store === null || found === undefined) return
  const settled = { ...found, isSettled: true }
  await keepOutbox(store, open.key, [settled])
  if (memory.open !== null)
    setOpen(memory, {
      ...memory.open,
      outbox: memory.open.outbox.map((one) => (one.message.messageId === messageId ? settled : one)),
    })
  await countSealed(memory)
  memory.tell('changed')
  memory.show()
}
