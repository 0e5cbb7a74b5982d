// What of a commune there is to even out: for each of its teams of two or more, the doors it looks after in walking order, how
// much work each still is, and who has it. Folds the facts of its people; writes nothing.
import type { BalanceDoor, TeamGround } from '#domain/balance'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { type EffortCase, effortOf } from '#domain/effort'
import { caseOn } from '#domain/open-case'
import { inWalkingOrder } from '#domain/walking-order'
import type { Tx } from '../platform/database.ts'
import { type FactRow, factOf } from '../platform/fact-rows.ts'
import { type HeldRow, listFactsIn, listHeld, listWalkers } from './queries.ts'

export type CommuneGround = { readonly teamId: string } & TeamGround

export async function readGround(
  tx: Tx,
  campaign: Campaign,
  communeId: number,
  day: Day,
): Promise<CommuneGround[]> {
  const walkers = Map.groupBy(await listWalkers(tx, communeId), ({ teamId }) => teamId)
  if (walkers.size === 0) return []
  const people = await listHeld(tx, communeId, [...walkers.keys()])
  const facts = await listFactsIn(tx, communeId, [...new Set(people.map(({ hamletId }) => hamletId))])
  const cases = casesOf(campaign, people, facts, day)
  const held = Map.groupBy(people, ({ teamId }) => teamId)
  return [...walkers].flatMap(([teamId, members]) => {
    const its = held.get(teamId) ?? []
    if (its.length === 0) return []
    const memberIds = members.map(({ memberId }) => memberId)
    return [{ teamId, memberIds, ...groundOf(its, cases) }]
  })
}

type Cases = ReadonlyMap<string, EffortCase>

/** Whoever is away is nobody's work. */
const casesOf = (
  campaign: Campaign,
  people: readonly HeldRow[],
  rows: readonly FactRow[],
  day: Day,
): Cases => {
  const cases = new Map<string, EffortCase>()
  const histories = Map.groupBy(rows, ({ personId }) => personId)
  for (const { personId, away } of people) {
    const history = away ? undefined : histories.get(personId)
    if (history !== undefined) cases.set(personId, caseOn(campaign, history.map(factOf), day))
  }
  return cases
}

/** Who was given by name to one member is no part of a door; of the rest of a household the first tells who has it. */
const groundOf = (people: readonly HeldRow[], cases: Cases): Pick<TeamGround, 'doors' | 'pinned'> => {
  const effortFor = (some: readonly HeldRow[]) =>
    effortOf(some.flatMap(({ personId }) => cases.get(personId) ?? []))
  const isPinned = ({ named, householdNo, memberId }: HeldRow) =>
    named && householdNo !== null && memberId !== null
  const sorted = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  const doors = inWalkingOrder(sorted.filter((person) => !isPinned(person))).flatMap(
    ({ members }): BalanceDoor[] => {
      const [first] = members
      if (first === undefined) return []
      const { hamletId, householdNo, personId, memberId } = first
      return [
        {
          hamletId,
          residentialGroup: members.find((one) => one.residentialGroup !== null)?.residentialGroup ?? null,
          householdNo,
          personId: householdNo === null ? personId : null,
          effort: effortFor(members),
          memberId,
        },
      ]
    },
  )
  const pinned = sorted.flatMap((person) =>
    isPinned(person) && person.memberId !== null
      ? [{ memberId: person.memberId, effort: effortFor([person]) }]
      : [],
  )
  return { doors, pinned }
}
