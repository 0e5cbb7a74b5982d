// SQL that keeps the invented phones of a demonstration at their age. Touches no phone and no code but the invented ones.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

/** Ages in minutes. Only of those that were not shut out; one that forgot everybody did so when it was last heard of. */
export const updateAges = async (
  tx: Tx,
  devices: readonly {
    readonly deviceId: string
    readonly seenAge: number
    readonly pushedAge: number
    readonly oldestAge: number | null
  }[],
): Promise<void> => {
  const ages = JSON.stringify(
    devices.map(({ deviceId, seenAge, pushedAge, oldestAge }) => ({
      ...{ id: deviceId, seen: seenAge, pushed: pushedAge, oldest: oldestAge },
    })),
  )
  await sql`update devices d set seen_at = now() - seen * interval '1 minute', pulled_at = now() - seen * interval '1 minute',
      pushed_at = now() - pushed * interval '1 minute', oldest_waiting = case when waiting > 0 then now() - oldest * interval '1 minute' end,
      wiped_at = case when wiped_at is not null then now() - seen * interval '1 minute' end
    from jsonb_to_recordset(${ages}::jsonb) a (id uuid, seen int, pushed int, oldest int)
    where d.device_id = a.id and d.revoked_at is null`.execute(tx)
}

/** Of this account, unless another was made out since. */
export const updateInvitation = async (tx: Tx, accountId: string): Promise<void> => {
  await sql`update device_invitations set made_at = now(), expires_at = now() + interval '72 hours'
    where code_hash = sha256(${`invented ${accountId}`}::bytea) and used_at is null`.execute(tx)
}
