// Making and ending teams and memberships. The asker's own transaction has found the unit or team; what is written here is
// written as the system, and recorded.
import { type Problem, problem } from '#contract/problems'
import { covers } from '#domain/access'
import { ok, type Result } from '#domain/result'
import { mayJoinTeam, type TeamKind } from '#domain/teams'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { returnAllOf } from '../platform/forces/decide-areas.ts'
import type { Session } from '../platform/session.ts'
import {
  endMembership,
  endTeamRow,
  findMember,
  findTeam,
  findUnit,
  insertMember,
  insertTeam,
  listTeamAccounts,
  lockTeam,
  type NewMember,
  type TeamRow,
  updateLead,
} from './queries-teams.ts'

type MemberProblem = Problem<'account-not-for-team' | 'already-member'>

export async function makeTeam(
  database: Database,
  session: Session,
  made: {
    readonly unit: number
    readonly name: string
    readonly kind: TeamKind
    readonly members: readonly NewMember[]
  },
): Promise<Result<{ readonly teamId: string }, MemberProblem | Problem<'not-found' | 'team-name-taken'>>> {
  return database.asSystem('make a team', async (tx) => {
    const unit = await findUnit(tx, made.unit)
    if (unit === null || !covers(session.scope, unit)) return problem('not-found')
    const teamId = await insertTeam(tx, await campaignToday(tx), unit, made)
    if (teamId === null) return problem('team-name-taken')
    await recordAudit(tx, session, { action: 'team-created', target: `team:${teamId}`, hamletId: unit.lo })
    for (const member of made.members) {
      const added = await addTo(tx, session, { teamId, lo: unit.lo, hi: unit.hi }, member)
      if (!added.ok) return added
    }
    return ok({ teamId })
  })
}

/** One after another; null where there is none that the asker may change. */
const holdTeam = async (tx: Tx, session: Session, teamId: string): Promise<TeamRow | null> => {
  const team = await lockTeam(tx, teamId)
  return team !== null && covers(session.scope, team) ? team : null
}

/** By the asker's own eyes first. */
const isSeen = (database: Database, session: Session, teamId: string): Promise<boolean> =>
  database.asUnit(session, async (tx) => (await findTeam(tx, teamId)) !== null)

const changeTeam = async <T, E extends Problem>(
  database: Database,
  session: Session,
  teamId: string,
  change: (tx: Tx, team: TeamRow) => Promise<Result<T, E>>,
): Promise<Result<T, E | Problem<'not-found' | 'team-ended'>>> => {
  if (!(await isSeen(database, session, teamId))) return problem('not-found')
  return database.asSystem('change a team', async (tx) => {
    const team = await holdTeam(tx, session, teamId)
    if (team === null) return problem('not-found')
    return team.toDay === null ? change(tx, team) : problem('team-ended')
  })
}

export const addTeamMember = (database: Database, session: Session, teamId: string, made: NewMember) =>
  changeTeam(database, session, teamId, (tx, team) => addTo(tx, session, team, made))

async function addTo(
  tx: Tx,
  session: Session,
  team: Pick<TeamRow, 'teamId' | 'lo' | 'hi'>,
  made: NewMember,
): Promise<Result<{ readonly memberId: string }, MemberProblem>> {
  if (made.accountId !== null) {
    const [account] = await listTeamAccounts(tx, team, made.accountId)
    if (account === undefined || !mayJoinTeam(account.role)) return problem('account-not-for-team')
  }
  const memberId = await insertMember(tx, await campaignToday(tx), team, made)
  if (memberId === null) return problem('already-member')
  await recordAudit(tx, session, {
    action: 'team-member-added',
    target: `member:${memberId}`,
    hamletId: team.lo,
  })
  return ok({ memberId })
}

export const finishTeam = (database: Database, session: Session, teamId: string, reason: string) =>
  changeTeam<{ people: number }, never>(database, session, teamId, async (tx, team) => {
    const people = await returnAllOf(tx, session, teamId, null, reason)
    await endTeamRow(tx, await campaignToday(tx), teamId)
    await recordAudit(tx, session, {
      action: 'team-ended',
      target: `team:${teamId}`,
      reason,
      hamletId: team.lo,
    })
    return ok({ people })
  })

const changeMembership = async <T>(
  database: Database,
  session: Session,
  memberId: string,
  change: (tx: Tx, team: TeamRow) => Promise<T>,
): Promise<Result<T, Problem<'not-found' | 'team-ended'>>> => {
  const seen = await database.asUnit(session, (tx) => findMember(tx, memberId))
  if (seen === null) return problem('not-found')
  return changeTeam(database, session, seen.teamId, async (tx, team) => {
    // Again, now that nobody else changes the team.
    const member = await findMember(tx, memberId)
    return member?.toDay === null ? ok(await change(tx, team)) : problem('team-ended')
  })
}

export const setLead = (database: Database, session: Session, memberId: string, isLead: boolean) =>
  changeMembership(database, session, memberId, async (tx, team) => {
    await updateLead(tx, memberId, isLead)
    await recordAudit(tx, session, {
      action: 'team-member-changed',
      target: `member:${memberId}`,
      hamletId: team.lo,
    })
    return {}
  })

export const finishMembership = (database: Database, session: Session, memberId: string, reason: string) =>
  changeMembership(database, session, memberId, async (tx, team) => {
    const people = await returnAllOf(tx, session, team.teamId, memberId, reason)
    await endMembership(tx, await campaignToday(tx), memberId)
    await recordAudit(tx, session, {
      action: 'team-member-ended',
      target: `member:${memberId}`,
      reason,
      hamletId: team.lo,
    })
    return { people }
  })
