// SQL of the work list and of a household: who lives where, given to whom, and what was recorded. Reads only; row security
// decides what is seen, so nothing here knows who asks.
import { sql } from 'kysely'
import type { Door } from '#domain/walking-order'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'

export type DoorRow = Door & { readonly communeId: number }

/** Null: everybody whom the asker may see, which only a scope of assignments asks for. */
export type WorkPlace = {
  readonly span: { readonly lo: number; readonly hi: number } | null
  readonly team: string | null
  readonly member: string | null
}

/** Who is present there, as little of each as sorting needs. In no order. */
export const listDoors = async (tx: Tx, { span, team, member }: WorkPlace): Promise<DoorRow[]> => {
  const columns = sql.raw(
    'p.person_id, p.commune_id, p.hamlet_id, p.residential_group, p.household_no, p.address',
  )
  const within =
    span === null
      ? sql``
      : sql`and p.commune_id between ${communeOf(span.lo)} and ${communeOf(span.hi)}
          and p.hamlet_id between ${span.lo} and ${span.hi}`
  const given = sql`
    ${team === null ? sql`` : sql`and a.team_id = ${team}`} ${member === null ? sql`` : sql`and a.member_id = ${member}`}`
  const doors =
    team !== null || member !== null
      ? sql<DoorRow>`
          select distinct ${columns} from assignments a join people p using (commune_id, person_id)
          where a.to_day is null ${given} ${within}`
      : span !== null
        ? sql<DoorRow>`select ${columns} from people p where true ${within}`
        : // One's own, by the indexes of what is given: by policy alone the whole province's would be looked through.
          sql<DoorRow>`
            select distinct ${columns} from app.assigned_people() a cross join lateral (
              select * from people where commune_id = a.commune_id and person_id = a.person_id offset 0) p`
  return (await doors.execute(tx)).rows
}

const communeOf = (hamletId: number): number => Math.floor(hamletId / 1000)

export type WorkRow = BriefRow & {
  readonly residentialGroup: string | null
  readonly relation: string | null
  readonly address: string | null
}

type Address = { readonly communeId: number; readonly personId: string }

type Stored = Omit<WorkRow, 'birth'> & {
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

const columns =
  sql.raw(`p.person_id, p.commune_id, p.hamlet_id, p.full_name as name, p.birth_year, p.birth_month, p.birth_day,
  p.sex, p.household_no, p.identity_last2, p.phone_last2, p.residential_group, p.relation, p.address`)

const withBirth = ({ birthYear, birthMonth, birthDay, ...row }: Stored): WorkRow => ({
  ...row,
  birth: birthText(birthYear, birthMonth, birthDay),
})

const addresses = (people: readonly Address[]) => sql`
  unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[]) a (commune_id, person_id)`

export const listPeople = async (tx: Tx, people: readonly Address[]): Promise<WorkRow[]> => {
  const { rows } = await sql<Stored>`
    select ${columns} from ${addresses(people)} join people p using (commune_id, person_id)`.execute(tx)
  return rows.map(withBirth)
}

/** Where these people live, as far as the asker sees them. */
export const listHomes = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<(Address & { readonly hamletId: number })[]> => {
  const { rows } = await sql<Address & { readonly hamletId: number }>`
    select person_id, commune_id, hamlet_id from people where person_id = any(${[...personIds]}::uuid[])`.execute(
    tx,
  )
  return rows
}

/** Everybody whom the asker sees behind the door of this person, who is one of them. Empty: there is no such person. */
export const listBehindDoor = async (tx: Tx, personId: string): Promise<WorkRow[]> => {
  const { rows } = await sql<Stored>`
    select ${columns} from people own join people p on p.commune_id = own.commune_id and p.hamlet_id = own.hamlet_id
      and (p.person_id = own.person_id or p.household_no = own.household_no)
    where own.person_id = ${personId}`.execute(tx)
  return rows.map(withBirth)
}

export type WalkedFact = FactRow & {
  readonly recordedIn: number
  readonly recordedBy: string | null
  readonly memberId: string | null
  readonly teamId: string | null
}

/** All facts of these people, person by person. */
export const listFactsOf = async (tx: Tx, people: readonly Address[]): Promise<WalkedFact[]> => {
  const { rows } = await sql<WalkedFact>`
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body, f.recorded_in, f.recorded_by, f.member_id, f.team_id
    from ${addresses(people)} join facts f using (commune_id, person_id)
    order by f.person_id`.execute(tx)
  return rows
}

export type WalkerRow = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly teamName: string
  readonly isOwn: boolean
  readonly isLed: boolean
}

/**
 * Members of teams whom the asker sees and who walk today: by their ids, or all of a hamlet and the account's own. Own ones
 * first, then by team.
 */
export const listWalkers = async (
  tx: Tx,
  { accountId, hamletId, memberIds }: { accountId: string; hamletId?: number; memberIds?: readonly string[] },
): Promise<WalkerRow[]> => {
  const which =
    memberIds === undefined
      ? sql`m.to_day is null and (m.account_id = ${accountId} or ${hamletId ?? -1} between m.lo and m.hi)`
      : sql`m.member_id = any(${[...memberIds]}::uuid[])`
  const { rows } = await sql<WalkerRow>`
    select m.member_id, m.team_id, m.display_name as name, t.name as team_name,
      coalesce(m.account_id = ${accountId}, false) as is_own,
      exists (select from team_members l where l.team_id = m.team_id and l.account_id = ${accountId} and l.is_lead
        and l.to_day is null) as is_led
    from team_members m join teams t using (team_id)
    where ${which}
    order by is_own desc, t.name, m.display_name, m.member_id`.execute(tx)
  return rows
}

/** To which of these members or their teams people are given today. */
export const listGiven = async (
  tx: Tx,
  personIds: readonly string[],
  teamIds: readonly string[],
): Promise<{ readonly personId: string; readonly teamId: string; readonly memberId: string | null }[]> => {
  const { rows } = await sql<{ personId: string; teamId: string; memberId: string | null }>`
    select person_id, team_id, member_id from assignments
    where person_id = any(${[...personIds]}::uuid[]) and team_id = any(${[...teamIds]}::uuid[]) and to_day is null
    order by part desc, area_id`.execute(tx)
  return rows
}

/** Where people were last seen who have left a hamlet of the asker's since. */
export const listDepartures = async (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ readonly personId: string; readonly communeId: number; readonly onDay: string }[]> => {
  const { rows } = await sql<{ personId: string; communeId: number; onDay: string }>`
    select distinct on (person_id) person_id, commune_id, on_day from person_departures
    where person_id = any(${[...personIds]}::uuid[]) and why = 'moved'
    order by person_id, on_day desc, revision desc`.execute(tx)
  return rows
}
