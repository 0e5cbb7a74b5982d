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

/** Communes in which somebody looks after somebody. */
export const listWorkedCommunes = async (tx: Tx): Promise<number[]> => {
  const { rows } = await sql<{ communeId: number }>`
    select distinct commune_id from area_assignments where part = 'owner' and to_day is null
    order by commune_id`.execute(tx)
  return rows.map(({ communeId }) => communeId)
}

export type WalkerRow = { readonly teamId: string; readonly memberId: string }

/** Of teams of at least two that are accountable for somebody in the commune. */
export const listWalkers = async (tx: Tx, communeId: number): Promise<WalkerRow[]> => {
  const { rows } = await sql<WalkerRow>`
    select team_id, member_id from team_members
    where to_day is null and team_id in (
      select team_id from team_members where to_day is null and team_id in (
        select team_id from area_assignments
        where commune_id = ${communeId} and part = 'owner' and to_day is null)
      group by team_id having count(*) > 1)`.execute(tx)
  return rows
}

/** A person and who is accountable for them. */
export type HeldRow = {
  readonly personId: string
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  readonly address: string | null
  readonly away: boolean
  readonly teamId: string
  readonly memberId: string | null
  /** Given by name, and not by where they live. */
  readonly named: boolean
}

/** Whoever has moved since and is not settled yet is left out. */
export const listHeld = async (tx: Tx, communeId: number, teamIds: readonly string[]): Promise<HeldRow[]> => {
  const { rows } = await sql<HeldRow>`
    select p.person_id, p.hamlet_id, p.residential_group, p.household_no, p.address, p.away, a.team_id, a.member_id,
      g.person_id is not null as named
    from assignments a
    join people p on p.commune_id = a.commune_id and p.person_id = a.person_id and p.hamlet_id = a.hamlet_id
    left join area_assignments g on g.commune_id = a.commune_id and g.area_id = a.area_id
    where a.commune_id = ${communeId} and a.part = 'owner' and a.to_day is null
      and a.team_id = any(${[...teamIds]}::uuid[])`.execute(tx)
  return rows
}

/** Of everybody in these hamlets, in no order. Read in one sweep: person by person it takes many times as long. */
export const listFactsIn = async (
  tx: Tx,
  communeId: number,
  hamletIds: readonly number[],
): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select person_id, fact_id, effective, known, source, body from facts
    where commune_id = ${communeId} and hamlet_id = any(${[...hamletIds]}::int[])`.execute(tx)
  return rows
}
