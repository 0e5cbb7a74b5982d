// Takes in what several phones hand in, in one transaction of the system: who may is decided for all at once, then everything goes
// through the one door of the ledger. Answers in the order given; nothing that was handed in goes without an answer.
import type { RawBuilder } from 'kysely'
import type { z } from 'zod/mini'
import type { receipt } from '#contract/visits'
import { type Day, dayOfInstant, isoDay } from '#domain/dates'
import { checkIdentityNumber, lastTwo } from '#domain/identity-number'
import { campaignRow } from '../platform/campaign.ts'
import { realNow } from '../platform/clock.ts'
import { queryTogether, type Tx } from '../platform/database.ts'
import { type Receipt as LedgerReceipt, type NewFact, recordFree } from '../platform/ledger/record-facts.ts'
import type { Protect } from '../platform/protect.ts'
import { type Dated, dated, type HandedMessage, type Made, makeFacts } from './make-facts.ts'
import { insertNumbersSeen } from './queries-ingest.ts'
import { type Ground, readGround } from './read-ground.ts'

export type Receipt = z.infer<typeof receipt>

/** `busy`: somebody else holds a hamlet of these people; nothing of it was recorded. */
export type Ingested =
  | { readonly state: 'handled'; readonly receipts: readonly Receipt[] }
  | { readonly state: 'unreadable' | 'busy' }

export type Handed = Omit<HandedMessage, 'receivedAt'> & {
  /** Milliseconds of real time. */
  readonly arrivedAt: number
}

export type Openers = {
  readonly protect: Protect
  /** The digits sealed to the server; null: of no use. */
  readonly openNumber: (sealed: string) => string | null
}

export type IngestedAll = {
  readonly answers: readonly Ingested[]
  /** Milliseconds that campaign time is ahead of real time. */
  readonly ahead: number
}

/** One transaction as the system; call it once in it. `along`: what else is written, with the first that is asked. */
export const ingest = async (
  tx: Tx,
  openers: Openers,
  handed: readonly Handed[],
  along: readonly RawBuilder<unknown>[] = [],
): Promise<IngestedAll> => {
  if (handed.length === 0) {
    const [[row]] = await queryTogether(tx, [campaignRow], { before: along })
    return { answers: [], ahead: row?.offsetMs ?? 0 }
  }
  const ground = await readGround(tx, handed, along)
  const { campaign, ahead } = ground
  const messages = handed.map((one) => dated({ ...one, receivedAt: one.arrivedAt + ahead }))
  const readable = messages.filter((one) => one !== null)
  const today = dayOfInstant(realNow() + ahead)
  const made = makeFacts({ campaign, today }, ground, readable)
  const bundles = made.map((its) => its.flatMap(({ is }) => ('fact' in is ? [is.fact] : [])))
  const recorded = await recordFree(tx, { campaign, today }, ground.people, bundles)
  const answers = new Map(
    readable.map((one, i): [Dated, Ingested] => [
      one,
      answerOf(made[i] ?? [], bundles[i] ?? [], recorded[i]),
    ]),
  )
  await keepNumbers(tx, openers, today, ground, answers)
  const answerTo = (one: Dated | null): Ingested =>
    (one === null ? undefined : answers.get(one)) ?? { state: 'unreadable' }
  return { answers: messages.map(answerTo), ahead }
}

const answerOf = (
  made: readonly Made[],
  facts: readonly NewFact[],
  recorded: readonly LedgerReceipt[] | null | undefined,
): Ingested => {
  if (recorded === null) return { state: 'busy' }
  const receipts = new Map(facts.map((fact, i) => [fact, recorded?.[i]]))
  return { state: 'handled', receipts: made.map((one) => receiptOf(one, receipts)) }
}

type Receipts = ReadonlyMap<NewFact, LedgerReceipt | undefined>

const receiptOf = ({ factId, personId, is }: Made, receipts: Receipts): Receipt => {
  if ('earlier' in is) {
    const { receiptNo, refusal } = is.earlier
    return { factId, personId, receiptNo, outcome: 'repeated', refusal }
  }
  if ('refusal' in is) return { factId, personId, receiptNo: null, outcome: 'refused', refusal: is.refusal }
  const its = receipts.get(is.fact)
  if (its === undefined) throw new Error('sync: a fact without a receipt')
  return { ...its, personId }
}

/** A number read from a card of whom a visit was recorded. One that cannot be read, or is none, is as if it had not been said. */
const keepNumbers = async (
  tx: Tx,
  { protect, openNumber }: Openers,
  today: Day,
  { person }: Ground,
  answers: ReadonlyMap<Dated, Ingested>,
): Promise<void> => {
  const seen = [...answers].flatMap(([{ session, message }, answer]) =>
    message.people.flatMap(({ personId, cardNumber }, i) => {
      const { home } = person(session.accountId, personId)
      if (cardNumber === undefined || home === null) return []
      if (answer.state !== 'handled' || answer.receipts[i]?.refusal !== null) return []
      const digits = openNumber(cardNumber)
      const checked = digits === null ? null : checkIdentityNumber(digits, {})
      if (checked === null || !checked.ok) return []
      const { number } = checked.value
      const block = protect.identityBlock(number)
      const { accountId } = session
      return [
        { communeId: home.communeId, personId: home.personId, block, last2: lastTwo(number), accountId },
      ]
    }),
  )
  if (seen.length > 0) await insertNumbersSeen(tx, isoDay(today), protect.keyId, seen)
}
