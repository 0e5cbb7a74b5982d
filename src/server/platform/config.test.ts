import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const read = (env: Record<string, string>) => readConfig(env, resolve('/srv/phủ kín'))
const value = (env: Record<string, string>) => {
  const config = read(env)
  if (!config.ok) throw new Error(config.error.variable)
  return config.value
}

describe('the configuration', () => {
  it('of an empty environment is this machine’s port 8080 and ./data', () => {
    expect(value({ PORT: '', HOST: ' ' })).toEqual({
      port: 8080,
      host: '127.0.0.1',
      hostGiven: false,
      tls: null,
      trustedProxies: null,
      dataFolder: resolve('/srv/phủ kín/data'),
      dataFolderGiven: false,
      keyFile: null,
      url: null,
      databaseUrl: null,
      databaseOwnerUrl: null,
    })
  })
  it('takes paths from the folder it is read in, and an address without its slash', () => {
    expect(
      value({
        PORT: '0',
        HOST: '::1',
        PHUKIN_DATA: 'tỉnh',
        PHUKIN_KEY_FILE: '/k.json',
        PHUKIN_URL: 'https://a.vn/',
      }),
    ).toMatchObject({
      port: 0,
      host: '::1',
      dataFolder: resolve('/srv/phủ kín/tỉnh'),
      dataFolderGiven: true,
      keyFile: '/k.json',
      url: 'https://a.vn',
    })
  })
  it('has a certificate only with its key, and believes proxies only where it names them', () => {
    expect(
      value({
        HOST: '0.0.0.0',
        PHUKIN_TLS_CERT: 'a.pem',
        PHUKIN_TLS_KEY: '/k.pem',
        PHUKIN_TRUSTED_PROXIES: '2',
      }),
    ).toMatchObject({
      hostGiven: true,
      tls: { certFile: resolve('/srv/phủ kín/a.pem'), keyFile: '/k.pem' },
      trustedProxies: { hops: 2 },
    })
  })
  it('cannot be changed', () => {
    expect(Object.isFrozen(value({}))).toBe(true)
  })
})

describe('a wrong value is refused by its name', () => {
  it.each(['-1', '65536', '80.5', '0x50', '1e3', 'http'])('PORT %s', (text) => {
    expect(read({ PORT: text })).toEqual({ ok: false, error: { variable: 'PORT', value: text } })
  })
  it.each(['http://127.0.0.1', '127.0.0.1:80', 'a b', '-a'])('HOST %s', (text) => {
    expect(read({ HOST: text })).toEqual({ ok: false, error: { variable: 'HOST', value: text } })
  })
  it('PHUKIN_URL', () => {
    expect(read({ PHUKIN_URL: 'phukin.vn' })).toMatchObject({ error: { variable: 'PHUKIN_URL' } })
  })
  it('DATABASE_URL, without repeating its password', () => {
    const url = 'mysql://root:secret@db/phukin'
    expect(read({ DATABASE_URL: url })).toEqual({
      ok: false,
      error: { variable: 'DATABASE_URL', value: '…' },
    })
  })
  it('half a certificate, by the half that is missing', () => {
    expect(read({ PHUKIN_TLS_CERT: 'a.pem' })).toEqual({
      ok: false,
      error: { variable: 'PHUKIN_TLS_KEY', value: '' },
    })
    expect(read({ PHUKIN_TLS_KEY: 'k.pem' })).toMatchObject({ error: { variable: 'PHUKIN_TLS_CERT' } })
  })
  it('proxies that are neither a number nor addresses', () => {
    expect(read({ PHUKIN_TRUSTED_PROXIES: 'all' })).toEqual({
      ok: false,
      error: { variable: 'PHUKIN_TRUSTED_PROXIES', value: 'all' },
    })
  })
  it('an owner of a database that is not named', () => {
    const config = read({ DATABASE_OWNER_URL: 'postgres://owner@db/phukin' })
    expect(config).toEqual({ ok: false, error: { variable: 'DATABASE_URL', value: '' } })
  })
})
