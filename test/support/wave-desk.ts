// A commune with hamlets and people for tests of the waves: who is assigned, what was recorded, by plain rows.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { FactBody } from '#domain/facts'
import type { Milestone } from '#domain/milestones'
import type { Tx } from '../../src/server/platform/database.ts'
import { visitOn } from '../fixtures/visits.ts'
import type { NewFact } from './people.ts'

/** Hamlet `n` of a commune in the registry; 0, for people whose hamlet is not known, always stands there. */
export async function addHamlet(tx: Tx, communeId: number, n: number, name: string): Promise<void> {
  const id = communeId * 1000 + n
  await sql`
    insert into units (unit_id, code, name, full_name, kind, level, parent_id, lo, hi, valid_from)
    select ${id}, null, ${name}, ${name}, 'khu-pho', 'hamlet', unit_id, ${id}, ${id}, min(valid_from)
    from units where unit_id = ${communeId} group by unit_id`.execute(tx)
}

/** Somebody is accountable for everybody present in these hamlets. */
export async function ownEverybody(tx: Tx, hamletIds: readonly number[], from: Day): Promise<void> {
  await sql`
    insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, part, from_day)
    select commune_id, person_id, hamlet_id, ${randomUUID()}, ${randomUUID()}, 'owner', ${isoDay(from)}
    from people where hamlet_id = any(${[...hamletIds]}::int[]) and not away
      and not exists (select from assignments a where a.commune_id = people.commune_id
        and a.person_id = people.person_id and a.part = 'owner' and a.to_day is null)`.execute(tx)
}

/** Recorded as it stands, without any of what the door to the facts does besides. */
export async function recordPlainly(tx: Tx, personId: string, given: NewFact): Promise<void> {
  const { effective, known = effective, source = 'authority', body } = given
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, body)
    select commune_id, person_id, ${randomUUID()}, hamlet_id, commune_id, ${isoDay(effective)}, ${isoDay(known)},
      ${source}, ${JSON.stringify(body)}::jsonb from people where person_id = ${personId}`.execute(tx)
}

export const confirmed = (effective: Day, ...milestones: readonly Milestone[]): NewFact => ({
  effective,
  body: {
    type: 'listed/1',
    list: 'authority:test',
    claims: Object.fromEntries(milestones.map((milestone) => [milestone, 'confirmed'])),
  } satisfies FactBody,
})

/** A visit in the field: who was met, why not, what was done. */
export const visited = (effective: Day, ...about: DropFirst<Parameters<typeof visitOn>>): NewFact => ({
  effective,
  source: 'field',
  body: visitOn(effective, ...about).body,
})

type DropFirst<P extends readonly unknown[]> = P extends readonly [unknown, ...infer Rest] ? Rest : never

/** Everything that is owed: such a person needs no visit. */
export const ALL_OWED = [
  'card_collected',
  'card',
  'sim_own_name',
  'eid_approved',
  'eid_activated',
  'smartphone_4g',
  'eid_used',
] as const
