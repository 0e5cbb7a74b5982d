// The SQL of what proves who somebody is: sessions, bearer tokens, set-up links. Only hashes are stored. Decides nothing.

import { type RawBuilder, sql } from 'kysely'
import { sqlCampaignToday } from '../platform/clock.ts'
import { planKept, type Tx } from '../platform/database.ts'
import { type AccountRow, activeAccounts } from './queries.ts'

const SESSION_IDLE_HOURS = 12
export const SESSION_DAYS = 7
const SETUP_LINK_HOURS = 24

export type SignedIn = AccountRow & { readonly credentialId: string }

export async function insertSession(tx: Tx, accountId: string, tokenHash: Buffer): Promise<string> {
  const row = await tx
    .insertInto('sessions')
    .values({ accountId, tokenHash })
    .returning('sessionId')
    .executeTakeFirstOrThrow()
  return row.sessionId
}

/** Of an active account, within its idle and absolute limits. Also notes, every five minutes at most, that it was seen. */
export async function findSession(tx: Tx, tokenHash: Buffer): Promise<SignedIn | undefined> {
  const found = await activeAccounts(tx)
    .innerJoin('sessions as s', 's.accountId', 'a.accountId')
    .select([
      's.sessionId as credentialId',
      sql<boolean>`s.seen_at < now() - interval '5 minutes'`.as('stale'),
    ])
    .where('s.tokenHash', '=', tokenHash)
    .where('s.seenAt', '>', hoursAgo(SESSION_IDLE_HOURS))
    .where('s.createdAt', '>', hoursAgo(SESSION_DAYS * 24))
    .executeTakeFirst()
  if (found?.stale) {
    await tx
      .updateTable('sessions')
      .set({ seenAt: sql`now()` })
      .where('sessionId', '=', found.credentialId)
      .execute()
  }
  return found
}

const hoursAgo = (hours: number) => sql<Date>`now() - ${hours} * interval '1 hour'`

export async function deleteSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.deleteFrom('sessions').where('sessionId', '=', sessionId).execute()
}

/** All of an account, or all but one. */
export async function deleteSessionsOf(tx: Tx, accountId: string, but: string | null): Promise<void> {
  const all = tx.deleteFrom('sessions').where('accountId', '=', accountId)
  await (but === null ? all : all.where('sessionId', '<>', but)).execute()
}

export async function deleteEnded(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where((eb) =>
      eb.or([
        eb('seenAt', '<', hoursAgo(SESSION_IDLE_HOURS)),
        eb('createdAt', '<', hoursAgo(SESSION_DAYS * 24)),
      ]),
    )
    .execute()
  await tx.deleteFrom('setupLinks').where('expiresAt', '<', sql<Date>`now()`).execute()
  await tx
    .deleteFrom('loginAttempts')
    .where('expire', '<', sql<number>`extract(epoch from now()) * 1000`)
    .execute()
}

export async function insertToken(
  tx: Tx,
  made: { accountId: string; tokenHash: Buffer; label: string; days: number },
): Promise<{ tokenId: string; expiresAt: Date }> {
  const { days, ...values } = made
  return tx
    .insertInto('apiTokens')
    .values({ ...values, expiresAt: sql<Date>`now() + ${days} * interval '1 day'` })
    .returning(['tokenId', 'expiresAt'])
    .executeTakeFirstOrThrow()
}

export type Bearer = Pick<
  SignedIn,
  'accountId' | 'username' | 'displayName' | 'role' | 'unitIds' | 'credentialId'
> & {
  readonly via: 'token' | 'device'
  /** Of the secret, in hex. */
  readonly hash: string
}

/**
 * The bearers of tokens or of phones' own secrets, of active accounts, by the hash: one question for all who ask at the same
 * moment, since every push asks it. Of a phone that has said that it holds nobody any more the secret lets nobody in: whoever still
 * knows it has copied it. For readTogether.
 */
export const bearersOf = (tokenHashes: readonly Buffer[]): RawBuilder<Bearer> => sql<Bearer>`${planKept}
  select a.account_id as "accountId", a.username, a.display_name as "displayName", a.role,
    array(select unit_id from account_units u where u.account_id = a.account_id order by unit_id) as "unitIds",
    b.credential_id as "credentialId", b.via, encode(b.token_hash, 'hex') as hash
  from unnest(${[...tokenHashes]}::bytea[]) asked (token_hash) cross join lateral (
    select token_hash, account_id, token_id as credential_id, 'token' as via from api_tokens
      where token_hash = asked.token_hash and revoked_at is null and expires_at > now()
    union all
    select token_hash, account_id, device_id, 'device' from devices
      where token_hash = asked.token_hash and revoked_at is null and wiped_at is null
  ) b join accounts a using (account_id)
  where a.disabled_at is null and (a.expires_on is null or a.expires_on >= ${sqlCampaignToday})`

export const listTokens = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('apiTokens')
    .select(['tokenId', 'label', 'createdAt', 'expiresAt', 'revokedAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .execute()

/** Whether there was one of this account to revoke. */
export async function revokeToken(tx: Tx, accountId: string, tokenId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('apiTokens')
    .set({ revokedAt: sql`now()` })
    .where('tokenId', '=', tokenId)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function revokeTokensOf(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('apiTokens')
    .set({ revokedAt: sql`now()` })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** The new link replaces those that nobody used. */
export async function insertSetupLink(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('setupLinks').where('usedAt', 'is', null).execute()
  const expiresAt = sql<Date>`now() + ${SETUP_LINK_HOURS} * interval '1 hour'`
  await tx.insertInto('setupLinks').values({ tokenHash, expiresAt }).execute()
}

/** Whether the link was good; it is used from now on. The row lock lets only one of two win. */
export async function spendSetupLink(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('setupLinks')
    .set({ usedAt: sql`now()` })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
