// How a request came to us: by TLS or not, to which host, from which address. What a proxy in front says of it (x-forwarded-*)
// is believed only of proxies that PHUKIN_TRUSTED_PROXIES names: anybody can write such a header.

import type { Context } from 'hono'
import type { Config } from './config.ts'
import { familyOf, type TrustedProxies } from './proxy-list.ts'

export type Arrival = {
  /** By TLS: to us, or to a proxy that we trust. */
  readonly secure: boolean
  /** The host that was asked for, with its port where that is not the usual one. */
  readonly host: string | null
  /** Whoever asks: the first address that is no trusted proxy's. Null where there is no connection (tests). */
  readonly address: string | null
}

export function arrivalOf(c: Context, { trustedProxies }: Pick<Config, 'trustedProxies'>): Arrival {
  const peer = peerOf(c)
  const direct = { secure: peer.secure, host: c.req.header('host') ?? null, address: peer.address }
  if (trustedProxies === null || peer.address === null) return direct
  const addresses = [...listOf(c.req.header('x-forwarded-for')).map(bareAddress), peer.address]
  const hops = countTrusted(addresses, trustedProxies)
  if (hops === 0) return direct
  // Each proxy puts its word behind that of the one before it; what stands further left came with the request.
  const said = (name: string) => listOf(c.req.header(name))
  const proto = fromEnd(said('x-forwarded-proto'), hops)
  return {
    secure: proto === undefined ? peer.secure : proto.toLowerCase() === 'https',
    host: fromEnd(said('x-forwarded-host'), hops) ?? direct.host,
    address: addresses.at(-1 - hops) ?? addresses[0] ?? null,
  }
}

type Peer = { readonly secure: boolean; readonly address: string | null }

/** The other end of the connection, as Node knows it. A request without one (a test's) is as secure as its address says. */
function peerOf(c: Context): Peer {
  const socket: unknown = c.env?.incoming?.socket
  if (typeof socket !== 'object' || socket === null)
    return { secure: c.req.url.startsWith('https:'), address: null }
  const address = 'remoteAddress' in socket ? socket.remoteAddress : null
  return {
    secure: 'encrypted' in socket && socket.encrypted === true,
    address: typeof address === 'string' ? bareAddress(address) : null,
  }
}

/** How many of the last addresses are proxies that we trust; the last one is the connection's. */
function countTrusted(addresses: readonly string[], trusted: TrustedProxies): number {
  if ('hops' in trusted) return trusted.hops
  let hops = 0
  for (const address of addresses.toReversed()) {
    const family = familyOf(address)
    if (family === null || !trusted.addresses.check(address, family)) break
    hops++
  }
  return hops
}

const listOf = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The nth from the end; the first of a shorter list, to which only the proxies nearest to the client added. */
const fromEnd = (list: readonly string[], n: number): string | undefined => list.at(-n) ?? list[0]

/** Without a port, brackets, or the form in which IPv6 sockets show an IPv4 address. */
const bareAddress = (address: string): string =>
  address
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')

type Served = { readonly config: Config; readonly dataFolder: { readonly kind: 'demo' | 'real' } }

/**
 * Whether a cookie may be kept from plain connections: this request came by TLS, or people reach us by https whatever stands
 * between. Of a demonstration only the first counts: it is reached both ways.
 */
export const keepsCookiesSecure = (c: Context, { config, dataFolder }: Served): boolean =>
  arrivalOf(c, config).secure || (dataFolder.kind === 'real' && config.url?.startsWith('https:') === true)

/** Whether the browser is told never to come without TLS again; not by a demonstration, whose certificate is its own. */
export const staysSecure = (c: Context, { config, dataFolder }: Served): boolean =>
  dataFolder.kind === 'real' && arrivalOf(c, config).secure
