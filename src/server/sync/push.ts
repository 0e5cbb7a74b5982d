// Takes what one phone hands in: reads it message by message, queues it with what other phones hand in at the same moment, and
// answers when it is kept. A full server says when to come again.
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type push as contract, MESSAGES } from '#contract/sync'
import { campaignNow, realNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { GroupQueue } from '../platform/group-queue.ts'
import type { Session } from '../platform/session.ts'
import type { SaidOfItself } from './queries-ingest.ts'
import { readMessage } from './read-message.ts'
import type { Push, TakenPush } from './take-in.ts'

type Input = InputOf<typeof contract>
type Output = OutputOf<typeof contract>
type Answer = Output['answers'][number]

export type PushQueue = GroupQueue<Push, TakenPush>

/** Facts of one go, goes at once, and facts that may wait: some seconds of work. */
export const QUEUE = { most: 200, atOnce: 1, bound: 10_000 } as const
/** What a small machine takes in at least. */
const FACTS_A_SECOND = 500

export const factsOf = ({ messages }: Push): number =>
  messages.reduce((sum, { message }) => sum + message.people.length, 0)

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
  const answers = read.map((one): Answer => {
    if (one.state !== 'read') return { messageId: one.messageId, state: one.state, receipts: [] }
    const its = taken?.answers[next] ?? { state: 'try-again' as const }
    next += 1
    const { messageId } = one.message
    return { messageId, state: its.state, receipts: its.state === 'handled' ? [...its.receipts] : [] }
  })
  const ahead = taken?.ahead ?? null
  const serverTime = ahead === null ? await database.asUnit(session, campaignNow) : realNow() + ahead
  const isUndone = answers.some(({ state }) => state === 'try-again')
  const waitSeconds = Math.floor(queue.load() / FACTS_A_SECOND) + (isUndone ? 5 : 0)
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
