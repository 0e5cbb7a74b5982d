// SQL of who has what, as the asker may see it: counts by team, member, hamlet and group; areas; households; decisions. Reads
// only. Counts are of people, each once, by their accountable owner.
import { type RawBuilder, sql } from 'kysely'
import type { UnitRange } from '#domain/access'
import type { Area, Part } from '#domain/assignment'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import type { UnitRow } from './queries-teams.ts'

export type TeamCountRow = {
  readonly teamId: string
  readonly people: number
  readonly helps: number
  readonly hamlets: number
}

/** Of the people of a range. */
export const countByTeam = async (tx: Tx, { lo, hi }: UnitRange): Promise<TeamCountRow[]> => {
  const { rows } = await sql<TeamCountRow>`
    select team_id, count(*) filter (where part = 'owner') as people, count(*) filter (where part = 'helper') as helps,
      count(distinct hamlet_id) as hamlets
    from assignments
    where commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)} and hamlet_id between ${lo} and ${hi}
      and to_day is null
    group by team_id`.execute(tx)
  return rows
}

export type MemberCountRow = { readonly memberId: string; readonly people: number }

export const countByMember = async (tx: Tx, teamIds: readonly string[]): Promise<MemberCountRow[]> => {
  const { rows } = await sql<MemberCountRow>`
    select member_id, count(*) as people from assignments
    where team_id = any(${[...teamIds]}::uuid[]) and to_day is null and part = 'owner' and member_id is not null
    group by member_id`.execute(tx)
  return rows
}

export type AreaRow = Area & {
  readonly communeId: number
  readonly fromDay: string
  readonly reason: string | null
  readonly personName: string | null
  readonly people: number
}

/** `counted`: which settled rows belong to the areas that are asked for. */
const areas = (counted: RawBuilder<unknown>) => sql`
  select a.commune_id, a.area_id, a.hamlet_id, a.residential_group, a.household_no, a.person_id, a.team_id, a.member_id,
    a.part, a.from_day, a.reason, p.full_name as person_name, coalesce(n.people, 0) as people
  from area_assignments a left join people p on p.commune_id = a.commune_id and p.person_id = a.person_id
  left join (
    select commune_id, area_id, count(*) as people from assignments
    where to_day is null and ${counted} group by commune_id, area_id
  ) n on n.commune_id = a.commune_id and n.area_id = a.area_id
  where a.to_day is null`

/** Open ones of a team, in the order of hamlets. */
export const listAreasOfTeam = async (tx: Tx, teamId: string): Promise<AreaRow[]> => {
  const { rows } = await sql<AreaRow>`
    ${areas(sql`team_id = ${teamId}`)} and a.team_id = ${teamId} order by a.hamlet_id, a.area_id`.execute(tx)
  return rows
}

/** Of these, the ones that the account may return itself: its own, and those of a team that it leads. */
export const listOwnAreas = async (tx: Tx, areaIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ areaId: string }>`
    select area_id from area_assignments
    where area_id = any(${[...areaIds]}::uuid[]) and to_day is null
      and (member_id = any((select app.own_members())::uuid[])
        or team_id = any((select app.led_teams())::uuid[]))`.execute(tx)
  return rows.map(({ areaId }) => areaId)
}

export const listAreasIn = async (tx: Tx, { lo, hi }: UnitRange): Promise<AreaRow[]> => {
  const place = sql`commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}
    and hamlet_id between ${lo} and ${hi}`
  const { rows } = await sql<AreaRow>`
    ${areas(place)} and a.commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}
      and a.hamlet_id between ${lo} and ${hi} order by a.hamlet_id, a.area_id`.execute(tx)
  return rows
}

export type OwnerCountRow = {
  readonly hamletId: number
  readonly residentialGroup: string | null
  /** Null: nobody's. */
  readonly teamId: string | null
  readonly memberId: string | null
  readonly people: number
}

export const countOwners = async (tx: Tx, communeId: number): Promise<OwnerCountRow[]> => {
  const { rows } = await sql<OwnerCountRow>`
    select p.hamlet_id, p.residential_group, a.team_id, a.member_id, count(*) as people
    from people p left join assignments a on a.commune_id = p.commune_id and a.person_id = p.person_id
      and a.hamlet_id = p.hamlet_id and a.part = 'owner' and a.to_day is null
    where p.commune_id = ${communeId}
    group by 1, 2, 3, 4`.execute(tx)
  return rows
}

export type ResidentRow = {
  readonly personId: string
  readonly hamletId: number
  readonly householdNo: string | null
  readonly residentialGroup: string | null
  readonly address: string | null
  readonly name: string
  readonly relation: string | null
  readonly birthYear: number
}

/** Whoever is present in the hamlet. */
export const listResidents = async (tx: Tx, hamletId: number): Promise<ResidentRow[]> => {
  const { rows } = await sql<ResidentRow>`
    select person_id, hamlet_id, household_no, residential_group, address, full_name as name, relation, birth_year
    from people
    where commune_id = ${Math.floor(hamletId / 1000)} and hamlet_id = ${hamletId}`.execute(tx)
  return rows
}

export type HeldRow = {
  readonly personId: string
  readonly areaId: string
  readonly teamId: string
  readonly memberId: string | null
  readonly part: Part
}

export const listHeld = async (tx: Tx, hamletId: number): Promise<HeldRow[]> => {
  const { rows } = await sql<HeldRow>`
    select person_id, area_id, team_id, member_id, part from assignments
    where commune_id = ${Math.floor(hamletId / 1000)} and hamlet_id = ${hamletId} and to_day is null
    order by area_id`.execute(tx)
  return rows
}

export type DecisionRow = {
  readonly decisionId: string
  readonly kind: 'assigned' | 'reassigned' | 'returned' | 'balanced'
  readonly decidedBy: string | null
  readonly onDay: string
  readonly reason: string | null
  readonly undone: boolean
  readonly opened: number
  readonly ended: number
  /** The one team that it was about, if it was one. */
  readonly teamId: string | null
}

const NEWEST = 20

/** Newest first. */
export const listDecisions = async (tx: Tx, communeId: number): Promise<DecisionRow[]> => {
  const { rows } = await sql<DecisionRow>`
    select d.decision_id, d.kind, d.decided_by, d.on_day, d.reason, d.undone_on is not null as undone,
      a.opened, a.ended, a.team_id
    from (
      select * from assignment_decisions where commune_id = ${communeId} order by decision_id desc limit ${NEWEST}
    ) d cross join lateral (
      select count(*) filter (where a.decision_id = d.decision_id) as opened,
        count(*) filter (where a.ended_in = d.decision_id and a.decision_id <> d.decision_id) as ended,
        case when count(distinct a.team_id) filter (where a.decision_id = d.decision_id or d.kind = 'returned') = 1
          then (array_agg(a.team_id) filter (where a.decision_id = d.decision_id or d.kind = 'returned'))[1] end as team_id
      from area_assignments a
      where a.commune_id = ${communeId} and (a.decision_id = d.decision_id or a.ended_in = d.decision_id)
    ) a
    order by d.decision_id desc`.execute(tx)
  return rows
}

/** As they stand today, with the place of those whose hamlet is not known. */
export const listHamletsOf = async (tx: Tx, { lo, hi }: UnitRange): Promise<UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select unit_id, code, name, full_name, level, lo, hi from units
    where level = 'hamlet' and lo between ${lo} and ${hi} and valid_from <= ${sqlCampaignToday}
      and coalesce(valid_to, 'infinity') >= ${sqlCampaignToday}
    order by unit_id % 1000 = 0, unit_id`.execute(tx)
  return rows
}
