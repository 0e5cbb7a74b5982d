import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog, quietLog } from './log.ts'
import { type Credentials, readTls, renewTls, VERSIONS } from './tls.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phukin-tls-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const NOW = new Date('2024-05-04T01:00:00Z')
const DAY = 86_400_000
const daysOn = (days: number) => new Date(NOW.getTime() + days * DAY)

async function credentials(from = -1, to = 90): Promise<Credentials> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: daysOn(from),
    notAfterDate: daysOn(to),
  })
  return { cert: made.cert, key: made.private }
}

async function written(name: string, { cert, key }: Credentials) {
  const files = { certFile: join(folder, `${name}.crt`), keyFile: join(folder, `${name}.key`) }
  await writeFile(files.certFile, cert)
  await writeFile(files.keyFile, key)
  return files
}

const codeOf = async (files: { certFile: string; keyFile: string }) => {
  const read = await readTls(files, NOW)
  return read.ok ? (read.value.warning?.code ?? 'fits') : [read.error.code, read.error.detail]
}

describe('a certificate and its key', () => {
  it('that fit are taken', async () => {
    const made = await credentials()
    const read = await readTls(await written('good', made), NOW)
    expect(read).toEqual({ ok: true, value: { ...made, warning: null } })
  })
  it('that are not there, or are folders, are refused by their path', async () => {
    const files = await written('lost', await credentials())
    expect(await codeOf({ ...files, certFile: join(folder, 'none') })).toEqual([
      'tls-file-missing',
      join(folder, 'none'),
    ])
    expect(await codeOf({ ...files, keyFile: join(folder, 'none') })).toEqual([
      'tls-file-missing',
      join(folder, 'none'),
    ])
    await mkdir(join(folder, 'a-folder'))
    expect(await codeOf({ ...files, keyFile: join(folder, 'a-folder') })).toEqual([
      'tls-file-denied',
      join(folder, 'a-folder'),
    ])
  })
  it('that are something else are refused', async () => {
    const { cert, key } = await credentials()
    const wrongCert = await written('wrong-cert', { cert: key, key })
    expect(await codeOf(wrongCert)).toEqual(['tls-certificate-unreadable', wrongCert.certFile])
    const wrongKey = await written('wrong-key', { cert, key: cert })
    expect(await codeOf(wrongKey)).toEqual(['tls-key-unreadable', wrongKey.keyFile])
    const locked = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const withPassword = await written('locked', { cert, key: locked.privateKey })
    expect(await codeOf(withPassword)).toEqual(['tls-key-unreadable', withPassword.keyFile])
  })
  it('that do not belong together are refused', async () => {
    const files = await written('mixed', { ...(await credentials()), key: (await credentials()).key })
    expect(await codeOf(files)).toEqual(['tls-key-other', files.keyFile])
  })
  it('that have ended, end soon or have not begun are taken with a warning', async () => {
    const warning = async (from: number, to: number) => {
      const read = await readTls(await written(`days${to}`, await credentials(from, to)), NOW)
      return read.ok ? read.value.warning : null
    }
    expect(await warning(-90, -1)).toEqual({ code: 'tls-expired', on: '2024-05-03' })
    expect(await warning(-90, 13)).toEqual({ code: 'tls-expires-soon', on: '2024-05-17' })
    expect(await warning(2, 90)).toEqual({ code: 'tls-not-yet', on: '2024-05-06' })
    expect(await warning(-90, 15)).toBeNull()
  })
})

describe('renewed files', () => {
  const served = (server: Server): Promise<string> =>
    new Promise((resolve, reject) => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const asked = request(
        { host: '127.0.0.1', port, rejectUnauthorized: false, agent: false },
        (response) => {
          resolve((response.socket as TLSSocket).getPeerCertificate().serialNumber)
          response.resume()
        },
      )
      asked.on('error', reject)
      asked.end()
    })
  const until = async (is: () => Promise<boolean> | boolean) => {
    const end = Date.now() + 10_000
    while (!(await is())) {
      if (Date.now() > end) throw new Error('it never came')
      await pause(10)
    }
  }

  it('are taken up while it runs, and files that do not fit leave it as it was, said once', async () => {
    const [first, second] = [await credentials(), await credentials()]
    const files = await written('live', first)
    const server = createServer({ ...first, ...VERSIONS }, (_, response) => response.end('ok'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const lines: string[] = []
    const log = createLog((line) => lines.push(line))
    const renewal = renewTls(server, files, { held: first, log, everyMs: 10 })
    const before = await served(server)

    // As a renewal does it: one file, then the other.
    await writeFile(files.keyFile, second.key)
    await until(() => lines.some((line) => line.includes('tls-key-other')))
    await pause(60)
    expect(await served(server)).toBe(before)
    expect(lines.filter((line) => line.includes('tls-key-other'))).toHaveLength(1)

    await writeFile(files.certFile, second.cert)
    await until(async () => (await served(server)) !== before)
    expect(lines.some((line) => line.includes('certificate renewed'))).toBe(true)
    expect(lines.join('')).not.toContain('PRIVATE KEY')
    renewal.stop()
    server.close()
    server.closeAllConnections()
  })

  it('are not looked at any more once it is stopped', async () => {
    const first = await credentials()
    const files = await written('stopped', first)
    const server = createServer({ ...first, ...VERSIONS }, (_, response) => response.end('ok'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const before = await served(server)
    renewTls(server, files, { held: first, log: quietLog, everyMs: 10 }).stop()
    const second = await written('stopped', await credentials())
    expect(second).toEqual(files)
    await pause(60)
    expect(await served(server)).toBe(before)
    server.close()
    server.closeAllConnections()
  })
})
