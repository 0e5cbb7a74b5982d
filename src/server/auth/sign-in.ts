// From a name and a password to a session, and from a cookie or token back to it. The limit on wrong attempts is per account,
// not per address: a whole province sits behind a few addresses of its carrier.

import { type Problem, problem } from '#contract/problems'
import { type Scope, scopeOf } from '#domain/access'
import { ok, type Result } from '#domain/result'
import { foldUsername } from '#domain/usernames'
import type { Attempts } from '../platform/attempts.ts'
import { recordAudit } from '../platform/audit.ts'
import type { Database } from '../platform/database.ts'
import { createGroupQueue } from '../platform/group-queue.ts'
import type { Authenticate } from '../platform/http.ts'
import type { Session } from '../platform/session.ts'
import { hashToken, newToken } from '../platform/tokens.ts'
import { isPassword } from './password.ts'
import { type AccountRow, findAccount, findActiveAccount } from './queries.ts'
import { bearersOf, findSession, insertSession } from './queries-credentials.ts'

export type NewSession = { readonly token: string; readonly session: Session }

/** An unknown name, a wrong password and an ended account are not told apart. */
export async function signIn(
  database: Database,
  attempts: Attempts,
  given: { readonly username: string; readonly password: string },
): Promise<Result<NewSession, Problem<'login-failed' | 'too-many-attempts'>>> {
  const username = foldUsername(given.username)
  const counted = await attempts.count(username)
  if (!counted.ok) return counted
  const account = await database.asSystem('sign in: find account', (tx) => findActiveAccount(tx, username))
  if (!(await isPassword(given.password, account?.passwordHash ?? null)) || !account) {
    await recordFailure(database, username)
    return problem('login-failed')
  }
  await attempts.forget(username)
  return ok(await beginSession(database, account))
}

/** Also after the set-up link: whoever made the account is signed in. */
export function beginSession(database: Database, account: AccountRow): Promise<NewSession> {
  const { token, tokenHash } = newToken()
  return database.asSystem('begin session', async (tx) => {
    const credentialId = await insertSession(tx, account.accountId, tokenHash)
    const session = sessionOf({ ...account, credentialId }, 'cookie')
    await recordAudit(tx, session, { action: 'login' })
    return { token, session }
  })
}

async function recordFailure(database: Database, username: string): Promise<void> {
  await database.asSystem('record failed sign-in', async (tx) => {
    const account = await findAccount(tx, username)
    const session = account && sessionOf({ ...account, credentialId: account.accountId }, 'cookie')
    const target = account && {
      target: `account:${account.accountId}`,
      hamletId: session?.scope.ranges[0]?.lo,
    }
    await recordAudit(tx, null, { action: 'login-failed', ...target })
  })
}

export const createAuthenticate = (database: Database): Authenticate => {
  const bearers = createGroupQueue(
    TOGETHER,
    () => 1,
    async (tokenHashes: readonly Buffer[]) => {
      const [[rows]] = await database.readTogether([
        { reason: 'authenticate', asked: [bearersOf(tokenHashes)] },
      ])
      const found = new Map(rows.map((row) => [row.hash, row]))
      return tokenHashes.map((hash) => ({ bearer: found.get(hash.toString('hex')) }))
    },
  )
  return async ({ bearer, cookie }) => {
    if (bearer !== null) {
      const asked = await bearers.hand(hashToken(bearer))
      const found = asked?.bearer
      return found ? sessionOf(found, found.via) : null
    }
    if (cookie === null) return null
    const found = await database.asSystem('authenticate', (tx) => findSession(tx, hashToken(cookie)))
    return found ? sessionOf(found, 'cookie') : null
  }
}

/** Phones that come at the same moment are looked up together; nothing is remembered for the next one. */
const TOGETHER = { most: 100, atOnce: 1, bound: Number.POSITIVE_INFINITY } as const

type Asker = Pick<AccountRow, 'accountId' | 'username' | 'displayName' | 'role' | 'unitIds'> & {
  readonly credentialId: string
}

function sessionOf(account: Asker, via: Session['via']): Session {
  const { accountId, username, displayName, role, credentialId } = account
  const scope = scopeOf(role, account.unitIds)
  // Checked when the account was made: what is stored otherwise sees nothing.
  const seen: Scope = scope.ok ? scope.value : { kind: 'unit', ranges: [] }
  return {
    accountId,
    username,
    displayName,
    role,
    credentialId,
    via,
    // A phone holds whom its account is given and nobody else, also where the account sees more.
    scope: via === 'device' ? { ...seen, kind: 'assignment' } : seen,
  }
}
