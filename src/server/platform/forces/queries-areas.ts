// SQL of what leaders gave to whom: areas and the decisions that opened and ended them. Writer of area_assignments and
// assignment_decisions. Needs asSystem and the locks of the hamlets. Decides nothing.
import { sql } from 'kysely'
import type { Area, NewArea } from '#domain/assignment'
import { type Day, isoDay } from '#domain/dates'
import type { Tx } from '../database.ts'
import { uuid } from '../ids.ts'

const columns = sql.raw(
  `area_id, hamlet_id, residential_group, household_no, person_id, team_id, member_id, part`,
)

const communesOf = (hamletIds: readonly number[]): number[] => [
  ...new Set(hamletIds.map((id) => Math.floor(id / 1000))),
]

/** Open ones, in no order. */
export const listOpenAreas = async (tx: Tx, hamletIds: readonly number[]): Promise<Area[]> => {
  const { rows } = await sql<Area>`
    select ${columns} from area_assignments
    where commune_id = any(${communesOf(hamletIds)}::int[]) and hamlet_id = any(${[...hamletIds]}::int[])
      and to_day is null`.execute(tx)
  return rows
}

export type DecisionKind = 'assigned' | 'reassigned' | 'returned' | 'balanced'

/** `decidedBy` null: a rule of the campaign, no person. */
export type DecisionMade = {
  readonly communeId: number
  readonly decisionId: string
  readonly kind: DecisionKind
  readonly decidedBy: string | null
  readonly reason: string | null
}

export const insertDecision = async (tx: Tx, today: Day, made: DecisionMade): Promise<void> => {
  await tx
    .insertInto('assignmentDecisions')
    .values({ ...made, onDay: isoDay(today) })
    .execute()
}

export const insertAreas = async (
  tx: Tx,
  today: Day,
  { communeId, decisionId, decidedBy, reason }: DecisionMade,
  areas: readonly NewArea[],
): Promise<void> => {
  if (areas.length === 0) return
  const of = <K extends keyof NewArea>(key: K) => areas.map((area) => area[key])
  await sql`
    insert into area_assignments (commune_id, area_id, hamlet_id, residential_group, household_no, person_id, team_id,
      member_id, part, from_day, decision_id, assigned_by, reason)
    select ${communeId}::int, a.*, ${isoDay(today)}::date, ${decisionId}::uuid, ${decidedBy}::uuid, ${reason}::text
    from unnest(${areas.map(() => uuid())}::uuid[], ${of('hamletId')}::int[], ${of('residentialGroup')}::text[],
      ${of('householdNo')}::text[], ${of('personId')}::uuid[], ${of('teamId')}::uuid[], ${of('memberId')}::uuid[],
      ${of('part')}::text[]) a`.execute(tx)
}

/** Ends them in that decision. */
export const endAreas = async (
  tx: Tx,
  today: Day,
  { communeId, decisionId, decidedBy, reason }: DecisionMade,
  areaIds: readonly string[],
): Promise<void> => {
  await sql`
    update area_assignments
    set to_day = greatest(from_day, ${isoDay(today)}::date), ended_in = ${decisionId}, ended_by = ${decidedBy},
      end_reason = ${reason}
    where commune_id = ${communeId} and area_id = any(${[...areaIds]}::uuid[]) and to_day is null`.execute(tx)
}

/** The newest one of the commune that stands. */
export const findLastDecision = async (tx: Tx, communeId: number): Promise<DecisionMade | null> => {
  const { rows } = await sql<DecisionMade>`
    select commune_id, decision_id, kind, decided_by, reason from assignment_decisions
    where commune_id = ${communeId} and undone_on is null order by decision_id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export type DecidedAreas = {
  readonly hamletIds: readonly number[]
  /** Whoever would have it again is no longer there. */
  readonly holderGone: boolean
}

/** Of a decision that is to be undone. Dissolved since: a team or member that had what it ended. */
export const findDecidedAreas = async (
  tx: Tx,
  communeId: number,
  decisionId: string,
): Promise<DecidedAreas> => {
  const { rows } = await sql<{ hamletId: number; gone: boolean }>`
    select a.hamlet_id, bool_or(a.ended_in = ${decisionId} and a.decision_id <> ${decisionId}
      and (t.to_day is not null or m.to_day is not null)) as gone
    from area_assignments a join teams t using (team_id) left join team_members m using (member_id)
    where a.commune_id = ${communeId} and (a.decision_id = ${decisionId} or a.ended_in = ${decisionId})
    group by a.hamlet_id`.execute(tx)
  return { hamletIds: rows.map(({ hamletId }) => hamletId), holderGone: rows.some(({ gone }) => gone) }
}

/** What it opened ends, what it ended is open again, and it is marked. */
export const undoDecision = async (
  tx: Tx,
  today: Day,
  communeId: number,
  decisionId: string,
  undoneBy: string,
): Promise<void> => {
  // First the end: at no moment has one place two owners.
  await sql`
    update area_assignments
    set to_day = greatest(from_day, ${isoDay(today)}::date), ended_in = ${decisionId}, ended_by = ${undoneBy}
    where commune_id = ${communeId} and decision_id = ${decisionId} and to_day is null`.execute(tx)
  await sql`
    update area_assignments set to_day = null, ended_in = null, ended_by = null, end_reason = null
    where commune_id = ${communeId} and ended_in = ${decisionId} and decision_id <> ${decisionId}`.execute(tx)
  await sql`
    update assignment_decisions set undone_by = ${undoneBy}, undone_on = ${isoDay(today)}::date
    where commune_id = ${communeId} and decision_id = ${decisionId}`.execute(tx)
}

export type HeldArea = Area & { readonly communeId: number }

/** Open areas of a team, or of one of its members alone. */
export const listAreasOfHolder = async (
  tx: Tx,
  teamId: string,
  memberId: string | null,
): Promise<HeldArea[]> => {
  const { rows } = await sql<HeldArea>`
    select commune_id, ${columns} from area_assignments
    where team_id = ${teamId} and to_day is null ${memberId === null ? sql`` : sql`and member_id = ${memberId}`}
    order by commune_id, hamlet_id`.execute(tx)
  return rows
}

/** Which hamlets these areas lie in; areas that have ended are not found. */
export const listAreasById = async (
  tx: Tx,
  communeId: number,
  areaIds: readonly string[],
): Promise<Area[]> => {
  const { rows } = await sql<Area>`
    select ${columns} from area_assignments
    where commune_id = ${communeId} and area_id = any(${[...areaIds]}::uuid[]) and to_day is null`.execute(tx)
  return rows
}
