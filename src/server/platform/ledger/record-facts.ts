// The one door to the facts: whoever records anything of a person calls recordFacts and nothing else. What is recorded of
// somebody who lives in another commune by now is on its way there (forward-facts.ts). Who may record is asked before.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { queryTogether, type Tx } from '../database.ts'
import { foldAll } from './fold-all.ts'
import type { FoldPlan } from './fold-handed.ts'
import { type Bundle, type Held, holdFree, holdPeople } from './hold-people.ts'
import type { NewFact } from './new-fact.ts'
import {
  forwardSoon,
  newReceipts,
  type Outcome,
  type Refusal,
  type StoredReceipt,
} from './queries-receipts.ts'
import type { People } from './read-people.ts'
import { movePeople, writesOf } from './write-folded.ts'

export type { NewFact } from './new-fact.ts'

/** `repeated`: the fact was handed in before; number and refusal are those of its first receipt. */
export type Receipt = {
  readonly factId: string
  readonly receiptNo: number
  readonly outcome: 'accepted' | 'forwarded' | 'refused' | 'repeated'
  readonly refusal: Refusal | null
}

/**
 * One transaction as the system; the caller has checked, as the asker (asUnit), that they see each person. Call it once in a
 * transaction, before anything else takes a hamlet: it locks hamlets in id order. Answers in the order given. A fact's
 * `known` becomes today. The same factId again changes nothing. What is said of somebody who was merged is said of whoever they
 * are now.
 */
export const recordFacts = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  facts: readonly NewFact[],
): Promise<Receipt[]> => {
  if (facts.length === 0) return []
  return record(tx, { campaign, today }, await holdPeople(tx, facts), facts)
}

/**
 * The same for what comes in bundles, each as a whole, and without waiting for anybody: null where somebody else holds a hamlet
 * of a bundle (a list that comes in holds them for a minute), or where one before it has to wait that names the same person. Of
 * what is null nothing was recorded; hand it in again. `read`: all of these people, read before in this transaction.
 */
export const recordFree = async (
  tx: Tx,
  plan: FoldPlan,
  read: People,
  bundles: readonly Bundle[],
): Promise<(Receipt[] | null)[]> => {
  if (bundles.every((bundle) => bundle.length === 0)) return bundles.map(() => [])
  const { held, free } = await holdFree(tx, read, bundles)
  const kept = bundles.flatMap((bundle, i) => (free[i] === true ? bundle : []))
  const receipts = await record(tx, plan, held, kept)
  let next = 0
  return bundles.map((bundle, i) => {
    if (free[i] !== true) return null
    next += bundle.length
    return receipts.slice(next - bundle.length, next)
  })
}

const record = async (tx: Tx, plan: FoldPlan, held: Held, facts: readonly NewFact[]): Promise<Receipt[]> => {
  const given = facts.map((one) => ({
    ...one,
    personId: held.whoIs(one.personId),
    fact: { ...one.fact, known: plan.today },
  }))
  const firsts = new Map(held.receipts.map((one) => [keyOf(one), one]))
  const fresh = new Map<string, NewFact>()
  for (const one of given) {
    const key = keyOfFact(one)
    if (!firsts.has(key) && !fresh.has(key)) fresh.set(key, one)
  }
  const receipts = fresh.size === 0 ? [] : await writeFresh(tx, plan, held, [...fresh.values()])
  const made = new Map(receipts.map((one) => [keyOf(one), one]))
  return given.map((one): Receipt => {
    const key = keyOfFact(one)
    const first = firsts.get(key)
    const receipt = first ?? made.get(key)
    if (receipt === undefined) throw new Error('ledger: a fact without a receipt')
    const isRepeated = first !== undefined || fresh.get(key) !== one
    const { receiptNo, refusal } = receipt
    return { factId: one.fact.factId, receiptNo, outcome: isRepeated ? 'repeated' : receipt.outcome, refusal }
  })
}

/** What was never handed in before, each but once. */
const writeFresh = async (
  tx: Tx,
  plan: FoldPlan,
  held: Held,
  fresh: readonly NewFact[],
): Promise<StoredReceipt[]> => {
  const homeOf = ({ personId }: NewFact) => held.people.get(personId)?.home
  const here = fresh.filter((one) => homeOf(one)?.communeId === one.recordedIn)
  const folded = await foldAll(tx, plan, held, here)
  const refusals = new Map(folded.flatMap((one) => [...one.refusals]))
  const outcomes = fresh.map((one): Outcome => {
    const home = homeOf(one)
    const refusal = home === undefined ? 'person-unknown' : (refusals.get(one.fact.factId) ?? null)
    if (refusal !== null) return { given: one, outcome: 'refused', refusal }
    return { given: one, outcome: home?.communeId === one.recordedIn ? 'accepted' : 'forwarded', refusal }
  })
  const isForwarding = outcomes.some(({ outcome }) => outcome === 'forwarded')
  await movePeople(tx, folded)
  const [receipts] = await queryTogether(tx, [newReceipts(plan.today, outcomes)], {
    after: [...writesOf(plan, folded), ...(isForwarding ? [forwardSoon] : [])],
  })
  return receipts
}

const keyOf = ({ recordedIn, factId }: { readonly recordedIn: number; readonly factId: string }): string =>
  `${recordedIn} ${factId}`

const keyOfFact = ({ recordedIn, fact }: NewFact): string => keyOf({ recordedIn, factId: fact.factId })
