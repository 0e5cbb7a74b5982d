// Lists the features: one line each. What they do stands in their folders.

import { join } from 'node:path'
import { operationsWords } from '#words/operations'
import { authRoutes } from './auth/routes.ts'
import { createAuthenticate } from './auth/sign-in.ts'
import { balanceRoutes } from './balance/routes.ts'
import { coverageRoutes } from './coverage/routes.ts'
import { deviceRoutes } from './devices/routes.ts'
import { assignmentRoutes } from './forces/assignment-routes.ts'
import { forceRoutes } from './forces/routes.ts'
import { guideRoutes } from './guides/routes.ts'
import { handOverRoutes } from './hand-overs/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { judgementRoutes } from './judgements/routes.ts'
import { operationsRoutes } from './operations/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { type App, createApp } from './platform/http.ts'
import type { Services } from './platform/services.ts'
import { serveWeb } from './platform/web-files.ts'
import { sheetRoutes } from './sheets/routes.ts'
import { syncRoutes } from './sync/routes.ts'
import { unitRoutes } from './units/routes.ts'
import { visitRoutes } from './visits/routes.ts'
import { waveRoutes } from './waves/routes.ts'

const DIST = join(import.meta.dirname, '../../dist')

export type BuiltApp = {
  readonly app: App
  /** Takes up again what a dying server left unfinished. */
  readonly resume: () => Promise<void>
  /** Resolves when nothing runs in the background any more. */
  readonly idle: () => Promise<void>
}

export function buildApp(services: Services): BuiltApp {
  const app = createApp(services, createAuthenticate(services.database))
  operationsRoutes(app)
  authRoutes(app)
  unitRoutes(app)
  coverageRoutes(app)
  peopleRoutes(app)
  judgementRoutes(app)
  forceRoutes(app)
  assignmentRoutes(app)
  balanceRoutes(app)
  visitRoutes(app)
  deviceRoutes(app)
  waveRoutes(app)
  sheetRoutes(app)
  handOverRoutes(app)
  guideRoutes(app)
  syncRoutes(app)
  const { resume, idle } = importRoutes(app)
  const missing = operationsWords.vi.notBuilt
  const files = ['service-worker.js', 'manifest.webmanifest', 'icon-192.png', 'icon-512.png']
  app.hono.get('/field', (c) => c.redirect('/field/', 308))
  serveWeb(app, { mount: '/field/', folder: DIST, page: 'field/index.html', files, missing })
  serveWeb(app, { mount: '/', folder: DIST, page: 'console/index.html', missing })
  return { app, resume, idle }
}
