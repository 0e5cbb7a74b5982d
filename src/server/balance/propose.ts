// The night's work in one commune, one transaction: what is uneven is proposed anew, what no longer holds is outdated. The same
// ground changes nothing, so it may run again at any time. Assigns nothing.
import { proposeBalance } from '#domain/balance'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Tx } from '../platform/database.ts'
import { contentOf, fingerprintOf } from './proposal-content.ts'
import { insertProposal, listStanding, outdateProposals } from './queries-proposals.ts'
import { readGround } from './read-ground.ts'

/** Returns how many proposals are new. */
export async function proposeForCommune(
  tx: Tx,
  campaign: Campaign,
  communeId: number,
  today: Day,
): Promise<number> {
  const standing = await listStanding(tx, communeId)
  const open = new Map(
    standing.flatMap((row) => (row.state === 'open' ? [[row.teamId, row.fingerprint]] : [])),
  )
  const rejected = new Map(
    standing.flatMap((row) => (row.state === 'rejected' ? [[row.teamId, row.fingerprint]] : [])),
  )
  const outdated = new Set(open.keys())
  let made = 0
  for (const { teamId, ...ground } of await readGround(tx, campaign, communeId, today)) {
    const proposal = proposeBalance(ground)
    if (proposal === null) continue
    const content = contentOf(proposal)
    const fingerprint = fingerprintOf(content)
    if (open.get(teamId)?.equals(fingerprint)) {
      outdated.delete(teamId)
      continue
    }
    // Who said no is not asked the same again.
    if (rejected.get(teamId)?.equals(fingerprint)) continue
    await outdateProposals(tx, communeId, [teamId])
    const hamlets = ground.doors.map(({ hamletId }) => hamletId)
    const range = { lo: hamlets[0] ?? 0, hi: hamlets.at(-1) ?? 0 }
    await insertProposal(tx, today, communeId, { teamId, ...range, fingerprint, content })
    outdated.delete(teamId)
    made += 1
  }
  await outdateProposals(tx, communeId, [...outdated])
  return made
}
