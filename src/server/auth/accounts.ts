// Making and ending accounts and tokens, for the API and the command line alike. Who may do so is checked before.

import type { Account } from '#contract/accounts'
import { type Problem, problem } from '#contract/problems'
import { type Role, type ScopeRefusal, scopeOf } from '#domain/access'
import { isoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { foldUsername, isUsername } from '#domain/usernames'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'
import { newToken } from '../platform/tokens.ts'
import { hashPassword, isStrongPassword } from './password.ts'
import {
  type AccountRow,
  findAccountById,
  findUnit,
  insertAccount,
  lockActiveAdministrators,
  unitNames,
  updateDisabled,
  updatePassword,
} from './queries.ts'
import { deleteSessionsOf, insertToken, revokeTokensOf } from './queries-credentials.ts'

type Identity = {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly password: string
}

export type NewAccount = Identity & {
  /** Official codes of today ('25195'), or '25195/Ấp 3' for a hamlet. */
  readonly unitCodes: readonly string[]
  /** 'YYYY-MM-DD', campaign time: the last day of use. */
  readonly expiresOn?: string | undefined
}

type ScopeProblem = Problem<ScopeRefusal | 'unit-unknown' | 'expiry-in-past'>
export type IdentityProblem = Problem<'input-invalid' | 'username-taken' | 'password-weak'>

/** `by` null: the command line. */
export async function makeAccount(
  tx: Tx,
  by: Session | null,
  made: NewAccount,
): Promise<Result<AccountRow, ScopeProblem | IdentityProblem>> {
  const expiresOn = made.expiresOn ?? null
  if (expiresOn !== null && expiresOn <= isoDay(await campaignToday(tx))) return problem('expiry-in-past')
  const unitIds = new Set<number>()
  for (const [i, code] of made.unitCodes.entries()) {
    const unitId = await findUnit(tx, code)
    if (unitId === undefined)
      return problem('unit-unknown', { fields: [{ path: `unitCodes.${i}`, code: 'not-listed' }] })
    unitIds.add(unitId)
  }
  const scope = scopeOf(made.role, [...unitIds])
  if (!scope.ok) return problem(scope.error)
  return addAccount(tx, by, made, { expiresOn, unitIds: [...unitIds], hamletId: scope.value.ranges[0]?.lo })
}

/** The first account: nobody made it, and it sees no unit. */
export const makeAdministrator = (
  tx: Tx,
  made: Omit<Identity, 'role'>,
): Promise<Result<AccountRow, IdentityProblem>> =>
  addAccount(tx, null, { ...made, role: 'system_administrator' }, { expiresOn: null, unitIds: [] })

async function addAccount(
  tx: Tx,
  by: Session | null,
  { displayName, role, password, ...typed }: Identity,
  { hamletId, ...scope }: Pick<AccountRow, 'expiresOn' | 'unitIds'> & { hamletId?: number | undefined },
): Promise<Result<AccountRow, IdentityProblem>> {
  const username = foldUsername(typed.username)
  if (!isUsername(username))
    return problem('input-invalid', { fields: [{ path: 'username', code: 'wrong' }] })
  if (!isStrongPassword(password, username)) return problem('password-weak')
  const values = { username, displayName, role, passwordHash: await hashPassword(password), ...scope }
  const accountId = await insertAccount(tx, values)
  if (accountId === null) return problem('username-taken')
  await recordAudit(tx, by, { action: 'account-created', target: `account:${accountId}`, hamletId })
  return ok({ ...values, accountId, disabledAt: null })
}

export async function endAccount(
  tx: Tx,
  by: Session | null,
  accountId: string,
): Promise<Result<AccountRow, Problem<'not-found' | 'last-administrator'>>> {
  const administrators = await lockActiveAdministrators(tx)
  const account = await findAccountById(tx, accountId)
  if (!account) return problem('not-found')
  if (account.disabledAt === null) {
    if (administrators.length === 1 && administrators[0] === accountId) return problem('last-administrator')
    await updateDisabled(tx, accountId)
    await deleteSessionsOf(tx, accountId, null)
    await revokeTokensOf(tx, accountId)
    const hamletId = firstHamlet(account)
    await recordAudit(tx, by, { action: 'account-disabled', target: `account:${accountId}`, hamletId })
  }
  const ended = await findAccountById(tx, accountId)
  return ended ? ok(ended) : problem('not-found')
}

/** Whoever had the old password is out; nobody resets their own, which they would have to know. */
export async function givePassword(
  tx: Tx,
  by: Session,
  accountId: string,
  password: string,
): Promise<Result<AccountRow, Problem<'not-found' | 'password-weak'>>> {
  const account = await findAccountById(tx, accountId)
  if (!account || account.disabledAt !== null || accountId === by.accountId) return problem('not-found')
  if (!isStrongPassword(password, account.username)) return problem('password-weak')
  await updatePassword(tx, accountId, await hashPassword(password))
  await deleteSessionsOf(tx, accountId, null)
  await recordAudit(tx, by, {
    action: 'password-reset',
    target: `account:${accountId}`,
    hamletId: firstHamlet(account),
  })
  return ok(account)
}

const firstHamlet = ({ role, unitIds }: AccountRow): number | undefined => {
  const scope = scopeOf(role, unitIds)
  return scope.ok ? scope.value.ranges[0]?.lo : undefined
}

export type NewToken = { readonly tokenId: string; readonly token: string; readonly expiresAt: Date }

/** The token itself is in the answer and nowhere else. */
export async function makeToken(
  tx: Tx,
  accountId: string,
  given: { label: string; days: number },
): Promise<NewToken> {
  const { token, tokenHash } = newToken('phukin_')
  const row = await insertToken(tx, { accountId, tokenHash, ...given })
  await recordAudit(tx, null, { action: 'token-created', target: `token:${row.tokenId}` })
  return { ...row, token }
}

/** As the contract shows them: units by name, never the hash of a password. */
export async function describeAccounts(tx: Tx, rows: readonly AccountRow[]): Promise<Account[]> {
  const names = await unitNames(
    tx,
    rows.flatMap(({ unitIds }) => unitIds),
  )
  return rows.map(({ accountId, username, displayName, role, unitIds, expiresOn, disabledAt }) => ({
    accountId,
    username,
    displayName,
    role,
    units: unitIds.map((unitId) => ({ unitId, name: names.get(unitId) ?? String(unitId) })),
    expiresOn,
    disabled: disabledAt !== null,
  }))
}
