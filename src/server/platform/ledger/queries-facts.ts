// SQL that adds facts where their people live. Writer of facts: they are only ever added.
import { type RawBuilder, sql } from 'kysely'
import { isoDay } from '#domain/dates'
import { planKept } from '../database.ts'
import type { AddedFact } from './new-fact.ts'

/** A fact lies at the address of its person: the hamlet where they live once everything of the transaction is written. */
export type PlacedFact = AddedFact & { readonly hamletId: number }

export const addedFacts = (given: readonly PlacedFact[]): RawBuilder<unknown> => {
  const facts = given.map(({ fact }) => fact)
  return sql`${planKept}
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id,
      recorded_by, member_id, team_id, body)
    select hamlet_id / 1000, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id,
      account_id, member_id, team_id, body
    from unnest(
      ${given.map((one) => one.personId)}::uuid[], ${given.map((one) => one.hamletId)}::int[],
      ${given.map((one) => one.recordedIn)}::int[],
      ${facts.map((fact) => fact.factId)}::uuid[], ${facts.map((fact) => isoDay(fact.effective))}::date[],
      ${facts.map((fact) => isoDay(fact.known))}::date[], ${facts.map((fact) => fact.source)}::text[],
      ${given.map((one) => one.snapshotId)}::uuid[],
      ${given.map((one) => one.accountId)}::uuid[], ${given.map((one) => one.memberId)}::uuid[],
      ${given.map((one) => one.teamId)}::uuid[], ${facts.map((fact) => JSON.stringify(fact.body))}::jsonb[]
    ) f (person_id, hamlet_id, recorded_in, fact_id, effective, known, source, snapshot_id, account_id, member_id, team_id,
      body)`
}
