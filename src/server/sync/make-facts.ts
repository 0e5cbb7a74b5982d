// Messages of one batch made into facts, in the order in which they were recorded: several of one person count on each other
// before any of them is written. What is not made has its refusal or its earlier receipt. Pure: reads nothing.
import type { VisitMessage } from '#contract/sync'
import type { Campaign } from '#domain/campaign'
import { type Day, dayOfInstant, parseIsoDay } from '#domain/dates'
import { decide } from '#domain/decide'
import type { Fact } from '#domain/facts'
import { correctTimes, rememberedTimes, type VisitOrigin } from '#domain/household-visit'
import { personOn } from '#domain/timeline'
import type { Visit } from '#domain/visit'
import { visitFact, type WalkedFact } from '#domain/visit-fact'
import type { NewFact } from '../platform/ledger/record-facts.ts'
import type { Session } from '../platform/session.ts'
import type { EarlierReceipt } from './queries-ingest.ts'
import type { Ground } from './read-ground.ts'
import { mayRecord, type NotMay } from './who-walked.ts'

export type HandedMessage = {
  readonly session: Pick<Session, 'accountId' | 'role'>
  readonly deviceId: string
  readonly message: VisitMessage
  /** By the phone's own clock, when it sent this itself; null: somebody else brought it. */
  readonly sentAt: number | null
  /** Campaign time. */
  readonly receivedAt: number
}

export type Times = Pick<Visit, 'startedAt' | 'endedAt' | 'monotonicMs'>
export type Dated = HandedMessage & { readonly times: Times; readonly day: Day }

/** Null where what it says of its time is no time: a day that there is not, or one before any. */
export const dated = (one: HandedMessage): Dated | null => {
  const { message, sentAt, receivedAt } = one
  const times = timesOf(message, sentAt, receivedAt)
  return times === null || times.startedAt < 0 ? null : { ...one, times, day: dayOfInstant(times.startedAt) }
}

const timesOf = (message: VisitMessage, sentAt: number | null, receivedAt: number): Times | null => {
  if (message.on === undefined) return correctTimes({ ...message, sentAt }, receivedAt)
  const day = parseIsoDay(message.on.day)
  return day === null ? null : rememberedTimes(day, message.on.hour, receivedAt)
}

export type NotMade = NotMay | 'correction-unknown'

/** One for each person of a message. */
export type Made = {
  readonly factId: string
  readonly personId: string
  readonly is:
    | { readonly fact: NewFact }
    | { readonly earlier: EarlierReceipt }
    | { readonly refusal: NotMade }
}

type Given = { readonly campaign: Campaign; readonly today: Day }

/** In the order given, one list for each message. */
export const makeFacts = (
  { campaign, today }: Given,
  ground: Ground,
  messages: readonly Dated[],
): Made[][] => {
  const spokenOf = countPeople(messages)
  const fresh = new Map<string, readonly WalkedFact[]>()
  return messages.map((handed) =>
    handed.message.people.map(({ personId, factId, cardNumber: _, ...report }): Made => {
      const { accountId, role } = handed.session
      const earlier = ground.earlier(accountId, personId, factId)
      if (earlier !== undefined) return { factId, personId, is: { earlier } }
      const person = ground.person(accountId, personId)
      const may = mayRecord(person, handed.day, handed.message.member)
      if (typeof may === 'string') return { factId, personId, is: { refusal: may } }
      const known = fresh.get(personId) ?? person.known
      const by = { accountId, role, correctsOthers: false, walker: may.walker }
      const made = visitFact(by, originOf(campaign, handed), handed.times, known, { factId, report })
      if (!made.ok) return { factId, personId, is: { refusal: made.error } }
      const { fact, memberId, teamId } = made.value
      if ((spokenOf.get(personId) ?? 0) > 1 && holds(today, known, fact))
        fresh.set(personId, [...known, { fact, recordedBy: accountId, memberId, teamId }])
      return {
        ...{ factId, personId },
        is: { fact: { ...made.value, personId, recordedIn: may.recordedIn, accountId } },
      }
    }),
  )
}

export const originOf = (
  { asksPlace }: Campaign,
  { deviceId, message }: Pick<HandedMessage, 'deviceId' | 'message'>,
): VisitOrigin => ({
  ...{ device: deviceId, app: message.app },
  place: asksPlace === true ? message.place : undefined,
})

const countPeople = (messages: readonly Dated[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { message } of messages)
    for (const { personId } of message.people) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  return counts
}

/** Whether the ledger will take it: what it refuses is no attempt. */
const holds = (today: Day, known: readonly WalkedFact[], fact: Fact): boolean => {
  const facts = known.map((one) => one.fact)
  if (facts.some(({ factId }) => factId === fact.factId)) return false
  return decide(personOn(facts, fact.effective), { ...fact, known: today }).ok
}
