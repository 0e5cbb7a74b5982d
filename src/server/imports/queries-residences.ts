// SQL of dated residences that a changed register row touches: written again where a person's courses of residence differ,
// else their household told anew. Writer of residences, beside the insert of new people (queries-people.ts).
import { sql } from 'kysely'
import { isoDay } from '#domain/dates'
import type { DatedResidence } from '#domain/residences'
import type { Tx } from '../platform/database.ts'

/** All residences of a person as they now are; `said`: the household in which the row at hand places them, if anywhere. */
export type Residences = {
  readonly personId: string
  readonly dated: readonly DatedResidence[]
  readonly said: { readonly householdNo: string | null; readonly relation: string | null }
  readonly saidOf: { readonly kind: string; readonly hamletId: number } | null
  /** A later register has told the household already: the row at hand only tells it where that one did not. */
  readonly isLate: boolean
}

type Household = {
  readonly personId: string
  readonly kind: string
  readonly hamletId: number
  readonly householdNo: string | null
  readonly relation: string | null
}

/** Households are kept where a person stays: facts do not tell them. */
export const replaceResidences = async (tx: Tx, people: readonly Residences[]): Promise<void> => {
  if (people.length === 0) return
  const ids = people.map(({ personId }) => personId)
  const { rows: before } = await sql<Household>`
    select person_id, kind, hamlet_id, household_no, relation from residences
    where person_id = any(${ids}::uuid[]) order by from_day`.execute(tx)
  const keyOf = (personId: string, kind: string, hamletId: number) => `${personId} ${kind} ${hamletId}`
  const known = new Map(before.map((one) => [keyOf(one.personId, one.kind, one.hamletId), one]))
  const rows = people.flatMap(({ personId, dated, said, saidOf, isLate }) =>
    dated.map((one) => {
      const old = known.get(keyOf(personId, one.kind, one.hamletId))
      const isSaid = saidOf?.kind === one.kind && saidOf.hamletId === one.hamletId
      const told = isSaid ? said : { householdNo: null, relation: null }
      const [first, second] = isLate ? [old, told] : [told, old]
      return {
        personId,
        ...one,
        householdNo: first?.householdNo ?? second?.householdNo ?? null,
        relation: first?.relation ?? second?.relation ?? null,
      }
    }),
  )
  await sql`delete from residences where person_id = any(${ids}::uuid[])`.execute(tx)
  await sql`
    insert into residences (commune_id, person_id, kind, hamlet_id, household_no, relation, from_day, to_day)
    select hamlet_id / 1000, person_id, kind, hamlet_id, household_no, relation, from_day, to_day from unnest(
      ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.hamletId)}::int[], ${rows.map((row) => row.householdNo)}::text[],
      ${rows.map((row) => row.relation)}::text[], ${rows.map((row) => isoDay(row.from))}::date[],
      ${rows.map((row) => (row.to === null ? null : isoDay(row.to)))}::date[]
    ) r (person_id, kind, hamlet_id, household_no, relation, from_day, to_day)`.execute(tx)
}

/** The newest register row also tells the household within a residence that lasts. Needs updateAttributes before it. */
export const updateHouseholds = async (
  tx: Tx,
  importId: string,
  rowNos: readonly number[],
): Promise<void> => {
  await sql`
    update residences s set household_no = coalesce(r.household_no, s.household_no),
      relation = coalesce(r.relation, s.relation)
    from import_rows r join list_folds m using (row_no)
      join people p on p.commune_id = m.commune_id and p.person_id = m.person_id
    where r.import_id = ${importId} and r.row_no = any(${[...rowNos]}::int[])
      and p.register_hash = r.row_hash and p.register_as_of = r.effective
      and s.person_id = m.person_id and s.kind = r.residence and s.hamlet_id = r.hamlet_id and s.to_day is null
      and (r.household_no <> coalesce(s.household_no, '') or r.relation <> coalesce(s.relation, ''))`.execute(
    tx,
  )
}
