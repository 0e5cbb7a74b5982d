// SQL of two who turned out to be one: which id leads to whom, and what a person has that follows them. Writer of person_merges,
// and of whatever names the person who is no more (db/README.md says of each table that a merge writes it).
import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import { planKept, queryTogether, type Tx } from '../database.ts'

export type Merge = {
  readonly from: string
  readonly into: string
  /** Who decided that the two are one, and why. */
  readonly accountId: string
  readonly reason: string
}

/** Whom these people are by now, of those who were merged. */
export const mergesOf = (personIds: readonly string[]) => sql<{ fromId: string; intoId: string }>`${planKept}
  with recursive chain (from_id, into_id) as (
    select from_id, into_id from person_merges where from_id = any(${[...personIds]}::uuid[])
    union all
    select c.from_id, m.into_id from chain c join person_merges m on m.from_id = c.into_id)
  select from_id as "fromId", into_id as "intoId" from chain c
  where not exists (select from person_merges m where m.from_id = c.into_id)`

export const insertMerge = ({ from, into, accountId, reason }: Merge, today: Day): RawBuilder<unknown> => sql`
  insert into person_merges (from_id, into_id, on_day, merged_by, reason)
  values (${from}, ${into}, ${isoDay(today)}, ${accountId}, ${reason})`

/** Why the two rows cannot be one: two identity numbers, or numbers that were sealed with two keys. */
export const numbersOf = ({ from, into }: Merge) => sql<{ twoNumbers: boolean; twoKeys: boolean }>`
  select f.identity_block <> i.identity_block is true as "twoNumbers",
    f.key_id <> i.key_id and num_nonnulls(f.identity_block, f.cmnd_block, f.phone_block) > 0 as "twoKeys"
  from people f, people i where f.person_id = ${from} and i.person_id = ${into}`

type Place = { readonly communeId: number; readonly hamletId: number }

/**
 * The second one takes what is known of the first alone; their facts and their number follow, and then the first has no row any
 * more. Residences and words of the first are left to whoever writes those of the second anew.
 */
export const takeOver = ({ from, into }: Merge, { communeId, hamletId }: Place): RawBuilder<unknown>[] => [
  sql`
    update people p set identity_block = coalesce(p.identity_block, f.identity_block),
      identity_last2 = coalesce(p.identity_last2, f.identity_last2),
      cmnd_block = coalesce(p.cmnd_block, f.cmnd_block), cmnd_last2 = coalesce(p.cmnd_last2, f.cmnd_last2),
      phone_block = coalesce(p.phone_block, f.phone_block), phone_last2 = coalesce(p.phone_last2, f.phone_last2),
      sex = coalesce(p.sex, f.sex), eid_level = coalesce(p.eid_level, f.eid_level),
      device_class = coalesce(p.device_class, f.device_class), register_hash = null
    from people f where p.person_id = ${into} and f.person_id = ${from}`,
  sql`update identities set commune_id = ${communeId}, person_id = ${into} where person_id = ${from}`,
  sql`
    update facts f set commune_id = ${communeId}, hamlet_id = ${hamletId}, person_id = ${into}
    from people p where p.person_id = ${from} and f.commune_id = p.commune_id and f.person_id = p.person_id`,
  sql`
    delete from people_words w using people p, unnest(array[p.hamlet_id, p.registered_hamlet_id]) seen
    where p.person_id = ${from} and w.commune_id = seen / 1000 and w.hamlet_id = seen and w.person_id = p.person_id`,
  sql`delete from people where person_id = ${from}`,
]

/**
 * What stands elsewhere of the first one. Where both have what only one may have (an open hand-over, a request that waits, a line
 * on one sheet), that of the second holds and that of the first is ended.
 */
