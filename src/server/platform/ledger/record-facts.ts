// The one door to the facts: whoever records anything of a person calls recordFacts and nothing else. What is recorded of
// somebody who lives in another commune by now is on its way there (forward-facts.ts). Who may record is asked before.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Tx } from '../database.ts'
import { foldAll } from './fold-all.ts'
import { holdPeople } from './hold-people.ts'
import type { NewFact } from './new-fact.ts'
import {
  enqueueForwarding,
  insertReceipts,
  listReceipts,
  type Outcome,
  type Refusal,
} from './queries-receipts.ts'
import { writeFolded } from './write-folded.ts'

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
 * `known` becomes today. The same factId again changes nothing.
 */
export const recordFacts = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  facts: readonly NewFact[],
): Promise<Receipt[]> => {
  if (facts.length === 0) return []
  const given = facts.map((one) => ({ ...one, fact: { ...one.fact, known: today } }))
  const held = await holdPeople(tx, given)
  const firsts = new Map((await listReceipts(tx, given)).map((one) => [keyOf(one), one]))
  const fresh = given.filter((one, i) => !firsts.has(keyOfFact(one)) && isFirst(given, i))
  const here = fresh.filter(({ personId, recordedIn }) => held.get(personId)?.home.communeId === recordedIn)
  const folded = await foldAll(tx, { campaign, today }, held, here)
  const refusals = new Map(folded.flatMap((one) => [...one.refusals]))
  const outcomes = fresh.map((one): Outcome => {
    const home = held.get(one.personId)?.home
    const refusal = home === undefined ? 'person-unknown' : (refusals.get(one.fact.factId) ?? null)
    if (refusal !== null) return { given: one, outcome: 'refused', refusal }
    return { given: one, outcome: home?.communeId === one.recordedIn ? 'accepted' : 'forwarded', refusal }
  })
  const receipts = new Map((await insertReceipts(tx, today, outcomes)).map((one) => [keyOf(one), one]))
  await writeFolded(tx, { campaign, today }, folded)
  if (outcomes.some(({ outcome }) => outcome === 'forwarded')) await enqueueForwarding(tx)
  return given.map((one, i): Receipt => {
    const { factId } = one.fact
    const first = firsts.get(keyOfFact(one))
    const receipt = first ?? receipts.get(keyOfFact(one))
    if (receipt === undefined) throw new Error('ledger: a fact without a receipt')
    const { receiptNo, refusal } = receipt
    const isRepeated = first !== undefined || !isFirst(given, i)
    return { factId, receiptNo, outcome: isRepeated ? 'repeated' : receipt.outcome, refusal }
  })
}

const keyOf = ({ recordedIn, factId }: { readonly recordedIn: number; readonly factId: string }): string =>
  `${recordedIn} ${factId}`

const keyOfFact = ({ recordedIn, fact }: NewFact): string => keyOf({ recordedIn, factId: fact.factId })

/** Whether no earlier one of the same call is the same fact. */
const isFirst = (given: readonly NewFact[], i: number): boolean => {
  const own = given[i]
  return own !== undefined && given.findIndex((one) => keyOfFact(one) === keyOfFact(own)) === i
}
