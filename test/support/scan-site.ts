// The scanner's page, built as the product is and served under the product's security headers; and pictures for a camera that
// plays them instead of looking.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { encode } from 'uqr'
import { build } from 'vite'
import { securityHeaders } from '../../src/server/platform/http-answer.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

export type ScanSite = {
  readonly port: number
  /** Paths that were asked for. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

export async function serveScanPage(): Promise<ScanSite> {
  const folder = await mkdtemp(join(tmpdir(), 'phukin-scan-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('scan-page', import.meta.url)),
    base: '/field/',
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome109',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
  const asked: string[] = []
  const app = new Hono()
  app.get('/field/*', async (c) => {
    const path = c.req.path.slice('/field/'.length) || 'index.html'
    asked.push(path)
    const body = await readFile(join(folder, path)).catch(() => null)
    if (body === null) return c.notFound()
    securityHeaders(c, false)
    c.header('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
    return c.body(new Uint8Array(body))
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  if (!server.listening) await new Promise((ready) => server.once('listening', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the page has no port')
  const close = async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { port: address.port, asked, close }
}

const [WIDTH, HEIGHT, FRAMES_EACH] = [640, 480, 5]

/** A film (YUV4MPEG2) for Chromium's --use-file-for-fake-video-capture: each code for half a second, over and over. */
export async function filmCodes(texts: readonly string[], file: string): Promise<void> {
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const pieces: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)]
  for (const text of texts) {
    const frame = [Buffer.from('FRAME\n'), grey(text), colours]
    for (let i = 0; i < FRAMES_EACH; i++) pieces.push(...frame)
  }
  await writeFile(file, Buffer.concat(pieces))
}

/** The code as large as fits, on a table that is not quite white. */
function grey(text: string): Buffer {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const pixels = Math.floor(HEIGHT / size)
  const [left, top] = [Math.floor((WIDTH - size * pixels) / 2), Math.floor((HEIGHT - size * pixels) / 2)]
  const picture = Buffer.alloc(WIDTH * HEIGHT, 200)
  for (let y = 0; y < size * pixels; y++)
    for (let x = 0; x < size * pixels; x++)
      picture[(top + y) * WIDTH + left + x] = data[Math.floor(y / pixels)]?.[Math.floor(x / pixels)]
        ? 30
        : 225
  return picture
}
