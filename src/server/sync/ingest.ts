// Takes in what several phones hand in, in one transaction of the system: who may is decided for all at once, then everything goes
// through the one door of the ledger. Answers in the order given; nothing that was handed in goes without an answer.
import type { z } from 'zod/mini'
import type { receipt } from '#contract/visits'
import { type Day, dayOfInstant, isoDay } from '#domain/dates'
import { checkIdentityNumber, lastTwo } from '#domain/identity-number'
import { getCampaign } from '../platform/campaign.ts'
import { campaignNow, realNow } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { type Receipt as LedgerReceipt, type NewFact, recordFacts } from '../platform/ledger/record-facts.ts'
import type { Protect } from '../platform/protect.ts'
import { type Dated, dated, type HandedMessage, type Made, makeFacts } from './make-facts.ts'
import {
  type Home,
  insertNumbersSeen,
  listEarlier,
  listFactsAt,
  listGrants,
  listHomes,
  listMemberships,
  type Membership,
} from './queries-ingest.ts'
import { communesToLook } from './who-walked.ts'

export type Receipt = z.infer<typeof receipt>

export type Ingested =
  | { readonly state: 'handled'; readonly receipts: readonly Receipt[] }
  | { readonly state: 'unreadable' }

export type Handed = Omit<HandedMessage, 'receivedAt'> & {
  /** Milliseconds of real time. */
  readonly arrivedAt: number
}

export type Openers = {
  readonly protect: Protect
  /** The digits sealed to the server; null: of no use. */
  readonly openNumber: (sealed: string) => string | null
}

/** One transaction as the system; call it once in it. */
export const ingest = async (tx: Tx, openers: Openers, handed: readonly Handed[]): Promise<Ingested[]> => {
  if (handed.length === 0) return []
  const campaign = await getCampaign(tx)
  const now = await campaignNow(tx)
  const ahead = now - realNow()
  const messages = handed.map((one) => dated({ ...one, receivedAt: one.arrivedAt + ahead }))
  const readable = messages.filter((one) => one !== null)
  const today = dayOfInstant(now)
  const read = await readGround(tx, readable)
  const made = makeFacts({ ...read, campaign, today }, readable)
  const facts = made.flatMap((its) => its.flatMap(({ is }) => ('fact' in is ? [is.fact] : [])))
  const recorded = await recordFacts(tx, campaign, today, facts)
  const receipts = new Map(facts.map((fact, i) => [fact, recorded[i]]))
  const answers = new Map(
    readable.map((one, i) => [one, (made[i] ?? []).map((its) => answerOf(its, receipts))]),
  )
  await keepNumbers(tx, openers, today, read.homes, answers)
  return messages.map((one): Ingested => {
    const its = one === null ? undefined : answers.get(one)
    return its === undefined ? { state: 'unreadable' } : { state: 'handled', receipts: its }
  })
}

type Receipts = ReadonlyMap<NewFact, LedgerReceipt | undefined>

const answerOf = ({ factId, personId, is }: Made, receipts: Receipts): Receipt => {
  if ('earlier' in is) {
    const { receiptNo, refusal } = is.earlier
    return { factId, personId, receiptNo, outcome: 'repeated', refusal }
  }
  if ('refusal' in is) return { factId, personId, receiptNo: null, outcome: 'refused', refusal: is.refusal }
  const its = receipts.get(is.fact)
  if (its === undefined) throw new Error('sync: a fact without a receipt')
  return { ...its, personId }
}

const readGround = async (tx: Tx, messages: readonly Dated[]) => {
  const accounts = [...new Set(messages.map(({ session }) => session.accountId))]
  const personIds = [...new Set(messages.flatMap(({ message }) => message.people.map((one) => one.personId)))]
  const memberships = Map.groupBy(await listMemberships(tx, accounts), ({ accountId }) => accountId)
  const homes = await listHomes(tx, personIds)
  const looked = new Map<string, { memberId: string; communeId: number; personId: string }>()
  const asked = new Map<string, { communeId: number; factId: string; accountId: string }>()
  for (const { session, message } of messages)
    for (const { personId, factId } of message.people) {
      const { accountId } = session
      const home = homes.get(personId) ?? null
      for (const membership of memberships.get(accountId) ?? [])
        for (const communeId of communesToLook(membership, home)) {
          const { memberId } = membership
          looked.set(`${memberId} ${communeId} ${personId}`, { memberId, communeId, personId })
          asked.set(`${communeId} ${factId}`, { communeId, factId, accountId })
        }
    }
  const earlier = await listEarlier(tx, [...asked.values()])
  const grants = Map.groupBy(await listGrants(tx, [...looked.values()]), (one) =>
    keyOf(one.accountId, one.personId),
  )
  const rows = await listFactsAt(tx, [...homes.values()])
  const known = new Map(
    [...rows].map(([personId, its]) => [personId, its.map((row) => ({ ...row, fact: factOf(row) }))]),
  )
  const none: readonly Membership[] = []
  return {
    ...{ earlier, homes },
    known: (personId: string) => known.get(personId) ?? [],
    standing: (accountId: string, personId: string) => ({
      memberships: memberships.get(accountId) ?? none,
      grants: grants.get(keyOf(accountId, personId)) ?? [],
      home: homes.get(personId) ?? null,
    }),
  }
}

const keyOf = (accountId: string, personId: string): string => `${accountId} ${personId}`

/** A number read from a card of whom a visit was recorded. One that cannot be read, or is none, is as if it had not been said. */
const keepNumbers = async (
  tx: Tx,
  { protect, openNumber }: Openers,
  today: Day,
  homes: ReadonlyMap<string, Home>,
  answers: ReadonlyMap<Dated, readonly Receipt[]>,
): Promise<void> => {
  const seen = [...answers].flatMap(([{ session, message }, receipts]) =>
    message.people.flatMap(({ personId, cardNumber }, i) => {
      const home = homes.get(personId)
      if (cardNumber === undefined || home === undefined || receipts[i]?.refusal !== null) return []
      const digits = openNumber(cardNumber)
      const checked = digits === null ? null : checkIdentityNumber(digits, {})
      if (checked === null || !checked.ok) return []
      const { number } = checked.value
      const block = protect.identityBlock(number)
      const { accountId } = session
      return [{ communeId: home.communeId, personId, block, last2: lastTwo(number), accountId }]
    }),
  )
  if (seen.length > 0) await insertNumbersSeen(tx, isoDay(today), protect.keyId, seen)
}
