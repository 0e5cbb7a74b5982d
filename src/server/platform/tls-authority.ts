// A small certificate authority of a demonstration on the local network: kept in its data folder, good for a year, and whoever wants
// to install the app on a phone trusts it there by hand. Its key signs for the addresses of this machine and leaves it never.

import { randomBytes, X509Certificate } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { hostname, type NetworkInterfaceInfo } from 'node:os'
import { join } from 'node:path'
import type { Credentials } from './tls.ts'

/** PEM. */
export type Authority = Credentials

const DAY_MS = 86_400_000
/** An authority that ends during the demonstration would have to be trusted anew in the middle of it. */
const LEFT_AT_LEAST_MS = 30 * DAY_MS

/** Makes one where there is none, or none that lasts. */
export async function openAuthority(folder: string, now: Date): Promise<Authority> {
  const file = join(folder, 'lan-authority.json')
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const found = kept === null ? null : authorityIn(kept)
  if (found && new X509Certificate(found.cert).validToDate.getTime() - now.getTime() > LEFT_AT_LEAST_MS)
    return found
  const made = await makeAuthority(now)
  // Closed before it holds anything, and whole before it has its name.
  await writeFile(`${file}.new`, '', { mode: 0o600 })
  await chmod(`${file}.new`, 0o600)
  await writeFile(`${file}.new`, JSON.stringify(made))
  await rename(`${file}.new`, file)
  return made
}

function authorityIn(text: string): Authority | null {
  try {
    const { cert, key }: { cert?: unknown; key?: unknown } = JSON.parse(text)
    if (typeof cert !== 'string' || typeof key !== 'string') return null
    return new X509Certificate(cert).ca ? { cert, key } : null
  } catch {
    return null
  }
}

async function makeAuthority(now: Date): Promise<Authority> {
  const { generate } = await import('selfsigned')
  // Each has a name of its own: a phone that trusts an earlier one does not mistake this one for it.
  const name = `Phu Kin demo ${randomBytes(3).toString('hex')}`
  const made = await generate([{ name: 'commonName', value: name }], {
    ...KIND,
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + 365 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { cert: made.cert, key: made.private }
}

const KIND = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

/** A certificate for this machine, by its addresses and names; made at each start, kept nowhere. */
export async function certify(
  authority: Authority,
  addresses: readonly string[],
  now: Date,
): Promise<Credentials> {
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Phu Kin demo' }], {
    ...KIND,
    ca: { cert: authority.cert, key: authority.key },
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    // Never longer than whoever signs.
    notAfterDate: new X509Certificate(authority.cert).validToDate,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...namesOf(hostname()).map((value) => ({ type: 2 as const, value })),
          ...[...new Set(['127.0.0.1', ...addresses])].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** A machine's name is looked up as it is or, in a network without a name server, under .local. */
const namesOf = (host: string): readonly string[] =>
  /^[a-z0-9][a-z0-9.-]*$/i.test(host)
    ? [...new Set(['localhost', host, host.includes('.') ? host : `${host}.local`])]
    : ['localhost']

/**
 * The addresses of this machine on local networks (RFC 1918), those of a home or office first. Never a public one: a demonstration
 * prints its passwords.
 */
export function lanAddresses(
  interfaces: Readonly<
    Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>
  >,
): readonly string[] {
  const found = Object.values(interfaces)
    .flatMap((of) => of ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
  return LOCAL.flatMap((range) => found.filter((address) => range.test(address)))
}

const LOCAL = [/^192\.168\./, /^10\./, /^172\.(?:1[6-9]|2\d|3[01])\./]

/** What a person compares on the phone with what the terminal shows. */
export const fingerprintOf = (certificate: string): string => new X509Certificate(certificate).fingerprint256
