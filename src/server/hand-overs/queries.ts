// SQL that reads hand-overs. Row security decides which are seen, and whether the person behind one is.
import { type RawBuilder, sql } from 'kysely'
import type { UnitRange } from '#domain/access'
import type { ReceiverKind } from '#domain/hand-over-clocks'
import type { BounceReason, ConsentWording, HandOverState } from '#domain/hand-overs'
import type { Milestone } from '#domain/milestones'
import type { OpenCaseReason } from '#domain/open-case-reasons'
import { compareVietnamese } from '#domain/text'
import type { Tx } from '../platform/database.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'

export type HandOverRow = {
  readonly communeId: number
  readonly handOverId: string
  readonly milestone: Milestone
  readonly caseReason: OpenCaseReason | null
  readonly offeredBy: string
  readonly fromTeam: string | null
  readonly toTeam: string
  readonly state: HandOverState
  readonly offeredOn: string
  readonly acceptedOn: string | null
  readonly endedOn: string | null
  readonly acceptDays: number
  readonly finishDays: number
  readonly bounceReason: BounceReason | null
  readonly wording: ConsentWording | null
  readonly givenOn: string | null
  readonly askedBy: string | null
  readonly consentEndedOn: string | null
  /** Null: out of the asker's sight. */
  readonly person: BriefRow | null
}

type Stored = Omit<HandOverRow, 'person'> & {
  readonly [K in keyof Omit<BriefRow, 'birth' | 'communeId'>]: BriefRow[K] | null
} & {
  readonly homeId: number | null
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

// The person may live in another commune by now, so they are found by their id alone; each by itself, since a join would read
// everybody of the province (`offset 0` keeps it from becoming one).
const seen = sql`
  select h.commune_id, h.hand_over_id, h.milestone, h.case_reason, h.offered_by, h.from_team, h.to_team, h.state,
    h.offered_on, h.accepted_on, h.ended_on, h.due_on, h.accept_days, h.finish_days, h.bounce_reason, c.wording, c.given_on,
    c.asked_by, c.ended_on as consent_ended_on, p.person_id, p.commune_id as home_id, p.hamlet_id, p.full_name as name,
    p.birth_year, p.birth_month, p.birth_day, p.sex, p.household_no, p.identity_last2, p.phone_last2
  from hand_overs h
    left join lateral (select * from people p where p.person_id = h.person_id offset 0) p on true
    left join lateral (select * from consents c
      where c.commune_id = h.commune_id and c.person_id = h.person_id and c.hand_over_id = h.hand_over_id offset 0) c on true`

const rowOf = (stored: Stored): HandOverRow => {
  const { personId, homeId, hamletId, name, birthYear, birthMonth, birthDay } = stored
  const { sex, householdNo, identityLast2, phoneLast2, ...row } = stored
  return {
    ...row,
    person:
      personId === null || homeId === null || hamletId === null || name === null || birthYear === null
        ? null
        : {
            personId,
            communeId: homeId,
            hamletId,
            name,
            birth: birthText(birthYear, birthMonth, birthDay),
            sex,
            householdNo,
            identityLast2,
            phoneLast2,
          },
  }
}

/** Whose hand-overs are listed: one's own, those of one's teams, and those of the ranges whose forces one keeps. */
export type Whose = {
  readonly accountId: string
  readonly teams: readonly string[]
  readonly kept: readonly UnitRange[]
}

/** Everything seen of `which`, with whether it came in to the asker or went out from them. */
const boxed = (
  { accountId, teams, kept }: Whose,
  which: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => {
  const within = (lo: string, hi: string): RawBuilder<unknown> =>
    kept.length === 0
      ? sql`false`
      : sql.join(
          kept.map((range) => sql`(${sql.ref(lo)} >= ${range.lo} and ${sql.ref(hi)} <= ${range.hi})`),
          sql` or `,
        )
  // `offset 0`: both are told once for a row, not once for each box.
  return sql`
    select s.*,
      s.to_team = any(${teams}::uuid[])
        or s.to_team in (select t.team_id from teams t where ${within('t.lo', 't.hi')}) as is_in,
      coalesce(s.offered_by = ${accountId} or s.from_team = any(${teams}::uuid[])
        or ${within('s.hamlet_id', 's.hamlet_id')}, false) as is_out
    from (${seen} where ${which}) s offset 0`
}

export type Box = 'inbox' | 'outbox' | 'overdue'

export type BoxCounts = {
  readonly box: Box
  readonly open: number
  readonly offered: number
  readonly accepted: number
  readonly overdue: number
  readonly ended: number
  readonly done: number
  readonly bounced: number
  readonly withdrawn: number
}

/** A box in which nothing ever lay has no row. */
export const countBoxes = async (tx: Tx, whose: Whose, today: string): Promise<BoxCounts[]> => {
  const { rows } = await sql<BoxCounts>`
    select box, count(*) filter (where ended_on is null) as open, count(*) filter (where state = 'offered') as offered,
      count(*) filter (where state = 'accepted') as accepted, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where ended_on is not null) as ended, count(*) filter (where state = 'done') as done,
      count(*) filter (where state = 'bounced') as bounced, count(*) filter (where state = 'withdrawn') as withdrawn
    from (${boxed(whose)}) b
      cross join lateral (values ('inbox', is_in), ('outbox', is_out), ('overdue', is_in or is_out)) v (box, holds)
    where holds group by box`.execute(tx)
  return rows
}

export const listBox = async (
  tx: Tx,
  whose: Whose,
  asked: { readonly box: Box; readonly ended: boolean; readonly today: string; readonly limit: number },
): Promise<HandOverRow[]> => {
  const holds = { inbox: sql`is_in`, outbox: sql`is_out`, overdue: sql`(is_in or is_out)` }[asked.box]
  const which = asked.ended ? sql`h.ended_on is not null` : sql`h.ended_on is null`
  const late = asked.box === 'overdue' ? sql`and due_on < ${asked.today}` : sql``
  const { rows } = await sql<Stored>`
    select * from (${boxed(whose, which)}) b where ${holds} ${late}
    order by ended_on desc nulls first, due_on, hand_over_id limit ${asked.limit}`.execute(tx)
  return rows.map(rowOf)
}

export const findHandOver = async (tx: Tx, handOverId: string): Promise<HandOverRow | null> => {
  const { rows } = await sql<Stored>`${seen} where h.hand_over_id = ${handOverId}`.execute(tx)
  return rows[0] ? rowOf(rows[0]) : null
}

/** Newest first. */
export const listOfPerson = async (tx: Tx, personId: string): Promise<HandOverRow[]> => {
  const { rows } =
    await sql<Stored>`${seen} where h.person_id = ${personId} order by h.hand_over_id desc`.execute(tx)
  return rows.map(rowOf)
}

/** Null: nobody of that id in sight. */
export const findBrief = async (tx: Tx, personId: string): Promise<BriefRow | null> => {
  const { rows } = await sql<
    Omit<BriefRow, 'birth'> & { birthYear: number; birthMonth: number | null; birthDay: number | null }
  >`
    select person_id, commune_id, hamlet_id, full_name as name, birth_year, birth_month, birth_day, sex, household_no,
      identity_last2, phone_last2
    from people where person_id = ${personId}`.execute(tx)
  if (rows[0] === undefined) return null
  const { birthYear, birthMonth, birthDay, ...row } = rows[0]
  return { ...row, birth: birthText(birthYear, birthMonth, birthDay) }
}

export type EventRow = {
  readonly step: HandOverState
  readonly onDay: string
  readonly reason: BounceReason | null
  readonly takenBy: string
}

/** In the order in which they were taken. */
export const listEvents = async (tx: Tx, communeId: number, handOverId: string): Promise<EventRow[]> => {
  const { rows } = await sql<EventRow>`
    select step, on_day, reason, taken_by from hand_over_events
    where commune_id = ${communeId} and hand_over_id = ${handOverId} order by event_no`.execute(tx)
  return rows
}

/** The teams of the account that asks. */
export const ownTeams = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ teams: string[] }>`select app.own_teams() as teams`.execute(tx)
  return rows[0]?.teams ?? []
}

