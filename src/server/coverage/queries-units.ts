// SQL that finds the unit a board is asked of by its official code. Codes are reused with new meanings: a day goes with it.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Tx } from '../platform/database.ts'

/** Null when no unit, or more than one, has the code on that day. */
export const findUnitByCode = async (tx: Tx, code: string, day: Day): Promise<number | null> => {
  const { rows } = await sql<{ unitId: number }>`
    select unit_id from units
    where code = ${code} and valid_from <= ${isoDay(day)} and coalesce(valid_to, 'infinity') >= ${isoDay(day)}
    limit 2`.execute(tx)
  return rows.length === 1 ? (rows[0]?.unitId ?? null) : null
}
