// SQL of a swarm: puts forces of its own into a copy, and counts there what came of everything that its phones recorded. Needs
// asSystem. It must never run on data that anybody works with: only cli/swarm.ts calls it, on a copy that is thrown away.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

/** Communes with people who can be visited, the fullest first. */
export const listFullCommunes = async (
  tx: Tx,
  most: number,
): Promise<readonly { readonly communeId: number; readonly people: number }[]> => {
  const { rows } = await sql<{ communeId: number; people: number }>`
    select commune_id, count(*)::int as people from people where not away
    group by 1 order by 2 desc, 1 limit ${most}`.execute(tx)
  return rows
}

export type NewAccount = {
  readonly accountId: string
  readonly username: string
  readonly role: 'commune_leader' | 'volunteer'
  readonly communeId: number
}

/** Without a password: they speak through a phone or a token. */
export const insertAccounts = async (tx: Tx, accounts: readonly NewAccount[]): Promise<void> => {
  const ids = accounts.map(({ accountId }) => accountId)
  await sql`
    insert into accounts (account_id, username, display_name, role, password_hash)
    select account_id, username, 'swarm', role, '-' from unnest(${ids}::uuid[],
      ${accounts.map(({ username }) => username)}::text[], ${accounts.map(({ role }) => role)}::text[])
      a (account_id, username, role)`.execute(tx)
  await sql`
    insert into account_units (account_id, unit_id) select account_id, unit_id
    from unnest(${ids}::uuid[], ${accounts.map(({ communeId }) => communeId)}::int[]) a (account_id, unit_id)`.execute(
    tx,
  )
}

export const insertToken = async (tx: Tx, accountId: string, tokenHash: Buffer): Promise<void> => {
  await sql`
    insert into api_tokens (token_hash, account_id, label, expires_at)
    values (${tokenHash}, ${accountId}, 'swarm', now() + interval '1 day')`.execute(tx)
}

export type NewTeam = {
  readonly teamId: string
  readonly communeId: number
  readonly members: readonly {
    readonly memberId: string
    readonly accountId: string
  }[]
  /** ISO */
  readonly fromDay: string
}

export const insertTeam = async (tx: Tx, { teamId, communeId, members, fromDay }: NewTeam): Promise<void> => {
  const [lo, hi] = [communeId * 1000, communeId * 1000 + 999]
  await sql`
    insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
    values (${teamId}, ${communeId}, ${lo}, ${hi}, 'swarm', 'commune_team', ${fromDay})`.execute(tx)
  await sql`
    insert into team_members (member_id, team_id, lo, hi, display_name, organisation, account_id, from_day)
    select member_id, ${teamId}::uuid, ${lo}::int, ${hi}::int, 'swarm', 'youth_union', account_id, ${fromDay}::date
    from unnest(${members.map(({ memberId }) => memberId)}::uuid[], ${members.map(({ accountId }) => accountId)}::uuid[])
      m (member_id, account_id)`.execute(tx)
}

/** To each member so many people of the commune, one after another; when they run out it begins again with the first. */
export const giveOut = async (
  tx: Tx,
  { teamId, communeId, members, fromDay }: NewTeam,
  given: { readonly decisionId: string; readonly by: string; readonly each: number },
): Promise<void> => {
  await sql`
    insert into assignment_decisions (commune_id, decision_id, kind, decided_by, on_day)
    values (${communeId}, ${given.decisionId}, 'assigned', ${given.by}, ${fromDay})`.execute(tx)
  await sql`
    with standing as (
      select person_id, hamlet_id, count(*) over () as total,
        row_number() over (order by hamlet_id, household_no, person_id) - 1 as place
      from people where commune_id = ${communeId} and not away
    )
    insert into area_assignments (commune_id, area_id, hamlet_id, person_id, team_id, member_id, part, from_day, decision_id,
      assigned_by)
    select ${communeId}::int, gen_random_uuid(), s.hamlet_id, s.person_id, ${teamId}::uuid, m.member_id, 'helper',
      ${fromDay}::date, ${given.decisionId}::uuid, ${given.by}::uuid
    from unnest(${members.map(({ memberId }) => memberId)}::uuid[]) with ordinality m (member_id, no)
    cross join generate_series(0, ${given.each}::int - 1) i
    join standing s on s.place = ((m.no - 1) * ${given.each}::int + i) % s.total and i < s.total`.execute(tx)
  await sql`
    insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day)
    select commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day from area_assignments
    where commune_id = ${communeId} and decision_id = ${given.decisionId}`.execute(tx)
}

/** How often each of these facts stands, whoever it is of. */
export const countFactsOf = async (
  tx: Tx,
  factIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ factId: string; n: number }>`
    select fact_id, count(*)::int as n from facts join unnest(${[...factIds]}::uuid[]) r (fact_id) using (fact_id)
    group by 1`.execute(tx)
  return new Map(rows.map(({ factId, n }) => [factId, n]))
}

export type CountedReceipt = {
  readonly factId: string
  readonly receipts: number
  readonly isRefused: boolean
  /** Kept by a receipt, because it was refused or is on its way to another commune. */
  readonly isKept: boolean
}

export const countReceiptsOf = async (
  tx: Tx,
  factIds: readonly string[],
): Promise<ReadonlyMap<string, CountedReceipt>> => {
  const { rows } = await sql<CountedReceipt>`
    select fact_id, count(*)::int as receipts, bool_and(outcome = 'refused') as is_refused, bool_or(body is not null) as is_kept
    from receipts join unnest(${[...factIds]}::uuid[]) r (fact_id) using (fact_id) group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.factId, row]))
}

/** Those that wait for an officer. */
export const listQuarantined = async (tx: Tx, factIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ factId: string }>`
    select fact_id from quarantined_visits join unnest(${[...factIds]}::uuid[]) r (fact_id) using (fact_id)`.execute(
    tx,
  )
  return new Set(rows.map(({ factId }) => factId))
}
