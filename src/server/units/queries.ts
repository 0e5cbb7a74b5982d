// SQL of the registry of units. Writer of units (a first register opens hamlets too, see imports/) and unit_successions.

import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import { type Level, rangeOf, type Succession, type Unit, type UnitKind } from '#domain/units'
import type { Tx } from '../platform/database.ts'

/** Rows that stand (by number and first day) are left as they are. */
export async function insertUnits(tx: Tx, units: readonly Unit[]): Promise<void> {
  const rows = units.map((unit) => ({
    ...unit,
    ...rangeOf(unit.unitId),
    validFrom: isoDay(unit.validFrom),
    validTo: unit.validTo === null ? null : isoDay(unit.validTo),
  }))
  await sql`
    insert into units (unit_id, code, name, full_name, kind, level, parent_id, lo, hi, valid_from, valid_to, aliases)
    select "unitId", code, name, "fullName", kind, level, "parentId", lo, hi, "validFrom", "validTo",
      array(select jsonb_array_elements_text(aliases))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given ("unitId" int, code text, name text, "fullName" text,
      kind text, level text, "parentId" int, lo int, hi int, "validFrom" date, "validTo" date, aliases jsonb)
    on conflict do nothing`.execute(tx)
}

export async function insertSuccessions(tx: Tx, successions: readonly Succession[]): Promise<void> {
  const edges = successions.map(({ on, ...edge }) => ({ ...edge, on: isoDay(on) }))
  await sql`
    insert into unit_successions (from_id, to_id, on_day, decree)
    select "from", "to", "on", decree
    from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as given ("from" int, "to" int, "on" date, decree text)
    on conflict do nothing`.execute(tx)
}

export type UnitRow = {
  readonly unitId: number
  readonly code: string | null
  readonly name: string
  readonly fullName: string
  readonly kind: UnitKind
  readonly level: Level
  readonly parentId: number | null
  readonly aliases: readonly string[]
}

const columns = sql.raw('unit_id, code, name, full_name, kind, level, parent_id, aliases')
const validOn = (day: Day): RawBuilder<boolean> =>
  sql<boolean>`valid_from <= ${isoDay(day)} and coalesce(valid_to, 'infinity') >= ${isoDay(day)}`

/** The unit and every unit it lies in on that day, province first; empty if there is no such unit then. */
export async function readPath(tx: Tx, unitId: number, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    with own as (select lo, hi from units where unit_id = ${unitId} and ${validOn(day)})
    select ${columns} from units
    where lo <= (select lo from own) and hi >= (select hi from own) and ${validOn(day)}
    order by hi - lo desc`.execute(tx)
  return rows
}

/** The next lower units on that day, in the order of their numbers; of a commune its hamlets, also the unknown one. */
export async function listChildren(tx: Tx, unitId: number, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from units where parent_id = ${unitId} and ${validOn(day)} order by unit_id`.execute(tx)
  return rows
}

/** Every unit of that day, larger ones first. */
export async function listUnits(tx: Tx, day: Day): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from units where ${validOn(day)} order by hi - lo desc, unit_id`.execute(tx)
  return rows
}
