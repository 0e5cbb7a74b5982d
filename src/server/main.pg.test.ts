import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/support/postgres.ts'
import { startServerOn } from '../../test/support/server-on.ts'

let fresh: FreshDatabase
let folder: string
beforeAll(async () => {
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-main-'))
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true, force: true })
})

const start = (env: Record<string, string> = {}) => startServerOn(fresh, folder, env)
const started = async (env: Record<string, string> = {}) => {
  const server = await start(env)
  if (!server.ok) throw new Error(server.error.code)
  return server.value
}

describe('a server', () => {
  it('answers that it is ready, prints a set-up link once there is nobody, and stops', async () => {
    const server = await started()
    const ready = await fetch(`${server.url}/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }])
    expect(server.setupLink).toMatch(new RegExp(`^${server.url}/setup#[\\w-]{43}$`))
    await server.stop()
    await expect(fetch(`${server.url}/health`)).rejects.toThrow()
  })
  it('sends security headers with everything, and no stranger may frame or script it', async () => {
    const server = await started()
    for (const path of ['/health', '/', '/api/openapi.json', '/api/none', '/../package.json']) {
      const { headers } = await fetch(server.url + path)
      expect(headers.get('content-security-policy'), path).toMatch(
        /default-src 'self';.*frame-ancestors 'none'/,
      )
      expect(headers.get('content-security-policy'), path).not.toMatch(/unsafe|script-src|https?:/)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
    await server.stop()
  })
  it('describes every endpoint, compressed, and never lets an answer be cached', async () => {
    const server = await started()
    const response = await fetch(`${server.url}/api/openapi.json`, { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const document = await response.json()
    expect(document.paths['/api/accounts/{accountId}/disable'].post).toMatchObject({
      operationId: 'disableAccount',
      'x-roles': ['system_administrator'],
      parameters: [{ name: 'accountId', in: 'path', required: true }],
    })
    await server.stop()
  })
  it('refuses a body that is too large, not JSON, or not an object', async () => {
    const server = await started()
    const post = async (body: string, type = 'application/json') => {
      const headers = { 'content-type': type }
      return (await fetch(`${server.url}/api/login`, { method: 'POST', body, headers })).status
    }
    expect(await post(`{"username":"${'x'.repeat(1_100_000)}"}`)).toBe(413)
    expect(await post('{}', 'text/plain')).toBe(415)
    expect(await post('{')).toBe(400)
    expect(await post('[]')).toBe(400)
    expect(await post('null')).toBe(400)
    await server.stop()
  })
  it('is refused a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    expect(await start({ PORT: port })).toEqual({ ok: false, error: { code: 'port-in-use', detail: port } })
    other.close()
  })
  it('is refused a key that is not the database’s, and a lost one', async () => {
    await (await started()).stop()
    const lost = await start({ PHUKIN_KEY_FILE: join(folder, 'nowhere.json') })
    expect(lost).toMatchObject({ ok: false, error: { code: 'key-file-missing' } })
    const other = await freshDatabase()
    const otherKey = join(folder, 'other-key.json')
    await (await started({ DATABASE_URL: other.loginUrl, PHUKIN_KEY_FILE: otherKey })).stop()
    await other.drop()
    expect(await start({ PHUKIN_KEY_FILE: otherKey })).toMatchObject({
      ok: false,
      error: { code: 'key-wrong' },
    })
  })
  it('says when the key lies beside the data', async () => {
    const [elsewhere, other] = [await started(), await freshDatabase()]
    expect(elsewhere.keyBesideData).toBe(false)
    await elsewhere.stop()
    const inside = { PHUKIN_KEY_FILE: join(folder, 'data', 'keys.json') }
    const beside = await started({ DATABASE_URL: other.loginUrl, ...inside })
    expect(beside.keyBesideData).toBe(true)
    await beside.stop()
    await other.drop()
  })
  it('does not serve with a login that row security would not bind', async () => {
    const refused = await start({ DATABASE_URL: fresh.adminUrl, DATABASE_OWNER_URL: fresh.adminUrl })
    expect(refused).toMatchObject({ ok: false, error: { code: 'login-too-powerful' } })
  })
  it('is refused a database that does not answer', async () => {
    const nowhere = new URL(fresh.loginUrl)
    nowhere.port = '1'
    expect(await start({ DATABASE_URL: nowhere.href })).toMatchObject({
      ok: false,
      error: { code: 'database-unreachable' },
    })
  })
})
