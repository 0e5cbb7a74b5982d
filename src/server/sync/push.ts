// Takes what one phone hands in: reads it message by message, queues it with what other phones hand in at the same moment, and
// answers when it is kept. A full server, or one where a list comes in, says when to come again.
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type push as contract, MESSAGES } from '#contract/sync'
import { campaignNow, realNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'
import type { PushQueue } from './push-queue.ts'
import type { SaidOfItself } from './queries-ingest.ts'
import { readMessage } from './read-message.ts'

type Input = InputOf<typeof contract>
type Output = OutputOf<typeof contract>
type Answer = Output['answers'][number]

/** What a small machine takes in at least. */
const FACTS_A_SECOND = 500
/** Nobody knows when a list has come in: most have in a minute, and phones spread out by themselves. */
const BUSY_SECONDS = 15
const UNDONE_SECONDS = 5

export const push = async (
  database: Database,
  queue: PushQueue,
  session: Session,
  { recorded, sentAt, status }: Input,
): Promise<Output> => {
  const arrivedAt = realNow()
  const deviceId = session.credentialId
  const read = recorded.map(readMessage)
  const messages = read.flatMap((one) =>
    one.state === 'read' ? [{ session, deviceId, message: one.message, sentAt, arrivedAt }] : [],
  )
  const taken = await queue.hand({ messages, status: saidOf(deviceId, status, sentAt, arrivedAt) })
  let next = 0
  let wait = 0
  const answers = read.map((one): Answer => {
    if (one.state !== 'read') return { messageId: one.messageId, state: one.state, receipts: [] }
    const its = taken?.answers[next] ?? { state: 'try-again' as const }
    next += 1
    const { messageId } = one.message
    if (its.state === 'handled') return { messageId, state: its.state, receipts: [...its.receipts] }
    if (its.state === 'busy') wait = Math.max(wait, BUSY_SECONDS)
    if (its.state === 'try-again') wait = Math.max(wait, UNDONE_SECONDS)
    return { messageId, state: its.state === 'busy' ? 'try-again' : its.state, receipts: [] }
  })
  const ahead = taken?.ahead ?? null
  const serverTime = ahead === null ? await database.asUnit(session, campaignNow) : realNow() + ahead
  const waitSeconds = Math.floor(queue.load() / FACTS_A_SECOND) + wait
  return { messages: MESSAGES, serverTime, answers, waitSeconds }
}

/** The wall clock of the phone is compared with real time, which in a demonstration is not campaign time. */
const saidOf = (
  deviceId: string,
  { oldestWaiting, ...status }: Input['status'],
  sentAt: number,
  arrivedAt: number,
): SaidOfItself => {
  const clockAheadMs = sentAt - arrivedAt
  const since = oldestWaiting === null ? null : oldestWaiting - clockAheadMs
  return {
    ...{ ...status, deviceId, clockAheadMs },
    oldestWaiting: since === null ? null : Math.min(Math.max(since, 0), arrivedAt),
  }
}
