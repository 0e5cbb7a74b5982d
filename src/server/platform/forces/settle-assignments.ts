// Makes the answer per person follow from the areas, in the transaction of a decision or in a job after people came or moved.
// Only what differs is written; whoever is looked after by others from now on leaves a tombstone for those who were.
import { type Area, holderKey, settlePeople } from '#domain/assignment'
import { campaignToday } from '../clock.ts'
import type { Tx } from '../database.ts'
import { bumpRevisions, stampRevisions } from '../ledger/queries-homes.ts'
import { leaveTombstones } from '../ledger/queries-moves.ts'
import { holdHamlets } from './hold-hamlets.ts'
import { listOpenAreas } from './queries-areas.ts'
import {
  endElsewhere,
  endSettled,
  listPlaced,
  listSettled,
  openSettled,
  type SettledRow,
} from './queries-settled.ts'

/**
 * Takes the hamlets in id order (again, if the caller has them already). Needs asSystem. Returns for how many people
 * something changed. Safe to repeat.
 */
export async function settleAssignments(tx: Tx, hamletIds: readonly number[]): Promise<number> {
  const ids = [...new Set(hamletIds)].sort((a, b) => a - b)
  if (ids.length === 0) return 0
  await holdHamlets(tx, ids)
  let changed = 0
  for (const hamletId of ids) changed += await settleHamlet(tx, hamletId)
  return changed
}

async function settleHamlet(tx: Tx, hamletId: number): Promise<number> {
  const areas = await listOpenAreas(tx, [hamletId])
  const before = await listSettled(tx, hamletId)
  if (areas.length === 0 && before.length === 0) return 0
  const people = areas.length === 0 ? [] : await listPlaced(tx, [hamletId])
  const after = settlePeople(areas, people).flatMap(({ owner, helpers }, i): SettledRow[] => {
    const personId = people[i]?.personId
    if (personId === undefined) throw new Error('settle: an answer without a person')
    return [...(owner === null ? [] : [owner]), ...helpers].map((area) => rowOf(personId, area))
  })
  const stays = new Set(before.map(keyOf))
  const wanted = new Set(after.map(keyOf))
  const gone = before.filter((row) => !wanted.has(keyOf(row)))
  const come = after.filter((row) => !stays.has(keyOf(row)))
  if (gone.length === 0 && come.length === 0) return 0
  const today = await campaignToday(tx)
  if (gone.length > 0) await endSettled(tx, today, hamletId, gone)
  if (come.length > 0) {
    const personIds = come.map(({ personId }) => personId)
    await endElsewhere(tx, today, hamletId, personIds)
    await openSettled(tx, today, hamletId, come)
  }
  return tellCopies(tx, hamletId, gone, come, after)
}

/** Phones keep copies: the people are new to whoever has them now, and gone for whoever had them and has them no more. */
async function tellCopies(
  tx: Tx,
  hamletId: number,
  gone: readonly SettledRow[],
  come: readonly SettledRow[],
  after: readonly SettledRow[],
): Promise<number> {
  const changed = [...new Set([...gone, ...come].map(({ personId }) => personId))]
  const held = new Set(after.map(heldBy))
  const lost = [...new Set(gone.filter((row) => !held.has(heldBy(row))).map(({ personId }) => personId))]
  const revisions = await bumpRevisions(tx, [hamletId])
  const communeId = Math.floor(hamletId / 1000)
  // Whoever has moved away in the meantime is not here to be stamped: their new hamlet was when they came.
  await stampRevisions(
    tx,
    changed.map((personId) => ({ communeId, personId })),
  )
  const revision = revisions.get(hamletId) ?? 0
  const departures = lost.map((personId) => ({ hamletId, personId, revision }))
  if (departures.length > 0) await leaveTombstones(tx, departures, 'reassigned', await campaignToday(tx))
  return changed.length
}

const rowOf = (personId: string, { areaId, teamId, memberId, part }: Area): SettledRow => ({
  personId,
  areaId,
  teamId,
  memberId,
  part,
})

/** An area gives the same answer for ever: its holder and part never change. */
const keyOf = ({ personId, areaId }: SettledRow): string => `${personId} ${areaId}`

const heldBy = (row: SettledRow): string => `${row.personId} ${holderKey(row)}`
