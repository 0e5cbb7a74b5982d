// SQL of people who stood on a list and do not stand on the next, and of what somebody decided of them. Writer of
// vanished_decisions. Whoever asks sees the people of their scope and nobody else.
import { sql } from 'kysely'
import type { Verdict } from '#domain/vanished'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

export type VanishedRow = {
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
  readonly name: string
  readonly birthYear: number
  readonly verdict: string | null
  readonly note: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

const MOST = 5000

/** Those of these people whom the asker may see, by hamlet and name, with what was decided of them on this list. */
export const nameVanished = async (
  tx: Tx,
  importId: string,
  personIds: readonly string[],
): Promise<VanishedRow[]> => {
  const { rows } = await sql<VanishedRow>`
    select p.person_id, p.commune_id, p.hamlet_id, p.full_name as name, p.birth_year, d.verdict, d.note, d.decided_by,
      d.decided_at
    from people p left join (
      select d.* from vanished_decisions d join snapshots s using (snapshot_id) where s.import_id = ${importId}
    ) d on d.person_id = p.person_id
    where p.person_id = any(${[...personIds]}::uuid[]) order by p.hamlet_id, p.match_key limit ${MOST}`.execute(
    tx,
  )
  return rows
}

export const factsOfVanished = async (tx: Tx, people: readonly VanishedRow[]): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select f.person_id, f.fact_id, f.effective, f.known, f.source, f.body
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
      a (commune_id, person_id)
    join facts f on f.commune_id = a.commune_id and f.person_id = a.person_id
    order by f.person_id`.execute(tx)
  return rows
}

export type NewDecision = {
  readonly importId: string
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
  readonly verdict: Verdict
  readonly note: string
  readonly factId: string | null
  readonly decidedBy: string
}

/** The last word counts; what it replaces stands in the audit log. */
export const keepDecision = async (tx: Tx, one: NewDecision): Promise<void> => {
  await sql`
    insert into vanished_decisions (commune_id, hamlet_id, person_id, snapshot_id, verdict, note, fact_id, decided_by)
    select ${one.communeId}, ${one.hamletId}, ${one.personId}, snapshot_id, ${one.verdict}, ${one.note}, ${one.factId}::uuid,
      ${one.decidedBy}
    from snapshots where import_id = ${one.importId} and withdrawn_at is null
    on conflict (commune_id, person_id, snapshot_id) do update set verdict = excluded.verdict, note = excluded.note,
      fact_id = coalesce(excluded.fact_id, vanished_decisions.fact_id), decided_by = excluded.decided_by, decided_at = now()
  `.execute(tx)
}
