// The SQL of accounts and of the units they are given, and the reading of the audit log. Decides nothing.

import { sql } from 'kysely'
import type { Role } from '#domain/access'
import { sqlCampaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'

export type AccountRow = {
  readonly accountId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly passwordHash: string
  readonly expiresOn: string | null
  readonly disabledAt: Date | null
  readonly unitIds: readonly number[]
}

const unitIds = sql<
  number[]
>`array(select unit_id from account_units u where u.account_id = a.account_id order by unit_id)`

const accounts = (tx: Tx) =>
  tx
    .selectFrom('accounts as a')
    .select([
      'a.accountId',
      'a.username',
      'a.displayName',
      'a.role',
      'a.passwordHash',
      'a.expiresOn',
      'a.disabledAt',
      unitIds.as('unitIds'),
    ])

/** Neither disabled nor past its last campaign day. */
export const activeAccounts = (tx: Tx) =>
  accounts(tx)
    .where('a.disabledAt', 'is', null)
    .where((eb) => eb.or([eb('a.expiresOn', 'is', null), eb('a.expiresOn', '>=', sqlCampaignToday)]))

export const findAccount = (tx: Tx, username: string): Promise<AccountRow | undefined> =>
  accounts(tx).where('a.username', '=', username).executeTakeFirst()

export const findActiveAccount = (tx: Tx, username: string): Promise<AccountRow | undefined> =>
  activeAccounts(tx).where('a.username', '=', username).executeTakeFirst()

export const findAccountById = (tx: Tx, accountId: string): Promise<AccountRow | undefined> =>
  accounts(tx).where('a.accountId', '=', accountId).executeTakeFirst()

export const listAccountRows = (tx: Tx): Promise<AccountRow[]> => accounts(tx).orderBy('a.username').execute()

export async function usernames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('accounts')
    .select(['accountId', 'username'])
    .where('accountId', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ accountId, username }) => [accountId, username]))
}

export async function hasAccounts(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('accounts').select('accountId').limit(1).executeTakeFirst()) !== undefined
}

/** Locks them, so that two of them cannot be disabled at the same moment. */
export async function lockActiveAdministrators(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('accounts')
    .select('accountId')
    .where('role', '=', 'system_administrator')
    .where('disabledAt', 'is', null)
    .orderBy('accountId')
    .forUpdate()
    .execute()
  return rows.map(({ accountId }) => accountId)
}

/** Null when the name is taken. */
export async function insertAccount(
  tx: Tx,
  made: Pick<AccountRow, 'username' | 'displayName' | 'role' | 'passwordHash' | 'expiresOn' | 'unitIds'>,
): Promise<string | null> {
  const { unitIds: units, ...values } = made
  const row = await tx
    .insertInto('accounts')
    .values(values)
    .onConflict((on) => on.column('username').doNothing())
    .returning('accountId')
    .executeTakeFirst()
  if (!row) return null
  if (units.length > 0) {
    const { accountId } = row
    await tx
      .insertInto('accountUnits')
      .values(units.map((unitId) => ({ accountId, unitId })))
      .execute()
  }
  return row.accountId
}

export async function updateDisabled(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ disabledAt: sql`now()` })
    .where('accountId', '=', accountId)
    .execute()
}

export async function updatePassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ passwordHash, passwordSetAt: sql`now()` })
    .where('accountId', '=', accountId)
    .execute()
}

/** By the newest name of each number. */
export async function unitNames(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('units')
    .distinctOn('unitId')
    .select(['unitId', 'fullName'])
    .where('unitId', 'in', [...new Set(ids)])
    .orderBy('unitId')
    .orderBy('validFrom', 'desc')
    .execute()
  return new Map(rows.map(({ unitId, fullName }) => [unitId, fullName]))
}

/** The unit that has this official code today, in campaign time. With '25195/Ấp 3': the hamlet of that name in it. */
export async function findUnit(tx: Tx, code: string): Promise<number | undefined> {
  const [official = '', hamlet] = code.split('/', 2)
  const valid = tx
    .selectFrom('units')
    .select('unitId')
    .where('validFrom', '<=', sqlCampaignToday)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', sqlCampaignToday)]))
  const unit = await valid.where('code', '=', official.trim()).executeTakeFirst()
  if (!unit || hamlet === undefined) return unit?.unitId
  const name = hamlet.trim().normalize('NFC')
  const named = await valid
    .where('parentId', '=', unit.unitId)
    .where('level', '=', 'hamlet')
    .where((eb) => eb.or([eb('fullName', '=', name), eb('name', '=', name)]))
    .execute()
  return named.length === 1 ? named[0]?.unitId : undefined
}

const AUDIT_PAGE = 100

export type AuditRow = {
  readonly auditId: number
  readonly at: Date
  readonly accountId: string | null
  readonly action: string
  readonly target: string | null
  readonly reason: string | null
}

/** Under asUnit: only what lies within the scope. Newest first, older than `before`; `more`: others stand behind. */
export async function listAudit(
  tx: Tx,
  before: number | undefined,
): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean }> {
  const newest = tx
    .selectFrom('auditLog')
    .select(['auditId', 'at', 'accountId', 'action', 'target', 'reason'])
    .orderBy('auditId', 'desc')
    .limit(AUDIT_PAGE + 1)
  const rows = await (before === undefined ? newest : newest.where('auditId', '<', before)).execute()
  return { rows: rows.slice(0, AUDIT_PAGE), more: rows.length > AUDIT_PAGE }
}
