// The links by which the demonstration can be tried on a phone: a fresh code for the volunteer and for the lead of the team, made as the
// commune's police make one. And keeps the invented phones at their age (demo/refresh-devices.ts).
import { scopeOf } from '#domain/access'
import { findAccount } from '../auth/queries.ts'
import type { DemoLogin } from '../demo/logins.ts'
import { refreshDevices } from '../demo/refresh-devices.ts'
import { invite } from '../devices/let-in.ts'
import type { Database, Tx } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'

export type PhoneLink = {
  readonly username: string
  readonly displayName: string
  /** Opens the app and lets one phone in; spent then. */
  readonly link: string
}

const TRIED_BY = ['tinhnguyen', 'totruong']
const INVITER = 'congan.xa'

/** `origin`: where a phone reaches the server, without a slash at the end. */
export const phoneLinks = async (
  database: Database,
  { people, logins, origin }: { people: number; logins: readonly DemoLogin[]; origin: string },
): Promise<PhoneLink[]> => {
  await refreshDevices(database, people)
  const inviter = await database.asSystem('demo: who invites phones', (tx) => sessionOf(tx, INVITER))
  const links: PhoneLink[] = []
  for (const { username, displayName } of logins) {
    if (!TRIED_BY.includes(username)) continue
    const account = await database.asSystem('demo: whose phone', (tx) => findAccount(tx, username))
    if (account === undefined) continue
    const invited = await invite(database, inviter, account.accountId)
    // Somebody who tries the demonstration may have ended the team or the account.
    if (invited.ok) links.push({ username, displayName, link: `${origin}/field/#join=${invited.value.code}` })
  }
  return links
}

const sessionOf = async (tx: Tx, name: string): Promise<Session> => {
  const account = await findAccount(tx, name)
  if (account === undefined) throw new Error(`the demo’s log-in ${name} is gone`)
  const { accountId, username, displayName, role, unitIds } = account
  const scope = scopeOf(role, unitIds)
  if (!scope.ok) throw new Error(`the demo’s log-in ${name} has no scope`)
  return {
    ...{ accountId, username, displayName, role, scope: scope.value },
    ...{ via: 'token', credentialId: accountId },
  }
}
