// Letting a phone in and shutting it out: a code for one account, spent once; a secret of its own for the phone. Who may do so was
// checked by role; whether the account or the phone is within their reach is asked here.
import { randomBytes, randomUUID } from 'node:crypto'
import type { acknowledgeWipe, joinDevice as joinContract } from '#contract/devices'
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import type { UnitRange } from '#domain/access'
import { isWithinReach, mayCarryPhone, spanOf, touchesReach } from '#domain/device-holder'
import { joinCode, readJoinCode } from '#domain/join-code'
import { ok, type Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import { campaignNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Protect } from '../platform/protect.ts'
import { sealingKey } from '../platform/sealed-box.ts'
import type { Session } from '../platform/session.ts'
import { hashToken, newToken } from '../platform/tokens.ts'
import {
  findDevice,
  findHolder,
  heardOf,
  insertDevice,
  insertInvitation,
  noteWiped,
  revoke,
  spendInvitation,
} from './queries.ts'

export type Invitation = { readonly code: string; readonly expiresAt: Date }

export const invite = (
  database: Database,
  session: Session,
  accountId: string,
): Promise<Result<Invitation, Problem<'not-found' | 'account-not-walking'>>> =>
  database.asSystem('invite a phone', async (tx) => {
    const holder = await findHolder(tx, accountId)
    if (holder === undefined || !isWithinReach(session.scope, holder)) return problem('not-found')
    if (!mayCarryPhone(holder)) return problem('account-not-walking')
    const code = joinCode(randomBytes)
    const expiresAt = await insertInvitation(tx, {
      codeHash: hashToken(readJoinCode(code) ?? ''),
      accountId,
      madeBy: session.accountId,
    })
    await recordAudit(tx, session, {
      action: 'device-invited',
      target: `account:${accountId}`,
      hamletId: spanOf(holder)?.lo,
    })
    return ok({ code, expiresAt })
  })

/** `code`: as it was read. */
export const letIn = (
  database: Database,
  protect: Protect,
  { code, name, app }: InputOf<typeof joinContract>,
): Promise<Result<OutputOf<typeof joinContract>, Problem<'invitation-invalid'>>> =>
  database.asSystem('let a phone in', async (tx) => {
    const spent = await spendInvitation(tx, hashToken(code))
    const holder = spent && (await findHolder(tx, spent.accountId))
    const span = holder && mayCarryPhone(holder) ? spanOf(holder) : null
    if (spent === undefined || holder === undefined || span === null) return problem('invitation-invalid')
    const deviceId = randomUUID()
    const { token, tokenHash } = newToken()
    const { accountId, madeBy: invitedBy } = spent
    await insertDevice(tx, { deviceId, accountId, ...span, tokenHash, name, app, invitedBy })
    await recordAudit(tx, actorOf(accountId, span), { action: 'device-joined', target: `device:${deviceId}` })
    const { displayName, role, expiresOn } = holder
    const serverTime = await campaignNow(tx)
    const sealing = sealingKey(protect)
    return ok({ ...{ deviceId, token, displayName, role, expiresOn }, serverTime, sealing })
  })

export const shutOut = async (
  database: Database,
  session: Session,
  deviceId: string,
  reason: string,
): Promise<Result<{ revokedAt: string }, Problem<'no-device' | 'already-revoked'>>> => {
  const device = await database.asUnit(session, (tx) => findDevice(tx, deviceId))
  if (device === undefined) return problem('no-device')
  return database.asSystem('shut a phone out', async (tx) => {
    const holder = await findHolder(tx, device.accountId)
    if (holder === undefined || !touchesReach(session.scope, holder)) return problem('no-device')
    const revokedAt = await revoke(tx, deviceId, session.accountId, reason)
    if (revokedAt === undefined) return problem('already-revoked')
    await recordAudit(tx, session, {
      ...{ action: 'device-revoked', target: `device:${deviceId}`, reason },
      hamletId: device.lo,
    })
    return ok({ revokedAt: revokedAt.toISOString() })
  })
}

/** `proof`: what is stored of the phone's secret, base64url. */
export const standingOf = (database: Database, proof: string) =>
  database.asSystem('standing of a phone', async (tx) => {
    const found = await heardOf(tx, Buffer.from(proof, 'base64url'))
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

/** Also from a phone that was shut out: its proof still says which it is. Told again it changes only what is still to come. */
export const noteForgotten = (
  database: Database,
  { proof, why, sealedLeft }: InputOf<typeof acknowledgeWipe>,
): Promise<void> =>
  database.asSystem('a phone has forgotten everybody', async (tx) => {
    const wiped = await noteWiped(tx, Buffer.from(proof, 'base64url'), why, sealedLeft)
    if (wiped?.isNew)
      await recordAudit(tx, actorOf(wiped.accountId, wiped), {
        ...{ action: 'device-wiped', target: `device:${wiped.deviceId}` },
      })
  })

/** What a phone does is done by its account. */
const actorOf = (accountId: string, { lo, hi }: UnitRange) => ({
  accountId,
  scope: { kind: 'assignment', ranges: [{ lo, hi }] } as const,
})
