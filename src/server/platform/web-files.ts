// Serves a built web app: the hashed assets that all apps share for a year, its page never cached, any other address of
// the app as the page. Reads from the build's folder and nowhere else; every text file is compressed once and kept.

import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Context } from 'hono'
import type { App } from './http.ts'
import { answerCompressed, compress, type Encoding, encodingFor } from './http-answer.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/**
 * `page` lies within `folder`; `missing` is the sentence shown while the app is not built. `files`: what of the app's own is asked
 * for by a name that never changes (a service worker, a manifest); a browser asks each time whether it is still the same.
 */
export function serveWeb(
  app: App,
  given: {
    mount: '/' | `/${string}/`
    folder: string
    page: string
    missing: string
    files?: readonly string[]
  },
): void {
  const kept = new Map<string, Promise<Buffer>>()
  app.hono.get(`${given.mount}*`, async (c, next) => {
    if (c.req.path.startsWith('/api/')) return next()
    const own = given.files?.find((name) => c.req.path === given.mount + name)
    if (own !== undefined) {
      const file = await readIfThere(join(given.folder, given.mount, own))
      return file ? answerOwn(c, own, file) : next()
    }
    if (extname(c.req.path) !== '' && extname(c.req.path) !== '.html') {
      const path = pathWithin(join(given.folder, 'assets'), c.req.path.replace(/^\/assets\//, ''))
      const file = c.req.path.startsWith('/assets/') && path ? await readIfThere(path) : null
      return path && file ? answerAsset(c, path, file, kept) : next()
    }
    const page = await readIfThere(join(given.folder, given.page))
    return answerPage(c, page?.toString('utf8') ?? plainPage(given.missing))
  })
}

const plainPage = (text: string) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phủ Kín</title></head><body><p>${text}</p></body></html>`

function pathWithin(folder: string, asked: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(asked)
  } catch {
    return null
  }
  const path = normalize(join(folder, decoded))
  return path.startsWith(folder + sep) && !decoded.includes('\0') ? path : null
}

const readIfThere = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return null
    throw error
  })

async function answerAsset(
  c: Context,
  path: string,
  file: Buffer,
  kept: Map<string, Promise<Buffer>>,
): Promise<Response> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  c.header('content-type', type)
  // Vite writes a hash into the names of assets/: the content of a name never changes.
  c.header('cache-control', 'public, max-age=31536000, immutable')
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
  if (!encoding || !type.includes('charset')) return c.body(new Uint8Array(file))
  c.header('vary', 'accept-encoding')
  c.header('content-encoding', encoding)
  return c.body(new Uint8Array(await compressedOnce(kept, path, file, encoding)))
}

async function answerOwn(c: Context, name: string, file: Buffer): Promise<Response> {
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  c.header('content-type', type)
  c.header('cache-control', 'no-cache')
  return type.includes('charset') ? answerCompressed(c, file) : c.body(new Uint8Array(file))
}

function compressedOnce(
  kept: Map<string, Promise<Buffer>>,
  path: string,
  file: Buffer,
  encoding: Encoding,
): Promise<Buffer> {
  const key = `${encoding} ${path}`
  const compressed = kept.get(key) ?? compress(file, encoding)
  kept.set(key, compressed)
  return compressed
}

/** The nonce lets the page's own components add styles, and nobody else. */
async function answerPage(c: Context, html: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  c.set('styleNonce', nonce)
  c.header('content-type', 'text/html; charset=utf-8')
  c.header('cache-control', 'no-store')
  const page = html.replace(/<head([^>]*)>/, `<head$1><meta property="csp-nonce" content="${nonce}">`)
  return answerCompressed(c, Buffer.from(page))
}
