// SQL of finding and reading people. Reads only; row security decides what is seen, so nothing here knows who asks.
import { type RawBuilder, sql } from 'kysely'
import type { UnitRange } from '#domain/access'
import type { ResidenceKind } from '#domain/facts'
import { planKept, type Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'
import type { Beginning } from './beginning.ts'

type Stored = Omit<BriefRow, 'birth'> & {
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

const briefColumns =
  sql.raw(`p.person_id, p.commune_id, p.hamlet_id, p.full_name as name, p.birth_year, p.birth_month,
  p.birth_day, p.sex, p.household_no, p.identity_last2, p.phone_last2`)

const withBirth = <S extends Stored>({ birthYear, birthMonth, birthDay, ...row }: S) => ({
  ...row,
  birth: birthText(birthYear, birthMonth, birthDay),
})

/** Words of one person are read again for each commune and word that fits: this many make `limit` people for sure. */
const WORDS_PER_PERSON = 8

/**
 * At most `limit` people of whose name each of the beginnings begins a word, within the ranges of hamlets. The ranges only
 * lead to the communes, since the index begins with the commune. In no order.
 */
export const searchByWords = async (
  tx: Tx,
  words: readonly Beginning[],
  ranges: readonly UnitRange[],
  limit: number,
): Promise<BriefRow[]> => {
  // Each side is one scan of the index alone, and they meet in a hash or a sort. As a join the planner, which believes that
  // row security leaves a handful of rows, would compare each with each.
  const fitting = words.map(wordsBeginning).reduce((all, more) => sql`${all} intersect ${more}`)
  const most = limit * WORDS_PER_PERSON
  const { rows } = await sql<Stored>`${planKept}
    with places as (
      select distinct u.unit_id as commune_id, greatest(u.lo, r.lo) as lo, least(u.hi, r.hi) as hi
      from unnest(${ranges.map(({ lo }) => lo)}::int[], ${ranges.map(({ hi }) => hi)}::int[]) r (lo, hi)
      join units u on u.level = 'commune' and u.lo <= r.hi and u.hi >= r.lo
    ), found as (
      select distinct person_id from (
        select f.person_id from places c cross join lateral (${fitting} limit ${most}) f limit ${most}) f
    )
    select ${briefColumns} from found join people p on p.person_id = found.person_id limit ${limit}`.execute(
    tx,
  )
  return rows.map(withBirth)
}

const wordsBeginning = ({ from, before }: Beginning): RawBuilder<unknown> => sql`
  select w.person_id from people_words w
  where w.commune_id = c.commune_id and w.hamlet_id between c.lo and c.hi
    and w.word >= ${from} ${before === null ? sql`` : sql`and w.word < ${before}`}`

const MOST_BEARERS = 50

export const findByIdentityBlock = async (tx: Tx, block: Buffer): Promise<BriefRow[]> => {
  const { rows } = await sql<Stored>`${planKept}
    select ${briefColumns} from identities i join people p using (commune_id, person_id)
    where i.identity_block = ${block}`.execute(tx)
  return rows.map(withBirth)
}

/** Old numbers are not unique, and a family may share a telephone. */
export const findByOldBlock = async (tx: Tx, block: Buffer): Promise<BriefRow[]> => {
  const { rows } = await sql<Stored>`${planKept}
    select ${briefColumns} from people p where p.cmnd_block = ${block} limit ${MOST_BEARERS}`.execute(tx)
  return rows.map(withBirth)
}

export const findByPhoneBlock = async (tx: Tx, block: Buffer): Promise<BriefRow[]> => {
  const { rows } = await sql<Stored>`${planKept}
    select ${briefColumns} from people p where p.phone_block = ${block} limit ${MOST_BEARERS}`.execute(tx)
  return rows.map(withBirth)
}

export type PersonRow = BriefRow & {
  readonly registeredHamletId: number | null
  readonly away: boolean
  readonly residentialGroup: string | null
  readonly relation: string | null
  readonly address: string | null
  readonly cmndLast2: string | null
  /** As registers say; facts may know better. */
  readonly eidLevel: number | null
  readonly deviceClass: string | null
}

export const findPerson = async (tx: Tx, personId: string): Promise<PersonRow | null> => {
  const { rows } = await sql<Stored & Omit<PersonRow, keyof BriefRow>>`${planKept}
    select ${briefColumns}, p.registered_hamlet_id, p.away, p.residential_group, p.relation, p.address, p.cmnd_last2,
      p.eid_level, p.device_class
    from people p where p.person_id = ${personId}`.execute(tx)
  return rows[0] ? withBirth(rows[0]) : null
}

export type NumbersRow = {
  readonly hamletId: number
  readonly keyId: number
  readonly identity: Buffer | null
  readonly cmnd: Buffer | null
  readonly phone: Buffer | null
}

/** The protected numbers of one person: for a reveal. */
export const findNumbers = async (tx: Tx, personId: string): Promise<NumbersRow | null> => {
  const { rows } = await sql<NumbersRow>`
    select hamlet_id, key_id, identity_block as identity, cmnd_block as cmnd, phone_block as phone
    from people where person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

export type MemberRow = BriefRow & { readonly relation: string | null }

/** Who lives in that household of a hamlet, or belongs to it by a residence that has not ended and lives elsewhere. */
export const listHousehold = async (tx: Tx, hamletId: number, householdNo: string): Promise<MemberRow[]> => {
  const communeId = Math.floor(hamletId / 1000)
  const { rows } = await sql<Stored & { readonly relation: string | null }>`
    select ${briefColumns}, p.relation from people p
    where p.commune_id = ${communeId} and p.hamlet_id = ${hamletId} and p.household_no = ${householdNo}
    union
    select ${briefColumns}, r.relation from residences r join people p on p.person_id = r.person_id
    where r.commune_id = ${communeId} and r.hamlet_id = ${hamletId} and r.household_no = ${householdNo}
      and r.to_day is null and p.hamlet_id <> r.hamlet_id`.execute(tx)
  return rows.map(withBirth)
}

export type ResidenceRow = {
  readonly kind: ResidenceKind
  readonly hamletId: number
  readonly householdNo: string | null
  readonly relation: string | null
  readonly fromDay: string
  readonly toDay: string | null
}

/** Newest first. */
export const listResidences = async (tx: Tx, personId: string): Promise<ResidenceRow[]> => {
  const { rows } = await sql<ResidenceRow>`
    select kind, hamlet_id, household_no, relation, from_day, to_day from residences
    where person_id = ${personId} order by to_day desc nulls first, from_day desc, kind`.execute(tx)
  return rows
}

export type HistoryRow = FactRow & { readonly recordedIn: number; readonly recordedBy: string | null }

export const listFacts = async (tx: Tx, communeId: number, personId: string): Promise<HistoryRow[]> => {
  const { rows } = await sql<HistoryRow>`
    select person_id, fact_id, effective, known, source, recorded_in, recorded_by, body from facts
    where commune_id = ${communeId} and person_id = ${personId}`.execute(tx)
  return rows
}
