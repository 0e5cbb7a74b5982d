// What a committed list writes about people: new ones set-wise in SQL, known ones folded one by one by the domain.
// Writers here: people, identities, residences, people_words, facts, hamlet_revisions. Facts are only ever added.
import { sql } from 'kysely'
import type { Campaign } from '#domain/campaign'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import type { Fact, Listed } from '#domain/facts'
import type { TallySum } from '#domain/tallies'
import { timeline } from '#domain/timeline'
import type { Tx } from '../platform/database.ts'

/** SQL condition: the staged row is a new person. */
const isFresh = sql`not exists (select from list_matches m where m.row_no = r.row_no)
  and not exists (select from list_returns b where b.row_no = r.row_no)`

/** Takes the revisions of hamlets in id order: nobody else changes their people until the transaction ends. */
export const lockHamlets = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    insert into hamlet_revisions (commune_id, hamlet_id)
    select distinct r.commune_id, r.hamlet_id from import_rows r
    where r.import_id = ${importId} and r.hamlet_id is not null
      and not exists (select from hamlet_revisions h where h.commune_id = r.commune_id and h.hamlet_id = r.hamlet_id)
    order by 1, 2 on conflict do nothing`.execute(tx)
  await sql`
    select revision from hamlet_revisions h where hamlet_id in (
      select hamlet_id from import_rows where import_id = ${importId}
      union
      select p.hamlet_id from list_matches m join people p using (commune_id, person_id))
    order by commune_id, hamlet_id for update`.execute(tx)
}

export const bumpRevisions = async (tx: Tx, hamletIds: readonly number[]): Promise<void> => {
  await sql`
    insert into hamlet_revisions as h (commune_id, hamlet_id, revision)
    select id / 1000, id, 1 from unnest(${[...hamletIds].sort((a, b) => a - b)}::int[]) id
    on conflict (commune_id, hamlet_id) do update set revision = h.revision + 1`.execute(tx)
}

/** Marks people as changed with the revision their hamlet is about to get (see bumpRevisions). */
export const stampRevisions = async (
  tx: Tx,
  people: readonly { readonly communeId: number; readonly personId: string }[],
): Promise<void> => {
  await sql`
    update people p set revision = coalesce((
      select h.revision from hamlet_revisions h
      where h.commune_id = p.commune_id and h.hamlet_id = p.hamlet_id), 0) + 1
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
      a (commune_id, person_id)
    where p.commune_id = a.commune_id and p.person_id = a.person_id`.execute(tx)
}

/** Inserts the new people of a register, table by table; what is keyed by a block or a word, in that order. */
export const insertFresh = async (
  tx: Tx,
  importId: string,
  keyId: number,
  known: Day,
  snapshotId: string,
  step: (done: number) => Promise<void>,
): Promise<number[]> => {
  const from = sql`from import_rows r where r.import_id = ${importId} and ${isFresh}`
  await sql`set local work_mem = '128MB'`.execute(tx)
  await sql`
    insert into people (commune_id, person_id, hamlet_id, registered_hamlet_id, away, full_name, match_key, birth_year,
      birth_month, birth_day, sex, household_no, residential_group, relation, address, identity_block, identity_last2,
      cmnd_block, cmnd_last2, phone_block, phone_last2, key_id, eid_level, register_hash, register_as_of, revision)
    select r.commune_id, r.new_person_id, r.hamlet_id,
      case when r.residence = 'permanent' then r.hamlet_id end, r.away, r.full_name, r.match_key, r.birth_year,
      r.birth_month, r.birth_day, r.sex, r.household_no, r.residential_group, r.relation, r.address, r.identity_block,
      r.identity_last2, r.cmnd_block, r.cmnd_last2, r.phone_block, r.phone_last2, ${keyId}, r.eid_level, r.row_hash,
      r.effective, coalesce((select h.revision + 1 from hamlet_revisions h
        where h.commune_id = r.commune_id and h.hamlet_id = r.hamlet_id), 1)
    ${from}`.execute(tx)
  await step(1)
  await sql`
    insert into identities (identity_block, commune_id, person_id)
    select r.identity_block, r.commune_id, r.new_person_id ${from} and r.identity_block is not null
    order by r.identity_block`.execute(tx)
  await step(2)
  await sql`
    insert into residences (commune_id, person_id, kind, hamlet_id, household_no, relation, from_day)
    select r.commune_id, r.new_person_id, r.residence, r.hamlet_id, r.household_no, r.relation, r.effective
    ${from}`.execute(tx)
  await step(3)
  await sql`
    insert into people_words (commune_id, word, hamlet_id, person_id)
    select r.commune_id, w.word, r.hamlet_id, r.new_person_id
    from import_rows r, lateral (select distinct unnest(r.words) as word) w
    where r.import_id = ${importId} and ${isFresh}
    order by r.commune_id, w.word collate "C", r.hamlet_id, r.new_person_id`.execute(tx)
  await step(4)
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id, body)
    select r.commune_id, r.new_person_id, r.fact_id, r.hamlet_id, r.commune_id, r.effective, ${isoDay(known)},
      'register', ${snapshotId}, r.body
    ${from}`.execute(tx)
  await step(5)
  const { rows } = await sql<{ hamletId: number }>`select distinct r.hamlet_id ${from}`.execute(tx)
  return rows.map(({ hamletId }) => hamletId)
}

