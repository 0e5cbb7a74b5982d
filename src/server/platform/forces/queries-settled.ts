// SQL of the settled answer per person: who stands in a hamlet, who looks after them as of now, and what differs. Writer of
// assignments. Needs asSystem and the lock of the hamlet.
import { sql } from 'kysely'
import type { Part, Placed } from '#domain/assignment'
import { type Day, isoDay } from '#domain/dates'
import type { Tx } from '../database.ts'

export const listPlaced = async (tx: Tx, hamletIds: readonly number[]): Promise<Placed[]> => {
  const { rows } = await sql<Placed>`
    select hamlet_id, person_id, household_no, residential_group from people
    where commune_id = any(${hamletIds.map((id) => Math.floor(id / 1000))}::int[])
      and hamlet_id = any(${[...hamletIds]}::int[])`.execute(tx)
  return rows
}

export type SettledRow = {
  readonly personId: string
  readonly areaId: string
  readonly teamId: string
  readonly memberId: string | null
  readonly part: Part
}

/** Those of the hamlets in which something is or was given to somebody: all others need no settling. */
export const listInHands = async (tx: Tx, hamletIds: readonly number[]): Promise<number[]> => {
  const { rows } = await sql<{ hamletId: number }>`
    select h.hamlet_id from unnest(${[...hamletIds]}::int[]) h (hamlet_id)
    where exists (select from area_assignments a
        where a.commune_id = h.hamlet_id / 1000 and a.hamlet_id = h.hamlet_id and a.to_day is null)
      or exists (select from assignments a
        where a.commune_id = h.hamlet_id / 1000 and a.hamlet_id = h.hamlet_id and a.to_day is null)
    order by 1`.execute(tx)
  return rows.map(({ hamletId }) => hamletId)
}

export const listSettled = async (tx: Tx, hamletId: number): Promise<SettledRow[]> => {
  const { rows } = await sql<SettledRow>`
    select person_id, area_id, team_id, member_id, part from assignments
    where commune_id = ${Math.floor(hamletId / 1000)} and hamlet_id = ${hamletId} and to_day is null`.execute(
    tx,
  )
  return rows
}

/** Hamlets in which people who live in these now are still in somebody's hands: settling these ends that. */
export const listLeftBehind = async (tx: Tx, hamletIds: readonly number[]): Promise<number[]> => {
  const { rows } = await sql<{ hamletId: number }>`
    select distinct a.hamlet_id from people p
      join assignments a on a.commune_id = p.commune_id and a.person_id = p.person_id
    where p.commune_id = any(${hamletIds.map((id) => Math.floor(id / 1000))}::int[])
      and p.hamlet_id = any(${[...hamletIds]}::int[]) and a.hamlet_id <> p.hamlet_id and a.to_day is null`.execute(
    tx,
  )
  return rows.map(({ hamletId }) => hamletId)
}

export const endSettled = async (
  tx: Tx,
  today: Day,
  hamletId: number,
  rows: readonly SettledRow[],
): Promise<void> => {
  await sql`
    update assignments a set to_day = greatest(a.from_day, ${isoDay(today)}::date)
    from unnest(${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.areaId)}::uuid[])
      gone (person_id, area_id)
    where a.commune_id = ${Math.floor(hamletId / 1000)} and a.person_id = gone.person_id
      and a.area_id = gone.area_id and a.hamlet_id = ${hamletId} and a.to_day is null`.execute(tx)
}

/** Whoever has come is nobody's in another hamlet of the commune, even if that is settled later. */
export const endElsewhere = async (
  tx: Tx,
  today: Day,
  hamletId: number,
  personIds: readonly string[],
): Promise<void> => {
  await sql`
    update assignments set to_day = greatest(from_day, ${isoDay(today)}::date)
    where commune_id = ${Math.floor(hamletId / 1000)} and person_id = any(${[...personIds]}::uuid[])
      and hamlet_id <> ${hamletId} and to_day is null`.execute(tx)
}

/** One that ended today by the same area is open again. */
export const openSettled = async (
  tx: Tx,
  today: Day,
  hamletId: number,
  rows: readonly SettledRow[],
): Promise<void> => {
  await sql`
    insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day)
    select ${Math.floor(hamletId / 1000)}::int, person_id, ${hamletId}::int, area_id, team_id, member_id, part,
      ${isoDay(today)}::date
    from unnest(${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.areaId)}::uuid[],
      ${rows.map((row) => row.teamId)}::uuid[], ${rows.map((row) => row.memberId)}::uuid[],
      ${rows.map((row) => row.part)}::text[]) s (person_id, area_id, team_id, member_id, part)
    on conflict (commune_id, person_id, area_id, from_day) do update set to_day = null`.execute(tx)
}
