// SQL of proposals. Writer of balance_proposals: made and outdated by the night, decided by people. Whether an accepted one is
// undone is told by its decision.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Organisation } from '#domain/teams'
import type { Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import type { ProposalContent } from './proposal-content.ts'

export type ProposalState = 'open' | 'accepted' | 'rejected' | 'undone' | 'outdated'

export type ProposalRow = {
  readonly communeId: number
  readonly proposalId: string
  readonly teamId: string
  readonly teamName: string
  readonly lo: number
  readonly hi: number
  readonly madeOn: string
  readonly state: ProposalState
  readonly content: ProposalContent
  readonly decidedBy: string | null
  readonly decidedOn: string | null
  readonly taken: readonly number[] | null
  readonly leftOut: number | null
  readonly decisionId: string | null
  /** Its decision is the last of the commune that stands. */
  readonly isLast: boolean
}

const proposals = sql`
  select b.commune_id, b.proposal_id, b.team_id, t.name as team_name, b.lo, b.hi, b.made_on,
    case when d.undone_on is null then b.state else 'undone' end as state,
    b.content, b.decided_by, b.decided_on, b.taken, b.left_out, b.decision_id,
    d.decision_id is not null and d.undone_on is null and not exists (
      select from assignment_decisions later where later.commune_id = b.commune_id
        and later.decision_id > d.decision_id and later.undone_on is null) as is_last
  from balance_proposals b join teams t using (team_id)
  left join assignment_decisions d on d.commune_id = b.commune_id and d.decision_id = b.decision_id`

const KEPT_IN_SIGHT = 10

/** Of a range of hamlets: all open ones, and those decided last, newest first. */
export const listProposals = async (tx: Tx, lo: number, hi: number): Promise<ProposalRow[]> => {
  const within = sql`b.commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}
    and b.hi >= ${lo} and b.lo <= ${hi}`
  const { rows } = await sql<ProposalRow>`
    (${proposals} where ${within} and b.state = 'open' order by b.proposal_id desc)
    union all
    (${proposals} where ${within} and b.state in ('accepted', 'rejected')
      order by b.decided_on desc, b.proposal_id desc limit ${KEPT_IN_SIGHT})`.execute(tx)
  return rows
}

export type WaitingRow = { readonly communeId: number; readonly open: number }

/** Communes of a range in which something waits for a decision. */
export const countWaiting = async (tx: Tx, lo: number, hi: number): Promise<WaitingRow[]> => {
  const { rows } = await sql<WaitingRow>`
    select commune_id, count(*) as open from balance_proposals
    where commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)} and state = 'open'
    group by commune_id order by commune_id`.execute(tx)
  return rows
}

export const findProposal = async (tx: Tx, proposalId: string): Promise<ProposalRow | null> => {
  const { rows } = await sql<ProposalRow>`${proposals} where b.proposal_id = ${proposalId}`.execute(tx)
  return rows[0] ?? null
}

/** Nobody else decides it until the transaction ends. Needs asSystem. */
export const lockProposal = async (tx: Tx, communeId: number, proposalId: string): Promise<void> => {
  await sql`
    select from balance_proposals where commune_id = ${communeId} and proposal_id = ${proposalId}
    for update`.execute(tx)
}

export type MemberRow = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly organisation: Organisation
}

/** Also those who have left since. */
export const listMembers = async (tx: Tx, teamIds: readonly string[]): Promise<MemberRow[]> => {
  const { rows } = await sql<MemberRow>`
    select member_id, team_id, display_name as name, organisation from team_members
    where team_id = any(${[...teamIds]}::uuid[])`.execute(tx)
  return rows
}

/** By team: what is open, and what was rejected last. */
export type StandingRow = {
  readonly teamId: string
  readonly state: 'open' | 'rejected'
  readonly fingerprint: Buffer
}

export const listStanding = async (tx: Tx, communeId: number): Promise<StandingRow[]> => {
  const { rows } = await sql<StandingRow>`
    select distinct on (team_id, state) team_id, state, fingerprint from balance_proposals
    where commune_id = ${communeId} and state in ('open', 'rejected')
    order by team_id, state, proposal_id desc`.execute(tx)
  return rows
}

export const outdateProposals = async (
  tx: Tx,
  communeId: number,
  teamIds: readonly string[],
): Promise<void> => {
  await sql`
    update balance_proposals set state = 'outdated'
    where commune_id = ${communeId} and state = 'open' and team_id = any(${[...teamIds]}::uuid[])`.execute(tx)
}

export type NewProposal = {
  readonly teamId: string
  readonly lo: number
  readonly hi: number
  readonly fingerprint: Buffer
  readonly content: ProposalContent
}

export const insertProposal = async (
  tx: Tx,
  today: Day,
  communeId: number,
  { teamId, lo, hi, fingerprint, content }: NewProposal,
): Promise<void> => {
  await sql`
    insert into balance_proposals (commune_id, proposal_id, team_id, lo, hi, made_on, fingerprint, content)
    values (${communeId}, ${uuid()}, ${teamId}, ${lo}, ${hi}, ${isoDay(today)}, ${fingerprint},
      ${JSON.stringify(content)})`.execute(tx)
}

export const acceptProposal = async (
  tx: Tx,
  today: Day,
  { communeId, proposalId }: Pick<ProposalRow, 'communeId' | 'proposalId'>,
  decided: {
    readonly by: string
    readonly decisionId: string
    readonly taken: readonly number[]
    readonly leftOut: number
  },
): Promise<void> => {
  await sql`
    update balance_proposals set state = 'accepted', decided_by = ${decided.by}, decided_on = ${isoDay(today)},
      decision_id = ${decided.decisionId}, taken = ${[...decided.taken]}::int[], left_out = ${decided.leftOut}
    where commune_id = ${communeId} and proposal_id = ${proposalId}`.execute(tx)
}

export const rejectProposal = async (
  tx: Tx,
  today: Day,
  { communeId, proposalId }: Pick<ProposalRow, 'communeId' | 'proposalId'>,
  by: string,
): Promise<void> => {
  await sql`
    update balance_proposals set state = 'rejected', decided_by = ${by}, decided_on = ${isoDay(today)}
    where commune_id = ${communeId} and proposal_id = ${proposalId}`.execute(tx)
}
