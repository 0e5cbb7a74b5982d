import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/accounts'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { instantOfDay, isoDay } from '#domain/dates'
import { PASSWORD, type TestApp, testApp, type Who } from '../../../test/support/app.ts'
import { ATTEMPT_MINUTES, WRONG_ATTEMPTS } from '../platform/attempts.ts'
import { setCampaignNow } from '../platform/clock.ts'
import { makeToken } from './accounts.ts'
import { findAccount } from './queries.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const system = <T>(work: Parameters<typeof app.services.database.asSystem<T>>[1]) =>
  app.services.database.asSystem('test', work)
const statusOf = async (who: Who) => (await app.send(contract.readMe, {}, who)).status
const login = (username: string, password: string) => app.send(contract.login, { username, password }, null)
const accountOf = async (username: string) => {
  const account = await system((tx) => findAccount(tx, username))
  if (!account) throw new Error(`no account ${username}`)
  return account
}
beforeEach(() => system((tx) => tx.deleteFrom('loginAttempts').execute()))

describe('signing in', () => {
  it('gives an HttpOnly, SameSite cookie that is good, whatever the case of the name', async () => {
    const response = await login(' Desk-CLERK ', PASSWORD)
    expect(response.status).toBe(200)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(await statusOf({ cookie: cookie.split(';')[0] ?? '' })).toBe(200)
  })
  it('stores only a hash of the cookie', async () => {
    const { cookie } = await app.signedIn('desk_clerk')
    const token = cookie.split('=')[1] ?? 'none'
    const { rows } = await system((tx) => sql`select to_jsonb(s)::text as row from sessions s`.execute(tx))
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'))
  })
  it('does not tell an unknown name from a wrong password', async () => {
    const [unknown, wrong] = [await login('nobody', 'x'), await login('desk-clerk', 'x')]
    const bodies = [await unknown.json(), await wrong.json()].map(({ requestId: _, ...rest }) => rest)
    expect(bodies[0]).toEqual(bodies[1])
    expect(bodies[0]).toMatchObject({ status: 422, code: 'login-failed' })
  })
  it('is refused from another site', async () => {
    const response = await app.send(
      contract.login,
      { username: 'desk-clerk', password: PASSWORD },
      null,
      'http://evil.test',
    )
    expect(response.status).toBe(403)
  })
})

