// What of a commune there is to even out: for each of its teams of two or more, the doors it looks after in walking order, how
// much work each still is, and who has it. Folds the facts of its people; writes nothing.
import type { BalanceDoor, TeamGround } from '#domain/balance'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { type EffortCase, effortOf } from '#domain/effort'
import { nextActions } from '#domain/next-action'
import { personOn } from '#domain/timeline'
import { visitsOn } from '#domain/visits'
import { inWalkingOrder } from '#domain/walking-order'
import type { Tx } from '../platform/database.ts'
import { type FactRow, factOf } from '../platform/fact-rows.ts'
import { type HeldRow, listFactsOfHeld, listHeld, listWalkers } from './queries.ts'

export type CommuneGround = { readonly teamId: string } & TeamGround

export async function readGround(
  tx: Tx,
  campaign: Campaign,
  communeId: number,
  day: Day,
): Promise<CommuneGround[]> {
  const walkers = Map.groupBy(await listWalkers(tx, communeId), ({ teamId }) => teamId)
  if (walkers.size === 0) return []
  const held = Map.groupBy(await listHeld(tx, communeId), ({ teamId }) => teamId)
  const cases = casesOf(campaign, await listFactsOfHeld(tx, communeId), day)
  return [...walkers].flatMap(([teamId, members]) => {
    const people = held.get(teamId) ?? []
    if (people.length === 0) return []
    const memberIds = members.map(({ memberId }) => memberId)
    return [{ teamId, memberIds, ...groundOf(people, cases) }]
  })
}

type Cases = ReadonlyMap<string, EffortCase>

const casesOf = (campaign: Campaign, rows: readonly FactRow[], day: Day): Cases => {
  const cases = new Map<string, EffortCase>()
  for (const [personId, its] of Map.groupBy(rows, (row) => row.personId)) {
    const facts = its.map(factOf)
    const visits = visitsOn(facts, day)
    cases.set(personId, { actions: nextActions(campaign, personOn(facts, day), day, visits), visits })
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
