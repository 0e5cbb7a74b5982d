// One round of the phone with the server: what was recorded goes first, in order, then what changed comes, page by page; then what is
// sealed for others. Each answer is kept before the next question. When and how often is rounds.ts's.
import type { Envelope } from '#contract/sync'
import { MESSAGES } from '#contract/sync'
import { answered, isTask, isUnsent, nextBatch, renewed } from '#domain/outbox'
import { hearServer, type PhoneClock } from '#domain/phone-clock'
import { ok, type Result } from '#domain/result'
import {
  dropEnvelopes,
  keepOutbox,
  keepPull,
  type Loaded,
  listEnvelopes,
  type State,
  writeState,
} from './kept.ts'
import { countPeople, heldOf, takePull } from './people-book.ts'
import { type Recorded, type Status, withJumps } from './recorded.ts'
import { askDeliver, askPull, askPush, type NoAnswer } from './server.ts'
import type { Store } from './store.ts'

const BATCH = 50
/** Of one delivery. */
const ENVELOPES = 50

export type Round = {
  readonly store: Store
  readonly key: CryptoKey
  readonly app: string
  readonly now: () => Loaded
  readonly clock: () => PhoneClock
  /** Told after each step that is kept. `people`: who was put in or taken out. `isMore`: the next page follows at once. */
  readonly keep: (
    next: Partial<Loaded> & {
      readonly clock?: PhoneClock
      readonly people?: ReadonlySet<string>
      readonly isMore?: boolean
    },
  ) => void
  /** False once it was locked or wiped: then nothing more is written. */
  readonly isOpen: () => boolean
  readonly status: () => Promise<Pick<Status, 'storageKept' | 'storageUsed' | 'storageQuota'>>
}

/** Seconds that the server asks to be left alone. */
type Done = Result<number, NoAnswer>

export const syncRound = async (round: Round): Promise<Done> => {
  const pushed = await pushAll(round)
  if (!pushed.ok) {
    if (pushed.error.why === 'server-newer') await keepNewer(round, MESSAGES + 1)
    return pushed
  }
  const pulled = await pullAll(round)
  if (!pulled.ok) return pulled
  const { carried, orphans } = await listEnvelopes(round.store)
  await deliverAll(round.store, [...orphans, ...carried])
  return pushed
}

const pushAll = async (round: Round): Promise<Done> => {
  let waitSeconds = 0
  // Each once in a round; also what a server did not know yesterday, for today it may.
  const tried = new Set<string>()
  while (round.isOpen()) {
    const { outbox, state } = round.now()
    const untried = outbox.filter(({ message }) => !tried.has(message.messageId))
    const next = nextBatch(untried.map(renewed), BATCH)
    // A clock that has moved is asked about first: what waits is sent with what the answer tells of it.
    const isAsking = round.clock().moves.length > 0 && next.length > 0
    const batch = isAsking ? [] : next
    const sent = await pushBatch(round, state, batch)
    if (!sent.ok) return sent
    waitSeconds = Math.max(waitSeconds, sent.value.waitSeconds)
    if (isAsking) continue
    for (const { message } of batch) tried.add(message.messageId)
    const { isStuck, isRefused } = sent.value
    // Nothing waits behind fewer than fit; only of what was refused the office hears at once.
    if ((batch.length < BATCH && !isRefused) || isStuck || waitSeconds > 0) return ok(waitSeconds)
  }
  return ok(waitSeconds)
}

const pushBatch = async (
  round: Round,
  state: State,
  batch: readonly Recorded[],
): Promise<Result<{ waitSeconds: number; isStuck: boolean; isRefused: boolean }, NoAnswer>> => {
  const { outbox, book } = round.now()
  const batchIds = new Set(batch.map(({ message }) => message.messageId))
  // What is handed in with it waits no longer, if all goes well; if not, the next push says so.
  const waiting = outbox.filter((one) => isUnsent(one) && !batchIds.has(one.message.messageId))
  const oldest = waiting[0]
  const sentAt = Date.now()
  const said: Status = {
    ...{ app: round.app, holds: countPeople(book), waiting: waiting.length },
    oldestWaiting: oldest === undefined ? null : oldest.message.endedAt,
    refused: outbox.filter(isTask).length,
    ...(await round.status()),
  }
  const asked = await askPush(
    { messages: MESSAGES, sentAt, status: said, recorded: batch.map(({ message }) => message) },
    state.token,
  )
  if (!asked.ok) return asked
  const { answers, serverTime, waitSeconds, messages } = asked.value
  const at = Date.now()
  const changed = batch.flatMap((one, i) => {
    const { messageId } = one.message
    const inOrder = answers[i]?.messageId ?? messageId
    const answer = inOrder === messageId ? answers[i] : answers.find((its) => its.messageId === messageId)
    const next = answer === undefined ? one : answered(one, answer, at)
    return next === one ? [] : [next]
  })
  if (!round.isOpen()) return ok({ waitSeconds, isStuck: true, isRefused: false })
  if (changed.length > 0) await keepOutbox(round.store, round.key, changed)
  round.keep({
    outbox: replaced(round.now().outbox, changed),
    state: { ...round.now().state, lastPush: at, messages },
    people: new Set(changed.flatMap(({ message }) => message.people.map(({ personId }) => personId))),
  })
  await hear(round, serverTime, sentAt, at)
  return ok({ waitSeconds, isStuck: changed.length < batch.length, isRefused: changed.some(isTask) })
}

