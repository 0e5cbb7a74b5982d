// SQL of rows that did not go in: by number and code, never their cells. Writer of import_rejects.
import { sql } from 'kysely'
import type { Field } from '#domain/headings'
import type { RowCode } from '#domain/row-codes'
import type { Tx } from '../platform/database.ts'

export type RejectRow = {
  readonly rowNo: number
  readonly outcome: 'rejected' | 'waiting'
  readonly problems: readonly { readonly code: RowCode; readonly field: Field }[]
}

export const saveRejects = async (tx: Tx, importId: string, rejects: readonly RejectRow[]): Promise<void> => {
  await sql`
    insert into import_rejects (import_id, row_no, outcome, problems)
    select ${importId}::uuid, * from unnest(
      ${rejects.map(({ rowNo }) => rowNo)}::int[], ${rejects.map(({ outcome }) => outcome)}::text[],
      ${rejects.map(({ problems }) => JSON.stringify(problems))}::jsonb[])
    on conflict (import_id, row_no) do update set outcome = excluded.outcome, problems = excluded.problems
  `.execute(tx)
}

/** Notes the returned rows beside those refused while reading. */
export const keepReturns = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    insert into import_rejects (import_id, row_no, outcome, problems)
    select ${importId}, row_no, outcome, jsonb_build_array(jsonb_build_object('code', code, 'field', field))
    from list_returns
    on conflict (import_id, row_no) do update set outcome = excluded.outcome, problems = excluded.problems
  `.execute(tx)
}

/** Rows that go back or wait although each is well-formed by itself. Needs list_returns (see matchRows). */
export const listReturns = async (tx: Tx): Promise<RejectRow[]> => {
  const { rows } = await sql<RejectRow>`
    select row_no, outcome, jsonb_build_array(jsonb_build_object('code', code, 'field', field)) as problems
    from list_returns order by row_no`.execute(tx)
  return rows
}

export const listRejects = async (tx: Tx, importId: string): Promise<RejectRow[]> => {
  const { rows } = await sql<RejectRow>`
    select row_no, outcome, problems from import_rejects where import_id = ${importId} order by row_no`.execute(
    tx,
  )
  return rows
}
