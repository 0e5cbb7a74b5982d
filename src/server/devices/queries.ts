// SQL of phones: invitations, the phones themselves, what was decided of each. Writer of device_invitations and devices (what a
// phone says of itself is written by sync/). Decides nothing.
import { sql } from 'kysely'
import type { WIPE_REASONS } from '#contract/devices'
import type { UnitRange } from '#domain/access'
import type { Holder } from '#domain/device-holder'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'

const HOURS = 72

export type HolderRow = Holder & {
  readonly displayName: string
  readonly expiresOn: string | null
}

/** As the system: accounts have no row security. */
export const findHolder = async (tx: Tx, accountId: string): Promise<HolderRow | undefined> => {
  const { rows } = await sql<HolderRow>`
    select a.display_name, a.role, a.expires_on,
      a.disabled_at is not null or coalesce(a.expires_on < ${sqlCampaignToday}, false) as is_ended,
      exists (select from team_members m where m.account_id = a.account_id and m.to_day is null) as walks,
      array(select unit_id from account_units u where u.account_id = a.account_id order by unit_id) as unit_ids
    from accounts a where a.account_id = ${accountId}`.execute(tx)
  return rows[0]
}

/** Replaces a code of the account that nobody has used. */
export const insertInvitation = async (
  tx: Tx,
  { codeHash, accountId, madeBy }: { codeHash: Buffer; accountId: string; madeBy: string },
): Promise<Date> => {
  await sql`delete from device_invitations where account_id = ${accountId} and used_at is null`.execute(tx)
  const { rows } = await sql<{ expiresAt: Date }>`
    insert into device_invitations (code_hash, account_id, made_by, expires_at)
    values (${codeHash}, ${accountId}, ${madeBy}, now() + ${HOURS} * interval '1 hour')
    returning expires_at`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('devices: an invitation without an end')
  return row.expiresAt
}

export type Spent = { readonly accountId: string; readonly madeBy: string }

/** Undefined: no such code, used or over. The lock of the row lets only one of two win. */
export const spendInvitation = async (tx: Tx, codeHash: Buffer): Promise<Spent | undefined> => {
  const { rows } = await sql<Spent>`
    update device_invitations set used_at = now()
    where code_hash = ${codeHash} and used_at is null and expires_at > now()
    returning account_id, made_by`.execute(tx)
  return rows[0]
}

export const insertDevice = async (
  tx: Tx,
  made: {
    readonly deviceId: string
    readonly accountId: string
    readonly lo: number
    readonly hi: number
    readonly tokenHash: Buffer
    readonly name: string
    readonly app: string
    readonly invitedBy: string
  },
): Promise<void> => {
  await tx.insertInto('devices').values(made).execute()
}

export type StandingRow = { readonly isRevoked: boolean; readonly isEnded: boolean }

/** Notes that the phone was heard of. Undefined: never let in here. */
export const heardOf = async (tx: Tx, tokenHash: Buffer): Promise<StandingRow | undefined> => {
  const { rows } = await sql<StandingRow>`
    update devices d set seen_at = now() from accounts a
    where d.token_hash = ${tokenHash} and a.account_id = d.account_id
    returning d.revoked_at is not null as is_revoked,
      a.disabled_at is not null or coalesce(a.expires_on < ${sqlCampaignToday}, false) as is_ended`.execute(
    tx,
  )
  return rows[0]
}

type WipedRow = UnitRange & { readonly deviceId: string; readonly accountId: string; readonly isNew: boolean }

/** When and why stay as they were first said. Undefined: never let in here. */
export const noteWiped = async (
  tx: Tx,
  tokenHash: Buffer,
  why: (typeof WIPE_REASONS)[number],
  sealedLeft: number,
): Promise<WipedRow | undefined> => {
  const { rows } = await sql<WipedRow>`
    with before as (select device_id, wiped_at from devices where token_hash = ${tokenHash} for update)
    update devices d set wiped_at = coalesce(d.wiped_at, now()), wiped_why = coalesce(d.wiped_why, ${why}),
      sealed_left = ${sealedLeft}, holds = 0, seen_at = now()
    from before b where d.device_id = b.device_id
    returning d.device_id, d.account_id, d.lo, d.hi, b.wiped_at is null as is_new`.execute(tx)
  return rows[0]
}

export type DeviceAddress = { readonly accountId: string; readonly lo: number }

/** As the asker (asUnit). */
export const findDevice = async (tx: Tx, deviceId: string): Promise<DeviceAddress | undefined> => {
  const { rows } = await sql<DeviceAddress>`
    select account_id, lo from devices where device_id = ${deviceId}`.execute(tx)
  return rows[0]
}

/** Undefined: it was shut out before. */
export const revoke = async (
  tx: Tx,
  deviceId: string,
  by: string,
  reason: string,
): Promise<Date | undefined> => {
  const { rows } = await sql<{ revokedAt: Date }>`
    update devices set revoked_at = now(), revoked_by = ${by}, revoke_reason = ${reason}
    where device_id = ${deviceId} and revoked_at is null returning revoked_at`.execute(tx)
  return rows[0]?.revokedAt
}
