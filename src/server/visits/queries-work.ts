// SQL of the count of work: which days are due, whose facts they hang on, and the counts. Writer of work_days; takes what the
// signal left in work_touched.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { WorkDay } from '#domain/work-days'
import type { Tx } from '../platform/database.ts'

/** At most `limit` days of a commune, oldest first; they are due no more once the transaction commits. */
export const takeTouched = async (tx: Tx, communeId: number, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ onDay: string }>`
    delete from work_touched where commune_id = ${communeId} and on_day in (
      select distinct on_day from work_touched where commune_id = ${communeId} order by on_day limit ${limit})
    returning on_day`.execute(tx)
  return [...new Set(rows.map(({ onDay }) => onDay))]
}

/** Whom somebody visited, or promised to visit, on these days; wherever they live by now. */
export const listVisited = async (
  tx: Tx,
  communeId: number,
  days: readonly string[],
): Promise<{ readonly communeId: number; readonly personId: string }[]> => {
  const { rows } = await sql<{ communeId: number; personId: string }>`
    select commune_id, person_id from facts
    where recorded_in = ${communeId} and (recorded_by is not null or team_id is not null) and effective = any(${[...days]}::date[])
      and body ->> 'type' = 'visit-recorded/1'
    union
    select commune_id, person_id from facts
    where recorded_in = ${communeId} and (recorded_by is not null or team_id is not null) and body -> 'visit' ->> 'promise' is not null
      and body -> 'visit' ->> 'promise' = any(${[...days]}::text[])`.execute(tx)
  return rows
}

export type HelpRow = {
  readonly personId: string
  readonly teamId: string
  readonly memberId: string | null
  readonly fromDay: string
  readonly toDay: string | null
}

export const listHelps = async (tx: Tx, personIds: readonly string[]): Promise<HelpRow[]> => {
  const { rows } = await sql<HelpRow>`
    select person_id, team_id, member_id, from_day, to_day from assignments
    where person_id = any(${[...personIds]}::uuid[]) and part = 'helper'`.execute(tx)
  return rows
}

export type GivenOverRow = {
  readonly personId: string
  readonly teamId: string
  readonly milestone: string
  readonly onDay: string
}

/** What one team gave to another, and the other took. */
export const listGivenOver = async (tx: Tx, personIds: readonly string[]): Promise<GivenOverRow[]> => {
  const { rows } = await sql<GivenOverRow>`
    select person_id, from_team as team_id, milestone, offered_on as on_day from hand_overs
    where person_id = any(${[...personIds]}::uuid[]) and from_team is not null and accepted_on is not null`.execute(
    tx,
  )
  return rows
}

/** What stood for these days goes. */
export const replaceWorkDays = async (
  tx: Tx,
  communeId: number,
  days: readonly string[],
  rows: readonly WorkDay[],
): Promise<void> => {
  await sql`
    delete from work_days where commune_id = ${communeId} and on_day = any(${[...days]}::date[])`.execute(tx)
  const count = (of: (row: WorkDay) => number) => sql`${rows.map(of)}::int[]`
  await sql`
    insert into work_days (commune_id, team_id, member_id, on_day, calls, people, met, with_result, first_contacts,
      first_successes, results, credits, assists, promised, kept)
    select ${communeId}::int, * from unnest(
      ${rows.map(({ worker }) => worker?.teamId ?? null)}::uuid[],
      ${rows.map(({ worker }) => worker?.memberId ?? null)}::uuid[],
      ${rows.map(({ day }) => isoDay(day))}::date[],
      ${count((row) => row.calls)}, ${count((row) => row.people)}, ${count((row) => row.met)},
      ${count((row) => row.withResult)}, ${count((row) => row.firstContacts)}, ${count((row) => row.firstSuccesses)},
      ${count((row) => row.results)}, ${count((row) => row.credits)}, ${count((row) => row.assists)},
      ${count((row) => row.promised)}, ${count((row) => row.kept)})`.execute(tx)
}

