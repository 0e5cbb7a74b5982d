// SQL of whoever stands on sheets: who lives in a hamlet or is given to a walker, their facts, and the names shown beside a
// sheet. Reads only; row security decides.
import { sql } from 'kysely'
import type { UnitRange } from '#domain/access'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'

export type ResidentRow = {
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  readonly address: string | null
  readonly relation: string | null
  /** Year, month and day as far as they are known. */
  readonly birth: string
}

type Unborn<Row> = Omit<Row, 'birth'> & {
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

const withBirth = <Row extends Unborn<object>>({ birthYear, birthMonth, birthDay, ...row }: Row) => ({
  ...row,
  birth: birthText(birthYear, birthMonth, birthDay),
})

export type WhoseSheet = {
  readonly hamletId: number | null
  /** Only what is given to this member, or to the whole of their team. */
  readonly member: Pick<WalkerRow, 'memberId' | 'teamId'> | null
  readonly residentialGroup: string | null
}

/** In no order. Whoever is away from the province is met at no door. */
export const listResidents = async (
  tx: Tx,
  { hamletId, member, residentialGroup }: WhoseSheet,
): Promise<ResidentRow[]> => {
  const commune = hamletId === null ? null : Math.floor(hamletId / 1000)
  const { rows } = await sql<Unborn<ResidentRow>>`
    select p.person_id, p.commune_id, p.hamlet_id, p.residential_group, p.household_no, p.address, p.relation,
      p.birth_year, p.birth_month, p.birth_day
    from people p
    where not p.away
      ${hamletId === null ? sql`` : sql`and p.commune_id = ${commune} and p.hamlet_id = ${hamletId}`}
      ${residentialGroup === null ? sql`` : sql`and p.residential_group = ${residentialGroup}`}
      ${
        member === null
          ? sql``
          : sql`and exists (select from assignments a where a.commune_id = p.commune_id and a.person_id = p.person_id
              and a.to_day is null and (a.member_id = ${member.memberId}
                or a.member_id is null and a.team_id = ${member.teamId}))`
      }`.execute(tx)
  return rows.map(withBirth)
}

/** The facts of these people, person by person. */
export const listFactsOf = async (tx: Tx, people: readonly ResidentRow[]): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select person_id, fact_id, effective, known, source, body from facts
    where commune_id = any(${[...new Set(people.map(({ communeId }) => communeId))]}::int[])
      and person_id = any(${people.map(({ personId }) => personId)}::uuid[])
    order by person_id`.execute(tx)
  return rows
}

export type NamedRow = BriefRow & { readonly relation: string | null; readonly address: string | null }

/** Whom of these people the asker sees, wherever they live by now. */
export const nameThem = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, NamedRow>> => {
  const { rows } = await sql<Unborn<NamedRow>>`
    select p.person_id, p.commune_id, p.hamlet_id, p.full_name as name, p.birth_year, p.birth_month, p.birth_day, p.sex,
      p.household_no, p.identity_last2, p.phone_last2, p.relation, p.address
    from people p where p.person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(withBirth).map((row) => [row.personId, row]))
}

export type WalkerRow = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly teamName: string
}

/** Members of the teams whose unit touches this one: teams of the smallest units first. */
export const listWalkers = async (tx: Tx, { lo, hi }: UnitRange): Promise<WalkerRow[]> => {
  const { rows } = await sql<WalkerRow>`
    select m.member_id, m.team_id, m.display_name as name, t.name as team_name
    from team_members m join teams t on t.team_id = m.team_id
    where m.to_day is null and t.to_day is null and m.lo <= ${hi} and m.hi >= ${lo}
    order by t.hi - t.lo, t.name, t.team_id`.execute(tx)
  return rows
}

/** As registers write them; of whom the asker sees. */
export const listGroups = async (tx: Tx, hamletId: number): Promise<string[]> => {
  const { rows } = await sql<{ group: string }>`
    select distinct residential_group as group from people
    where commune_id = ${Math.floor(hamletId / 1000)} and hamlet_id = ${hamletId} and residential_group is not null`.execute(
    tx,
  )
  return rows.map(({ group }) => group)
}

export const findWalker = async (tx: Tx, memberId: string): Promise<WalkerRow | null> => {
  const { rows } = await sql<WalkerRow>`
    select m.member_id, m.team_id, m.display_name as name, t.name as team_name
    from team_members m join teams t on t.team_id = m.team_id
    where m.member_id = ${memberId} and m.to_day is null`.execute(tx)
  return rows[0] ?? null
}

/** Also those of teams that have ended: old sheets name them. */
export const nameTeams = async (tx: Tx, teamIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ teamId: string; name: string }>`
    select team_id, name from teams where team_id = any(${[...new Set(teamIds)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ teamId, name }) => [teamId, name]))
}
