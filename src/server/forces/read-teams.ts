// Teams as the contract shows them, from what the asker may see. Names of accounts are looked up as the system, and only for
// whoever may manage teams.
import type { z } from 'zod/mini'
import type * as contract from '#contract/forces'
import { covers, may, type UnitRange } from '#domain/access'
import { mayJoinTeam, ORGANISATIONS } from '#domain/teams'
import { compareVietnamese, wordsOf } from '#domain/text'
import { communeOfHamlet } from '#domain/units'
import type { Database, Tx } from '../platform/database.ts'
import { nameIn, nameUnits, type UnitNames } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import {
  accountNames,
  findTeam,
  findUnit,
  listMembers,
  listTeamAccounts,
  listTeamRows,
  type MemberRow,
  type TeamRow,
  type UnitRow,
} from './queries-teams.ts'
import { type AreaRow, countByMember, countByTeam, listAreasOfTeam, listOwnAreas } from './queries-work.ts'

export const unitOut = ({ unitId, code, name, fullName, level }: UnitRow) => ({
  unitId,
  code,
  name,
  fullName,
  level,
})

type TeamsView = z.infer<(typeof contract.listTeams)['output']>
type TeamView = z.infer<(typeof contract.readTeam)['output']>

export async function readTeams(tx: Tx, unit: UnitRow): Promise<TeamsView> {
  const teams = await listTeamRows(tx, unit)
  const members = Map.groupBy(
    await listMembers(
      tx,
      teams.map(({ teamId }) => teamId),
    ),
    ({ teamId }) => teamId,
  )
  const counts = new Map((await countByTeam(tx, unit)).map((row) => [row.teamId, row]))
  const units = await unitsOf(tx, teams)
  return {
    unit: unitOut(unit),
    teams: inOrder(teams, unit).map((team) => {
      const own = members.get(team.teamId) ?? []
      const { people = 0, helps = 0, hamlets = 0 } = counts.get(team.teamId) ?? {}
      return {
        ...briefOf(team, units),
        leads: own.filter(({ isLead }) => isLead).map(({ displayName }) => displayName),
        organisations: ORGANISATIONS.map((organisation) => ({
          organisation,
          members: own.filter((member) => member.organisation === organisation).length,
        })).filter((one) => one.members > 0),
        members: own.length,
        people,
        helps,
        hamlets,
      }
    }),
  }
}

/** Compares names of teams: people are sorted by their given names, teams as they are written. */
export const byTeamName = new Intl.Collator('vi', { numeric: true }).compare

/** Those of the unit itself and its parts in the order of their places; whoever works here and beyond comes last. */
const inOrder = (teams: readonly TeamRow[], unit: UnitRow): TeamRow[] => {
  const width = ({ lo, hi }: UnitRange) => hi - lo
  const isWider = (team: TeamRow) => Number(width(team) > width(unit))
  return teams.toSorted(
    (a, b) => isWider(a) - isWider(b) || a.lo - b.lo || width(b) - width(a) || byTeamName(a.name, b.name),
  )
}

/** Null when the asker sees no such team. */
export async function readOneTeam(
  database: Database,
  session: Session,
  teamId: string,
): Promise<TeamView | null> {
  const read = await database.asUnit(session, async (tx) => {
    const team = await findTeam(tx, teamId)
    if (team === null) return null
    const areas = await listAreasOfTeam(tx, teamId)
    return {
      team,
      members: await listMembers(tx, [teamId]),
      counts: new Map((await countByMember(tx, [teamId])).map((row) => [row.memberId, row.people])),
      areas,
      own: new Set(
        await listOwnAreas(
          tx,
          areas.map(({ areaId }) => areaId),
        ),
      ),
      units: await unitsOf(tx, [team]),
      names: await nameUnits(
        tx,
        areas.flatMap(({ hamletId }) => [hamletId, communeOfHamlet(hamletId)]),
      ),
    }
  })
  if (read === null) return null
  const { team, members, counts, areas, own, units, names } = read
  const mayReturn = ({ areaId, hamletId }: AreaRow) =>
    own.has(areaId) ||
    (may(session.role, 'assign-work') && covers(session.scope, { lo: hamletId, hi: hamletId }))
  const mine = may(session.role, 'manage-forces') && covers(session.scope, team) && team.toDay === null
  const accounts = mine
    ? await database.asSystem('name the accounts of a team', (tx) =>
        accountNames(
          tx,
          members.map(({ accountId }) => accountId),
        ),
      )
    : new Map<string, { username: string }>()
  const order = (member: MemberRow) => ORGANISATIONS.indexOf(member.organisation)
  return {
    team: { ...briefOf(team, units), from: team.fromDay, to: team.toDay },
    mine,
    members: members
      .toSorted((a, b) => order(a) - order(b) || compareVietnamese(a.displayName, b.displayName))
      .map(({ memberId, displayName, organisation, isLead, accountId, fromDay }) => ({
        memberId,
        name: displayName,
        organisation,
        isLead,
        username: accounts.get(accountId ?? '')?.username ?? null,
        hasAccount: accountId !== null,
        from: fromDay,
        people: counts.get(memberId) ?? 0,
      })),
    areas: areas.map((area) => ({ ...areaOut(area, names), mayReturn: mayReturn(area) })),
  }
}

const areaOut = (area: AreaRow, names: UnitNames): Omit<TeamView['areas'][number], 'mayReturn'> => ({
  areaId: area.areaId,
  hamletId: area.hamletId,
  hamletName: nameIn(names, area.hamletId),
  communeId: area.communeId,
  communeName: nameIn(names, area.communeId),
  residentialGroup: area.residentialGroup,
  householdNo: area.householdNo,
  person: area.personId === null ? null : { personId: area.personId, name: area.personName ?? '–' },
  memberId: area.memberId,
  part: area.part,
  from: area.fromDay,
  reason: area.reason,
  people: area.people,
})

const unitsOf = async (tx: Tx, teams: readonly TeamRow[]): Promise<ReadonlyMap<number, UnitRow>> => {
  const units = new Map<number, UnitRow>()
  for (const unitId of new Set(teams.map((team) => team.unitId))) {
    const unit = await findUnit(tx, unitId)
    if (unit !== null) units.set(unitId, unit)
  }
  return units
}

/** A unit that has ended since is shown by its number. */
const briefOf = ({ teamId, name, kind, unitId }: TeamRow, units: ReadonlyMap<number, UnitRow>) => {
  const unit = units.get(unitId)
  const gone = {
    unitId,
    code: null,
    name: String(unitId),
    fullName: String(unitId),
    level: 'commune',
  } as const
  return { teamId, name, kind, unit: unit === undefined ? gone : unitOut(unit) }
}

const MOST_FOUND = 20

/** As the system, for a unit that the asker has. */
export async function findAccountsFor(tx: Tx, unit: UnitRow, typed: string) {
  const words = wordsOf(typed)
  const found = (await listTeamAccounts(tx, unit, null))
    .filter(({ role }) => mayJoinTeam(role))
    .filter((account) => {
      const beginnings = [...wordsOf(account.displayName), ...wordsOf(account.username), account.username]
      return words.every((word) => beginnings.some((one) => one.startsWith(word)))
    })
    .slice(0, MOST_FOUND)
  const names = await nameUnits(
    tx,
    found.flatMap(({ unitIds }) => unitIds),
  )
  return found
    .map(({ accountId, username, displayName, role, unitIds }) => ({
      accountId,
      username,
      name: displayName,
      role,
      units: unitIds.map((unitId) => nameIn(names, unitId)),
    }))
    .sort((a, b) => compareVietnamese(a.name, b.name))
}
