// Whether a state-changing request comes from our own pages. A cookie travels with requests that another site starts;
// the browser says so in Origin or Sec-Fetch-Site, and what says neither is no browser and should bring a token.

import type { Arrival } from './proxy.ts'

/**
 * `byCookie`: the sign-in that counts is a cookie. A request without one still may not name another origin. `arrival`: how the
 * request came (proxy.ts); what came by TLS comes from a page that did, too. `publicUrl`: where people reach us when a proxy in
 * front changes the Host header and is not trusted to say so.
 */
export function isSameOrigin(
  request: Request,
  byCookie: boolean,
  arrival: Address,
  publicUrl: string | null = null,
): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const origin = request.headers.get('origin')
  if (origin !== null)
    return isOf(origin, arrival) || (publicUrl !== null && isOf(origin, addressOf(publicUrl)))
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return !byCookie
}

type Address = Pick<Arrival, 'host' | 'secure'>

const addressOf = (url: string): Address =>
  URL.canParse(url)
    ? { host: new URL(url).host, secure: new URL(url).protocol === 'https:' }
    : { host: null, secure: false }

const isOf = (origin: string, { host, secure }: Address): boolean => {
  const from = addressOf(origin)
  return from.host !== null && from.host === host && (from.secure || !secure)
}
