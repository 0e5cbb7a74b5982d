// SQL of teams, their members and the accounts that may belong to them. Writer of teams and team_members. What is read under
// asUnit is what row security lets through; accounts are read as the system.
import { sql } from 'kysely'
import type { Role, UnitRange } from '#domain/access'
import { type Day, isoDay } from '#domain/dates'
import type { Organisation, TeamKind } from '#domain/teams'
import type { Level } from '#domain/units'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'

export type UnitRow = {
  readonly unitId: number
  readonly code: string | null
  readonly name: string
  readonly fullName: string
  readonly level: Level
  readonly lo: number
  readonly hi: number
}

/** As it stands today, in campaign time. */
export const findUnit = async (tx: Tx, unitId: number): Promise<UnitRow | null> => {
  const { rows } = await sql<UnitRow>`
    select unit_id, code, name, full_name, level, lo, hi from units
    where unit_id = ${unitId} and valid_from <= ${sqlCampaignToday}
      and coalesce(valid_to, 'infinity') >= ${sqlCampaignToday}`.execute(tx)
  return rows[0] ?? null
}

export type TeamRow = {
  readonly teamId: string
  readonly unitId: number
  readonly lo: number
  readonly hi: number
  readonly name: string
  readonly kind: TeamKind
  readonly fromDay: string
  readonly toDay: string | null
}

const teamColumns = sql.raw('team_id, unit_id, lo, hi, name, kind, from_day, to_day')

/** Open ones that work somewhere in the range. */
export const listTeamRows = async (tx: Tx, { lo, hi }: UnitRange): Promise<TeamRow[]> => {
  const { rows } = await sql<TeamRow>`
    select ${teamColumns} from teams where lo <= ${hi} and hi >= ${lo} and to_day is null`.execute(tx)
  return rows
}

export const findTeam = async (tx: Tx, teamId: string): Promise<TeamRow | null> => {
  const { rows } = await sql<TeamRow>`select ${teamColumns} from teams where team_id = ${teamId}`.execute(tx)
  return rows[0] ?? null
}

/** Whoever changes a team or gives it something goes one after the other. */
export const lockTeam = async (tx: Tx, teamId: string): Promise<TeamRow | null> => {
  const { rows } = await sql<TeamRow>`
    select ${teamColumns} from teams where team_id = ${teamId} for update`.execute(tx)
  return rows[0] ?? null
}

export type MemberRow = {
  readonly memberId: string
  readonly teamId: string
  readonly displayName: string
  readonly organisation: Organisation
  readonly accountId: string | null
  readonly isLead: boolean
  readonly fromDay: string
  readonly toDay: string | null
}

const memberColumns = sql.raw(
  'member_id, team_id, display_name, organisation, account_id, is_lead, from_day, to_day',
)

/** Open memberships. */
export const listMembers = async (tx: Tx, teamIds: readonly string[]): Promise<MemberRow[]> => {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} from team_members
    where team_id = any(${[...teamIds]}::uuid[]) and to_day is null order by member_id`.execute(tx)
  return rows
}

export const findMember = async (tx: Tx, memberId: string): Promise<MemberRow | null> => {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} from team_members where member_id = ${memberId}`.execute(tx)
  return rows[0] ?? null
}

/** Null when an open team of the unit has that name. */
export const insertTeam = async (
  tx: Tx,
  today: Day,
  unit: UnitRow,
  made: { readonly name: string; readonly kind: TeamKind },
): Promise<string | null> => {
  const { rows } = await sql<{ teamId: string }>`
    insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
    select ${uuid()}, ${unit.unitId}, ${unit.lo}, ${unit.hi}, ${made.name}, ${made.kind}, ${isoDay(today)}::date
    where not exists (
      select from teams where unit_id = ${unit.unitId} and lower(name) = lower(${made.name}) and to_day is null)
    returning team_id`.execute(tx)
  return rows[0]?.teamId ?? null
}

export type NewMember = {
  readonly name: string
  readonly organisation: Organisation
  readonly isLead: boolean
  readonly accountId: string | null
}

/** Null when the account is in the team already. */
export const insertMember = async (
  tx: Tx,
  today: Day,
  team: Pick<TeamRow, 'teamId' | 'lo' | 'hi'>,
  made: NewMember,
): Promise<string | null> => {
  const { rows } = await sql<{ memberId: string }>`
    insert into team_members (member_id, team_id, lo, hi, display_name, organisation, account_id, is_lead, from_day)
    values (${uuid()}, ${team.teamId}, ${team.lo}, ${team.hi}, ${made.name}, ${made.organisation}, ${made.accountId},
      ${made.isLead}, ${isoDay(today)})
    on conflict do nothing returning member_id`.execute(tx)
  return rows[0]?.memberId ?? null
}

export const updateLead = async (tx: Tx, memberId: string, isLead: boolean): Promise<void> => {
  await sql`update team_members set is_lead = ${isLead} where member_id = ${memberId}`.execute(tx)
}

export const endMembership = async (tx: Tx, today: Day, memberId: string): Promise<void> => {
  await sql`
    update team_members set to_day = greatest(from_day, ${isoDay(today)}::date)
    where member_id = ${memberId} and to_day is null`.execute(tx)
}

/** With everybody in it. */
export const endTeamRow = async (tx: Tx, today: Day, teamId: string): Promise<void> => {
  await sql`
    update team_members set to_day = greatest(from_day, ${isoDay(today)}::date)
    where team_id = ${teamId} and to_day is null`.execute(tx)
  await sql`
    update teams set to_day = greatest(from_day, ${isoDay(today)}::date) where team_id = ${teamId}`.execute(
    tx,
  )
}

export type TeamAccountRow = {
  readonly accountId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly unitIds: readonly number[]
}

/** As the system: active accounts with a unit that touches the range, or the one that is asked for. */
export const listTeamAccounts = async (
  tx: Tx,
  { lo, hi }: UnitRange,
  accountId: string | null,
): Promise<TeamAccountRow[]> => {
  const { rows } = await sql<TeamAccountRow>`
    select a.account_id, a.username, a.display_name, a.role, array_agg(distinct au.unit_id) as unit_ids
    from accounts a join account_units au using (account_id)
    join units u on u.unit_id = au.unit_id and u.lo <= ${hi} and u.hi >= ${lo}
    where a.disabled_at is null and coalesce(a.expires_on, 'infinity') >= ${sqlCampaignToday}
      ${accountId === null ? sql`` : sql`and a.account_id = ${accountId}`}
    group by a.account_id order by a.username`.execute(tx)
  return rows
}

/** As the system. */
export const accountNames = async (
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, { readonly username: string; readonly displayName: string }>> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ accountId: string; username: string; displayName: string }>`
    select account_id, username, display_name from accounts where account_id = any(${wanted}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.accountId, row]))
}
