// Which proxies in front of the server are trusted, as PHUKIN_TRUSTED_PROXIES says it. What is believed of them stands in proxy.ts.

import { BlockList, isIP } from 'node:net'
import { err, ok, type Result } from '#domain/result'

/** How many proxies stand one behind the other in front of us, or the addresses they have. */
export type TrustedProxies = { readonly hops: number } | { readonly addresses: BlockList }

const MOST_HOPS = 10

/** '2', or '10.0.0.7, 192.168.1.0/24, fd00::/8'. An error for anything else: a wrong list must not look like a safe one. */
export function readTrustedProxies(text: string): Result<TrustedProxies, 'wrong'> {
  if (/^\d+$/.test(text)) {
    const hops = Number(text)
    return hops >= 1 && hops <= MOST_HOPS ? ok({ hops }) : err('wrong')
  }
  const addresses = new BlockList()
  for (const part of text.split(',').map((one) => one.trim())) {
    const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(part) ?? []
    const family = familyOf(address)
    const bits = prefix === undefined ? null : Number(prefix)
    if (family === null || (bits ?? 0) > (family === 'ipv4' ? 32 : 128)) return err('wrong')
    if (bits === null) addresses.addAddress(address, family)
    else addresses.addSubnet(address, bits, family)
  }
  return ok({ addresses })
}

export const familyOf = (address: string): 'ipv4' | 'ipv6' | null => {
  const version = isIP(address)
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6'
}
