// What was recorded on this phone: a visit made into the message that is sent, and the facts it will be, so that the screen shows what
// the office will know. Made once; what is sent again is the same to the last letter.
import type { InputOf } from '#contract/endpoint'
import type { push, VisitMessage } from '#contract/sync'
import type { Role } from '#domain/access'
import type { Campaign } from '#domain/campaign'
import type { Fact } from '#domain/facts'
import { correctTimes } from '#domain/household-visit'
import { isUnsent, jumped } from '#domain/outbox'
import { type PhoneClock, phoneNow } from '#domain/phone-clock'
import { uuid7 } from '#domain/uuid7'
import { visitFact, type WalkedFact } from '#domain/visit-fact'
import type { NewVisit, OutboxItem } from './phone-view.ts'

type Receipt = OutboxItem['receipts'][number]

/** As it is kept, encrypted, in the outbox. */
export type Recorded = {
  readonly message: VisitMessage
  readonly householdKey: string
  readonly names: readonly { readonly personId: string; readonly name: string }[]
  readonly state: OutboxItem['state']
  readonly sentAt: number | null
  readonly receipts: readonly Receipt[]
  readonly isSettled: boolean
  /** How many moves of the clock had been seen since the last contact: later ones tell when it was set since. */
  readonly sinceMove: number
}

/** After an answer: everything that waits learns how far the clock was set since it was recorded. */
export const withJumps = (recorded: Recorded, jumps: readonly number[]): Recorded => {
  const byMs = jumps.slice(recorded.sinceMove).reduce((sum, jump) => sum + jump, 0)
  const next = jumped(recorded, byMs)
  return isUnsent(recorded) && recorded.sinceMove > 0 ? { ...next, sinceMove: 0 } : next
}

const newId = (): string => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** `wall` and `monotonic`: now, by the two clocks of the page. */
export const messageOf = (
  visit: NewVisit,
  {
    n,
    app,
    clock,
    wall,
    monotonic,
  }: {
    readonly n: number
    readonly app: string
    readonly clock: PhoneClock
    readonly wall: number
    readonly monotonic: number
  },
): VisitMessage => {
  const monotonicMs = Math.round(Math.min(Math.max(0, monotonic - visit.openedAt), 86_400_000))
  const { contact } = clock
  return {
    kind: 'visit/1',
    messageId: newId(),
    n,
    startedAt: wall - monotonicMs,
    endedAt: wall,
    monotonicMs,
    jumpedMs: 0,
    lastContact:
      contact === null ? null : { serverTime: Math.round(contact.serverTime), aheadMs: contact.aheadMs },
    app,
    ...(visit.member === null ? {} : { member: visit.member }),
    people: visit.people.map(
      ({ personId, met, done, outcomes, telephone, ownDevice, promise, corrects, cardNumber }) => ({
        ...{ personId, factId: newId(), met, done: [...done], outcomes },
        ...(telephone === undefined ? {} : { telephone }),
        ...(ownDevice === undefined ? {} : { ownDevice }),
        ...(promise === undefined ? {} : { promise }),
        ...(corrects === undefined ? {} : { corrects }),
        ...(cardNumber === undefined ? {} : { cardNumber }),
      }),
    ),
  }
}

export type SaidBy = { readonly accountId: string; readonly role: Role; readonly campaign: Campaign }

/** The fact that this message will be of this person, as far as the phone can know; null where it said nothing of them. */
export const factOfMessage = (
  { message }: Recorded,
  personId: string,
  known: readonly WalkedFact[],
  { accountId, role }: SaidBy,
  clock: PhoneClock,
  wall: number,
): Fact | null => {
  const said = message.people.find((one) => one.personId === personId)
  if (said === undefined) return null
  const { factId, personId: _, cardNumber: __, ...report } = said
  const times = correctTimes({ ...message, sentAt: wall }, phoneNow(clock, wall))
  const by = { accountId, role, correctsOthers: false, walker: null }
  const made = visitFact(by, { device: '-', app: message.app }, times, known, { factId, report })
  return made.ok ? made.value.fact : null
}

export type Status = InputOf<typeof push>['status']
