import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askHttps } from '../../test/support/ask-https.ts'
import { type FreshDatabase, freshDatabase } from '../../test/support/postgres.ts'
import { startServerOn } from '../../test/support/server-on.ts'
import { makeAccount } from './auth/accounts.ts'
import { certify, openAuthority } from './platform/tls-authority.ts'

const PASSWORD = 'bến-đò-sông-bé'
const BODY = JSON.stringify({ username: 'quan-tri', password: PASSWORD })
let fresh: FreshDatabase
let folder: string
let ca: string
beforeAll(async () => {
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-transport-'))
  ca = (await openAuthority(folder, new Date())).cert
  await renew()
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true, force: true })
})

/** A fresh certificate of the same authority, in the same files. */
async function renew(): Promise<void> {
  const { cert, key } = await certify(await openAuthority(folder, new Date()), [], new Date())
  await writeFile(join(folder, 'server.crt'), cert)
  await writeFile(join(folder, 'server.key'), key)
}

const TLS = { PHUKIN_TLS_CERT: 'server.crt', PHUKIN_TLS_KEY: 'server.key' }

const start = (env: Record<string, string>) => startServerOn(fresh, folder, env, { renewEveryMs: 20 })

/** With an account that can sign in. */
async function started(env: Record<string, string> = {}) {
  const server = await start(env)
  if (!server.ok) throw new Error(server.error.code)
  if (server.value.setupLink !== null)
    await server.value.services.database.asSystem('test: an account', async (tx) => {
      const made = await makeAccount(tx, null, {
        ...{ username: 'quan-tri', displayName: 'Quản trị', role: 'system_administrator', unitCodes: [] },
        password: PASSWORD,
      })
      if (!made.ok) throw new Error(made.error.code)
    })
  return server.value
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Signs in over plain http; what the cookie and the answer say of transport. */
async function signIn(url: string, headers: Record<string, string>, body: BodyInit = BODY) {
  const answer = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body,
  })
  return {
    status: answer.status,
    secureCookie: /; Secure(;|$)/.test(answer.headers.get('set-cookie') ?? ''),
    hsts: answer.headers.get('strict-transport-security'),
  }
}

describe('by TLS', () => {
  it('a server is reached by https alone, with secure cookies and the word to come so again', async () => {
    const server = await started(TLS)
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect(server.tlsWarning).toBeNull()
    const origin = server.url
    const login = { method: 'POST', headers: { ...JSON_TYPE, origin }, body: BODY, ca }
    const answer = await askHttps(`${server.url}/api/login`, login)
    expect(answer.status).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure(;|$)/)
    expect(answer.headers['strict-transport-security']).toBe('max-age=15724800')
    expect(answer.protocol).toBe('TLSv1.3')

    const fromPlain = { ...login, headers: { ...JSON_TYPE, origin: origin.replace('https', 'http') } }
    expect((await askHttps(`${server.url}/api/login`, fromPlain)).status).toBe(403)
    await expect(fetch(`${server.url.replace('https', 'http')}/health`)).rejects.toThrow()
    await server.stop()
  })
  it('nothing older than 1.2 is spoken', async () => {
    const server = await started(TLS)
    const old = await askHttps(`${server.url}/health`, { ca, maxVersion: 'TLSv1.2' })
    expect(old.protocol).toBe('TLSv1.2')
    await expect(askHttps(`${server.url}/health`, { ca, maxVersion: 'TLSv1.1' })).rejects.toThrow(
      /protocol version|version/i,
    )
    await server.stop()
  })
  it('a certificate that is renewed is served without a restart', async () => {
    const server = await started(TLS)
    const old = await openAuthority(join(folder), new Date())
    const before = ca
    await rm(join(folder, 'lan-authority.json'))
    ca = (await openAuthority(folder, new Date())).cert
    expect(old.cert).toBe(before)
    await expect(askHttps(`${server.url}/health`, { ca })).rejects.toThrow()
    await renew()
    for (let tries = 0; ; tries++) {
      const answer = await askHttps(`${server.url}/health`, { ca }).catch(() => null)
      if (answer) break
      expect(tries).toBeLessThan(200)
      await pause(20)
    }
    await server.stop()
  })
  it('a server whose certificate is not there does not start', async () => {
    expect(await start({ ...TLS, PHUKIN_TLS_CERT: 'none.crt' })).toEqual({
      ok: false,
      error: { code: 'tls-file-missing', detail: join(folder, 'none.crt') },
    })
  })
})

describe('without TLS', () => {
  it('a forged word of a proxy is not believed: no secure cookie, no other host', async () => {
    const server = await started()
    const forged = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-for': '10.0.0.1',
    }
    expect(await signIn(server.url, forged)).toEqual({ status: 200, secureCookie: false, hsts: null })
    expect((await signIn(server.url, { ...forged, origin: 'https://evil.test' })).status).toBe(403)
    await server.stop()
  })
  it('a trusted proxy is: secure cookies, and its host is ours', async () => {
    const server = await started({ PHUKIN_TRUSTED_PROXIES: '127.0.0.0/8' })
    const word = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'phukin.example' }
    expect(await signIn(server.url, { ...word, origin: 'https://phukin.example' })).toEqual({
      status: 200,
      secureCookie: true,
      hsts: 'max-age=15724800',
    })
    expect((await signIn(server.url, { ...word, origin: 'http://phukin.example' })).status).toBe(403)
    expect((await signIn(server.url, { ...word, origin: server.url })).status).toBe(403)
    // Past the proxy, by whoever may reach the port: as without one.
    expect(await signIn(server.url, { origin: server.url })).toMatchObject({
      status: 200,
      secureCookie: false,
    })
    await server.stop()
  })
  it('an address by https makes cookies secure whatever stands between', async () => {
    const server = await started({ PHUKIN_URL: 'https://phukin.example' })
    const answer = await signIn(server.url, { origin: 'https://phukin.example' })
    expect(answer).toEqual({ status: 200, secureCookie: true, hsts: null })
    await server.stop()
  })
  it('JSON by gzip is read, and a bomb is refused', async () => {
    const server = await started()
    const gzip = { 'content-encoding': 'gzip' }
    expect((await signIn(server.url, gzip, new Uint8Array(gzipSync(BODY)))).status).toBe(200)
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200_000_000)))
    expect((await signIn(server.url, gzip, bomb)).status).toBe(413)
    expect((await signIn(server.url, gzip, BODY)).status).toBe(400)
    expect((await signIn(server.url, { 'content-encoding': 'br' }, BODY)).status).toBe(415)
    await server.stop()
  })
  it('only pages of the phone may use the camera', async () => {
    const server = await started()
    const camera = async (path: string) =>
      /camera=([^,]+)/.exec((await fetch(server.url + path)).headers.get('permissions-policy') ?? '')?.[1]
    for (const path of ['/field', '/field/', '/field/household/1'])
      expect(await camera(path), path).toBe('(self)')
    for (const path of ['/', '/fields', '/people', '/api/field/pull', '/health'])
      expect(await camera(path), path).toBe('()')
    await server.stop()
  })
})
