// The registry of units as it is written: whole trees at set-up, hamlets by a commune's first register. The only writer of
// units and unit_successions, so that numbers are given out in one place. Rows are never changed here.
import { sql } from 'kysely'
import { isoDay } from '#domain/dates'
import { rangeOf, type Succession, type Unit } from '#domain/units'
import type { Tx } from './database.ts'

/** Rows that stand (by number and first day) are left as they are. */
export const insertUnits = async (tx: Tx, units: readonly Unit[]): Promise<void> => {
  await sql`${insertGiven(units)} on conflict do nothing`.execute(tx)
}

/**
 * Opens new hamlets, all or none; false if one of the numbers is taken. Whoever reads a list and opens its hamlets later
 * holds the lock of imports, so that nobody else gives the same numbers meanwhile.
 */
export const openHamlets = async (tx: Tx, hamlets: readonly Unit[]): Promise<boolean> => {
  const ids = hamlets.map(({ unitId }) => unitId)
  const { numAffectedRows } = await sql`
    ${insertGiven(hamlets)} where not exists (select from units where unit_id = any (${ids}::int[]))`.execute(
    tx,
  )
  return numAffectedRows === BigInt(hamlets.length)
}

const insertGiven = (units: readonly Unit[]) => {
  const rows = units.map((unit) => ({
    ...unit,
    ...rangeOf(unit.unitId),
    validFrom: isoDay(unit.validFrom),
    validTo: unit.validTo === null ? null : isoDay(unit.validTo),
  }))
  return sql`
    insert into units (unit_id, code, name, full_name, kind, level, parent_id, lo, hi, valid_from, valid_to, aliases)
    select "unitId", code, name, "fullName", kind, level, "parentId", lo, hi, "validFrom", "validTo",
      array(select jsonb_array_elements_text(aliases))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given ("unitId" int, code text, name text, "fullName" text,
      kind text, level text, "parentId" int, lo int, hi int, "validFrom" date, "validTo" date, aliases jsonb)`
}

export const insertSuccessions = async (tx: Tx, successions: readonly Succession[]): Promise<void> => {
  const edges = successions.map(({ on, ...edge }) => ({ ...edge, on: isoDay(on) }))
  await sql`
    insert into unit_successions (from_id, to_id, on_day, decree)
    select "from", "to", "on", decree
    from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as given ("from" int, "to" int, "on" date, decree text)
    on conflict do nothing`.execute(tx)
}
