// Whether the process lives and can serve, and the description of the API.

import { ENDPOINTS } from '#contract/endpoints'
import * as contract from '#contract/health'
import { openApiOf } from '#contract/openapi'
import { problem } from '#contract/problems'
import { ok } from '#domain/result'
import { type App, route } from '../platform/http.ts'
import { appliedMigrations, migrationFiles, pendingOf } from '../platform/migrate.ts'

export function operationsRoutes(app: App): void {
  const { database, log } = app.services

  route(app, contract.health, async () => ok({ alive: true as const }))

  route(app, contract.ready, async () => {
    try {
      const pending = pendingOf(await migrationFiles(), await appliedMigrations(database.systemPool))
      if (pending.ok && pending.value.length === 0) return ok({ ready: true as const })
      log.warn('not ready: the schema is not current')
    } catch (error) {
      log.warn('not ready: the database does not answer', { error })
    }
    return problem('unavailable')
  })

  route(app, contract.openApi, async () => ok(openApiOf(ENDPOINTS)))
}
