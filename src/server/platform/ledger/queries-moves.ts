// SQL of people who turn out to live elsewhere: home row, facts' address, number, residences and words follow them; a
// tombstone stays. Writer of people, identities, residences, people_words and person_departures, beside imports/.
import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay, type PartialDate } from '#domain/dates'
import type { DatedResidence } from '#domain/residences'
import { wordsOf } from '#domain/text'
import type { Tx } from '../database.ts'
import type { Home } from './queries-homes.ts'

export type Relocation = {
  readonly hamletId: number
  readonly registeredHamletId: number | null
  readonly away: boolean
}

/** Puts the home row of a person where they now live; their facts and their number follow. Words and residences do not. */
export const moveHome = async (
  tx: Tx,
  { communeId, personId, hamletId }: Pick<Home, 'communeId' | 'personId' | 'hamletId'>,
  to: Relocation,
): Promise<void> => {
  const commune = Math.floor(to.hamletId / 1000)
  await sql`
    update people set commune_id = ${commune}, hamlet_id = ${to.hamletId},
      registered_hamlet_id = ${to.registeredHamletId}, away = ${to.away}
    where commune_id = ${communeId} and person_id = ${personId}`.execute(tx)
  if (to.hamletId !== hamletId)
    await sql`
      update facts set commune_id = ${commune}, hamlet_id = ${to.hamletId}
      where commune_id = ${communeId} and person_id = ${personId}`.execute(tx)
  if (commune !== communeId)
    await sql`update identities set commune_id = ${commune} where person_id = ${personId}`.execute(tx)
}

/**
 * Facts, number and words follow. Household and address were those of the hamlet left: the new ones are what the
 * residence there says (write residences first), or not known.
 */
export const relocate = async (tx: Tx, from: Home, to: Relocation): Promise<void> => {
  await moveHome(tx, from, to)
  if (to.hamletId !== from.hamletId)
    await sql`
      update people p set address = null, residential_group = null, household_no = s.household_no, relation = s.relation
      from (values (1)) one left join lateral (
        select household_no, relation from residences
        where person_id = ${from.personId} and hamlet_id = ${to.hamletId} and to_day is null
        order by from_day desc limit 1) s on true
      where p.commune_id = ${Math.floor(to.hamletId / 1000)} and p.person_id = ${from.personId}`.execute(tx)
  await rewriteWords(tx, from, to)
}

/** Words stand where the person lives and, if elsewhere, where they are registered. */
const rewriteWords = async (tx: Tx, from: Home, to: Relocation): Promise<void> => {
  const before = hamletsOf(from)
  const after = hamletsOf(to)
  const gone = before.filter((id) => !after.includes(id))
  await sql`
    delete from people_words where commune_id = any(${gone.map((id) => Math.floor(id / 1000))}::int[])
      and hamlet_id = any(${gone}::int[]) and person_id = ${from.personId}`.execute(tx)
  const words = [...new Set(wordsOf(from.fullName))]
  for (const id of after)
    await sql`
      insert into people_words (commune_id, word, hamlet_id, person_id)
      select ${Math.floor(id / 1000)}::int, word, ${id}::int, ${from.personId}::uuid from unnest(${words}::text[]) word
      on conflict do nothing`.execute(tx)
}

/** In which hamlets a person is seen. */
export const hamletsOf = ({
  hamletId,
  registeredHamletId,
}: Pick<Relocation, 'hamletId' | 'registeredHamletId'>) => [
  ...new Set([hamletId, registeredHamletId ?? hamletId]),
]

type Household = {
  readonly personId: string
  readonly kind: string
  readonly hamletId: number
  readonly householdNo: string | null
  readonly relation: string | null
}

/**
 * All residences of a person as they now are. Households are kept where a person stays: facts do not tell them. `mergedId`: who
 * was found to be the same person; their residences go.
 */
export const replaceResidences = async (
  tx: Tx,
  personId: string,
  dated: readonly DatedResidence[],
  mergedId: string | null = null,
): Promise<void> => {
  const { rows: before } = await sql<Household>`
    delete from residences where person_id in (${personId}, ${mergedId ?? personId})
    returning person_id, kind, hamlet_id, household_no, relation`.execute(tx)
  const known = new Map<string, Household>()
  for (const one of before.toSorted(
    (a, b) => Number(a.personId === personId) - Number(b.personId === personId),
  ))
    if (one.householdNo !== null || one.personId === personId) known.set(`${one.kind} ${one.hamletId}`, one)
  const households = dated.map((one) => known.get(`${one.kind} ${one.hamletId}`))
  await sql`
    insert into residences (commune_id, person_id, kind, hamlet_id, household_no, relation, from_day, to_day)
    select hamlet_id / 1000, ${personId}::uuid, kind, hamlet_id, household_no, relation, from_day, to_day from unnest(
      ${dated.map((one) => one.kind)}::text[], ${dated.map((one) => one.hamletId)}::int[],
      ${households.map((one) => one?.householdNo ?? null)}::text[],
      ${households.map((one) => one?.relation ?? null)}::text[], ${dated.map((one) => isoDay(one.from))}::date[],
      ${dated.map((one) => (one.to === null ? null : isoDay(one.to)))}::date[]
    ) r (kind, hamlet_id, household_no, relation, from_day, to_day)`.execute(tx)
}

