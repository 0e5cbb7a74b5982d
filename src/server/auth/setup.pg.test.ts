import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/accounts'
import { PASSWORD, type TestApp, testApp } from '../../../test/support/app.ts'
import { makeSetupLink, setupAddress } from './setup.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
const system = <T>(work: Parameters<typeof app.services.database.asSystem<T>>[1]) =>
  app.services.database.asSystem('test', work)
const use = async (token: string, more: Record<string, string> = {}) =>
  (
    await app.send(
      contract.useSetupLink,
      { token, username: 'first', displayName: 'Đầu Tiên', password: PASSWORD, ...more },
      null,
    )
  ).status
const fresh = async () => {
  const token = await makeSetupLink(app.services.database)
  if (token === null) throw new Error('there are accounts')
  return token
}

describe('the set-up link', () => {
  beforeEach(async () => {
    await system((tx) => sql`delete from sessions`.execute(tx))
    await app.removeAccounts()
  })
  it('makes one system administrator, once', async () => {
    const token = await fresh()
    expect(await use(token)).toBe(200)
    expect(await use(token, { username: 'second' })).toBe(410)
    const accounts = await system((tx) => tx.selectFrom('accounts').select(['username', 'role']).execute())
    expect(accounts).toEqual([{ username: 'first', role: 'system_administrator' }])
    expect(await makeSetupLink(app.services.database)).toBe(null)
  })
  it('lets one of two people through who use it at the same moment', async () => {
    const token = await fresh()
    const statuses = await Promise.all([use(token), use(token, { username: 'second' })])
    expect(statuses.sort()).toEqual([200, 410])
  })
  it('survives a weak password', async () => {
    const token = await fresh()
    expect(await use(token, { password: 'weak' })).toBe(422)
    expect(await use(token)).toBe(200)
  })
  it('expires after a day, and a newer one replaces it', async () => {
    const old = await fresh()
    const token = await fresh()
    expect(await use(old)).toBe(410)
    await system((tx) => sql`update setup_links set expires_at = now()`.execute(tx))
    expect(await use(token)).toBe(410)
  })
  it('is refused when wrong, and only its hash is stored', async () => {
    const token = await fresh()
    expect(await use('A'.repeat(43))).toBe(410)
    const { rows } = await system((tx) => sql`select to_jsonb(l)::text as row from setup_links l`.execute(tx))
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

it('the address keeps the token behind #, where no server and no log sees it', () => {
  expect(setupAddress('http://localhost:8080', 'abc')).toBe('http://localhost:8080/setup#abc')
})