/** Adds the courses of the new people to the sums: one course per key and hamlet, however many people have it. */
export const sumFresh = async (
  tx: Tx,
  importId: string,
  campaign: Campaign,
  known: Day,
  sum: TallySum,
): Promise<void> => {
  const { rows } = await sql<{ effective: string; body: Listed; n: number }>`
    select min(effective) as effective, (array_agg(body))[1] as body, count(*)::int as n
    from import_rows r where r.import_id = ${importId} and ${isFresh}
    group by course_key, hamlet_id, effective`.execute(tx)
  for (const { effective, body, n } of rows) {
    const fact: Fact = { factId: '', effective: dayIn(effective), known, source: 'register', body }
    sum.add(timeline(campaign, [fact]), known, 1, n)
  }
}

export type Match = {
  readonly rowNo: number
  readonly factId: string
  readonly communeId: number
  readonly personId: string
  readonly effective: string
  readonly body: Listed
}

/**
 * Numbers the matched rows that must be folded, in the order of people; returns how many. A register row that says
 * exactly what the last one said, and speaks of no earlier day, is left out.
 */
export const numberFolds = async (tx: Tx, importId: string, bringsPeople: boolean): Promise<number> => {
  await sql`
    create temp table list_folds on commit drop as
    select row_number() over (order by m.commune_id, m.person_id) as n, m.row_no, m.fact_id, m.commune_id, m.person_id
    from list_matches m
      join import_rows r on r.import_id = ${importId} and r.row_no = m.row_no
      join people p on p.commune_id = m.commune_id and p.person_id = m.person_id
    where not (${bringsPeople} and coalesce(p.register_hash = r.row_hash and p.register_as_of <= r.effective, false))
  `.execute(tx)
  await sql`alter table list_folds add primary key (n)`.execute(tx)
  await sql`analyze list_folds`.execute(tx)
  const { rows } = await sql<{ n: number }>`select coalesce(max(n), 0)::int as n from list_folds`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The numbered rows after `after`, up to and including `to`. */
export const listFolds = async (tx: Tx, importId: string, after: number, to: number): Promise<Match[]> => {
  const { rows } = await sql<Match>`
    select f.row_no, f.fact_id, f.commune_id, f.person_id, r.effective, r.body
    from list_folds f join import_rows r on r.import_id = ${importId} and r.row_no = f.row_no
    where f.n > ${after} and f.n <= ${to} order by f.n`.execute(tx)
  return rows
}

export type NewFact = {
  readonly communeId: number
  readonly personId: string
  readonly fact: Fact
}

/** Adds facts where the people are, noted as recorded in `recordedIn` (the commune of the list, or of the person). */
export const addFacts = async (
  tx: Tx,
  facts: readonly NewFact[],
  snapshotId: string,
  recordedIn: number | null,
): Promise<void> => {
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id, body)
    select p.commune_id, p.person_id, f.fact_id, p.hamlet_id, coalesce(${recordedIn}::int, p.commune_id), f.effective,
      f.known, f.source, ${snapshotId}, f.body
    from unnest(
      ${facts.map((f) => f.communeId)}::int[], ${facts.map((f) => f.personId)}::uuid[],
      ${facts.map((f) => f.fact.factId)}::uuid[], ${facts.map((f) => isoDay(f.fact.effective))}::date[],
      ${facts.map((f) => isoDay(f.fact.known))}::date[], ${facts.map((f) => f.fact.source)}::text[],
      ${facts.map((f) => JSON.stringify(f.fact.body))}::jsonb[]
    ) f (commune_id, person_id, fact_id, effective, known, source, body)
    join people p on p.commune_id = f.commune_id and p.person_id = f.person_id`.execute(tx)
}

/** Takes over what changed register rows say of the people themselves; an older list changes no attribute. */
export const updateAttributes = async (
  tx: Tx,
  importId: string,
  keyId: number,
  rowNos: readonly number[],
): Promise<void> => {
  const picked = [...rowNos]
  await sql`
    insert into identities (identity_block, commune_id, person_id)
    select r.identity_block, m.commune_id, m.person_id
    from import_rows r join list_matches m using (row_no)
    where r.import_id = ${importId} and r.row_no = any(${picked}::int[]) and r.identity_block is not null
    on conflict do nothing`.execute(tx)
  await sql`
    update people p set full_name = r.full_name, match_key = r.match_key, birth_year = r.birth_year,
      birth_month = r.birth_month, birth_day = r.birth_day, sex = coalesce(r.sex, p.sex),
      household_no = coalesce(r.household_no, p.household_no),
      residential_group = coalesce(r.residential_group, p.residential_group),
      relation = coalesce(r.relation, p.relation), address = coalesce(r.address, p.address),
      identity_block = coalesce(p.identity_block, r.identity_block),
      identity_last2 = coalesce(p.identity_last2, r.identity_last2),
      cmnd_block = coalesce(r.cmnd_block, p.cmnd_block), cmnd_last2 = coalesce(r.cmnd_last2, p.cmnd_last2),
      phone_block = coalesce(r.phone_block, p.phone_block), phone_last2 = coalesce(r.phone_last2, p.phone_last2),
      key_id = ${keyId}, eid_level = coalesce(r.eid_level, p.eid_level), register_hash = r.row_hash,
      register_as_of = r.effective
    from import_rows r join list_matches m using (row_no)
    where r.import_id = ${importId} and r.row_no = any(${picked}::int[])
      and p.commune_id = m.commune_id and p.person_id = m.person_id
      and coalesce(p.register_as_of <= r.effective, true)`.execute(tx)
}

/** Dates the residences that changed rows speak of: a new one of a kind ends the one before. */
export const dateResidences = async (tx: Tx, importId: string, rowNos: readonly number[]): Promise<void> => {
  const rows = sql`
    import_rows r join list_matches m on r.import_id = ${importId} and m.row_no = r.row_no
    where r.row_no = any(${[...rowNos]}::int[])`
  await sql`
    update residences s set to_day = n.effective - 1
    from (select m.person_id, r.residence, r.hamlet_id, r.effective from ${rows}) n
    where s.person_id = n.person_id and s.kind = n.residence and s.hamlet_id <> n.hamlet_id and s.to_day is null
      and s.from_day < n.effective`.execute(tx)
  await sql`
    insert into residences (commune_id, person_id, kind, hamlet_id, household_no, relation, from_day)
    select r.commune_id, m.person_id, r.residence, r.hamlet_id, r.household_no, r.relation, r.effective
    from ${rows} and not exists (
      select from residences s where s.person_id = m.person_id and s.kind = r.residence
        and s.hamlet_id = r.hamlet_id and s.to_day is null)
    on conflict (commune_id, person_id, kind, from_day) do update set hamlet_id = excluded.hamlet_id`.execute(
    tx,
  )
}

export type Relocation = {
  readonly communeId: number
  readonly personId: string
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
}

/** Puts a person where the fold says they now are; facts follow their person, their words and number too. */
export const relocate = async (tx: Tx, to: Relocation): Promise<void> => {
  const commune = Math.floor(to.hamletId / 1000)
  await sql`
    update people set commune_id = ${commune}, hamlet_id = ${to.hamletId},
      registered_hamlet_id = ${to.registeredHamletId}, away = ${to.away}
    where commune_id = ${to.communeId} and person_id = ${to.personId}`.execute(tx)
  await sql`
    update facts set commune_id = ${commune}, hamlet_id = ${to.hamletId}
    where commune_id = ${to.communeId} and person_id = ${to.personId}`.execute(tx)
  await sql`
    update identities set commune_id = ${commune} where person_id = ${to.personId}`.execute(tx)
}

/** Writes the words of people again: where they live and, if elsewhere, where they are registered. */
export const rewriteWords = async (
  tx: Tx,
  people: readonly {
    readonly personId: string
    readonly words: readonly string[]
    readonly hamletIds: readonly number[]
    /** Communes in which the person had words before. */
    readonly communes: readonly number[]
  }[],
): Promise<void> => {
  const rows = people.flatMap(({ personId, words, hamletIds }) =>
    hamletIds.flatMap((hamletId) => [...new Set(words)].map((word) => ({ personId, word, hamletId }))),
  )
  const ids = people.map(({ personId }) => personId)
  const communes = [...new Set(people.flatMap((person) => person.communes))]
  await sql`
    delete from people_words
    where commune_id = any(${communes}::int[]) and person_id = any(${ids}::uuid[])`.execute(tx)
  await sql`
    insert into people_words (commune_id, word, hamlet_id, person_id)
    select hamlet_id / 1000, word, hamlet_id, person_id from unnest(
      ${rows.map((row) => row.word)}::text[], ${rows.map((row) => row.hamletId)}::int[],
      ${rows.map((row) => row.personId)}::uuid[]) r (word, hamlet_id, person_id)
    on conflict do nothing`.execute(tx)
}

export const dayIn = (text: string): Day => {
  const day = parseIsoDay(text)
  if (day === null) throw new Error(`imports: ${text} is not a day`)
  return day
}