const replaced = (outbox: readonly Recorded[], changed: readonly Recorded[]): readonly Recorded[] => {
  const byId = new Map(changed.map((one) => [one.message.messageId, one]))
  return outbox.map((one) => byId.get(one.message.messageId) ?? one)
}

/** The clock, and how far it was set since each of what waits was recorded. */
const hear = async (
  { store, key, now, clock, keep }: Round,
  serverTime: number,
  askedAt: number,
  at: number,
): Promise<void> => {
  const { clock: heard, jumps } = hearServer(clock(), serverTime, askedAt, at)
  const changed = now().outbox.flatMap((one) => {
    const next = withJumps(one, jumps)
    return next === one ? [] : [next]
  })
  if (changed.length > 0) await keepOutbox(store, key, changed)
  keep({ clock: heard, outbox: replaced(now().outbox, changed) })
}

/** More pages than any phone's people fill: a server that never ends is not followed for ever. */
const MOST_PAGES = 200

const pullAll = async (round: Round): Promise<Done> => {
  const { store, key, app, now, keep } = round
  for (let page = 0; page < MOST_PAGES && round.isOpen(); page += 1) {
    const { state, book } = now()
    const askedAt = Date.now()
    const asked = await askPull(
      { messages: MESSAGES, app, hamlets: heldOf(book), tags: state.tags },
      state.token,
    )
    if (!asked.ok) {
      if (asked.error.why === 'server-newer') await keepNewer(round, MESSAGES + 1)
      return asked
    }
    const pulled = asked.value
    const at = Date.now()
    await hear(round, pulled.serverTime, askedAt, at)
    if (pulled.messages > MESSAGES) {
      await keepNewer(round, pulled.messages)
      return ok(0)
    }
    if (!round.isOpen()) return ok(0)
    const taken = takePull(book, pulled)
    const next = withTagged({ ...now().state, lastPull: at, messages: pulled.messages }, pulled)
    const kept = await keepPull(store, key, next, taken)
    keep({ state: kept, book: taken.book, people: taken.changed, isMore: pulled.more })
    if (!pulled.more) return ok(0)
  }
  return ok(0)
}

/** The server speaks of what this version does not know: it is read-only until it is a newer one, also when it is opened again. */
const keepNewer = async ({ store, key, now, keep, isOpen }: Round, messages: number): Promise<void> => {
  if (!isOpen()) return
  const state = { ...now().state, messages }
  await writeState(store, key, state)
  keep({ state })
}

type Pulled = Awaited<ReturnType<typeof askPull>> extends Result<infer V, NoAnswer> ? V : never

const withTagged = (state: State, { campaign, account, guides, tallies }: Pulled): State => {
  const tags = { ...state.tags }
  let next = state
  if (campaign !== undefined) {
    tags.campaign = campaign.tag
    next = { ...next, campaign: campaign.document }
  }
  if (account !== undefined) {
    const { tag, ...its } = account
    tags.account = tag
    next = { ...next, account: its }
  }
  if (guides !== undefined) {
    tags.guides = guides.tag
    next = { ...next, guides: guides.cards }
  }
  if (tallies !== undefined) {
    tags.tallies = tallies.tag
    next = { ...next, tallies: tallies.communes }
  }
  return { ...next, tags }
}

/** What this server could not read, since the page was opened: it stays, for another server may, and is not brought again and again. */
const useless = new Set<string>()

/** Needs no login: who recorded what stands inside. */
export const deliverAll = async (store: Store, all: readonly Envelope[]): Promise<Result<null, NoAnswer>> => {
  const envelopes = all.filter(({ envelopeId }) => !useless.has(envelopeId))
  for (let from = 0; from < envelopes.length; from += ENVELOPES) {
    const asked = await askDeliver({ envelopes: envelopes.slice(from, from + ENVELOPES) })
    if (!asked.ok) return asked
    for (const { envelopeId, state } of asked.value.answers)
      if (state === 'unreadable') useless.add(envelopeId)
    const taken = asked.value.answers.flatMap(({ envelopeId, state }) =>
      state === 'received' || state === 'quarantined' ? [envelopeId] : [],
    )
    await dropEnvelopes(store, taken)
  }
  return ok(null)
}
