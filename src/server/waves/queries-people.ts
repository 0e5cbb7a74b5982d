// SQL of the people behind the figures of a wave: who is present, in whose hands they are, and their facts. One commune at a
// time, so that each read is one range of a key. Reads only; row security decides.
import { sql } from 'kysely'
import type { HandOverState } from '#domain/hand-overs'
import type { Milestone } from '#domain/milestones'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'
import type { UnitRow } from './queries.ts'

export type PresentRow = {
  readonly personId: string
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  /** Somebody is accountable for them where they live. */
  readonly owned: boolean
}

const communeOf = ({ lo }: UnitRow): number => Math.floor(lo / 1000)

/** Everyone present in a commune or hamlet. */
export const readPresent = async (tx: Tx, unit: UnitRow): Promise<PresentRow[]> => {
  const { rows } = await sql<PresentRow>`
    with owned as (
      select person_id, hamlet_id from assignments
      where commune_id = ${communeOf(unit)} and hamlet_id between ${unit.lo} and ${unit.hi}
        and part = 'owner' and to_day is null
    )
    select p.person_id, p.hamlet_id, p.residential_group, p.household_no, o.person_id is not null as owned
    from people p left join owned o using (person_id, hamlet_id)
    where p.commune_id = ${communeOf(unit)} and p.hamlet_id between ${unit.lo} and ${unit.hi} and not p.away`.execute(
    tx,
  )
  return rows
}

/** The facts of everyone who lives there or is registered there and away, person by person. */
export const readFacts = async (tx: Tx, unit: UnitRow): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select person_id, fact_id, effective, known, source, body from facts
    where commune_id = ${communeOf(unit)} and hamlet_id between ${unit.lo} and ${unit.hi}
    order by person_id`.execute(tx)
  return rows
}

export type HandedRow = {
  readonly personId: string
  readonly milestone: Milestone
  readonly state: HandOverState
}

/** The last hand-over of each milestone, of everyone present who ever had one offered in this commune. */
export const readHandOvers = async (tx: Tx, unit: UnitRow): Promise<HandedRow[]> => {
  const { rows } = await sql<HandedRow>`
    select distinct on (h.person_id, h.milestone) h.person_id, h.milestone, h.state
    from hand_overs h join people p using (commune_id, person_id)
    where h.commune_id = ${communeOf(unit)} and p.hamlet_id between ${unit.lo} and ${unit.hi}
    order by h.person_id, h.milestone, h.hand_over_id desc`.execute(tx)
  return rows
}

type NamedRow = Omit<BriefRow, 'birth'> & {
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

/** Of one page of a list. */
export const readNames = async (
  tx: Tx,
  unit: UnitRow,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, BriefRow>> => {
  const { rows } = await sql<NamedRow>`
    select person_id, commune_id, hamlet_id, full_name as name, birth_year, birth_month, birth_day, sex, household_no,
      identity_last2, phone_last2
    from people where commune_id = ${communeOf(unit)} and person_id = any(${[...personIds]}::uuid[])`.execute(
    tx,
  )
  return new Map(
    rows.map(({ birthYear, birthMonth, birthDay, ...person }) => [
      person.personId,
      { ...person, birth: birthText(birthYear, birthMonth, birthDay) },
    ]),
  )
}