export type ReceivingTeam = {
  readonly teamId: string
  readonly name: string
  readonly kind: ReceiverKind
  readonly unitId: number
  /** How many hamlet numbers its unit spans: the smallest is the nearest. */
  readonly width: number
}

/** Needs asSystem: a volunteer need not see who works above them. Teams that serve a hamlet on a day, the nearest first. */
export const listReceivers = async (tx: Tx, hamletId: number, today: string): Promise<ReceivingTeam[]> => {
  const { rows } = await sql<ReceivingTeam>`
    select team_id, name, kind, unit_id, hi - lo as width from teams
    where lo <= ${hamletId} and hi >= ${hamletId} and from_day <= ${today} and coalesce(to_day, 'infinity') >= ${today}
    order by team_id`.execute(tx)
  return rows.toSorted((a, b) => a.width - b.width || compareVietnamese(a.name, b.name))
}

export type Staff = {
  readonly accounts: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<
    string,
    { readonly name: string; readonly kind: ReceiverKind; readonly lo: number; readonly hi: number }
  >
}

/** Needs asSystem. Names of staff, whom the asker works with; no name of a citizen. */
export const nameStaff = async (
  tx: Tx,
  accountIds: readonly string[],
  teamIds: readonly string[],
): Promise<Staff> => {
  const accounts = await sql<{ accountId: string; displayName: string }>`
    select account_id, display_name from accounts where account_id = any(${[...new Set(accountIds)]}::uuid[])`.execute(
    tx,
  )
  const teams = await sql<{ teamId: string; name: string; kind: ReceiverKind; lo: number; hi: number }>`
    select team_id, name, kind, lo, hi from teams where team_id = any(${[...new Set(teamIds)]}::uuid[])`.execute(
    tx,
  )
  return {
    accounts: new Map(accounts.rows.map(({ accountId, displayName }) => [accountId, displayName])),
    teams: new Map(teams.rows.map(({ teamId, ...team }) => [teamId, team])),
  }
}
