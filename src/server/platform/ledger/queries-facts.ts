// SQL that adds facts where their people live. Writer of facts: they are only ever added.
import { sql } from 'kysely'
import { isoDay } from '#domain/dates'
import type { Tx } from '../database.ts'
import type { AddedFact } from './new-fact.ts'

/** People must be where they belong already: a fact lies at the address of its person. Throws if one has none. */
export const insertFacts = async (tx: Tx, given: readonly AddedFact[]): Promise<void> => {
  const facts = given.map(({ fact }) => fact)
  const { numAffectedRows } = await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id,
      recorded_by, member_id, team_id, body)
    select p.commune_id, p.person_id, f.fact_id, p.hamlet_id, f.recorded_in, f.effective, f.known, f.source, f.snapshot_id,
      f.account_id, f.member_id, f.team_id, f.body
    from unnest(
      ${given.map((one) => one.personId)}::uuid[], ${given.map((one) => one.recordedIn)}::int[],
      ${facts.map((fact) => fact.factId)}::uuid[], ${facts.map((fact) => isoDay(fact.effective))}::date[],
      ${facts.map((fact) => isoDay(fact.known))}::date[], ${facts.map((fact) => fact.source)}::text[],
      ${given.map((one) => one.snapshotId)}::uuid[],
      ${given.map((one) => one.accountId)}::uuid[], ${given.map((one) => one.memberId)}::uuid[],
      ${given.map((one) => one.teamId)}::uuid[], ${facts.map((fact) => JSON.stringify(fact.body))}::jsonb[]
    ) f (person_id, recorded_in, fact_id, effective, known, source, snapshot_id, account_id, member_id, team_id, body)
    join people p on p.person_id = f.person_id`.execute(tx)
  if (numAffectedRows !== BigInt(given.length)) throw new Error('ledger: a fact has no person')
}
