// SQL of the recount: reads every fact in the order of people, and counts where what is stored differs from what follows
// from it. Writes temporary tables only.
import { sql } from 'kysely'
import { isoDay } from '#domain/dates'
import type { TallyRow } from '#domain/tallies'
import { copyInto } from '../platform/copy.ts'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

/** Everything that is read afterwards is of one moment. Must come first in its transaction. */
export const holdStill = async (tx: Tx): Promise<void> => {
  await sql`set transaction isolation level repeatable read`.execute(tx)
}

/** About how many facts there are: enough for a progress bar. */
export const countFacts = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from facts`.execute(tx)
  return rows[0]?.n ?? 0
}

/** A fact with the address that its person's row says. All null: there is no such person. */
export type AddressedFact = FactRow & {
  readonly hamletId: number | null
  readonly registeredHamletId: number | null
  readonly away: boolean | null
}

const BATCH = 10_000

/** All facts, person by person. */
export async function* readAllFacts(tx: Tx): AsyncGenerator<AddressedFact[]> {
  await sql`
    declare every_fact no scroll cursor for
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body, p.hamlet_id, p.registered_hamlet_id, p.away
    from facts f left join people p using (commune_id, person_id)
    order by f.commune_id, f.person_id`.execute(tx)
  for (;;) {
    const { rows } = await sql<AddressedFact>`fetch ${sql.raw(String(BATCH))} from every_fact`.execute(tx)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close every_fact`.execute(tx)
}

/** Keeps the recount in a temporary table, for the comparison. */
export const keepRecount = async (tx: Tx, rows: Iterable<TallyRow>): Promise<void> => {
  await sql`
    create temp table recount (
      hamlet_id int, base smallint, measure smallint, class smallint, effective date, known date, n int
    ) on commit drop`.execute(tx)
  const copy = copyInto(tx, 'recount (hamlet_id, base, measure, class, effective, known, n)')
  for (const row of rows) {
    const days = [isoDay(row.effective), isoDay(row.known)]
    const full = copy.row([
      row.hamletId,
      row.base === 'present' ? 1 : 0,
      row.measure,
      row.class,
      ...days,
      row.n,
    ])
    if (full) await full
  }
  await copy.end()
  await sql`analyze recount`.execute(tx)
}

const count = async (tx: Tx, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> => {
  const { rows } = await query.execute(tx)
  return rows[0]?.n ?? 0
}

/** Keys of the tallies (folded and queued together) whose number is not that of the recount. */
export const countWrongTallies = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`
    select count(*) as n from (
      select hamlet_id, base, measure, class, effective, known, sum(n) as n from (
        select hamlet_id, base, measure, class, effective, known, n from tallies
        union all
        select hamlet_id, base, measure, class, effective, known, n from tally_queue
        union all
        select hamlet_id, base, measure, class, effective, known, -n from recount
      ) both_counts
      group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
    ) wrong`,
  )

/** Folded tallies stand in their own commune, or the commune's readers do not find them. */
export const countStrayTallies = (tx: Tx): Promise<number> =>
  count(tx, sql`select count(*) as n from tallies where commune_id <> hamlet_id / 1000 and n <> 0`)

/** Days on which a cumulative row differs from the running sum of the tallies; rows that change nothing are left out. */
export const countWrongBoardDays = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`
    with summed as (
      select unit_id, base, measure, class, effective, sum(n) as change
      from (select hamlet_id, base, measure, class, effective, sum(n) as n from tallies group by 1, 2, 3, 4, 5) t,
        lateral (values (hamlet_id / 1000), (hamlet_id / 100000), (hamlet_id / 10000000)) u (unit_id)
      group by 1, 2, 3, 4, 5 having sum(n) <> 0
    ), stored as (
      select unit_id, base, measure, class, effective,
        total - lag(total, 1, 0) over (partition by unit_id, base, measure, class order by effective) as change,
        lo, hi
      from board_days
    )
    select count(*) as n from summed a full join (select * from stored where change <> 0) b
      using (unit_id, base, measure, class, effective)
    where a.change is distinct from b.change or (b.lo <> ${loOf} or b.hi <> ${hiOf})`,
  )

// A unit's level and range of hamlets follow from its number: provinces are 3 to 200 (units.ts).
const width = sql`case when unit_id < 300 then 10000000 when unit_id < 30000 then 100000 else 1000 end`
const loOf = sql`unit_id * ${width}`
const hiOf = sql`unit_id * ${width} + ${width} - 1`

/** Days on which the number of reporting communes or the newest source is not what the folded reports say. */
export const countWrongBoardReports = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`
    with reports as (
      select unit_id, commune_id, milestone, effective, source from coverage_reports,
        lateral (values (commune_id), (commune_id / 100), (commune_id / 10000)) u (unit_id)
      where folded and not withdrawn
    ), firsts as (
      select unit_id, milestone, effective, count(*) as communes from (
        select unit_id, milestone, commune_id, min(effective) as effective from reports group by 1, 2, 3) f
      group by 1, 2, 3
    ), days as (
      select unit_id, milestone, effective, (array_agg(source order by array_position(
        array['authority', 'carrier', 'register', 'office', 'field'], source)))[1] as source
      from reports group by 1, 2, 3
    ), summed as (
      select unit_id, milestone, effective, source,
        sum(coalesce(communes, 0)) over (partition by unit_id, milestone order by effective) as communes
      from days left join firsts using (unit_id, milestone, effective)
    )
    select count(*) as n from summed a full join board_reports b using (unit_id, milestone, effective)
    where (a.communes, a.source) is distinct from (b.communes, b.source)`,
  )

/** People of whom no fact tells: nothing can have put them there. */
export const countPeopleWithoutFacts = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`
    select count(*) as n from people p where not exists (
      select from facts f where f.commune_id = p.commune_id and f.person_id = p.person_id)`,
  )

/** Numbers without the person they lead to, and people whose number does not lead to them. */
export const countWrongIdentities = (tx: Tx): Promise<number> =>
  count(
    tx,
    sql`
    select count(*) as n from identities i
    full join (select * from people where identity_block is not null) p
      on p.identity_block = i.identity_block and p.commune_id = i.commune_id and p.person_id = i.person_id
    where i.person_id is null or (p.person_id is null and not exists (
      select from people other where other.commune_id = i.commune_id and other.person_id = i.person_id))`,
  )
