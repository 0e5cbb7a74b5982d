// The endpoints of phones. What phones push and pull stands in sync/.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import * as contract from '#contract/devices'
import { problem } from '#contract/problems'
import { ok } from '#domain/result'
import { type App, route } from '../platform/http.ts'
import { hashSecret, invite, letIn, shutOut, standingOf } from './let-in.ts'
import { noteWiped } from './queries.ts'

/** Of the whole server: a code has 65 bits, and a province lets in some thousands of phones in a week. */
const WRONG_CODES = { points: 300, duration: 600 }

export function deviceRoutes(app: App): void {
  const { database, protect, config } = app.services
  const wrongCodes = new RateLimiterMemory(WRONG_CODES)

  route(app, contract.inviteDevice, async (session, { accountId }, { http }) => {
    const invited = await invite(database, session, accountId)
    if (!invited.ok) return invited
    const { code, expiresAt } = invited.value
    const origin = config.url ?? new URL(http.req.url).origin
    // The part behind '#' never leaves the browser in an address, so it stands in no log.
    return ok({ code, url: `${origin}/field/#join=${code}`, expiresAt: expiresAt.toISOString() })
  })

  route(app, contract.revokeDevice, (session, { deviceId, reason }) =>
    shutOut(database, session, deviceId, reason),
  )

  route(app, contract.joinDevice, async (_, input) => {
    const wrong = await wrongCodes.get('')
    if (wrong !== null && wrong.remainingPoints <= 0)
      return problem('too-many-attempts', {
        facts: { retryAfterSeconds: Math.ceil(wrong.msBeforeNext / 1000) },
      })
    const joined = await letIn(database, protect, input)
    if (!joined.ok)
      await wrongCodes.consume('').catch((refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) throw refused
      })
    return joined
  })

  route(app, contract.deviceStanding, async (_, { token }) => ok(await standingOf(database, token)))

  route(app, contract.acknowledgeWipe, async (_, { token, why, sealedLeft }) => {
    await database.asSystem('a phone has forgotten everybody', (tx) =>
      noteWiped(tx, hashSecret(token), why, sealedLeft),
    )
    return ok({})
  })
}
