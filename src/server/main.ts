// Starts the server and stops it again: services, features, jobs, then the port; in reverse at the end. Used by the command
// line and by tests; prints nothing.

import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { err, ok, type Result } from '#domain/result'
import { buildApp } from './app.ts'
import { makeSetupLink, setupAddress } from './auth/setup.ts'
import type { Config } from './platform/config.ts'
import { startWorkers } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { type OpenRefusal, openServices } from './platform/open-services.ts'
import type { Services } from './platform/services.ts'
import { setUp } from './set-up.ts'
import { TASKS } from './workers.ts'

export type StartRefusal = OpenRefusal | { readonly code: 'port-in-use'; readonly detail: string }

export type RunningServer = {
  /** Where it listens: with the real port when 0 was asked for. */
  readonly url: string
  /** Address of the one-time set-up page; null when there are accounts. */
  readonly setupLink: string | null
  readonly services: Services
  /** The key file lies in the data folder: say so to the person who started. */
  readonly keyBesideData: boolean
  /** Finishes what was begun, then closes everything. */
  readonly stop: () => Promise<void>
}

/** Requests that take longer than this after `stop` are cut. */
const PATIENCE_MS = 5_000

export async function startServer(given: {
  readonly config: Config
  readonly log: Log
  /** See openServices. */
  readonly kind?: 'demo' | undefined
}): Promise<Result<RunningServer, StartRefusal>> {
  const opened = await openServices(given)
  if (!opened.ok) return opened
  const { services, close, keyBesideData } = opened.value
  try {
    await setUp(services.database)
    const { app, resume, idle } = buildApp(services)
    const { port } = given.config
    // A demonstration with printed log-ins never listens beyond this machine.
    const host = services.dataFolder.kind === 'demo' ? '127.0.0.1' : given.config.host
    const server = await listen(app.hono.fetch, { host, port })
    if (!server) {
      await close()
      return err({ code: 'port-in-use', detail: String(port) })
    }
    const workers = await startWorkers(TASKS, services)
    await resume()
    const url = addressOf(server, host)
    const token = await makeSetupLink(services.database)
    return ok({
      url,
      setupLink: token === null ? null : setupAddress(given.config.url ?? url, token),
      services,
      keyBesideData,
      async stop() {
        await closeServer(server)
        await workers.stop()
        await idle()
        await close()
      },
    })
  } catch (error) {
    await close()
    throw error
  }
}

/** Null when the port is taken. */
async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<Server | null> {
  const server = serve({ fetch, hostname: host, port }) as Server // HTTP/1 is what serve makes without options
  try {
    if (!server.listening) await once(server, 'listening')
    return server
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      return null
    throw error
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
  await closed
  clearTimeout(cut)
}

function addressOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
