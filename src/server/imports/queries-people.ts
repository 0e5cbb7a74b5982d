// SQL of what a committed list writes about people. Writer of people, identities, residences, people_words and facts; facts
// are only ever added. Decides nothing: what changes is found by the domain's fold (fold-matches.ts).
import { sql } from 'kysely'
import { type Day, isoDay, type PartialDate } from '#domain/dates'
import type { Fact, Listed } from '#domain/facts'
import type { Tx } from '../platform/database.ts'

/** SQL condition: the staged row is a new person. */
const isFresh = sql`not exists (select from list_matches m where m.row_no = r.row_no)
  and not exists (select from list_returns b where b.row_no = r.row_no)`

/** Inserts the new people of a register, table by table; what is keyed by a block or a word, in that order. */
export const insertFresh = async (
  tx: Tx,
  importId: string,
  keyId: number,
  known: Day,
  snapshotId: string,
  step: (done: number) => Promise<void>,
): Promise<void> => {
  const from = sql`from import_rows r where r.import_id = ${importId} and ${isFresh}`
  await sql`
    insert into people (commune_id, person_id, hamlet_id, registered_hamlet_id, away, full_name, match_key, birth_year,
      birth_month, birth_day, sex, household_no, residential_group, relation, address, identity_block, identity_last2,
      cmnd_block, cmnd_last2, phone_block, phone_last2, key_id, eid_level, register_hash, register_as_of, revision)
    select r.commune_id, r.new_id, r.hamlet_id,
      case when r.residence = 'permanent' then r.hamlet_id end, r.away, r.full_name, r.match_key, r.birth_year,
      r.birth_month, r.birth_day, r.sex, r.household_no, r.residential_group, r.relation, r.address, r.identity_block,
      r.identity_last2, r.cmnd_block, r.cmnd_last2, r.phone_block, r.phone_last2, ${keyId}, r.eid_level, r.row_hash,
      r.effective, coalesce(h.revision, 0) + 1
    from import_rows r left join hamlet_revisions h on h.commune_id = r.commune_id and h.hamlet_id = r.hamlet_id
    where r.import_id = ${importId} and ${isFresh}`.execute(tx)
  await step(1)
  await sql`
    insert into identities (identity_block, commune_id, person_id)
    select r.identity_block, r.commune_id, r.new_id ${from} and r.identity_block is not null
    order by r.identity_block`.execute(tx)
  await step(2)
  await sql`
    insert into residences (commune_id, person_id, kind, hamlet_id, household_no, relation, from_day)
    select r.commune_id, r.new_id, r.residence, r.hamlet_id, r.household_no, r.relation, r.effective
    ${from}`.execute(tx)
  await step(3)
  await sql`set local work_mem = '256MB'`.execute(tx)
  await sql`
    insert into people_words (commune_id, word, hamlet_id, person_id)
    select r.commune_id, w.word, r.hamlet_id, r.new_id
    from import_rows r cross join unnest(r.words) w (word)
    where r.import_id = ${importId} and ${isFresh}
    order by r.commune_id, w.word collate "C", r.hamlet_id, r.new_id`.execute(tx)
  await sql`set local work_mem = '128MB'`.execute(tx)
  await step(4)
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id, body)
    select r.commune_id, r.new_id, r.new_id, r.hamlet_id, r.commune_id, r.effective, ${isoDay(known)},
      'register', ${snapshotId}, r.body
    ${from}`.execute(tx)
  await sql`select app.analyze_people()`.execute(tx)
  await step(5)
}

/** New people of one course, counted: rows of one key and hamlet differ in nothing that the tallies see. */
export type FreshCourse = {
  readonly hamletId: number
  readonly effective: string
  readonly body: Listed
  readonly n: number
}

export const listFreshCourses = async (tx: Tx, importId: string): Promise<FreshCourse[]> => {
  const { rows } = await sql<FreshCourse>`
    select hamlet_id, min(effective) as effective, (array_agg(body))[1] as body, count(*)::int as n
    from import_rows r where r.import_id = ${importId} and ${isFresh}
    group by course, hamlet_id, effective`.execute(tx)
  return rows
}

export type NewFact = {
  readonly communeId: number
  readonly personId: string
  readonly fact: Fact
  readonly snapshotId: string
}

/** Adds facts where the people are, noted as recorded in `recordedIn` (the commune of the list, or of the person). */
export const addFacts = async (
  tx: Tx,
  facts: readonly NewFact[],
  recordedIn: number | null,
): Promise<void> => {
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id, body)
    select p.commune_id, p.person_id, f.fact_id, p.hamlet_id, coalesce(${recordedIn}::int, p.commune_id), f.effective,
      f.known, f.source, f.snapshot_id, f.body
    from unnest(
      ${facts.map((f) => f.communeId)}::int[], ${facts.map((f) => f.personId)}::uuid[],
      ${facts.map((f) => f.fact.factId)}::uuid[], ${facts.map((f) => isoDay(f.fact.effective))}::date[],
      ${facts.map((f) => isoDay(f.fact.known))}::date[], ${facts.map((f) => f.fact.source)}::text[],
      ${facts.map((f) => f.snapshotId)}::uuid[], ${facts.map((f) => JSON.stringify(f.fact.body))}::jsonb[]
    ) f (commune_id, person_id, fact_id, effective, known, source, snapshot_id, body)
    join people p on p.commune_id = f.commune_id and p.person_id = f.person_id`.execute(tx)
}

