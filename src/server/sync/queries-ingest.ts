// SQL of what phones hand in: who was given to whom on which day, what was handed in before, what is known of people, and what a
// phone says of itself. Needs asSystem: the account is stated in every question. Writer of numbers_seen, and of what a phone says
// of itself in devices. Facts go through the ledger.
import { type RawBuilder, sql } from 'kysely'
import { planKept, type Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

/** Days as ISO; `toDay` is 'infinity' while it lasts, which is later than any. */
type Lasting = { readonly fromDay: string; readonly toDay: string }

export type Membership = Lasting & {
  readonly accountId: string
  readonly memberId: string
  readonly teamId: string
  /** The commune of its team; all of them where the team works in several. */
  readonly communeIds: readonly number[]
}

/** All that there ever were. For queryTogether, as all that are read here. */
export const membershipsOf = (
  accountIds: readonly string[],
): RawBuilder<Membership> => sql<Membership>`${planKept}
  select account_id as "accountId", member_id as "memberId", team_id as "teamId", from_day as "fromDay",
    coalesce(to_day, 'infinity') as "toDay", case when lo / 1000 = hi / 1000 then array[lo / 1000] else array(
      select distinct u.unit_id from units u where u.level = 'commune' and u.lo between m.lo and m.hi) end as "communeIds"
  from team_members m where account_id = any(${[...accountIds]}::uuid[])`

/** A person given to an account by one of its memberships, as long as both lasted; those of owners first. */
export type Grant = Lasting & {
  readonly accountId: string
  readonly personId: string
  readonly memberId: string
  readonly teamId: string
  readonly communeId: number
}

export type Looked = { readonly memberId: string; readonly communeId: number; readonly personId: string }

/** Whether these people were ever given, in these communes, to these members, their whole team, or a team that they lead. */
export const grantsOf = (looked: readonly Looked[]): RawBuilder<Grant> => sql<Grant>`${planKept}
  select m.account_id as "accountId", a.person_id as "personId", m.member_id as "memberId", a.team_id as "teamId",
    a.commune_id as "communeId", greatest(a.from_day, m.from_day) as "fromDay",
    least(coalesce(a.to_day, 'infinity'), coalesce(m.to_day, 'infinity')) as "toDay"
  from unnest(${looked.map((one) => one.memberId)}::uuid[], ${looked.map((one) => one.communeId)}::int[],
    ${looked.map((one) => one.personId)}::uuid[]) w (member_id, commune_id, person_id)
  join team_members m using (member_id)
  join assignments a on a.commune_id = w.commune_id and a.person_id = w.person_id and a.team_id = m.team_id
    and (a.member_id is null or a.member_id = m.member_id or m.is_lead)
  order by a.part desc, a.member_id is null`

export type EarlierReceipt = {
  readonly accountId: string
  readonly factId: string
  readonly personId: string
  readonly receiptNo: number
  readonly refusal: string | null
}

/** `accountId`: who hands it in now; what somebody else handed in is not theirs. */
export type Asked = { readonly communeId: number; readonly factId: string; readonly accountId: string }

/** Of facts that this account handed in before, in whichever of these communes. */
export const earlierReceipts = (
  asked: readonly Asked[],
): RawBuilder<EarlierReceipt> => sql<EarlierReceipt>`${planKept}
  select r.account_id as "accountId", r.fact_id as "factId", r.person_id as "personId", r.receipt_no as "receiptNo", r.refusal
  from unnest(${asked.map((one) => one.communeId)}::int[], ${asked.map((one) => one.factId)}::uuid[],
    ${asked.map((one) => one.accountId)}::uuid[]) a (recorded_in, fact_id, account_id)
  join receipts r using (recorded_in, fact_id, account_id)`

export type KnownRow = FactRow & {
  readonly recordedBy: string | null
  readonly memberId: string | null
  readonly teamId: string | null
}

export type NumberSeen = {
  readonly communeId: number
  readonly personId: string
  readonly block: Buffer
  readonly last2: string
  readonly accountId: string
}

export const insertNumbersSeen = async (
  tx: Tx,
  on: string,
  keyId: number,
  seen: readonly NumberSeen[],
): Promise<void> => {
  await sql`
    insert into numbers_seen (commune_id, person_id, identity_block, identity_last2, key_id, account_id, on_day)
    select commune_id, person_id, identity_block, identity_last2, ${keyId}::smallint, account_id, ${on}::date
    from unnest(${seen.map((one) => one.communeId)}::int[], ${seen.map((one) => one.personId)}::uuid[],
      ${seen.map((one) => one.block)}::bytea[], ${seen.map((one) => one.last2)}::text[],
      ${seen.map((one) => one.accountId)}::uuid[]) s (commune_id, person_id, identity_block, identity_last2, account_id)
    on conflict do nothing`.execute(tx)
}

/** Times in milliseconds of real time, as far as the phone's clock could be put right. */
export type SaidOfItself = {
  readonly deviceId: string
  readonly app: string
  readonly holds: number
  readonly waiting: number
  readonly oldestWaiting: number | null
  readonly refused: number
  readonly clockAheadMs: number
  readonly storageKept: boolean | null
  readonly storageUsed: number | null
  readonly storageQuota: number | null
}

/** Each device once. */
export const notedStatus = (said: readonly SaidOfItself[]): RawBuilder<unknown> => sql`${planKept}
    update devices d set seen_at = now(), pushed_at = now(), app = s.app, holds = s.holds, waiting = s.waiting,
      oldest_waiting = to_timestamp(s.oldest_waiting / 1000.0), refused = s.refused, clock_ahead_ms = s.clock_ahead_ms,
      storage_kept = s.storage_kept, storage_used = s.storage_used, storage_quota = s.storage_quota
    from unnest(${said.map((one) => one.deviceId)}::uuid[], ${said.map((one) => one.app)}::text[],
      ${said.map((one) => one.holds)}::int[], ${said.map((one) => one.waiting)}::int[],
      ${said.map((one) => one.oldestWaiting)}::bigint[], ${said.map((one) => one.refused)}::int[],
      ${said.map((one) => one.clockAheadMs)}::bigint[], ${said.map((one) => one.storageKept)}::boolean[],
      ${said.map((one) => one.storageUsed)}::bigint[], ${said.map((one) => one.storageQuota)}::bigint[])
      s (device_id, app, holds, waiting, oldest_waiting, refused, clock_ahead_ms, storage_kept, storage_used, storage_quota)
    where d.device_id = s.device_id`
