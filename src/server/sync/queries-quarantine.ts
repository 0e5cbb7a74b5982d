// SQL of what is brought sealed: which phone recorded it, even one that was shut out, and what is kept for an officer. Needs
// asSystem. Writer of quarantined_visits: rows are only ever added here.
import { sql } from 'kysely'
import type { Role } from '#domain/access'
import { planKept, type Tx } from '../platform/database.ts'
import type { KnownRow } from './queries-ingest.ts'

/** Days as ISO, instants of real time; null: not so. */
export type Sender = {
  readonly deviceId: string
  readonly accountId: string
  readonly role: Role
  readonly revokedAt: Date | null
  readonly disabledAt: Date | null
  readonly expiresOn: string | null
}

export const findSender = async (tx: Tx, tokenHash: Buffer): Promise<Sender | undefined> => {
  const { rows } = await sql<Sender>`${planKept}
    select d.device_id, a.account_id, a.role, d.revoked_at, a.disabled_at, a.expires_on
    from devices d join accounts a using (account_id) where d.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}

export type HeldBack = {
  readonly communeId: number
  readonly hamletId: number
  readonly factId: string
  readonly personId: string
  readonly deviceId: string
  readonly accountId: string
  readonly memberId: string | null
  readonly teamId: string | null
  readonly effective: string
  readonly why: 'device-revoked' | 'account-ended' | 'recorded-after' | 'refused'
  /** As JSON. */
  readonly body: string
}

/** Whichever of them stands already, wherever the person lived then, stays as it is. */
export const insertHeldBack = async (tx: Tx, onDay: string, held: readonly HeldBack[]): Promise<void> => {
  await sql`
    insert into quarantined_visits (commune_id, hamlet_id, fact_id, person_id, device_id, account_id, member_id, team_id,
      effective, why, body, on_day)
    select commune_id, hamlet_id, fact_id, person_id, device_id, account_id, member_id, team_id, effective, why, body,
      ${onDay}::date
    from unnest(${held.map((one) => one.communeId)}::int[], ${held.map((one) => one.hamletId)}::int[],
      ${held.map((one) => one.factId)}::uuid[], ${held.map((one) => one.personId)}::uuid[],
      ${held.map((one) => one.deviceId)}::uuid[], ${held.map((one) => one.accountId)}::uuid[],
      ${held.map((one) => one.memberId)}::uuid[], ${held.map((one) => one.teamId)}::uuid[],
      ${held.map((one) => one.effective)}::date[], ${held.map((one) => one.why)}::text[],
      ${held.map((one) => one.body)}::jsonb[])
      h (commune_id, hamlet_id, fact_id, person_id, device_id, account_id, member_id, team_id, effective, why, body)
    where not exists (select from quarantined_visits q where q.fact_id = h.fact_id)
    on conflict do nothing`.execute(tx)
}

/** Of these facts those that are kept of this account, whatever was decided, as they would be recorded. */
export const listHeldBack = async (
  tx: Tx,
  accountId: string,
  factIds: readonly string[],
): Promise<KnownRow[]> => {
  const { rows } = await sql<KnownRow>`
    select person_id, fact_id, effective, effective as known, 'field' as source, body, account_id as recorded_by, member_id, team_id
    from quarantined_visits where fact_id = any(${[...factIds]}::uuid[]) and account_id = ${accountId}`.execute(
    tx,
  )
  return rows
}

/** Of this phone, waiting. */
export const countHeldBack = async (tx: Tx, deviceId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from quarantined_visits where device_id = ${deviceId} and state = 'waiting'`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
