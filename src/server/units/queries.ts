// The tree of units as it is known when a database begins. Hamlets come later, from registers.

import { sql } from 'kysely'
import { isoDay } from '#domain/dates'
import { rangeOf, type Succession, type Unit } from '#domain/units'
import type { Tx } from '../platform/database.ts'

/** Puts in what is not there yet; rows that stand are left as they are. */
export async function installUnits(
  tx: Tx,
  units: readonly Unit[],
  successions: readonly Succession[],
): Promise<void> {
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
  const edges = successions.map(({ on, ...edge }) => ({ ...edge, on: isoDay(on) }))
  await sql`
    insert into unit_successions (from_id, to_id, on_day, decree)
    select "from", "to", "on", decree
    from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as given ("from" int, "to" int, "on" date, decree text)
    on conflict do nothing`.execute(tx)
}
