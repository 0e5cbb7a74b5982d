// Applies facts that are on their way to people who live in another commune than where they were recorded: one commune at a
// time, each fact exactly once, whoever runs at the same time. Called by the job of visits/.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Tx } from '../database.ts'
import { foldHanded } from './fold-handed.ts'
import { holdPeople } from './hold-people.ts'
import type { NewFact } from './new-fact.ts'
import { listWaiting, listWaitingFor, type Refusal, settleWaiting, takeWaiting } from './queries-receipts.ts'
import { writeFolded } from './write-folded.ts'

export { FORWARD_FACTS } from './queries-receipts.ts'

const AT_ONCE = 200

/** One transaction as the system, for people of one commune; false when nothing is on its way. */
export const forwardFacts = async (tx: Tx, campaign: Campaign, today: Day): Promise<boolean> => {
  const waiting = await listWaiting(tx, AT_ONCE)
  const [first] = waiting
  if (first === undefined) return false
  const ids = waiting.filter(({ communeId }) => communeId === first.communeId).map(({ personId }) => personId)
  const held = await holdPeople(tx, await listWaitingFor(tx, ids, today))
  // Under the lock: what somebody else has applied meanwhile is no longer waiting.
  const taken = await takeWaiting(tx, ids, today)
  const settled: { given: NewFact; refusal: Refusal | null }[] = []
  const folded = []
  for (const [personId, handed] of Map.groupBy(taken, (one) => one.personId)) {
    const known = held.get(personId)
    const one = known && foldHanded(campaign, today, known.home, known.facts, handed)
    if (one) folded.push(one)
    for (const given of handed)
      settled.push({ given, refusal: one ? (one.refusals.get(given.fact.factId) ?? null) : 'person-unknown' })
  }
  await settleWaiting(tx, settled)
  await writeFolded(tx, campaign, today, folded)
  return true
}
