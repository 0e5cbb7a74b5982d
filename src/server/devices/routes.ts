// The endpoints of phones. What phones push and pull stands in sync/.
import type { Context } from 'hono'
import * as contract from '#contract/devices'
import { problem } from '#contract/problems'
import { firstGroup, readJoinCode } from '#domain/join-code'
import { ok } from '#domain/result'
import { createAttempts } from '../platform/attempts.ts'
import type { Config } from '../platform/config.ts'
import { type App, route } from '../platform/http.ts'
import { arrivalOf } from '../platform/proxy.ts'
import { invite, letIn, noteForgotten, shutOut, standingOf } from './let-in.ts'
import { readDevices } from './list-devices.ts'
import { decide, readQuarantine } from './quarantine.ts'

export function deviceRoutes(app: App): void {
  const { database, protect, config } = app.services
  const attempts = createAttempts(database, (code) => `join ${firstGroup(code)}`)

  route(app, contract.listDevices, (session, { unit }) => readDevices(database, session, unit))

  route(app, contract.inviteDevice, async (session, { accountId }, { http }) => {
    const invited = await invite(database, session, accountId)
    if (!invited.ok) return invited
    const { code, expiresAt } = invited.value
    // The part behind '#' never leaves the browser in an address, so it stands in no log.
    return ok({
      code,
      url: `${addressOf(http, config)}/field/#join=${code}`,
      expiresAt: expiresAt.toISOString(),
    })
  })

  route(app, contract.revokeDevice, (session, { deviceId, reason }) =>
    shutOut(database, session, deviceId, reason),
  )

  route(app, contract.joinDevice, async (_, input) => {
    const code = readJoinCode(input.code)
    if (code === null) return problem('invitation-invalid')
    const counted = await attempts.count(code)
    if (!counted.ok) return counted
    const joined = await letIn(database, protect, { ...input, code })
    if (joined.ok) await attempts.forget(code)
    return joined
  })

  route(app, contract.listQuarantine, (session, input) => readQuarantine(database, session, input))
  route(app, contract.decideQuarantined, (session, input) => decide(database, session, input))

  route(app, contract.deviceStanding, async (_, { proof }) => ok(await standingOf(database, proof)))

  route(app, contract.acknowledgeWipe, async (_, input) => {
    await noteForgotten(database, input)
    return ok({})
  })
}

/** Where people reach us: as it is set, else as whoever asks has reached us. */
const addressOf = (http: Context, config: Config): string => {
  const { secure, host } = arrivalOf(http, config)
  return config.url ?? `${secure ? 'https' : 'http'}://${host ?? new URL(http.req.url).host}`
}
