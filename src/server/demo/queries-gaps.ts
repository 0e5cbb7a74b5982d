// SQL of whom the police of the demonstration's commune still lack: what their weekly list is written from. Reads only.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import type { Tx } from '../platform/database.ts'

export type Lacking = {
  readonly fullName: string
  readonly birthYear: number
  readonly birthMonth: number
  readonly birthDay: number
  readonly householdNo: string
  readonly hamletName: string
  readonly hamletId: number
}

/** People of a commune of whom no list and no visit up to that day speaks of the milestone; by hamlet and household. */
export const listLacking = async (
  tx: Tx,
  communeId: number,
  milestone: Milestone,
  on: Day,
  youngest: number,
): Promise<Lacking[]> => {
  const { rows } = await sql<Lacking>`
    select p.full_name, p.birth_year, p.birth_month, p.birth_day, p.household_no, u.full_name as hamlet_name, p.hamlet_id
    from people p join units u on u.unit_id = p.hamlet_id
    where p.commune_id = ${communeId} and p.birth_day is not null and p.household_no is not null
      and p.birth_year <= ${youngest} and p.hamlet_id % 1000 <> 0
      and not exists (select from facts f where f.commune_id = p.commune_id and f.person_id = p.person_id
        and f.effective <= ${isoDay(on)} and f.body -> 'claims' -> ${milestone} <> '"lacking"')
    order by p.hamlet_id, p.household_no, p.person_id`.execute(tx)
  return rows
}
