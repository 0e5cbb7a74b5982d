// SQL of the tallies and the board. Writer of tallies, board_days and board_reports; takes from tally_queue and marks
// coverage_reports as folded, into which any feature puts by platform/tally-queue.ts.
// Reads what is folded plus what is queued, so that a board is right at any moment.
import { sql } from 'kysely'
import type { ClassCount } from '#domain/board'
import type { Day } from '#domain/dates'
import { isoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import type { ResidenceBase } from '#domain/timeline'
import type { Tx } from '../platform/database.ts'

const baseNo = (base: ResidenceBase): number => (base === 'present' ? 1 : 0)

/** A whole unit as its range of hamlet numbers, and whether cumulative rows are kept for it. */
export type UnitSpan = {
  readonly unitId: number
  readonly lo: number
  readonly hi: number
  readonly kept: boolean
}

/**
 * Folds the queue into the tallies and the cumulative rows. One fold at a time; a fold that dies leaves the queue.
 * Cumulative rows of a touched (unit, measure, class) are computed again as a running sum.
 */
export const foldQueue = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('phukin.fold'))`.execute(tx)
  await sql`
    create temp table fold_batch on commit drop as
    select hamlet_id, base, measure, class, effective, known, n from tally_queue limit 0`.execute(tx)
  await sql`
    with taken as (delete from tally_queue returning hamlet_id, base, measure, class, effective, known, n)
    insert into fold_batch
    select hamlet_id, base, measure, class, effective, known, sum(n)
    from taken group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0`.execute(tx)
  await sql`
    insert into tallies (commune_id, hamlet_id, base, measure, class, effective, known, n)
    select hamlet_id / 1000, hamlet_id, base, measure, class, effective, known, n from fold_batch
    on conflict (commune_id, hamlet_id, base, measure, class, effective, known)
    do update set n = tallies.n + excluded.n`.execute(tx)
  await foldDays(tx)
  await foldReports(tx)
  await sql`drop table fold_batch`.execute(tx)
}

const foldDays = async (tx: Tx): Promise<void> => {
  await sql`
    insert into board_days (unit_id, base, measure, class, effective, total, lo, hi)
    with changed as (
      select u.unit_id, u.width, base, measure, class, effective, sum(n) as n
      from fold_batch, lateral (values
        (hamlet_id / 1000, 1000), (hamlet_id / 100000, 100000), (hamlet_id / 10000000, 10000000)
      ) u (unit_id, width)
      group by 1, 2, 3, 4, 5, 6
    ), touched as (
      select distinct unit_id, width, base, measure, class from changed
    ), steps as (
      select unit_id, width, base, measure, class, effective,
        total - lag(total, 1, 0) over (partition by unit_id, base, measure, class order by effective) as n
      from board_days join touched using (unit_id, base, measure, class)
      union all
      select unit_id, width, base, measure, class, effective, n from changed
    )
    select unit_id, base, measure, class, effective,
      sum(sum(n)) over (partition by unit_id, base, measure, class order by effective),
      unit_id * width, unit_id * width + width - 1
    from steps group by unit_id, width, base, measure, class, effective
    on conflict (unit_id, base, measure, class, effective)
    do update set total = excluded.total where board_days.total <> excluded.total`.execute(tx)
}

/** The strongest word of a day first. */
const bySourceRank = sql`array_position(array['authority', 'carrier', 'register', 'office', 'field'], source)`

const foldReports = async (tx: Tx): Promise<void> => {
  // Marked first: what somebody notes while the rest is counted is not marked, and is counted by the next fold.
  const { rows } = await sql<{ communeId: number }>`
    update coverage_reports set folded = true where not folded returning commune_id`.execute(tx)
  if (rows.length === 0) return
  const communes = [...new Set(rows.map(({ communeId }) => communeId))]
  await sql`
    create temp table touched_units on commit drop as
    select distinct u.unit_id, u.width from unnest(${communes}::int[]) heard (commune_id), lateral (values
      (commune_id, 1000), (commune_id / 100, 100000), (commune_id / 10000, 10000000)) u (unit_id, width)`.execute(
    tx,
  )
  // A word that was taken back may have been the only one of its day.
  await sql`
    delete from board_reports b using touched_units t
    where b.unit_id = t.unit_id and not exists (
      select from coverage_reports r
      where r.commune_id between t.unit_id * t.width / 1000 and (t.unit_id * t.width + t.width - 1) / 1000
        and r.milestone = b.milestone and r.effective = b.effective and r.folded and not r.withdrawn)`.execute(
    tx,
  )
  await sql`
    insert into board_reports (unit_id, milestone, effective, communes, source, lo, hi)
    with reports as (
      select t.unit_id, t.width, r.commune_id, r.milestone, r.effective, r.source
      from touched_units t join coverage_reports r
        on r.commune_id between t.unit_id * t.width / 1000 and (t.unit_id * t.width + t.width - 1) / 1000
          and r.folded and not r.withdrawn
    ), firsts as (
      select unit_id, milestone, effective, count(*) as communes from (
        select unit_id, milestone, commune_id, min(effective) as effective from reports group by 1, 2, 3
      ) heard group by 1, 2, 3
    ), days as (
      select unit_id, width, milestone, effective, (array_agg(source order by array_position(
        array['authority', 'carrier', 'register', 'office', 'field'], source)))[1] as source
      from reports group by 1, 2, 3, 4
    )
    select unit_id, milestone, effective,
      sum(coalesce(f.communes, 0)) over (partition by unit_id, milestone order by effective), source,
      unit_id * width, unit_id * width + width - 1
    from days left join firsts f using (unit_id, milestone, effective)
    on conflict (unit_id, milestone, effective)
    do update set communes = excluded.communes, source = excluded.source
    where (board_reports.communes, board_reports.source) is distinct from (excluded.communes, excluded.source)
  `.execute(tx)
}

/** A measure and class that can occur: the pairs for which a board looks up the newest row. */
export type Slot = { readonly measure: number; readonly class: number }

/** People per slot in one unit up to `day`; with `knownAt`, as it was known that day. */
export const countClasses = async (
  tx: Tx,
  unit: UnitSpan,
  base: ResidenceBase,
  day: Day,
  knownAt: Day | null,
  slots: readonly Slot[],
): Promise<ClassCount[]> => {
  const on = isoDay(day)
  const queued = sql`
    select measure, class, n from tally_queue
    where hamlet_id between ${unit.lo} and ${unit.hi} and base = ${baseNo(base)} and effective <= ${on}`
  if (knownAt === null && unit.kept) {
    const { rows } = await sql<ClassCount>`
      select measure, class, sum(n)::int as n from (
        select s.measure, s.class, b.n
        from unnest(${slots.map((s) => s.measure)}::smallint[], ${slots.map((s) => s.class)}::smallint[])
          s (measure, class),
        lateral (
          select total as n from board_days
          where unit_id = ${unit.unitId} and base = ${baseNo(base)}
            and measure = s.measure and class = s.class and effective <= ${on}
          order by effective desc limit 1
        ) b
        union all ${queued}
      ) counted group by measure, class having sum(n) <> 0`.execute(tx)
    return rows
  }
  const known = knownAt === null ? sql`` : sql`and known <= ${isoDay(knownAt)}`
  const { rows } = await sql<ClassCount>`
    select measure, class, sum(n)::int as n from (
      select measure, class, n from tallies
      where hamlet_id between ${unit.lo} and ${unit.hi} and base = ${baseNo(base)} and effective <= ${on} ${known}
      union all ${queued} ${known}
    ) counted group by measure, class having sum(n) <> 0`.execute(tx)
  return rows
}

export type PartCount = ClassCount & { readonly unitId: number }

/** People per class in each part of a unit, for some measures. `width`: hamlet numbers per part (1 for hamlets). */
export const countParts = async (
  tx: Tx,
  unit: UnitSpan,
  width: number,
  base: ResidenceBase,
  day: Day,
  knownAt: Day | null,
  measures: readonly number[],
): Promise<PartCount[]> => {
  const on = isoDay(day)
  const picked = [...measures]
  const known = knownAt === null ? sql`` : sql`and known <= ${isoDay(knownAt)}`
  const queued = sql`
    select hamlet_id / ${width} as unit_id, measure, class, n from tally_queue
    where hamlet_id between ${unit.lo} and ${unit.hi} and base = ${baseNo(base)} and effective <= ${on} ${known}
      and measure = any(${picked}::smallint[])`
  const folded =
    knownAt === null && width > 1
      ? sql`
        select unit_id, measure, class, n from (
          select distinct on (unit_id, measure, class) unit_id, measure, class, total as n from board_days
          where unit_id between ${Math.floor(unit.lo / width)} and ${Math.floor(unit.hi / width)}
            and base = ${baseNo(base)} and measure = any(${picked}::smallint[]) and effective <= ${on}
          order by unit_id, measure, class, effective desc
        ) newest`
      : sql`
        select hamlet_id / ${width} as unit_id, measure, class, n from tallies
        where hamlet_id between ${unit.lo} and ${unit.hi} and base = ${baseNo(base)} and effective <= ${on}
          and measure = any(${picked}::smallint[]) ${known}`
  const { rows } = await sql<PartCount>`
    select unit_id, measure, class, sum(n)::int as n from (${folded} union all ${queued}) counted
    group by 1, 2, 3 having sum(n) <> 0`.execute(tx)
  return rows
}

export type ReportRow = {
  readonly milestone: Milestone
  readonly communes: number
  readonly source: string
  readonly effective: string
}

/** For each milestone: how many communes of the unit have spoken of it by that day, and the newest word. */
export const readReports = async (
  tx: Tx,
  unit: UnitSpan,
  day: Day,
  knownAt: Day | null,
  milestones: readonly Milestone[],
): Promise<ReportRow[]> => {
  const communes = sql`commune_id between ${Math.floor(unit.lo / 1000)} and ${Math.floor(unit.hi / 1000)}`
  const counted = sql`
    select milestone, count(distinct commune_id)::int as communes, (array_agg(source order by effective desc, ${bySourceRank}))[1] as source,
      max(effective) as effective
    from coverage_reports
    where ${communes} and not withdrawn and effective <= ${isoDay(day)} and known <= ${isoDay(knownAt ?? 1_000_000)}`
  if (knownAt !== null || !unit.kept) {
    const { rows } = await sql<ReportRow>`${counted} group by milestone`.execute(tx)
    return rows
  }
  // What is not folded yet is counted afresh; as a rule nothing is, and then the first half costs nothing.
  const { rows } = await sql<ReportRow>`
    with queued as (select exists (select from coverage_reports where not folded and ${communes}) as any)
    ${counted} and milestone = any(${[...milestones]}::text[]) and (select "any" from queued) group by milestone
    union all
    select m.milestone, r.communes, r.source, r.effective
    from unnest(${[...milestones]}::text[]) m (milestone), lateral (
      select communes, source, effective from board_reports
      where unit_id = ${unit.unitId} and milestone = m.milestone and effective <= ${isoDay(day)}
      order by effective desc limit 1) r
    where not (select "any" from queued)`.execute(tx)
  return rows
}

export type CommuneReport = {
  readonly communeId: number
  readonly milestone: Milestone
  readonly effective: string
}

/** Newest word of each commune on each milestone by that day. */
export const readCommuneReports = async (
  tx: Tx,
  unit: UnitSpan,
  day: Day,
  knownAt: Day | null,
): Promise<CommuneReport[]> => {
  const { rows } = await sql<CommuneReport>`
    select commune_id, milestone, max(effective) as effective from coverage_reports
    where commune_id between ${Math.floor(unit.lo / 1000)} and ${Math.floor(unit.hi / 1000)}
      and not withdrawn and effective <= ${isoDay(day)} and known <= ${isoDay(knownAt ?? 1_000_000)}
    group by 1, 2`.execute(tx)
  return rows
}

export type SeriesRow = { readonly class: number; readonly day: string; readonly total: number }

/** Cumulative people per class of one measure: the row before `from` (as of `from`) and every change to `to`. */
export const readCourse = async (
  tx: Tx,
  unit: UnitSpan,
  base: ResidenceBase,
  measure: number,
  to: Day,
): Promise<SeriesRow[]> => {
  const on = isoDay(to)
  const folded = unit.kept
    ? sql`
      select class, effective, total - lag(total, 1, 0) over (partition by class order by effective) as n from board_days
      where unit_id = ${unit.unitId} and base = ${baseNo(base)} and measure = ${measure} and effective <= ${on}`
    : sql`
      select class, effective, n from tallies
      where hamlet_id between ${unit.lo} and ${unit.hi} and base = ${baseNo(base)} and measure = ${measure}
        and effective <= ${on}`
  const { rows } = await sql<SeriesRow>`
    select class, effective as day, sum(sum(n)) over (partition by class order by effective)::int as total from (
      ${folded}
      union all
      select class, effective, n from tally_queue
      where hamlet_id between ${unit.lo} and ${unit.hi} and base = ${baseNo(base)} and measure = ${measure}
        and effective <= ${on}
    ) changes group by class, effective order by effective`.execute(tx)
  return rows
}

/** The first day any commune of the unit spoke of one of these milestones. */
export const findFirstReport = async (
  tx: Tx,
  unit: UnitSpan,
  milestones: readonly Milestone[],
): Promise<string | null> => {
  const { rows } = await sql<{ first: string | null }>`
    select min(effective) as first from (
      select effective from board_reports
      where unit_id = ${unit.unitId} and milestone = any(${[...milestones]}::text[])
      union all
      select effective from coverage_reports
      where not folded and not withdrawn and milestone = any(${[...milestones]}::text[])
        and commune_id between ${Math.floor(unit.lo / 1000)} and ${Math.floor(unit.hi / 1000)}
    ) heard`.execute(tx)
  return rows[0]?.first ?? null
}

export type UnitRow = {
  readonly unitId: number
  readonly code: string | null
  readonly name: string
  readonly fullName: string
  readonly level: 'province' | 'district' | 'commune' | 'hamlet'
  readonly lo: number
  readonly hi: number
}

const unitColumns = sql.raw('unit_id, code, name, full_name, level, lo, hi')

/** The unit as it was named on that day. */
export const findUnit = async (tx: Tx, unitId: number, day: Day): Promise<UnitRow | null> => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from units
    where unit_id = ${unitId} and valid_from <= ${isoDay(day)} and coalesce(valid_to, 'infinity') >= ${isoDay(day)}
    `.execute(tx)
  return rows[0] ?? null
}

/** The parts of a unit at a level, as valid on that day, in the order of their numbers. */
export const listParts = async (tx: Tx, unit: UnitSpan, level: string, day: Day): Promise<UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from units
    where lo between ${unit.lo} and ${unit.hi} and hi <= ${unit.hi} and level = ${level}
      and valid_from <= ${isoDay(day)} and coalesce(valid_to, 'infinity') >= ${isoDay(day)}
    order by unit_id`.execute(tx)
  return rows
}