export type ResultFigures = Omit<WorkDay, 'worker' | 'day'> & {
  /** Days on which somebody reported. */
  readonly days: number
  readonly lastDay: string | null
}

export type ResultRow = {
  readonly unitId: number | null
  readonly teamId: string | null
  readonly teamName: string | null
  readonly kind: string | null
  readonly memberId: string | null
  readonly memberName: string | null
  readonly organisation: string | null
} & { readonly [K in keyof ResultFigures]: ResultFigures[K] | null }

type Span = { readonly lo: number; readonly hi: number }

const sums =
  sql.raw(`count(distinct w.on_day) filter (where w.people > 0) as days, max(w.on_day) filter (where w.people > 0)
  as last_day, sum(w.calls) as calls, sum(w.people) as people, sum(w.met) as met, sum(w.with_result) as with_result,
  sum(w.first_contacts) as first_contacts, sum(w.first_successes) as first_successes, sum(w.results) as results,
  sum(w.credits) as credits, sum(w.assists) as assists, sum(w.promised) as promised, sum(w.kept) as kept`)

/** Every team of the span, also one that has reported nothing (all null); last, who walked for no team. */
export const sumByTeam = async (tx: Tx, { lo, hi }: Span, from: Day, to: Day): Promise<ResultRow[]> => {
  const { rows } = await sql<ResultRow>`
    select t.unit_id, t.team_id, t.name as team_name, t.kind, null as member_id, null as member_name, null as organisation, ${sums}
    from teams t left join work_days w on w.team_id = t.team_id and w.on_day between ${isoDay(from)} and ${isoDay(to)}
    where t.lo >= ${lo} and t.hi <= ${hi} and t.from_day <= ${isoDay(to)} and coalesce(t.to_day, 'infinity') >= ${isoDay(from)}
    group by t.unit_id, t.team_id, t.name, t.kind
    union all
    select null, null, null, null, null, null, null, ${sums} from work_days w
    where w.team_id is null and w.commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}
      and w.on_day between ${isoDay(from)} and ${isoDay(to)}
    having count(*) > 0`.execute(tx)
  return rows
}

/**
 * Every member of one team (null: of any), also who has reported nothing; last, what a team did as a whole. `isOwn`: only the
 * asker themselves, and the teams that they lead.
 */
export const sumByMember = async (
  tx: Tx,
  teamId: string | null,
  isOwn: boolean,
  from: Day,
  to: Day,
): Promise<ResultRow[]> => {
  const days = sql`w.on_day between ${isoDay(from)} and ${isoDay(to)}`
  const team = teamId === null ? sql`` : sql`and t.team_id = ${teamId}`
  const own = isOwn
    ? sql`and (m.member_id = any ((select app.own_members())::uuid[]) or t.team_id = any ((select app.led_teams())::uuid[]))`
    : sql``
  const led = isOwn ? sql`and t.team_id = any ((select app.led_teams())::uuid[])` : sql``
  const { rows } = await sql<ResultRow>`
    select t.unit_id, t.team_id, t.name as team_name, t.kind, m.member_id, m.display_name as member_name, m.organisation, ${sums}
    from team_members m join teams t using (team_id) left join work_days w on w.member_id = m.member_id and ${days}
    where m.from_day <= ${isoDay(to)} and coalesce(m.to_day, 'infinity') >= ${isoDay(from)} ${team} ${own}
    group by t.unit_id, t.team_id, t.name, t.kind, m.member_id, m.display_name, m.organisation
    union all
    select t.unit_id, t.team_id, t.name, t.kind, null, null, null, ${sums}
    from teams t join work_days w on w.team_id = t.team_id and w.member_id is null and ${days}
    where true ${team} ${led}
    group by t.unit_id, t.team_id, t.name, t.kind`.execute(tx)
  return rows
}
