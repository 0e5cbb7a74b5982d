// demo --lan: on which addresses, with which certificate, and what is told to whoever wants to try it on a phone.

import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'
import { err, ok, type Result } from '#domain/result'
import { demoWords } from '#words/demo'
import type { Lan, RunningServer } from '../main.ts'
import type { Config } from '../platform/config.ts'
import { certify, fingerprintOf, lanAddresses, openAuthority } from '../platform/tls-authority.ts'
import { type Outcome, refused } from './command.ts'

const { vi, en } = demoWords

/** HOST, where it is the address of a network, is the only one. `url`: how phones reach us, for links and codes; null while the port is unknown. */
export async function openLan(
  folder: string,
  { host, hostGiven, port }: Pick<Config, 'host' | 'hostGiven' | 'port'>,
): Promise<Result<{ readonly lan: Lan; readonly url: string | null }, Outcome>> {
  const isOne = hostGiven && isIP(host) !== 0 && host !== '0.0.0.0' && host !== '::'
  const addresses = isOne ? [host] : lanAddresses(networkInterfaces())
  const [first] = addresses
  if (first === undefined)
    return err(refused({ code: 'lan-nowhere', vi: vi.lan.nowhere, en: en.lan.nowhere }))
  const now = new Date()
  const authority = await openAuthority(folder, now)
  const credentials = await certify(authority, addresses, now)
  return ok({
    lan: { addresses, credentials, authority: authority.cert },
    url: port === 0 ? null : `https://${isIP(first) === 6 ? `[${first}]` : first}:${port}`,
  })
}

export type DescribedLan = {
  readonly https: readonly string[]
  readonly http: readonly string[]
  /** Where the authority's certificate is fetched without trusting it first. */
  readonly certificate: string
  readonly fingerprint: string
}

export const describeLan = ({ authority }: Lan, { https, http }: RunningServer['lan']): DescribedLan => ({
  https,
  http,
  certificate: `${http[0] ?? https[0] ?? ''}/ca.crt`,
  fingerprint: fingerprintOf(authority),
})

/** Both languages: whoever holds the phone need not be whoever sits at the terminal. */
export function lanLines(
  { https, http, certificate, fingerprint }: DescribedLan,
  watched: boolean,
): string[] {
  const url = https[0] ?? ''
  const both = (say: (words: (typeof demoWords)['vi']['lan']) => string) => [say(vi.lan), say(en.lan)]
  return [
    '',
    ...both(({ open }) => open(url)),
    '',
    ...codeLines(`${url}/field/`, watched),
    '',
    ...both((words) => words.certificate(certificate)),
    ...both((words) => words.fingerprint(fingerprint)),
    ...[vi.lan.trust, en.lan.trust].flatMap(({ fetch, install, remove }) => [fetch, install, remove]),
    ...(http[0] === undefined ? [] : both(({ plain }) => plain(http[0] ?? ''))),
    ...https.slice(1),
  ]
}

/** Light on dark, as most terminals are; one that takes colours is told so. */
const codeLines = (text: string, coloured: boolean): string[] =>
  renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => (coloured ? `\u001b[97;40m${line}\u001b[0m` : line))
