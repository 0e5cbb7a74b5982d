// Puts people into another household of the hamlet where they live: one that splits, a child who joins grandparents. No fact tells
// a household, so nothing is folded and nothing is counted; whoever keeps a copy of the hamlet learns of it by its revision.
import { queryTogether, type Tx } from '../database.ts'
import { settleSignals } from '../forces-signal.ts'
import { holdPeople } from './hold-people.ts'
import { raisedRevisions, stampedRevisions } from './queries-homes.ts'
import { putIntoHousehold } from './queries-moves.ts'

export type HouseholdOf = {
  readonly personId: string
  readonly householdNo: string
  /** To the head of the new household; null where nobody has said. */
  readonly relation: string | null
}

/**
 * One transaction as the system, which has taken no hamlet before. Who may do it, and whether the number is free, is asked
 * before. Returns how many it changed: whoever stands in that household already stays as they are, and nobody is made up. The next
 * register row is read again, even if it is the same, and says otherwise if it does.
 */
export const moveHouseholds = async (tx: Tx, given: readonly HouseholdOf[]): Promise<number> => {
  const held = await holdPeople(
    tx,
    [],
    given.map(({ personId }) => personId),
  )
  const wanted = new Map(given.map((one) => [held.whoIs(one.personId), one]))
  const moves = [...wanted].flatMap(([personId, { householdNo, relation }]) => {
    const home = held.people.get(personId)?.home
    return home === undefined ? [] : [{ ...home, householdNo, relation }]
  })
  if (moves.length === 0) return 0
  const [rows] = await queryTogether(tx, putIntoHousehold(moves))
  if (rows.length === 0) return 0
  const changed = new Set(rows.map(({ personId }) => personId))
  const people = moves.filter(({ personId }) => changed.has(personId))
  const hamletIds = [...new Set(people.map(({ hamletId }) => hamletId))]
  // Households are given to teams: whoever looks after them follows.
  await queryTogether(tx, [raisedRevisions(hamletIds), stampedRevisions(people), ...settleSignals(hamletIds)])
  return people.length
}
