// Starts the server and stops it again: certificate, services, features, jobs, then the ports; in reverse at the end. Used by the
// command line and by tests; prints nothing.

import { Server as HttpsServer } from 'node:https'
import { err, ok, type Result } from '#domain/result'
import { type BuiltApp, buildApp } from './app.ts'
import { makeSetupLink, setupAddress } from './auth/setup.ts'
import type { Config } from './platform/config.ts'
import { startWorkers } from './platform/jobs.ts'
import { closeServer, type Listening, listen } from './platform/listen.ts'
import type { Log } from './platform/log.ts'
import { type OpenRefusal, openServices } from './platform/open-services.ts'
import type { Services } from './platform/services.ts'
import {
  type Credentials,
  type ReadTls,
  readTls,
  renewTls,
  type TlsRefusal,
  type TlsWarning,
} from './platform/tls.ts'
import { setUp } from './set-up.ts'
import { TASKS } from './workers.ts'

export type StartRefusal =
  | OpenRefusal
  | TlsRefusal
  | { readonly code: 'port-in-use'; readonly detail: string }

/** Where a demonstration is reached from other machines, beside this one. */
export type Lan = {
  readonly addresses: readonly string[]
  readonly credentials: Credentials
  /** The certificate (PEM) of whoever signed: served at /ca.crt. */
  readonly authority: string
}

export type RunningServer = {
  /** Where it listens: with the real port when 0 was asked for. */
  readonly url: string
  /** By https, and plainly, from other machines; empty without `lan`. */
  readonly lan: { readonly https: readonly string[]; readonly http: readonly string[] }
  /** Address of the one-time set-up page; null when there are accounts. */
  readonly setupLink: string | null
  readonly services: Services
  /** The key file lies in the data folder: say so to the person who started. */
  readonly keyBesideData: boolean
  /** The certificate serves and will not be believed, or not for long. */
  readonly tlsWarning: TlsWarning | null
  /** Finishes what was begun, then closes everything. */
  readonly stop: () => Promise<void>
}

type Given = {
  readonly config: Config
  readonly log: Log
  /** See openServices. */
  readonly kind?: 'demo' | undefined
  /** Of a demonstration only. */
  readonly lan?: Lan | undefined
  /** How often the certificate's files are looked at; a minute unless said. */
  readonly renewEveryMs?: number
}

export async function startServer(given: Given): Promise<Result<RunningServer, StartRefusal>> {
  const { config } = given
  const tls = config.tls ? await readTls(config.tls, new Date()) : ok(null)
  if (!tls.ok) return tls
  const opened = await openServices(given)
  if (!opened.ok) return opened
  const { services, close, keyBesideData } = opened.value
  let ports: Ports | null = null
  try {
    await setUp(services.database)
    const built = buildApp(services)
    ports = await openPorts(given, services, built, tls.value)
    if (!ports) {
      await close()
      return err({ code: 'port-in-use', detail: String(config.port) })
    }
    const workers = await startWorkers(TASKS, services)
    await built.resume()
    const { url, lan, close: closePorts } = ports
    const token = await makeSetupLink(services.database)
    return ok({
      url,
      lan,
      setupLink: token === null ? null : setupAddress(config.url ?? url, token),
      services,
      keyBesideData,
      tlsWarning: tls.value?.warning ?? null,
      async stop() {
        await closePorts()
        await workers.stop()
        await built.idle()
        await close()
      },
    })
  } catch (error) {
    await ports?.close()
    await close()
    throw error
  }
}

type Ports = Pick<RunningServer, 'url' | 'lan'> & { readonly close: () => Promise<void> }

/** Null when one of the ports is taken. */
async function openPorts(
  { config, log, lan, renewEveryMs }: Given,
  services: Services,
  { app }: BuiltApp,
  tls: ReadTls | null,
): Promise<Ports | null> {
  const isDemo = services.dataFolder.kind === 'demo'
  // A demonstration with printed log-ins listens beyond this machine only where it was asked to.
  const host = isDemo ? '127.0.0.1' : config.host
  const opened: Listening[] = []
  const close = async () => {
    await Promise.all(opened.map(closeServer))
  }
  const open = async (at: Parameters<typeof listen>[1]): Promise<Listening | null> => {
    const listening = await listen(app.hono.fetch, at)
    if (listening) opened.push(listening)
    return listening
  }
  const first = await open({ host, port: config.port, tls })
  if (!first) return null
  const renewal =
    tls && config.tls && first.server instanceof HttpsServer
      ? renewTls(first.server, config.tls, { held: tls, log, ...(renewEveryMs && { everyMs: renewEveryMs }) })
      : null
  const reached = { https: [] as string[], http: [] as string[] }
  if (isDemo && lan) {
    serveAuthority(app.hono, lan.authority)
    for (const address of lan.addresses) {
      const secure = await open({ host: address, port: config.port, tls: lan.credentials })
      if (!secure) {
        await close()
        return null
      }
      reached.https.push(secure.url)
      // Whoever does not trust the certificate yet fetches it here, and can look at everything but install.
      const next = config.port === 0 ? 0 : config.port + 1
      const plain =
        (await open({ host: address, port: next, tls: null })) ??
        (await open({ host: address, port: 0, tls: null }))
      if (plain) reached.http.push(plain.url)
    }
  }
  return {
    url: first.url,
    lan: reached,
    async close() {
      renewal?.stop()
      await close()
    },
  }
}

function serveAuthority(hono: BuiltApp['app']['hono'], authority: string): void {
  hono.get('/ca.crt', (c) => {
    c.header('content-type', 'application/x-x509-ca-cert')
    c.header('content-disposition', 'attachment; filename="phukin-demo-ca.crt"')
    c.header('cache-control', 'no-store')
    return c.body(authority)
  })
}