describe('wrong attempts', () => {
  it('block the account, the right password too, and no other account', async () => {
    for (let i = 0; i < WRONG_ATTEMPTS; i++)
      expect((await login('desk-clerk', `wrong ${i}`)).status).toBe(422)
    const blocked = await login('Desk-Clerk', PASSWORD)
    expect(blocked.status).toBe(429)
    const wait = Number(blocked.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(ATTEMPT_MINUTES * 60)
    expect((await login('auditor', PASSWORD)).status).toBe(200)
    await system((tx) =>
      sql`update login_attempts set expire = extract(epoch from now()) * 1000 - 1`.execute(tx),
    )
    expect((await login('desk-clerk', PASSWORD)).status).toBe(200)
  })
  it('are forgotten after a right one', async () => {
    for (let i = 0; i < WRONG_ATTEMPTS - 1; i++) await login('desk-clerk', 'wrong')
    expect((await login('desk-clerk', PASSWORD)).status).toBe(200)
    expect((await login('desk-clerk', 'wrong')).status).toBe(422)
  })
  it('stand in the audit log by account, never by what was typed', async () => {
    await login('desk-clerk', 'wrong')
    await login('070099000042', 'wrong')
    const rows = await system((tx) =>
      tx
        .selectFrom('auditLog')
        .selectAll()
        .where('action', '=', 'login-failed')
        .orderBy('auditId', 'desc')
        .limit(2)
        .execute(),
    )
    const { accountId } = await accountOf('desk-clerk')
    expect(rows.map(({ target }) => target)).toEqual([null, `account:${accountId}`])
    expect(JSON.stringify(rows)).not.toContain('070099000042')
  })
})

describe('a session', () => {
  it('ends after 12 idle hours', async () => {
    const who = await app.signedIn('desk_clerk')
    await system((tx) =>
      sql`update sessions set seen_at = now() - interval '11 hours 59 minutes'`.execute(tx),
    )
    expect(await statusOf(who)).toBe(200)
    await system((tx) => sql`update sessions set seen_at = now() - interval '12 hours 1 minute'`.execute(tx))
    expect(await statusOf(who)).toBe(401)
  })
  it('is kept alive by being used, but not beyond 7 days', async () => {
    const who = await app.signedIn('desk_clerk')
    await system((tx) => sql`update sessions set seen_at = now() - interval '11 hours'`.execute(tx))
    await statusOf(who)
    const { rows } = await system((tx) =>
      sql<{ seen: boolean }>`
      select seen_at > now() - interval '1 minute' as seen from sessions order by created_at desc limit 1`.execute(
        tx,
      ),
    )
    expect(rows[0]?.seen).toBe(true)
    await system((tx) => sql`update sessions set created_at = now() - interval '7 days 1 minute'`.execute(tx))
    expect(await statusOf(who)).toBe(401)
  })
  it('ends at sign-out', async () => {
    const who = await app.signedIn('desk_clerk')
    expect((await app.send(contract.logout, {}, who)).status).toBe(200)
    expect(await statusOf(who)).toBe(401)
  })
  it('ends when another session changes the password, which then is the new one', async () => {
    const [mine, other] = [await app.signedIn('hamlet_head'), await app.signedIn('hamlet_head')]
    const change = (current: string, next: string) =>
      app.send(contract.changePassword, { current, next }, mine)
    expect((await change('wrong', 'một mật khẩu mới')).status).toBe(422)
    expect((await change(PASSWORD, 'ngắn')).status).toBe(422)
    expect((await change(PASSWORD, 'một mật khẩu mới')).status).toBe(200)
    expect([await statusOf(mine), await statusOf(other)]).toEqual([200, 401])
    expect((await login('hamlet-head', PASSWORD)).status).toBe(422)
    expect((await login('hamlet-head', 'một mật khẩu mới')).status).toBe(200)
  })
  it('ends when an administrator gives the account another password, which then is the new one', async () => {
    const [admin, who] = [
      await app.signedIn('system_administrator'),
      await app.signedIn('collection_officer'),
    ]
    const { accountId } = await accountOf('collection-officer')
    const give = (id: string, password: string) =>
      app.send(contract.resetPassword, { accountId: id, password }, admin)
    expect((await give(accountId, 'ngắn')).status).toBe(422)
    expect((await give(accountId, 'một mật khẩu khác')).status).toBe(200)
    expect(await statusOf(who)).toBe(401)
    expect((await login('collection-officer', PASSWORD)).status).toBe(422)
    expect((await login('collection-officer', 'một mật khẩu khác')).status).toBe(200)
    const own = await accountOf('system-administrator')
    expect((await give(own.accountId, 'một mật khẩu khác')).status).toBe(404)
  })
  it('ends at once when the account is disabled', async () => {
    const [admin, who] = [await app.signedIn('system_administrator'), await app.signedIn('volunteer')]
    const { accountId } = await accountOf('volunteer')
    expect((await app.send(contract.disableAccount, { accountId }, admin)).status).toBe(200)
    expect(await statusOf(who)).toBe(401)
    expect((await login('volunteer', PASSWORD)).status).toBe(422)
  })
})

describe('a bearer token', () => {
  const tokenFor = async (username: string) => {
    const { accountId } = await accountOf(username)
    return system((tx) => makeToken(tx, accountId, { label: 'test', days: 1 }))
  }
  it('acts as its account, expires, and ends when revoked', async () => {
    const { token, tokenId } = await tokenFor('auditor')
    const response = await app.send(contract.readMe, {}, { bearer: token })
    expect(await response.json()).toMatchObject({ username: 'auditor' })
    await system((tx) =>
      sql`update api_tokens set expires_at = now() where token_id = ${tokenId}`.execute(tx),
    )
    expect(await statusOf({ bearer: token })).toBe(401)
    const other = await tokenFor('auditor')
    await system((tx) =>
      sql`update api_tokens set revoked_at = now() where token_id = ${other.tokenId}`.execute(tx),
    )
    expect(await statusOf({ bearer: other.token })).toBe(401)
  })
  it('is not found in the database', async () => {
    const { token } = await tokenFor('auditor')
    const { rows } = await system((tx) => sql`select to_jsonb(t)::text as row from api_tokens t`.execute(tx))
    expect(JSON.stringify(rows)).not.toContain(token.slice(7))
  })
})

describe('an account tied to the campaign', () => {
  it('works on its last campaign day and not the day after, by campaign time', async () => {
    const { startsOn } = binhPhuoc2024
    const who = await app.signedIn('team_lead')
    await system((tx) =>
      sql`update accounts set expires_on = ${isoDay(startsOn)} where username = 'team-lead'`.execute(tx),
    )
    await system((tx) => setCampaignNow(tx, instantOfDay(startsOn, 23.9)))
    expect(await statusOf(who)).toBe(200)
    await system((tx) => setCampaignNow(tx, instantOfDay(startsOn + 1, 0.1)))
    expect(await statusOf(who)).toBe(401)
    expect((await login('team-lead', PASSWORD)).status).toBe(422)
    await system((tx) => setCampaignNow(tx, instantOfDay(startsOn, 8)))
  })
})
