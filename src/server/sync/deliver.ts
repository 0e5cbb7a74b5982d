// Takes sealed messages from whoever brings them. What is inside proves where it comes from: a phone in good standing is answered as
// if it had pushed; what one recorded that was shut out meanwhile waits for an officer, and so does what would be refused, for
// nobody may be left to be told. Whoever brings it learns nothing of it.
import { setImmediate } from 'node:timers/promises'
import type { InputOf, OutputOf } from '#contract/endpoint'
import type { deliver as contract } from '#contract/sync'
import { campaignToday, realNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { createGroupQueue, type QueueLimits } from '../platform/group-queue.ts'
import type { Log } from '../platform/log.ts'
import type { Protect } from '../platform/protect.ts'
import { hashToken } from '../platform/tokens.ts'
import { holdBack, peopleOf, standingOf } from './hold-back.ts'
import type { Handed } from './ingest.ts'
import { openMessage } from './open-sealed.ts'
import type { PushQueue } from './push-queue.ts'
import { findSender, type Sender } from './queries-quarantine.ts'
import { readMessage } from './read-message.ts'

type Input = InputOf<typeof contract>
type Answer = OutputOf<typeof contract>['answers'][number]

export type Deliverer = {
  readonly database: Database
  readonly protect: Protect
  readonly log: Log
  readonly queue: PushQueue
}

/** Requests at once, and envelopes that may wait: anybody may bring them, and phones that push and pull come first. */
export const AT_THE_DOOR = { most: 1, atOnce: 2, bound: 2_000 } as const

/** One for each server. What there is no room for is to be tried again. */
export const createDeliver = (given: Deliverer, limits: QueueLimits = AT_THE_DOOR) => {
  const door = createGroupQueue(
    limits,
    ({ envelopes }: Input) => envelopes.length,
    (inputs) => Promise.all(inputs.map((input) => deliver(given, input))),
  )
  return async (input: Input): Promise<{ answers: Answer[] }> =>
    (await door.hand(input)) ?? {
      answers: input.envelopes.map(({ envelopeId }) => ({ envelopeId, ...without('try-again') })),
    }
}

/** In the order given, so that what is said instead of another comes after it. */
const deliver = async (given: Deliverer, { envelopes }: Input): Promise<{ answers: Answer[] }> => {
  const answers: Answer[] = []
  for (const envelope of envelopes) {
    answers.push({ envelopeId: envelope.envelopeId, ...(await one(given, envelope)) })
    // To open one takes a moment of arithmetic, and others wait.
    await setImmediate()
  }
  return { answers }
}

type Outcome = Omit<Answer, 'envelopeId'>
const without = (state: Answer['state']): Outcome => ({ state, receipts: [] })

const one = async (given: Deliverer, envelope: Input['envelopes'][number]): Promise<Outcome> => {
  const { database, protect, log } = given
  const opened = openMessage(protect, envelope)
  if (opened === null) return without('unreadable')
  const read = readMessage(opened.message)
  // Newer than this server: it is of use when the server has been renewed.
  if (read.state !== 'read') return without(read.state === 'unknown-kind' ? 'try-again' : 'unreadable')
  try {
    const found = await database.asSystem('who sealed a message', async (tx) => {
      const sender = await findSender(tx, hashToken(opened.token))
      return sender && { sender, standing: standingOf(sender, await campaignToday(tx)) }
    })
    if (found === undefined) return without('unreadable')
    const { sender, standing } = found
    const handed: Handed = {
      session: { accountId: sender.accountId, role: sender.role },
      deviceId: sender.deviceId,
      ...{ message: read.message, sentAt: null, arrivedAt: realNow() },
    }
    return standing === 'active'
      ? await takeInSealed(given, sender, handed)
      : await holdBackAll(given, sender, handed, null)
  } catch (error) {
    log.error('sync: a sealed message could not be taken in', { error })
    return without('try-again')
  }
}

const takeInSealed = async (given: Deliverer, sender: Sender, handed: Handed): Promise<Outcome> => {
  const [taken] = (await given.queue.hand({ messages: [handed], status: null }))?.answers ?? []
  if (taken === undefined || taken.state === 'try-again' || taken.state === 'busy')
    return without('try-again')
  if (taken.state !== 'handled') return without('unreadable')
  const refused = taken.receipts.flatMap(({ factId, receiptNo }) => (receiptNo === null ? [factId] : []))
  const held = refused.length === 0 ? null : await holdBackAll(given, sender, handed, new Set(refused))
  return {
    state: held?.state ?? 'received',
    receipts: taken.receipts.map(({ factId, receiptNo }) => ({ factId, receiptNo })),
  }
}

/** Of whom nobody knows, nothing can be kept: then it stays where it is, as `unreadable`, and the others are kept all the same. */
const holdBackAll = async (
  { database }: Deliverer,
  sender: Sender,
  handed: Handed,
  only: ReadonlySet<string> | null,
): Promise<Outcome> => {
  const kept = await database.asSystem('keep a sealed visit for an officer', (tx) =>
    holdBack(tx, sender, handed, only),
  )
  if (kept === 'too-many') return without('try-again')
  const state = kept.some(({ isKept }) => isKept) ? 'quarantined' : 'received'
  return {
    state: kept.length < peopleOf(handed, only).length ? 'unreadable' : state,
    receipts: kept.map(({ factId, receiptNo }) => ({ factId, receiptNo })),
  }
}
