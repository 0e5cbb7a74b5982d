// Whether the process lives and can serve, and the description of the API.

import { ENDPOINTS } from '#contract/endpoints'
import * as contract from '#contract/health'
import { openApiOf } from '#contract/openapi'
import { problem } from '#contract/problems'
import { ok } from '#domain/result'
import { type App, route } from '../platform/http.ts'
import { schemaRefusal } from '../platform/open-database.ts'

export function operationsRoutes(app: App): void {
  const { database, log } = app.services

  route(app, contract.health, async () => ok({ alive: true as const }))

  route(app, contract.ready, async () => {
    try {
      const refusal = await schemaRefusal(database)
      if (refusal === null) return ok({ ready: true as const })
      log.warn('not ready: the schema is not current', { refusal })
    } catch (error) {
      log.warn('not ready: the database does not answer', { error })
    }
    return problem('unavailable')
  })

  route(app, contract.openApi, async () => ok(openApiOf(ENDPOINTS)))
}