/**
 * Takes over what changed register rows say of the people themselves; an older list changes no attribute. A number is no
 * attribute: whoever had none has it from now on. The birth date is the fold's to say (see writeBirths).
 */
export const updateAttributes = async (
  tx: Tx,
  importId: string,
  keyId: number,
  rowNos: readonly number[],
): Promise<void> => {
  const rows = sql`import_rows r join list_folds m using (row_no)
    where r.import_id = ${importId} and r.row_no = any(${[...rowNos]}::int[])`
  await sql`
    insert into identities (identity_block, commune_id, person_id)
    select r.identity_block, m.commune_id, m.person_id from ${rows} and r.identity_block is not null
    on conflict do nothing`.execute(tx)
  await sql`
    update people p set identity_block = n.identity_block, identity_last2 = n.identity_last2
    from (select m.commune_id, m.person_id, r.identity_block, r.identity_last2 from ${rows}) n
    where p.commune_id = n.commune_id and p.person_id = n.person_id and p.identity_block is null
      and n.identity_block is not null`.execute(tx)
  await sql`
    update people p set full_name = r.full_name, match_key = r.match_key, sex = coalesce(r.sex, p.sex),
      household_no = coalesce(r.household_no, p.household_no),
      residential_group = coalesce(r.residential_group, p.residential_group),
      relation = coalesce(r.relation, p.relation), address = coalesce(r.address, p.address),
      cmnd_block = coalesce(r.cmnd_block, p.cmnd_block), cmnd_last2 = coalesce(r.cmnd_last2, p.cmnd_last2),
      phone_block = coalesce(r.phone_block, p.phone_block), phone_last2 = coalesce(r.phone_last2, p.phone_last2),
      key_id = ${keyId}, eid_level = coalesce(r.eid_level, p.eid_level), register_hash = r.row_hash,
      register_as_of = r.effective
    from ${rows}
      and p.commune_id = m.commune_id and p.person_id = m.person_id
      and coalesce(p.register_as_of <= r.effective, true)`.execute(tx)
}

/** What a later register repeated is as new as that one. */
export const confirmRegisterDay = async (
  tx: Tx,
  people: readonly { readonly communeId: number; readonly personId: string; readonly on: Day }[],
): Promise<void> => {
  if (people.length === 0) return
  await sql`
    update people p set register_as_of = greatest(p.register_as_of, a.day)
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[],
      ${people.map(({ on }) => isoDay(on))}::date[]) a (commune_id, person_id, day)
    where p.commune_id = a.commune_id and p.person_id = a.person_id`.execute(tx)
}

export type Birth = { readonly communeId: number; readonly personId: string; readonly birth: PartialDate }

export const writeBirths = async (tx: Tx, births: readonly Birth[]): Promise<void> => {
  await sql`
    update people p set birth_year = b.y, birth_month = b.m, birth_day = b.d
    from unnest(${births.map((one) => one.communeId)}::int[], ${births.map((one) => one.personId)}::uuid[],
      ${births.map(({ birth }) => birth.y)}::int[], ${births.map(({ birth }) => birth.m ?? null)}::int[],
      ${births.map(({ birth }) => birth.d ?? null)}::int[]) b (commune_id, person_id, y, m, d)
    where p.commune_id = b.commune_id and p.person_id = b.person_id`.execute(tx)
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
