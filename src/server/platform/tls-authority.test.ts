import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certify, fingerprintOf, lanAddresses, openAuthority } from './tls-authority.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phukin-ca-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const NOW = new Date('2024-05-04T01:00:00Z')
const daysOn = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

describe('the authority of a demonstration', () => {
  it('is made once, for a year, and its key is its owner’s alone', async () => {
    const made = await openAuthority(folder, NOW)
    const certificate = new X509Certificate(made.cert)
    expect(certificate.ca).toBe(true)
    expect(certificate.validToDate.toISOString().slice(0, 10)).toBe('2025-05-04')
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    const { mode } = await stat(join(folder, 'lan-authority.json'))
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
    expect(await openAuthority(folder, daysOn(300))).toEqual(made)
    expect(fingerprintOf(made.cert)).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })
  it('is made anew, under another name, when it would end soon or its file is damaged', async () => {
    const made = await openAuthority(folder, NOW)
    const next = await openAuthority(folder, daysOn(340))
    expect(next.cert).not.toBe(made.cert)
    expect(new X509Certificate(next.cert).subject).not.toBe(new X509Certificate(made.cert).subject)
    await writeFile(join(folder, 'lan-authority.json'), '{"cert":')
    const mended = await openAuthority(folder, NOW)
    expect(JSON.parse(await readFile(join(folder, 'lan-authority.json'), 'utf8'))).toEqual(mended)
  })
  it('signs for the addresses of the machine and this machine’s own, and for no longer than it lasts', async () => {
    const authority = await openAuthority(folder, NOW)
    const made = await certify(authority, ['192.168.1.7', '127.0.0.1'], daysOn(100))
    const [leaf, issuer] = [new X509Certificate(made.cert), new X509Certificate(authority.cert)]
    expect(leaf.checkIssued(issuer)).toBe(true)
    expect(leaf.verify(issuer.publicKey)).toBe(true)
    expect(leaf.ca).toBe(false)
    for (const address of ['192.168.1.7', '127.0.0.1']) expect(leaf.checkIP(address)).toBe(address)
    expect(leaf.checkIP('192.168.1.8')).toBeUndefined()
    expect(leaf.checkHost('localhost')).toBe('localhost')
    expect(leaf.validToDate).toEqual(issuer.validToDate)
  })
})

it('addresses of the local network are those of a home or office first, and never a public one', () => {
  const at = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) => ({
    address,
    family,
    internal,
  })
  expect(
    lanAddresses({
      lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
      docker0: [at('172.17.0.1')],
      eth0: [at('203.0.113.7'), at('172.32.0.1'), at('fe80::1', 'IPv6'), at('10.1.2.3')],
      wlan0: [at('192.168.1.7'), at('169.254.3.4')],
      gone: undefined,
    }),
  ).toEqual(['192.168.1.7', '10.1.2.3', '172.17.0.1'])
})
