// Opens the ports of the server, by https where there is a certificate, and closes them in peace. Knows nothing of what is served.

import { once } from 'node:events'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https'
import { serve } from '@hono/node-server'
import { type Credentials, VERSIONS } from './tls.ts'

type Fetch = (request: Request, env: object) => Response | Promise<Response>

export type Listening = {
  readonly server: Server | HttpsServer
  /** 'https://192.168.1.7:8080': with the real port when 0 was asked for. */
  readonly url: string
}

/** Null when the port is taken. */
export async function listen(
  fetch: Fetch,
  { host, port, tls }: { readonly host: string; readonly port: number; readonly tls: Credentials | null },
): Promise<Listening | null> {
  const at = { fetch, hostname: host, port }
  const server = tls
    ? serve({ ...at, createServer: createHttpsServer, serverOptions: { ...tls, ...VERSIONS } })
    : serve({ ...at, createServer: createHttpServer })
  try {
    if (!server.listening) await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      return null
    throw error
  }
  if (!('closeIdleConnections' in server)) throw new Error('HTTP/1 was asked for')
  return { server, url: urlOf(server, host) }
}

/** Requests that take longer than this are cut. */
const PATIENCE_MS = 5_000

export async function closeServer({ server }: Listening): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
  await closed
  clearTimeout(cut)
}

function urlOf(server: Server | HttpsServer, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${server instanceof HttpsServer ? 'https' : 'http'}://${name}:${port}`
}