export const follow = async (
  tx: Tx,
  merge: Merge,
  today: Day,
  hamletIds: readonly number[],
): Promise<void> => {
  const { from, into, accountId } = merge
  const on = isoDay(today)
  const [ended] = await queryTogether(
    tx,
    [
      sql<{ communeId: number; handOverId: string; eventNo: number }>`
        update hand_overs h set state = 'withdrawn', ended_on = greatest(${on}, coalesce(accepted_on, offered_on)),
          due_on = null, events = events + 1
        where person_id = ${from} and ended_on is null and exists (select from hand_overs o
          where o.commune_id = h.commune_id and o.person_id = ${into} and o.milestone = h.milestone and o.ended_on is null)
        returning commune_id as "communeId", hand_over_id as "handOverId", events as "eventNo"`,
    ],
    { before: followOnLists(merge, hamletIds) },
  )
  const handOverIds = ended.map((one) => one.handOverId)
  await queryTogether(tx, [
    sql`
      insert into hand_over_events (commune_id, hand_over_id, event_no, step, on_day, taken_by)
      select commune_id, hand_over_id, event_no, 'withdrawn', ${on}::date, ${accountId}::uuid
      from unnest(${ended.map((one) => one.communeId)}::int[], ${handOverIds}::uuid[],
        ${ended.map((one) => one.eventNo)}::int[]) e (commune_id, hand_over_id, event_no)`,
    sql`
      update consents set ended_on = greatest(given_on, ${on})
      where person_id = ${from} and hand_over_id = any(${handOverIds}::uuid[]) and ended_on is null`,
    sql`update hand_overs set person_id = ${into} where person_id = ${from}`,
    sql`update consents set person_id = ${into} where person_id = ${from}`,
    sql`
      update exemption_requests r set state = 'declined', decided_by = ${accountId}, decided_on = ${on}
      where person_id = ${from} and state = 'waiting' and exists (select from exemption_requests o
        where o.commune_id = r.commune_id and o.person_id = ${into} and o.milestone = r.milestone and o.state = 'waiting')`,
    sql`update exemption_requests set person_id = ${into} where person_id = ${from}`,
    sql`
      update numbers_seen n set person_id = ${into} where person_id = ${from} and not exists (select from numbers_seen o
        where o.commune_id = n.commune_id and o.person_id = ${into} and o.identity_block = n.identity_block)`,
    sql`delete from numbers_seen where person_id = ${from}`,
    sql`update quarantined_visits set person_id = ${into} where person_id = ${from}`,
    sql`update receipts set person_id = ${into} where person_id = ${from} and outcome = 'forwarded' and body is not null`,
    sql`update assignments set to_day = greatest(from_day, ${on}) where person_id = ${from} and to_day is null`,
  ])
}

/** Lists and sheets name people by hamlet: in those where the first one was, at any time. */
const followOnLists = ({ from, into }: Merge, hamletIds: readonly number[]): RawBuilder<unknown>[] => {
  const communes = hamletIds.map((id) => Math.floor(id / 1000))
  const here = sql`commune_id = any(${communes}::int[]) and hamlet_id = any(${[...hamletIds]}::int[])`
  return [
    // On both lines of a list they are still one.
    sql`
      update snapshot_members m set person_ids = case when exists (
          select from snapshot_members o where ${here} and o.snapshot_id = m.snapshot_id and ${into}::uuid = any(o.person_ids))
        then array_remove(person_ids, ${from}::uuid) else array_replace(person_ids, ${from}::uuid, ${into}::uuid) end
      where ${here} and ${from}::uuid = any(person_ids)`,
    sql`
      update sheet_entries e set superseded = true
      where person_id = ${from} and not superseded and exists (select from sheet_entries o where o.commune_id = e.commune_id
        and o.sheet_id = e.sheet_id and o.person_id = ${into} and not o.superseded)`,
    sql`update sheet_entries set person_id = ${into} where person_id = ${from}`,
    sql`
      update sheets set households = replace(households::text, ${from}, ${into})::jsonb
      where ${here} and strpos(households::text, ${from}) > 0 and strpos(households::text, ${into}) = 0`,
  ]
}
