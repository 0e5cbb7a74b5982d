// Stands between a browser and a server as a bad line does: cuts bodies on the socket, loses answers, delivers twice, holds back and
// delivers late, rewrites what is said. One fault waits for one exchange at a time; everything else passes unchanged. The pages
// themselves come from a folder, so that a build for tests can stand before a server that knows only the shipped one.

import { readFile } from 'node:fs/promises'
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gunzipSync } from 'node:zlib'

export type Line = 'push' | 'pull' | 'sealed' | 'join' | 'standing'

type Said = Record<string, unknown>

/** What happens to the next exchange on a line. */
export type LineFault =
  /** The server gets half of the body, the browser a dead connection. */
  | { readonly kind: 'cut-request' }
  /** The server answers; the browser gets half of the answer. */
  | { readonly kind: 'cut-reply' }
  /** The server answers; the browser gets a dead connection. */
  | { readonly kind: 'lose-reply' }
  /** Delivered twice, one after the other; the browser hears the second answer. */
  | { readonly kind: 'twice' }
  | { readonly kind: 'twice-at-once' }
  /** The browser gets a dead connection; the server gets the request when `release` is called. */
  | { readonly kind: 'deliver-late' }
  /** Neither answered nor cut until `release`: before the server has it, or after it has answered. */
  | { readonly kind: 'stall-request' }
  | { readonly kind: 'stall-reply' }
  /** The server answers; then `work` is done (somebody kills it), and the browser gets a dead connection. */
  | { readonly kind: 'after-answer'; readonly work: () => Promise<void> }
  | { readonly kind: 'rewrite-request'; readonly change: (said: Said) => Said }
  | { readonly kind: 'rewrite-reply'; readonly change: (said: Said) => Said }

export type Armed = {
  /** When the fault has struck. */
  readonly struck: Promise<void>
  /** What was held back goes on; resolves with the server's status, 0 where nobody answered. */
  readonly release: () => Promise<number>
}

export type FaultProxy = {
  readonly origin: string
  /** The next exchange on the line, once all that were armed before have struck. */
  readonly arm: (line: Line, fault: LineFault) => Armed
  /** From now on for every exchange of the line, until null. */
  readonly always: (line: Line, fault: LineFault | null) => void
  /** Nobody is reached: every connection is cut at once, but for pages. */
  readonly isDown: (down: boolean) => void
  /** What the next page loads get, by path; to stand for another version of the app. */
  readonly rewriteFile: (change: ((path: string, text: string) => string) | null) => void
  /** Exchanges that were answered, by line. */
  readonly answered: (line: Line) => number
  /** Faults that never struck, and everything that always holds, are forgotten. */
  readonly clear: () => void
  readonly close: () => Promise<void>
}

const LINES: Readonly<Record<string, Line>> = {
  '/api/field/push': 'push',
  '/api/field/pull': 'pull',
  '/api/field/sealed': 'sealed',
  '/api/field/join': 'join',
  '/api/field/standing': 'standing',
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }
type Waiting = {
  readonly line: Line
  readonly fault: LineFault
  readonly strike: () => void
  readonly hold: Hold
}

/** One request held back: `go` is called by whoever releases it, `went` tells them what the server said. */
type Hold = {
  readonly gone: Promise<void>
  readonly go: () => void
  went: Promise<number>
  readonly tell: (status: number) => void
}

const newHold = (): Hold => {
  const released = Promise.withResolvers<void>()
  const told = Promise.withResolvers<number>()
  return { gone: released.promise, go: released.resolve, went: told.promise, tell: told.resolve }
}

