// SQL of what is foreseen of a list as a whole: who is known in the unit, who stood on the list before. Reads only.
import { sql } from 'kysely'
import { isoDay } from '#domain/dates'
import type { Foreseen } from '#domain/forecast'
import { headingKey } from '#domain/headings'
import { bringsPeople } from '#domain/lists'
import type { Tx } from '../platform/database.ts'
import type { CommitCounts } from './commit-list.ts'
import type { Import } from './import-record.ts'
import { lastHeadings } from './queries-layouts.ts'
import type { Staged } from './stage-list.ts'

/** Codes of rows that name another place than the list's own. */
const ELSEWHERE = new Set(['unit-outside', 'unit-unknown', 'hamlet-unknown'])

/** Needs list_matches (see matchRows). */
export const foresee = async (
  tx: Tx,
  { unit, sender, kind, asOf }: Import,
  read: Staged,
  counts: CommitCounts,
): Promise<Foreseen> => {
  const [known, outside, before, daysBehind] = [
    await countKnown(tx, unit),
    bringsPeople(kind) ? 0 : await countOutside(tx, unit),
    await countBefore(tx, unit.unitId, kind, isoDay(asOf)),
    await daysBehindNewest(tx, unit.unitId, kind, isoDay(asOf)),
  ]
  const last = await lastHeadings(tx, { unitId: unit.unitId, sender, kind })
  const theirs = new Set((last ?? []).map(headingKey))
  const named = read.headings.filter((heading) => headingKey(heading) !== '')
  const written = read.problems.reduce((sum, { code, count }) => sum + (ELSEWHERE.has(code) ? count : 0), 0)
  return {
    rows: read.rows,
    rejected: read.rows - read.good + counts.returned,
    elsewhere: Math.min(written + outside, read.rows),
    ...{ new: counts.new, changed: counts.changed, vanished: counts.vanished },
    ...{ known, before, daysBehind },
    otherHeadings: last === null ? 0 : named.filter((heading) => !theirs.has(headingKey(heading))).length,
    headings: named.length,
    unsure: read.encodings.filter(({ sure }) => !sure).length,
    columns: read.encodings.length,
  }
}

type Range = { readonly lo: number; readonly hi: number }

const one = async (tx: Tx, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> => {
  const { rows } = await query.execute(tx)
  return rows[0]?.n ?? 0
}

const countKnown = (tx: Tx, { lo, hi }: Range) =>
  one(
    tx,
    sql`select count(*)::int as n from people where commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}
    and hamlet_id between ${lo} and ${hi}`,
  )

const countOutside = (tx: Tx, { lo, hi }: Range) =>
  one(
    tx,
    sql`select count(*)::int as n from list_matches m join people p using (commune_id, person_id)
    where p.hamlet_id not between ${lo} and ${hi} and coalesce(p.registered_hamlet_id, 0) not between ${lo} and ${hi}`,
  )

/** Corrected rows that are sent after the list of their day are no list that has shrunk. */
const countBefore = (tx: Tx, unitId: number, kind: string, asOf: string) =>
  one(
    tx,
    sql`select coalesce((
    select accepted from snapshots s where unit_id = ${unitId} and kind = ${kind} and as_of < ${asOf} and withdrawn_at is null
      and not exists (select from snapshots t where t.unit_id = s.unit_id and t.kind = s.kind and t.as_of = ${asOf}
        and t.withdrawn_at is null)
    order by as_of desc, recorded_at desc limit 1), 0)::int as n`,
  )

const daysBehindNewest = (tx: Tx, unitId: number, kind: string, asOf: string) =>
  one(
    tx,
    sql`select coalesce(greatest(max(as_of) - ${asOf}::date, 0), 0)::int as n from snapshots
    where unit_id = ${unitId} and kind = ${kind} and withdrawn_at is null`,
  )
