// Applies facts that are on their way to people who live in another commune than where they were recorded: one commune at a
// time, each fact exactly once, whoever runs at the same time. Called by the job of visits/.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { queryTogether, type Tx } from '../database.ts'
import { foldAll } from './fold-all.ts'
import { holdPeople } from './hold-people.ts'
import { listWaiting, listWaitingFor, settledWaiting, takeWaiting } from './queries-receipts.ts'
import { movePeople, writesOf } from './write-folded.ts'

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
  const taken = (await takeWaiting(tx, ids, today)).map((one) => ({
    ...one,
    personId: held.whoIs(one.personId),
  }))
  const folded = await foldAll(tx, { campaign, today }, held, taken)
  const refusals = new Map(folded.flatMap((one) => [...one.refusals]))
  const settled = taken.map((given) => ({
    given,
    refusal: held.people.has(given.personId)
      ? (refusals.get(given.fact.factId) ?? null)
      : ('person-unknown' as const),
  }))
  await movePeople(tx, folded)
  await queryTogether(tx, [settledWaiting(settled)], { after: writesOf({ campaign, today }, folded) })
  return true
}
