// How answers leave: JSON compressed when it pays, problems, files, and the security headers of everything.

import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Problem } from '#contract/problems'
import { answerOf, statusOf } from './problems.ts'

/** Bytes with a name: a workbook, an export. Never cached. */
export type FileAnswer = {
  readonly name: string
  readonly type: string
  readonly content: Readable | Uint8Array
}

const WORTH_COMPRESSING = 1_400 // below one network packet nothing is gained

export async function answerJson(c: Context, value: unknown): Promise<Response> {
  c.header('cache-control', 'no-store')
  c.header('content-type', 'application/json; charset=utf-8')
  return answerCompressed(c, Buffer.from(JSON.stringify(value)))
}

/** Compresses text for a client that accepts it; the caller has set the content type. */
export async function answerCompressed(c: Context, bytes: Buffer): Promise<Response> {
  c.header('vary', 'accept-encoding')
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
  if (!encoding || bytes.length < WORTH_COMPRESSING) return c.body(new Uint8Array(bytes))
  c.header('content-encoding', encoding)
  return c.body(new Uint8Array(await compress(bytes, encoding, FAST_GZIP)))
}

export type Encoding = 'br' | 'gzip'
export const encodingFor = (accepted: string): Encoding | null =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const QUALITY = 4 // of 11: near gzip's time, better than gzip's size
/** For what is compressed anew each time: half the time of the usual level for a fiftieth more bytes. */
const FAST_GZIP = 5
const USUAL_GZIP = 6

/** `level`: of gzip; the usual one for what is kept. */
export const compress = (bytes: Buffer, encoding: Encoding, level = USUAL_GZIP): Promise<Buffer> =>
  encoding === 'br'
    ? toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
    : toGzip(bytes, { level })

export function answerProblem(problem: Problem, requestId: string): Response {
  const retryAfter = problem.facts?.['retryAfterSeconds']
  return new Response(JSON.stringify(answerOf(problem, requestId)), {
    status: statusOf(problem),
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
  })
}

export function answerFile(c: Context, { name, type, content }: FileAnswer): Response {
  c.header('cache-control', 'no-store')
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  return c.body(
    content instanceof Readable ? (Readable.toWeb(content) as ReadableStream) : new Uint8Array(content),
  )
}

/**
 * Everything comes from this server and nothing may frame it. Styles that a component adds at run time need the nonce that
 * web-files.ts writes into the page; scripts are files only. The camera is the phone's alone: it reads codes there.
 * `staysSecure`: tell the browser to come by TLS only from now on.
 */
export function securityHeaders(c: Context, staysSecure: boolean): void {
  // On the answer itself: c.header() would make the finished answer anew for each of them.
  const { headers } = c.res
  const nonce: string | undefined = c.get('styleNonce')
  const styles = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  headers.set(
    'content-security-policy',
    [
      "default-src 'self'",
      `style-src ${styles}`,
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  )
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('x-frame-options', 'DENY')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  const camera = /^\/field(?:\/|$)/.test(c.req.path) ? '(self)' : '()'
  headers.set('permissions-policy', `camera=${camera}, microphone=(), geolocation=(self)`)
  if (staysSecure) headers.set('strict-transport-security', `max-age=${HALF_A_YEAR}`)
}

const HALF_A_YEAR = 182 * 86_400
