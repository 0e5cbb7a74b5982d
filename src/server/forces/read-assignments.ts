// Who has what in a commune, hamlet by hamlet and group by group, and in a hamlet household by household, from what the asker
// may see. Every count is of people, each once, by their accountable owner.
import type { z } from 'zod/mini'
import type * as contract from '#contract/assignments'
import { covers, may, type UnitRange } from '#domain/access'
import { areaLevelOf } from '#domain/assignment'
import { fold } from '#domain/text'
import { inWalkingOrder } from '#domain/walking-order'
import type { Database, Tx } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'
import {
  accountNames,
  findUnit,
  listMembers,
  listTeamRows,
  type MemberRow,
  type TeamRow,
  type UnitRow,
} from './queries-teams.ts'
import {
  type AreaRow,
  countOwners,
  type HeldRow,
  listAreasIn,
  listDecisions,
  listHamletsOf,
  listHeld,
  listResidents,
  type OwnerCountRow,
  type ResidentRow,
} from './queries-work.ts'
import { byTeamName, unitOut } from './read-teams.ts'

type MatrixView = z.infer<(typeof contract.readAssignments)['output']>
type HamletView = z.infer<(typeof contract.readHamletAssignments)['output']>
type HolderOut = z.infer<typeof contract.holder>

/** Whoever holds an area is named as the asker may see them; a team out of sight by nothing but its id. */
type Names = (held: { readonly teamId: string; readonly memberId: string | null }) => HolderOut

const namesOf = (teams: readonly TeamRow[], members: readonly MemberRow[]): Names => {
  const teamNames = new Map(teams.map(({ teamId, name }) => [teamId, name]))
  const memberNames = new Map(members.map(({ memberId, displayName }) => [memberId, displayName]))
  return ({ teamId, memberId }) => ({
    teamId,
    teamName: teamNames.get(teamId) ?? '–',
    member: memberId === null ? null : { memberId, name: memberNames.get(memberId) ?? '–' },
  })
}

const mayAssign = (session: Session, range: UnitRange): boolean =>
  may(session.role, 'assign-work') && covers(session.scope, range)

export async function readMatrix(
  database: Database,
  session: Session,
  commune: UnitRow,
): Promise<MatrixView> {
  const read = await database.asUnit(session, async (tx) => {
    const teams = await listTeamRows(tx, commune)
    return {
      teams,
      members: await listMembers(
        tx,
        teams.map(({ teamId }) => teamId),
      ),
      counts: await countOwners(tx, commune.unitId),
      areas: await listAreasIn(tx, commune),
      hamlets: await listHamletsOf(tx, commune),
      decisions: await listDecisions(tx, commune.unitId),
    }
  })
  const { teams, members, counts, areas, hamlets } = read
  const names = namesOf(teams, members)
  const by = await database.asSystem('name who decided', (tx) =>
    accountNames(
      tx,
      read.decisions.map(({ decidedBy }) => decidedBy),
    ),
  )
  return {
    unit: unitOut(commune),
    mayAssign: mayAssign(session, commune),
    ...totals(counts),
    hamlets: hamlets
      .map((hamlet) => ({
        hamlet,
        own: counts.filter(({ hamletId }) => hamletId === hamlet.unitId),
        areas: areas.filter(({ hamletId }) => hamletId === hamlet.unitId),
      }))
      .filter(
        ({ hamlet, own }) => covers(session.scope, hamlet) && (hamlet.unitId % 1000 !== 0 || own.length > 0),
      )
      .map(({ hamlet, own, areas: there }) => ({
        hamletId: hamlet.unitId,
        name: hamlet.fullName,
        unknown: hamlet.unitId % 1000 === 0,
        ...totals(own),
        owners: ownersOf(own, names),
        areas: there.filter((area) => areaLevelOf(area) === 'hamlet').map((area) => areaOut(area, names)),
        groups: groupsOf(own, there, names),
      })),
    teams: teams
      .map(({ teamId, name, kind }) => ({
        teamId,
        name,
        kind,
        people: sum(counts.filter((row) => row.teamId === teamId)),
        members: members
          .filter((member) => member.teamId === teamId)
          .map(({ memberId, displayName }) => ({
            memberId,
            name: displayName,
            people: sum(counts.filter((row) => row.memberId === memberId)),
          })),
      }))
      .sort((a, b) => byTeamName(a.name, b.name)),
    decisions: read.decisions.map(({ decidedBy, teamId, ...decision }) => ({
      ...decision,
      by: by.get(decidedBy ?? '')?.displayName ?? null,
      teamName: teams.find((team) => team.teamId === teamId)?.name ?? null,
    })),
  }
}

const sum = (rows: readonly OwnerCountRow[]): number => rows.reduce((all, { people }) => all + people, 0)

