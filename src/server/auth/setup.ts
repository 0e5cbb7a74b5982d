// The first start: while there is no account, a link that is good once and for 24 hours makes the system administrator.
// It is printed where the server was started, so that only who runs the machine can use it.

import type { useSetupLink } from '#contract/accounts'
import type { InputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import type { Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import type { Database } from '../platform/database.ts'
import { hashToken, newToken } from '../platform/tokens.ts'
import { type IdentityProblem, makeAdministrator } from './accounts.ts'
import { type AccountRow, hasAccounts } from './queries.ts'
import { insertSetupLink, spendSetupLink } from './queries-credentials.ts'

/** The token of a fresh link; null when there are accounts. A link made before and not used is void from now on. */
export function makeSetupLink(database: Database): Promise<string | null> {
  return database.asSystem('make set-up link', async (tx) => {
    if (await hasAccounts(tx)) return null
    const { token, tokenHash } = newToken()
    await insertSetupLink(tx, tokenHash)
    await recordAudit(tx, null, { action: 'setup-link-made' })
    return token
  })
}

/** The part behind '#' never leaves the browser in an address, so it stands in no log. */
export const setupAddress = (origin: string, token: string): string => `${origin}/setup#${token}`

/** A refusal (weak password) leaves the link good. */
export function makeFirstAdministrator(
  database: Database,
  { token, ...made }: InputOf<typeof useSetupLink>,
): Promise<Result<AccountRow, IdentityProblem | Problem<'setup-link-invalid'>>> {
  return database.asSystem('use set-up link', async (tx) => {
    const good = await spendSetupLink(tx, hashToken(token))
    if (!good || (await hasAccounts(tx))) return problem('setup-link-invalid')
    const account = await makeAdministrator(tx, made)
    if (account.ok)
      await recordAudit(tx, null, { action: 'setup-link-used', target: `account:${account.value.accountId}` })
    return account
  })
}
