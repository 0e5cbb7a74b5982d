// The endpoints of signing in and of accounts. Rules stand in sign-in.ts, accounts.ts and setup.ts.

import { deleteCookie, setCookie } from 'hono/cookie'
import * as contract from '#contract/accounts'
import { problem } from '#contract/problems'
import { ok } from '#domain/result'
import { foldUsername } from '#domain/usernames'
import { type Attempts, createAttempts } from '../platform/attempts.ts'
import { recordAudit } from '../platform/audit.ts'
import type { Database, Tx } from '../platform/database.ts'
import { type App, type Ctx, route, SESSION_COOKIE } from '../platform/http.ts'
import { keepsCookiesSecure } from '../platform/proxy.ts'
import type { Session } from '../platform/session.ts'
import { describeAccounts, endAccount, givePassword, makeAccount } from './accounts.ts'
import { hashPassword, isPassword, isStrongPassword } from './password.ts'
import {
  type AccountRow,
  type AuditRow,
  findAccountById,
  listAccountRows,
  listAudit,
  updatePassword,
  usernames,
} from './queries.ts'
import { deleteSession, deleteSessionsOf, revokeToken, SESSION_DAYS } from './queries-credentials.ts'
import { makeFirstAdministrator } from './setup.ts'
import { beginSession, type NewSession, signIn } from './sign-in.ts'

export function authRoutes(app: App): void {
  const { database } = app.services
  const attempts = createAttempts(database, foldUsername)

  route(app, contract.login, async (_, input, ctx) => {
    const signedIn = await signIn(database, attempts, input)
    return signedIn.ok ? ok(await welcome(database, ctx, signedIn.value)) : signedIn
  })

  route(app, contract.useSetupLink, async (_, input, ctx) => {
    const made = await makeFirstAdministrator(database, input)
    if (!made.ok) return made
    return ok(await welcome(database, ctx, await beginSession(database, made.value)))
  })

  route(app, contract.logout, async (session, _, ctx) => {
    await database.asSystem('sign out', async (tx) => {
      if (session.via === 'cookie') await deleteSession(tx, session.credentialId)
      else await revokeToken(tx, session.accountId, session.credentialId)
      await recordAudit(tx, session, { action: 'logout' })
    })
    deleteCookie(ctx.http, SESSION_COOKIE, { path: '/' })
    return ok({})
  })

  route(app, contract.readMe, async (session) =>
    ok(await database.asSystem('read own account', (tx) => describeMe(tx, session.accountId))),
  )

  route(app, contract.changePassword, (session, input) => changePassword(database, attempts, session, input))

  route(app, contract.listAccounts, async () =>
    database.asSystem('list accounts', async (tx) =>
      ok({ accounts: await describeAccounts(tx, await listAccountRows(tx)) }),
    ),
  )

  route(app, contract.createAccount, (session, input) =>
    database.asSystem('create account', async (tx) => {
      const made = await makeAccount(tx, session, input)
      return made.ok ? ok(await describeOne(tx, made.value)) : made
    }),
  )

  route(app, contract.disableAccount, (session, { accountId }) =>
    database.asSystem('disable account', async (tx) => {
      const ended = await endAccount(tx, session, accountId)
      return ended.ok ? ok(await describeOne(tx, ended.value)) : ended
    }),
  )

  route(app, contract.resetPassword, (session, { accountId, password }) =>
    database.asSystem('reset a password', async (tx) => {
      const given = await givePassword(tx, session, accountId, password)
      return given.ok ? ok(await describeOne(tx, given.value)) : given
    }),
  )

  route(app, contract.readAudit, async (session, { before }) => {
    const { rows, more } = await database.asUnit(session, (tx) => listAudit(tx, before))
    // Accounts have no unit: whoever the rows of the scope speak of is named, and nobody else.
    const names = await database.asSystem('name the accounts of the log', (tx) =>
      usernames(
        tx,
        rows.flatMap(({ accountId, target }) => [accountId ?? [], accountIn(target) ?? []].flat()),
      ),
    )
    return ok({ entries: rows.map((row) => describeEntry(row, names)), more })
  })
}

async function changePassword(
  database: Database,
  attempts: Attempts,
  session: Session,
  { current, next }: { current: string; next: string },
) {
  const { accountId, username } = session
  const counted = await attempts.count(username)
  if (!counted.ok) return counted
  return database.asSystem('change password', async (tx) => {
    const account = await findAccountById(tx, accountId)
    if (!(await isPassword(current, account?.passwordHash ?? null))) return problem('password-wrong')
    if (!isStrongPassword(next, username)) return problem('password-weak')
    await updatePassword(tx, accountId, await hashPassword(next))
    await deleteSessionsOf(tx, accountId, session.via === 'cookie' ? session.credentialId : null)
    await recordAudit(tx, session, { action: 'password-changed', target: `account:${accountId}` })
    await attempts.forget(username)
    return ok({})
  })
}

async function welcome(database: Database, { http, services }: Ctx, { token, session }: NewSession) {
  setCookie(http, SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: keepsCookiesSecure(http, services),
    maxAge: SESSION_DAYS * 86_400,
  })
  return database.asSystem('read own account', (tx) => describeMe(tx, session.accountId))
}

async function describeMe(tx: Tx, accountId: string): Promise<contract.Me> {
  const account = await findAccountById(tx, accountId)
  if (!account) throw new Error('a session of no account')
  return describeOne(tx, account)
}

async function describeOne(tx: Tx, account: AccountRow): Promise<contract.Account> {
  const [described] = await describeAccounts(tx, [account])
  if (!described) throw new Error('an account that is not described')
  return described
}

/** The account that a target names. */
const accountIn = (target: string | null): string | null => /^account:(.+)$/.exec(target ?? '')?.[1] ?? null

const describeEntry = (row: AuditRow, names: ReadonlyMap<string, string>) => ({
  ...row,
  at: row.at.toISOString(),
  username: names.get(row.accountId ?? '') ?? null,
  targetUsername: names.get(accountIn(row.target) ?? '') ?? null,
})