type HouseholdMove = Pick<Home, 'communeId' | 'personId' | 'hamletId'> & {
  readonly householdNo: string
  readonly relation: string | null
}

/** Of people who are not in that household yet: their home row, which is told, and the residence there that lasts. */
export const putIntoHousehold = (moves: readonly HouseholdMove[]) => {
  const given = sql`unnest(${moves.map((one) => one.communeId)}::int[], ${moves.map((one) => one.personId)}::uuid[],
    ${moves.map((one) => one.hamletId)}::int[], ${moves.map((one) => one.householdNo)}::text[],
    ${moves.map((one) => one.relation)}::text[]) g (commune_id, person_id, hamlet_id, household_no, relation)`
  return [
    sql<{ personId: string }>`
      update people p set household_no = g.household_no, relation = g.relation, register_hash = null from ${given}
      where p.commune_id = g.commune_id and p.person_id = g.person_id
        and (p.household_no, p.relation) is distinct from (g.household_no, g.relation)
      returning p.person_id as "personId"`,
    sql`
      update residences s set household_no = g.household_no, relation = g.relation from ${given}
      where s.person_id = g.person_id and s.hamlet_id = g.hamlet_id and s.to_day is null
        and (s.household_no, s.relation) is distinct from (g.household_no, g.relation)`,
  ] as const
}

/** What the last register row said is no longer all that is known: the next one is read again, even if it is the same. */
export const forgetRegisterRow = async (tx: Tx, { communeId, personId }: Home): Promise<void> => {
  await sql`
    update people set register_hash = null where commune_id = ${communeId} and person_id = ${personId}`.execute(
    tx,
  )
}

export const writeBirth = async (tx: Tx, home: Home, birth: PartialDate): Promise<void> => {
  await sql`
    update people set birth_year = ${birth.y}, birth_month = ${birth.m ?? null}, birth_day = ${birth.d ?? null}
    where commune_id = ${home.communeId} and person_id = ${home.personId}`.execute(tx)
}

export type Left = { readonly hamletId: number; readonly personId: string }

export type Departure = Left & { readonly revision: number }

type Why = 'moved' | 'merged' | 'reassigned' | 'withdrawn'

/** Whoever keeps a copy of a hamlet learns that somebody is no longer theirs. */
export const leaveTombstones = async (
  tx: Tx,
  departures: readonly Departure[],
  why: Why,
  today: Day,
): Promise<void> => {
  await sql`
    insert into person_departures (commune_id, hamlet_id, person_id, revision, why, on_day)
    select hamlet_id / 1000, hamlet_id, person_id, revision, ${why}, ${isoDay(today)}::date from unnest(
      ${departures.map((one) => one.hamletId)}::int[], ${departures.map((one) => one.personId)}::uuid[],
      ${departures.map((one) => one.revision)}::bigint[]) d (hamlet_id, person_id, revision)
    on conflict do nothing`.execute(tx)
}

/** The same with the revision that each hamlet has by now, for whoever has raised it. */
export const tombstones = (left: readonly Left[], why: Why, today: Day): RawBuilder<unknown> => sql`
  insert into person_departures (commune_id, hamlet_id, person_id, revision, why, on_day)
  select h.commune_id, h.hamlet_id, d.person_id, h.revision, ${why}, ${isoDay(today)}::date
  from unnest(${left.map((one) => one.hamletId)}::int[], ${left.map((one) => one.personId)}::uuid[])
    d (hamlet_id, person_id)
  join hamlet_revisions h on h.commune_id = d.hamlet_id / 1000 and h.hamlet_id = d.hamlet_id
  on conflict do nothing`

export const leaveTombstonesNow = async (
  tx: Tx,
  left: readonly Left[],
  why: Why,
  today: Day,
): Promise<void> => {
  if (left.length > 0) await tombstones(left, why, today).execute(tx)
}