const totals = (rows: readonly OwnerCountRow[]) => {
  const people = sum(rows)
  const unassigned = sum(rows.filter(({ teamId }) => teamId === null))
  return { people, assigned: people - unassigned, unassigned }
}

const ownersOf = (rows: readonly OwnerCountRow[], names: Names) =>
  [...Map.groupBy(rows, ({ teamId, memberId }) => `${teamId} ${memberId}`).values()]
    .flatMap((same) => {
      const [{ teamId, memberId } = { teamId: null, memberId: null }] = same
      return teamId === null ? [] : [{ ...names({ teamId, memberId }), people: sum(same) }]
    })
    .sort((a, b) => b.people - a.people || byTeamName(a.teamName, b.teamName))

const groupsOf = (rows: readonly OwnerCountRow[], areas: readonly AreaRow[], names: Names) =>
  [...new Set(rows.map(({ residentialGroup }) => residentialGroup).filter((group) => group !== null))]
    .map((residentialGroup) => {
      const own = rows.filter((row) => row.residentialGroup === residentialGroup)
      return {
        residentialGroup,
        ...totals(own),
        owners: ownersOf(own, names),
        areas: areas
          .filter((area) => area.residentialGroup === residentialGroup)
          .map((area) => areaOut(area, names)),
      }
    })
    .sort((a, b) => compareNatural(a.residentialGroup, b.residentialGroup))

/** "Tổ 2" before "Tổ 10". */
const compareNatural = (a: string, b: string): number => {
  const key = (text: string) => fold(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'))
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

const areaOut = (area: AreaRow, names: Names) => ({
  ...names(area),
  areaId: area.areaId,
  part: area.part,
  from: area.fromDay,
})

/** Null when there is no such hamlet or none of it is seen. */
export async function readHamlet(tx: Tx, session: Session, hamletId: number): Promise<HamletView | null> {
  const hamlet = await findUnit(tx, hamletId)
  const commune = await findUnit(tx, Math.floor(hamletId / 1000))
  if (hamlet?.level !== 'hamlet' || commune === null || !covers(session.scope, hamlet)) return null
  const residents = await listResidents(tx, hamletId)
  const held = Map.groupBy(await listHeld(tx, hamletId), ({ personId }) => personId)
  const areas = await listAreasIn(tx, hamlet)
  const teams = await listTeamRows(tx, hamlet)
  const names = namesOf(
    teams,
    await listMembers(
      tx,
      teams.map(({ teamId }) => teamId),
    ),
  )
  const byId = new Map(areas.map((area) => [area.areaId, area]))
  return {
    hamlet: unitOut(hamlet),
    commune: unitOut(commune),
    mayAssign: mayAssign(session, hamlet),
    households: inWalkingOrder(residents).map(({ members }) =>
      householdOut(
        members,
        members.flatMap(({ personId }) => held.get(personId) ?? []),
        areas,
        byId,
        names,
      ),
    ),
  }
}

function householdOut(
  members: readonly ResidentRow[],
  held: readonly HeldRow[],
  areas: readonly AreaRow[],
  byId: ReadonlyMap<string, AreaRow>,
  names: Names,
): HamletView['households'][number] {
  const [first] = members
  if (first === undefined) throw new Error('a household of nobody')
  const { householdNo, personId } = first
  const owners = held.filter(({ part }) => part === 'owner')
  const [owner] = owners
  const area = byId.get(owner?.areaId ?? '')
  const keys = new Set(owners.map(holderOf))
  const ids = new Set(members.map((member) => member.personId))
  return {
    householdNo,
    personId: householdNo === null ? personId : null,
    residentialGroup:
      members.find(({ residentialGroup }) => residentialGroup !== null)?.residentialGroup ?? null,
    name: headOf(members),
    people: members.length,
    owner:
      owner === undefined
        ? null
        : { ...names(owner), level: area === undefined ? 'hamlet' : areaLevelOf(area) },
    helpers: [
      ...new Map(held.filter(({ part }) => part === 'helper').map((row) => [holderOf(row), row])).values(),
    ].map(names),
    mixed: keys.size > 1 || (owners.length > 0 && owners.length < members.length),
    areas: areas
      .filter((one) =>
        one.personId === null
          ? householdNo !== null && one.householdNo === householdNo
          : ids.has(one.personId),
      )
      .map((one) => areaOut(one, names)),
  }
}

const holderOf = ({ teamId, memberId }: HeldRow): string => `${teamId} ${memberId}`

/** The head as the register says, else the eldest. */
const headOf = (members: readonly ResidentRow[]): string => {
  const head = members.find(({ relation }) => relation !== null && fold(relation) === 'chu ho')
  const eldest = members.toSorted((a, b) => a.birthYear - b.birthYear)[0]
  return (head ?? eldest)?.name ?? ''
}
