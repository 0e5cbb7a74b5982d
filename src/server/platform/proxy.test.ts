import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { type Arrival, arrivalOf, keepsCookiesSecure } from './proxy.ts'
import { readTrustedProxies, type TrustedProxies } from './proxy-list.ts'

const trusted = (text: string): TrustedProxies => {
  const read = readTrustedProxies(text)
  if (!read.ok) throw new Error(text)
  return read.value
}

/** As it arrives on a connection from `from`. */
async function arrive(
  trustedProxies: TrustedProxies | null,
  headers: Record<string, string>,
  { from = '203.0.113.9', encrypted = false } = {},
): Promise<Arrival> {
  const app = new Hono()
  app.get('/', (c) => c.json(arrivalOf(c, { trustedProxies })))
  const env = { incoming: { socket: { remoteAddress: from, ...(encrypted && { encrypted }) } } }
  return (await app.request('/', { headers: { host: 'inner:8080', ...headers } }, env)).json()
}

const FORGED = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'evil.test',
  'x-forwarded-for': '127.0.0.1',
}
const BEHIND_ONE = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'phukin.example',
  'x-forwarded-for': '198.51.100.4',
}

describe('without a trusted proxy', () => {
  it('nothing that a request says of its way is believed', async () => {
    expect(await arrive(null, FORGED)).toEqual({ secure: false, host: 'inner:8080', address: '203.0.113.9' })
    expect(await arrive(trusted('10.0.0.0/8'), FORGED)).toEqual({
      secure: false,
      host: 'inner:8080',
      address: '203.0.113.9',
    })
  })
  it('TLS is what the connection is, not what the request names', async () => {
    expect(await arrive(null, {}, { encrypted: true })).toMatchObject({ secure: true })
    const app = new Hono()
    app.get('/', (c) => c.json(arrivalOf(c, { trustedProxies: null })))
    const env = { incoming: { socket: { remoteAddress: '203.0.113.9' } } }
    expect(await (await app.request('https://inner/', {}, env)).json()).toMatchObject({ secure: false })
  })
})

describe('behind trusted proxies', () => {
  it('one says how the request came to it', async () => {
    const expected = { secure: true, host: 'phukin.example', address: '198.51.100.4' }
    expect(await arrive(trusted('1'), BEHIND_ONE)).toEqual(expected)
    expect(await arrive(trusted('203.0.113.9'), BEHIND_ONE)).toEqual(expected)
    expect(await arrive(trusted('203.0.113.0/24'), BEHIND_ONE, { from: '::ffff:203.0.113.9' })).toEqual(
      expected,
    )
    expect(await arrive(trusted('fd00::/8'), BEHIND_ONE, { from: 'fd00::1' })).toEqual(expected)
  })
  it('what stood in the headers before the first of them is not believed', async () => {
    const appended = {
      'x-forwarded-proto': 'https, http',
      'x-forwarded-host': 'evil.test, phukin.example',
      'x-forwarded-for': '127.0.0.1, 198.51.100.4',
    }
    const expected = { secure: false, host: 'phukin.example', address: '198.51.100.4' }
    expect(await arrive(trusted('1'), appended)).toEqual(expected)
    expect(await arrive(trusted('203.0.113.9'), appended)).toEqual(expected)
  })
  it('two are two, by number and by address', async () => {
    const headers = {
      'x-forwarded-proto': 'http, https, http',
      'x-forwarded-for': '127.0.0.1, 198.51.100.4, 10.0.0.2:4711',
    }
    for (const text of ['2', '203.0.113.9, 10.0.0.0/24'])
      expect(await arrive(trusted(text), headers), text).toMatchObject({
        secure: true,
        address: '198.51.100.4',
      })
  })
  it('that say nothing leave what we see', async () => {
    expect(await arrive(trusted('1'), {}, { encrypted: true })).toMatchObject({
      secure: true,
      host: 'inner:8080',
    })
    expect(await arrive(trusted('1'), {})).toMatchObject({ secure: false })
  })
})

describe('a list of trusted proxies', () => {
  it.each(['1', '10', '10.0.0.7', '::1', '10.0.0.7,192.168.1.0/24 , fd00::/8'])('%s', (text) => {
    expect(readTrustedProxies(text).ok).toBe(true)
  })
  it.each([
    '0',
    '11',
    '-1',
    'all',
    'true',
    '10.0.0',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.7,',
    '10.0.0.0/8/8',
    'proxy.local',
  ])('is not %s', (text) => {
    expect(readTrustedProxies(text)).toEqual({ ok: false, error: 'wrong' })
  })
})

describe('a cookie is kept from plain connections', () => {
  const secure = async (kind: 'demo' | 'real', url: string, encrypted: boolean) => {
    const config = readConfig({ PHUKIN_URL: url }, '/srv')
    if (!config.ok) throw new Error(config.error.variable)
    const app = new Hono()
    app.get('/', (c) => c.json(keepsCookiesSecure(c, { config: config.value, dataFolder: { kind } })))
    const env = { incoming: { socket: { remoteAddress: '::1', encrypted } } }
    return (await app.request('/', { headers: FORGED }, env)).json()
  }
  it('when it came by TLS, or people reach a real server by https', async () => {
    expect(await secure('real', '', true)).toBe(true)
    expect(await secure('real', 'https://phukin.example', false)).toBe(true)
    expect(await secure('real', 'http://phukin.example', false)).toBe(false)
    expect(await secure('real', '', false)).toBe(false)
  })
  it('and in a demonstration, which is reached both ways, only by TLS', async () => {
    expect(await secure('demo', 'https://192.168.1.7:8080', false)).toBe(false)
    expect(await secure('demo', 'https://192.168.1.7:8080', true)).toBe(true)
  })
})