/** `target`: the server's address, asked anew for each exchange. `pages`: a folder as `vite build` writes it. */
export async function openFaultProxy(target: () => string, pages: string): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: false })
  const armed: Waiting[] = []
  const standing = new Map<Line, LineFault>()
  const counts = new Map<Line, number>()
  let down = false
  let rewrite: ((path: string, text: string) => string) | null = null

  /** Null: no whole answer came. `cut`: half of the body, then nothing. */
  const forward = (asked: IncomingMessage, body: Buffer, cut = false): Promise<Answer | null> =>
    new Promise((resolve) => {
      const to = new URL(asked.url ?? '/', target())
      const { 'accept-encoding': _, 'content-length': __, connection: ___, ...headers } = asked.headers
      const sent = request(to, {
        ...{ agent, method: asked.method },
        headers: { ...headers, ...(asked.method === 'GET' ? {} : { 'content-length': body.length }) },
      })
      sent.on('error', () => resolve(null))
      sent.on('close', () => resolve(null))
      sent.on('response', (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', () => resolve(null))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(pieces) }),
        )
      })
      if (cut) sent.write(body.subarray(0, Math.floor(body.length / 2)), () => sent.destroy())
      else sent.end(body)
    })

  const give = (line: Line | undefined, reply: ServerResponse, answer: Answer | null): void => {
    if (answer === null || reply.destroyed) return void reply.destroy()
    if (line !== undefined) counts.set(line, (counts.get(line) ?? 0) + 1)
    const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers
    reply.writeHead(answer.status, { ...headers, 'content-length': answer.body.length })
    reply.end(answer.body)
  }

  const strike = async (
    { fault, hold, strike: tell, line }: Waiting,
    asked: IncomingMessage,
    body: Buffer,
    reply: ServerResponse,
  ): Promise<void> => {
    switch (fault.kind) {
      case 'cut-request':
        await forward(asked, body, true)
        reply.destroy()
        return tell()
      case 'cut-reply': {
        const answer = await forward(asked, body)
        if (answer !== null) {
          reply.writeHead(answer.status, {
            'content-type': 'application/json',
            'content-length': answer.body.length,
          })
          reply.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => reply.destroy())
        } else reply.destroy()
        return tell()
      }
      case 'lose-reply':
        await forward(asked, body)
        reply.destroy()
        return tell()
      case 'twice':
        await forward(asked, body)
        give(line, reply, await forward(asked, body))
        return tell()
      case 'twice-at-once': {
        const [, second] = await Promise.all([forward(asked, body), forward(asked, body)])
        give(line, reply, second)
        return tell()
      }
      case 'deliver-late':
        reply.destroy()
        tell()
        await hold.gone
        return hold.tell((await forward(asked, body))?.status ?? 0)
      case 'stall-request': {
        tell()
        await hold.gone
        const answer = await forward(asked, body)
        hold.tell(answer?.status ?? 0)
        return give(line, reply, answer)
      }
      case 'stall-reply': {
        const answer = await forward(asked, body)
        tell()
        await hold.gone
        hold.tell(answer?.status ?? 0)
        return give(line, reply, answer)
      }
      case 'after-answer':
        await forward(asked, body)
        await fault.work()
        reply.destroy()
        return tell()
      case 'rewrite-request': {
        delete asked.headers['content-encoding']
        const changed = Buffer.from(JSON.stringify(fault.change(JSON.parse(textOf(asked, body)))))
        give(line, reply, await forward(asked, changed))
        return tell()
      }
      case 'rewrite-reply': {
        const answer = await forward(asked, body)
        const changed =
          answer?.status === 200
            ? {
                ...answer,
                body: Buffer.from(JSON.stringify(fault.change(JSON.parse(answer.body.toString())))),
              }
            : answer
        give(line, reply, changed)
        return tell()
      }
    }
  }

  const page = async (path: string): Promise<Answer | null> => {
    const file = extname(path) === '' ? (/^\/field(?:\/|$)/.test(path) ? '/field/index.html' : null) : path
    if (file === null || !normalize(file).startsWith('/')) return null
    const found = await readFile(join(pages, normalize(file))).catch(() => null)
    if (found === null) return null
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const body =
      rewrite !== null && type.includes('charset') ? Buffer.from(rewrite(file, found.toString())) : found
    const cache = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'
    return { status: 200, headers: { 'content-type': type, 'cache-control': cache }, body }
  }

  const server = createServer(async (asked, reply) => {
    const body = await bodyOf(asked)
    const path = new URL(asked.url ?? '/', 'http://proxy').pathname
    const line = LINES[path]
    if (asked.method === 'GET' && !path.startsWith('/api/')) {
      const found = await page(path)
      if (found !== null) return give(undefined, reply, found)
    }
    if (body === null || down) return void reply.destroy()
    const always = line === undefined ? undefined : standing.get(line)
    const at = armed.findIndex((one) => one.line === line)
    const [waiting] = at < 0 ? [] : armed.splice(at, 1)
    if (waiting !== undefined) return strike(waiting, asked, body, reply)
    if (always !== undefined && line !== undefined)
      return strike({ line, fault: always, strike: () => undefined, hold: newHold() }, asked, body, reply)
    give(line, reply, await forward(asked, body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    origin: `http://localhost:${address.port}`,
    arm(line, fault) {
      const struck = Promise.withResolvers<void>()
      const hold = newHold()
      armed.push({ line, fault, strike: struck.resolve, hold })
      const release = () => {
        hold.go()
        return hold.went
      }
      return { struck: struck.promise, release }
    },
    always(line, fault) {
      if (fault === null) standing.delete(line)
      else standing.set(line, fault)
    },
    isDown(now) {
      down = now
    },
    rewriteFile(change) {
      rewrite = change
    },
    answered: (line) => counts.get(line) ?? 0,
    clear() {
      armed.length = 0
      standing.clear()
      counts.clear()
      down = false
      rewrite = null
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      agent.destroy()
    },
  }
}

/** Null where the browser gave up in the middle. */
async function bodyOf(asked: IncomingMessage): Promise<Buffer | null> {
  try {
    const pieces: Buffer[] = []
    for await (const piece of asked) pieces.push(piece)
    return Buffer.concat(pieces)
  } catch {
    return null
  }
}

const textOf = ({ headers }: IncomingMessage, body: Buffer): string =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8')
