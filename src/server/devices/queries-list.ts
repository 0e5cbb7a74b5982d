// SQL of the board of phones: who walks in a unit and which phones there are, as the asker sees them (asUnit); names of accounts,
// codes that are out and how many people each is given, as the system. Reads only.
import { sql } from 'kysely'
import type { WIPE_REASONS } from '#contract/devices'
import type { Role, UnitRange } from '#domain/access'
import type { Level } from '#domain/units'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'

export type UnitRow = UnitRange & {
  readonly unitId: number
  readonly code: string | null
  readonly name: string
  readonly fullName: string
  readonly level: Level
}

/** As it stands today, in campaign time. */
export const findUnit = async (tx: Tx, unitId: number): Promise<UnitRow | undefined> => {
  const { rows } = await sql<UnitRow>`
    select unit_id, code, name, full_name, level, lo, hi from units
    where unit_id = ${unitId} and valid_from <= ${sqlCampaignToday}
      and coalesce(valid_to, 'infinity') >= ${sqlCampaignToday}`.execute(tx)
  return rows[0]
}

export type WalkerRow = UnitRange & { readonly accountId: string; readonly team: string }

/** Memberships of today, of accounts, in teams of the range. `lo` and `hi` are the team's. */
export const listWalkers = async (tx: Tx, { lo, hi }: UnitRange): Promise<WalkerRow[]> => {
  const { rows } = await sql<WalkerRow>`
    select m.account_id, t.name as team, t.lo, t.hi
    from team_members m join teams t using (team_id)
    where m.account_id is not null and m.to_day is null and m.lo <= ${hi} and m.hi >= ${lo}
    order by t.name`.execute(tx)
  return rows
}

export type DeviceRow = {
  readonly deviceId: string
  readonly accountId: string
  readonly name: string
  readonly app: string | null
  readonly joinedAt: Date
  readonly seenAt: Date
  readonly pulledAt: Date | null
  readonly pushedAt: Date | null
  readonly holds: number | null
  readonly waiting: number | null
  readonly oldestWaiting: Date | null
  readonly refused: number | null
  readonly clockAheadMs: number | null
  readonly storageKept: boolean | null
  readonly storageUsed: number | null
  readonly storageQuota: number | null
  readonly revokedAt: Date | null
  readonly revokeReason: string | null
  readonly wipedAt: Date | null
  readonly wipedWhy: (typeof WIPE_REASONS)[number] | null
  readonly sealedLeft: number | null
}

/** Newest first. */
export const listDeviceRows = async (tx: Tx, { lo, hi }: UnitRange): Promise<DeviceRow[]> => {
  const { rows } = await sql<DeviceRow>`
    select device_id, account_id, name, app, joined_at, seen_at, pulled_at, pushed_at, holds, waiting, oldest_waiting, refused,
      clock_ahead_ms, storage_kept, storage_used, storage_quota, revoked_at, revoke_reason, wiped_at, wiped_why, sealed_left
    from devices where lo <= ${hi} and hi >= ${lo} order by joined_at desc, device_id`.execute(tx)
  return rows
}

export type AccountRow = {
  readonly accountId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly isEnded: boolean
  readonly unitIds: readonly number[]
  readonly invitedUntil: Date | null
}

/** As the system. */
export const listAccountRows = async (tx: Tx, accountIds: readonly string[]): Promise<AccountRow[]> => {
  const { rows } = await sql<AccountRow>`
    select a.account_id, a.username, a.display_name, a.role,
      a.disabled_at is not null or coalesce(a.expires_on < ${sqlCampaignToday}, false) as is_ended,
      array(select unit_id from account_units u where u.account_id = a.account_id order by unit_id) as unit_ids,
      (select max(i.expires_at) from device_invitations i
        where i.account_id = a.account_id and i.used_at is null and i.expires_at > now()) as invited_until
    from accounts a where a.account_id = any(${[...accountIds]}::uuid[])`.execute(tx)
  return rows
}

/** As the system: how many people each is given today, by whatever membership. Numbers only. */
export const countGiven = async (
  tx: Tx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ accountId: string; people: number }>`
    select m.account_id, count(distinct a.person_id) as people
    from team_members m join assignments a on a.team_id = m.team_id and a.to_day is null
      and (a.member_id is null or a.member_id = m.member_id or m.is_lead)
    where m.account_id = any(${[...accountIds]}::uuid[]) and m.to_day is null group by m.account_id`.execute(
    tx,
  )
  return new Map(rows.map(({ accountId, people }) => [accountId, people]))
}

/** As the asker. */
export const countQuarantined = async (tx: Tx, { lo, hi }: UnitRange): Promise<number> => {
  const { rows } = await sql<{ visits: number }>`
    select count(*) as visits from quarantined_visits
    where state = 'waiting' and hamlet_id between ${lo} and ${hi}
      and commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}`.execute(tx)
  return rows[0]?.visits ?? 0
}
