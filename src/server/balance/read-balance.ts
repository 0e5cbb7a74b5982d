// Proposals of a unit as a leader reads them: names of members and hamlets beside the numbers. Numbers of households, no name of
// a citizen.
import type { z } from 'zod/mini'
import type { readBalance as contract, PROPOSAL_STATES } from '#contract/balance'
import type { Tx } from '../platform/database.ts'
import { nameIn, nameUnits, type UnitNames } from '../platform/person-brief.ts'
import {
  countWaiting,
  listMembers,
  listProposals,
  type MemberRow,
  type ProposalRow,
} from './queries-proposals.ts'

type Proposals = z.infer<(typeof contract)['output']>['proposals']
type Proposal = Proposals[number]

/** `accounts`: who decided, to be named as the system. */
export type ReadProposals = { readonly rows: readonly ProposalRow[]; readonly views: Proposals }

export async function readProposals(tx: Tx, lo: number, hi: number): Promise<ReadProposals> {
  const rows = await listProposals(tx, lo, hi)
  const members = await listMembers(
    tx,
    rows.map(({ teamId }) => teamId),
  )
  const hamletIds = rows.flatMap(({ content }) => content.moves.map(({ hamletId }) => hamletId))
  const names = await nameUnits(tx, [...hamletIds, ...rows.map(({ communeId }) => communeId)])
  return { rows, views: rows.map((row) => viewOf(row, members, names)) }
}

type Waiting = z.infer<(typeof contract)['output']>['communes']

/** Of a unit above the communes. */
export async function readWaiting(tx: Tx, lo: number, hi: number): Promise<Waiting> {
  const rows = await countWaiting(tx, lo, hi)
  const names = await nameUnits(
    tx,
    rows.map(({ communeId }) => communeId),
  )
  return rows.map(({ communeId, open }) => ({ unitId: communeId, name: nameIn(names, communeId), open }))
}

const viewOf = (row: ProposalRow, members: readonly MemberRow[], names: UnitNames): Proposal => {
  const { content, teamId, communeId } = row
  const known = new Map(members.map((member) => [member.memberId, member]))
  return {
    proposalId: row.proposalId,
    commune: { unitId: communeId, name: nameIn(names, communeId) },
    team: { teamId, name: row.teamName },
    madeOn: row.madeOn,
    state: stateOf(row),
    members: content.members.map(({ memberId, before, after }) => ({
      memberId,
      name: known.get(memberId)?.name ?? '',
      organisation: known.get(memberId)?.organisation ?? 'community_digital_team',
      before,
      after,
    })),
    unshared: content.unshared,
    moves: content.moves.map(({ doors, ...move }, no) => ({
      no,
      ...move,
      hamletName: nameIn(names, move.hamletId),
      doors: doors.length,
      households: doors.flatMap((door) => ('household' in door ? door.household : [])),
    })),
    decided:
      row.decidedOn === null
        ? null
        : {
            by: null,
            on: row.decidedOn,
            taken: [...(row.taken ?? [])],
            leftOut: row.leftOut ?? 0,
            mayUndo: row.isLast,
          },
  }
}

const stateOf = ({ state }: ProposalRow): (typeof PROPOSAL_STATES)[number] => {
  if (state === 'outdated') throw new Error('balance: an outdated proposal is not shown')
  return state
}
