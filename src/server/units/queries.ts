// SQL that reads the registry of units as it stood on a day. What writes it is platform/unit-registry.ts.

import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Level, UnitKind } from '#domain/units'
import type { Tx } from '../platform/database.ts'

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
