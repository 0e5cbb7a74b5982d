// Letting a phone in and shutting it out: a code for one account, spent once; a secret of its own for the phone. Who may do so was
// checked by role; whether they see the account or the phone is asked as them.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { joinDevice as joinContract } from '#contract/devices'
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import { joinCode, readJoinCode } from '#domain/join-code'
import { ok, type Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import { campaignNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Protect } from '../platform/protect.ts'
import { sealingKey } from '../platform/sealed-box.ts'
import type { Session } from '../platform/session.ts'
import {
  findAccountOf,
  findDevice,
  findStanding,
  findWalker,
  insertDevice,
  insertInvitation,
  revoke,
  seesWalker,
  spendInvitation,
} from './queries.ts'

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export type Invitation = { readonly code: string; readonly expiresAt: Date }

export const invite = async (
  database: Database,
  session: Session,
  accountId: string,
): Promise<Result<Invitation, Problem<'not-found' | 'account-not-walking'>>> => {
  if (!(await database.asUnit(session, (tx) => seesWalker(tx, accountId)))) return problem('not-found')
  return database.asSystem('invite a phone', async (tx) => {
    const walker = await findWalker(tx, accountId)
    if (walker === undefined) return problem('account-not-walking')
    const code = joinCode(randomBytes)
    const expiresAt = await insertInvitation(tx, {
      codeHash: hashSecret(readJoinCode(code) ?? ''),
      accountId,
      madeBy: session.accountId,
    })
    await recordAudit(tx, session, { action: 'device-invited', target: `account:${accountId}` })
    return ok({ code, expiresAt })
  })
}

export const letIn = async (
  database: Database,
  protect: Protect,
  { code, name, app }: InputOf<typeof joinContract>,
): Promise<Result<OutputOf<typeof joinContract>, Problem<'invitation-invalid'>>> => {
  const read = readJoinCode(code)
  if (read === null) return problem('invitation-invalid')
  return database.asSystem('let a phone in', async (tx) => {
    const spent = await spendInvitation(tx, hashSecret(read))
    const walker = spent && (await findWalker(tx, spent.accountId))
    const account = spent && (await findAccountOf(tx, spent.accountId))
    if (spent === undefined || walker === undefined || account === undefined)
      return problem('invitation-invalid')
    const deviceId = randomUUID()
    const token = randomBytes(32).toString('base64url')
    const { accountId, madeBy: invitedBy } = spent
    await insertDevice(tx, {
      deviceId,
      accountId,
      ...walker,
      tokenHash: hashSecret(token),
      name,
      app,
      invitedBy,
    })
    await recordAudit(tx, null, {
      action: 'device-joined',
      target: `device:${deviceId}`,
      hamletId: walker.lo,
    })
    const serverTime = await campaignNow(tx)
    return ok({ deviceId, token, ...account, serverTime, sealing: sealingKey(protect) })
  })
}

export const shutOut = async (
  database: Database,
  session: Session,
  deviceId: string,
  reason: string,
): Promise<Result<{ revokedAt: string }, Problem<'no-device' | 'already-revoked'>>> => {
  const device = await database.asUnit(session, (tx) => findDevice(tx, deviceId))
  if (device === undefined) return problem('no-device')
  return database.asSystem('shut a phone out', async (tx) => {
    const revokedAt = await revoke(tx, deviceId, session.accountId, reason)
    if (revokedAt === undefined) return problem('already-revoked')
    await recordAudit(tx, session, { action: 'device-revoked', target: `device:${deviceId}`, reason })
    return ok({ revokedAt: revokedAt.toISOString() })
  })
}

export const standingOf = (database: Database, token: string) =>
  database.asSystem('standing of a phone', async (tx) => {
    const found = await findStanding(tx, hashSecret(token))
    const standing =
      found === undefined
        ? ('unknown' as const)
        : found.isRevoked
          ? ('revoked' as const)
          : found.isEnded
            ? ('account-ended' as const)
            : ('active' as const)
    return { standing, serverTime: await campaignNow(tx) }
  })
