// Accepts a proposal, all of it or some moves, as one decision. What has changed hands since the night stays where it is and is
// counted. The hamlets are locked before it is looked at again.
import type { Place } from '#domain/assignment'
import { err, ok, type Result } from '#domain/result'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { reassignEach } from '../platform/forces/decide-areas.ts'
import { holdHamlets } from '../platform/forces/hold-hamlets.ts'
import type { Session } from '../platform/session.ts'
import type { StoredMove } from './proposal-content.ts'
import { type HeldRow, listHeld, listWalkers } from './queries.ts'
import { acceptProposal, findProposal, lockProposal, type ProposalRow } from './queries-proposals.ts'

type Given = Pick<ProposalRow, 'communeId' | 'proposalId'>
type Refusal = 'balance-decided' | 'balance-outdated'

/** Needs asSystem; the asker may decide there. `moves` null: all. `reason` stands in the decision. */
export async function accept(
  tx: Tx,
  by: Pick<Session, 'accountId' | 'scope'>,
  { communeId, proposalId }: Given,
  moves: readonly number[] | null,
  reason: string,
): Promise<Result<{ readonly people: number; readonly leftOut: number }, Refusal>> {
  await lockProposal(tx, communeId, proposalId)
  const proposal = await findProposal(tx, proposalId)
  if (proposal?.state !== 'open')
    return err(proposal?.state === 'outdated' ? 'balance-outdated' : 'balance-decided')
  const all = proposal.content.moves
  const taken = all.map((_, no) => no).filter((no) => moves === null || moves.includes(no))
  const chosen = taken.flatMap((no) => all[no] ?? [])
  const hamletIds = [...new Set(chosen.map(({ hamletId }) => hamletId))].sort((a, b) => a - b)
  await holdHamlets(tx, hamletIds)
  const walkers = (await listWalkers(tx, communeId)).filter(({ teamId }) => teamId === proposal.teamId)
  const held = await listHeld(tx, communeId, [proposal.teamId])
  const { places, leftOut } = placesOf(chosen, held, {
    teamId: proposal.teamId,
    walkers: new Set(walkers.map(({ memberId }) => memberId)),
  })
  if (places.length === 0) return err('balance-outdated')
  const decided = await reassignEach(tx, by, communeId, places, reason)
  // Every place was looked at under the lock: a refusal would be a bug of ours.
  if (!decided.ok) throw new Error(`balance: ${decided.error}`)
  const { decisionId, people } = decided.value
  await acceptProposal(tx, await campaignToday(tx), proposal, {
    by: by.accountId,
    decisionId,
    taken,
    leftOut,
  })
  return ok({ people, leftOut })
}

type Team = { readonly teamId: string; readonly walkers: ReadonlySet<string> }
type Placed = { readonly place: Place; readonly to: { readonly teamId: string; readonly memberId: string } }

/** Doors that are still with whoever the proposal says, given to one who still walks. */
const placesOf = (
  moves: readonly StoredMove[],
  held: readonly HeldRow[],
  { teamId, walkers }: Team,
): { places: Placed[]; leftOut: number } => {
  const people = Map.groupBy(held, ({ hamletId, householdNo, personId }) =>
    householdNo === null
      ? keyOf(hamletId, { person: personId })
      : keyOf(hamletId, { household: householdNo }),
  )
  let leftOut = 0
  const places = moves.flatMap(({ hamletId, from, to, doors }) =>
    doors.flatMap((door): Placed[] => {
      // Who was given to somebody by name stays with them and hides nothing of the others.
      const members = (people.get(keyOf(hamletId, door)) ?? []).filter(
        (one) => 'person' in door || !one.named,
      )
      const isAsProposed = members.some(
        (one) => one.teamId === teamId && (walkers.has(one.memberId ?? '') ? one.memberId : null) === from,
      )
      if (!isAsProposed || !walkers.has(to)) {
        leftOut += 1
        return []
      }
      const place = {
        hamletId,
        residentialGroup: null,
        householdNo: 'household' in door ? door.household : null,
        personId: 'person' in door ? door.person : null,
      }
      return [{ place, to: { teamId, memberId: to } }]
    }),
  )
  return { places, leftOut }
}

const keyOf = (hamletId: number, door: StoredMove['doors'][number]): string =>
  'person' in door ? `${hamletId} person ${door.person}` : `${hamletId} household ${door.household}`
