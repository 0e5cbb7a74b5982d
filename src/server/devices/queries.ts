// SQL of phones: invitations, the phones themselves, what was decided of each. Writer of device_invitations and devices (what a
// phone says of itself is written by sync/). Decides nothing.
import { sql } from 'kysely'
import type { WIPE_REASONS } from '#contract/devices'
import type { Role } from '#domain/access'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'

const HOURS = 72

/** An account that may be given a phone: active, and of a team today. Undefined where it is not. */
export const findWalker = async (
  tx: Tx,
  accountId: string,
): Promise<{ readonly lo: number; readonly hi: number } | undefined> => {
  const { rows } = await sql<{ lo: number; hi: number }>`
    select min(m.lo) as lo, max(m.hi) as hi from team_members m join accounts a using (account_id)
    where m.account_id = ${accountId} and m.to_day is null and a.disabled_at is null
      and (a.expires_on is null or a.expires_on >= ${sqlCampaignToday})
    having count(*) > 0`.execute(tx)
  return rows[0]
}

/** Whether the asker (asUnit) sees that somebody with this account walks. */
export const seesWalker = async (tx: Tx, accountId: string): Promise<boolean> => {
  const { rows } =
    await sql`select from team_members where account_id = ${accountId} and to_day is null limit 1`.execute(tx)
  return rows.length > 0
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

export type WhoJoined = {
  readonly displayName: string
  readonly role: Role
  readonly expiresOn: string | null
}

export const findAccountOf = async (tx: Tx, accountId: string): Promise<WhoJoined | undefined> => {
  const { rows } = await sql<WhoJoined>`
    select display_name, role, expires_on from accounts where account_id = ${accountId}`.execute(tx)
  return rows[0]
}

/** Undefined: never let in here. */
export const findStanding = async (
  tx: Tx,
  tokenHash: Buffer,
): Promise<
  { readonly deviceId: string; readonly isRevoked: boolean; readonly isEnded: boolean } | undefined
> => {
  const { rows } = await sql<{ deviceId: string; isRevoked: boolean; isEnded: boolean }>`
    select d.device_id, d.revoked_at is not null as is_revoked,
      a.disabled_at is not null or coalesce(a.expires_on < ${sqlCampaignToday}, false) as is_ended
    from devices d join accounts a using (account_id) where d.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}

export const noteWiped = async (
  tx: Tx,
  tokenHash: Buffer,
  why: (typeof WIPE_REASONS)[number],
  sealedLeft: number,
): Promise<void> => {
  await sql`
    update devices set wiped_at = now(), wiped_why = ${why}, sealed_left = ${sealedLeft}, holds = 0, seen_at = now()
    where token_hash = ${tokenHash}`.execute(tx)
}

export type DeviceAddress = { readonly deviceId: string; readonly lo: number; readonly isRevoked: boolean }

/** As the asker (asUnit). */
export const findDevice = async (tx: Tx, deviceId: string): Promise<DeviceAddress | undefined> => {
  const { rows } = await sql<DeviceAddress>`
    select device_id, lo, revoked_at is not null as is_revoked from devices where device_id = ${deviceId}`.execute(
    tx,
  )
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
