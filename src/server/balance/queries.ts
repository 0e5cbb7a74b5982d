// SQL of what the night evens out: who walks for a team, whom the team looks after in a commune, and their facts. Reads only; but
// for the unit that is asked for, it needs asSystem.
import { sql } from 'kysely'
import type { Level } from '#domain/units'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

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

/** Teams of at least two, that are accountable for somebody in the commune. */
const evenable = (communeId: number) => sql`
  select team_id from team_members where to_day is null and team_id in (
    select team_id from area_assignments
    where commune_id = ${communeId} and part = 'owner' and to_day is null)
  group by team_id having count(*) > 1`

/** Communes in which somebody looks after somebody. */
export const listWorkedCommunes = async (tx: Tx): Promise<number[]> => {
  const { rows } = await sql<{ communeId: number }>`
    select distinct commune_id from area_assignments where part = 'owner' and to_day is null
    order by commune_id`.execute(tx)
  return rows.map(({ communeId }) => communeId)
}

export type WalkerRow = { readonly teamId: string; readonly memberId: string }

export const listWalkers = async (tx: Tx, communeId: number): Promise<WalkerRow[]> => {
  const { rows } = await sql<WalkerRow>`
    select team_id, member_id from team_members
    where to_day is null and team_id in (${evenable(communeId)})`.execute(tx)
  return rows
}

/** A person and who is accountable for them. */
export type HeldRow = {
  readonly personId: string
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  readonly away: boolean
  readonly teamId: string
  readonly memberId: string | null
  /** Given by name, and not by where they live. */
  readonly named: boolean
}

const held = (communeId: number) => sql`
  from assignments a
  join people p on p.commune_id = a.commune_id and p.person_id = a.person_id and p.hamlet_id = a.hamlet_id
  where a.commune_id = ${communeId} and a.part = 'owner' and a.to_day is null
    and a.team_id in (${evenable(communeId)})`

export const listHeld = async (tx: Tx, communeId: number): Promise<HeldRow[]> => {
  const { rows } = await sql<HeldRow>`
    select p.person_id, p.hamlet_id, p.residential_group, p.household_no, p.away, a.team_id, a.member_id,
      exists (select from area_assignments g where g.commune_id = a.commune_id and g.area_id = a.area_id
        and g.person_id is not null) as named
    ${held(communeId)}`.execute(tx)
  return rows
}

/** Of everybody in `listHeld` who is not away, in no order. */
export const listFactsOfHeld = async (tx: Tx, communeId: number): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body from facts f
    where f.commune_id = ${communeId} and f.person_id in (select p.person_id ${held(communeId)} and not p.away)`.execute(
    tx,
  )
  return rows
}
