// Whether a state-changing request comes from our own pages. A cookie travels with requests that another site starts;
// the browser says so in Origin or Sec-Fetch-Site, and what says neither is no browser and should bring a token.

/**
 * `byCookie`: the sign-in that counts is a cookie. A request without one still may not name another origin. `publicUrl`: where
 * people reach us when a proxy in front changes the Host header.
 */
export function isSameOrigin(request: Request, byCookie: boolean, publicUrl: string | null = null): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const origin = request.headers.get('origin')
  if (origin !== null) {
    const host = hostOf(origin)
    return host !== null && (host === request.headers.get('host') || host === hostOf(publicUrl ?? ''))
  }
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return !byCookie
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
