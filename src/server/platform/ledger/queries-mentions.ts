// SQL of lists that mention people without having left a fact of them. Reads only.
import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import { planKept, type Tx } from '../database.ts'
import type { NewFact } from './new-fact.ts'
import type { Mention } from './restate.ts'

export type LaterMention = Mention & {
  readonly personId: string
  /** The commune of the list; null for a list of a wider unit. */
  readonly recordedIn: number | null
}

type Asked = {
  readonly personId: string
  readonly communeId: number
  /** In which the person may stand on a list. */
  readonly hamletIds: readonly number[]
  /** The first day of what is recorded; a list of that very day is stronger. */
  readonly from: Day
}

/** A row if there is any list of the first of these days or of a later one. Most facts are newer than every list. */
export const laterLists = (facts: readonly NewFact[]): RawBuilder<unknown> => sql`${planKept}
  select from snapshots where withdrawn_at is null and as_of >= (
    select min(day) from unnest(${facts.map(({ fact }) => isoDay(fact.effective))}::date[]) day) limit 1`

/** In the order of days. Lists whose rows say their own day are left out: that day is not kept with their members. */
export const listLaterMentions = async (tx: Tx, people: readonly Asked[]): Promise<LaterMention[]> => {
  const asked = people.flatMap((one) => one.hamletIds.map((hamletId) => ({ ...one, hamletId })))
  const { rows } = await sql<LaterMention>`
    select a.person_id, s.snapshot_id, s.kind, s.as_of as on,
      case when s.hi - s.lo < 1000 then s.lo / 1000 end as recorded_in
    from unnest(${asked.map((one) => one.personId)}::uuid[], ${asked.map((one) => one.communeId)}::int[],
        ${asked.map((one) => one.hamletId)}::int[], ${asked.map((one) => isoDay(one.from))}::date[])
        a (person_id, commune_id, hamlet_id, from_day)
      join snapshots s on s.as_of >= a.from_day and s.withdrawn_at is null
      join snapshot_members m on m.commune_id = a.hamlet_id / 1000 and m.hamlet_id = a.hamlet_id
        and m.snapshot_id = s.snapshot_id and a.person_id = any(m.person_ids)
      join imports i on i.import_id = s.import_id
    where not coalesce(i.summary -> 'columns' @> '[{"field": "as-of"}]', false)
      and not exists (select from facts x where x.commune_id = a.commune_id and x.person_id = a.person_id
        and x.snapshot_id = s.snapshot_id)
    order by s.as_of, s.recorded_at`.execute(tx)
  return rows
}
