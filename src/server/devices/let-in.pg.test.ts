// A phone is let in by a code for one account, once; what is shut out is told why and reaches nothing.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/devices'
import type { Endpoint } from '#contract/endpoint'
import { pull } from '#contract/sync'
import type { Role } from '#domain/access'
import { type TestApp, testApp } from '../../../test/support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await system(sql`
    insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
    select '00000000-0000-4000-8000-0000000000aa', unit_id, unit_id * 1000, unit_id * 1000 + 999, 'Tổ', 'commune_team', '2024-03-25'
    from units where code = '25216' and valid_to is not null`)
  await system(sql`
    insert into team_members (member_id, team_id, lo, hi, display_name, organisation, account_id, from_day)
    select gen_random_uuid(), t.team_id, t.lo, t.hi, 'Lan', 'youth_union', a.account_id, '2024-03-25'
    from teams t, accounts a where a.username = 'volunteer'`)
})
afterAll(() => app.close())

const system = (statement: ReturnType<typeof sql>) =>
  app.services.database.asSystem('test', (tx) => statement.execute(tx))

const ask = async (endpoint: Endpoint, input: Record<string, unknown>, role: Role | null) => {
  const answer = await app.send(endpoint, input, role === null ? null : await app.signedIn(role))
  return { status: answer.status, body: await answer.json() }
}

/** As the phone keeps it in the open. */
const proofOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

const accountId = async (username: string): Promise<string> => {
  const { rows } = await app.services.database.asSystem('test', (tx) =>
    sql<{ accountId: string }>`select account_id from accounts where username = ${username}`.execute(tx),
  )
  return rows[0]?.accountId ?? ''
}

const invite = async (): Promise<string> => {
  const { status, body } = await ask(
    contract.inviteDevice,
    { accountId: await accountId('volunteer') },
    'commune_police',
  )
  expect(status).toBe(200)
  expect(body.url).toBe(`http://phukin.test/field/#join=${body.code}`)
  return body.code
}

const join = (code: string) => ask(contract.joinDevice, { code, name: 'Máy của Lan', app: '1' }, null)

const pulling = { messages: 1, app: '1', hamlets: [], tags: {} }

test('a code lets one phone in, once, and the phone speaks with a secret of its own', async () => {
  const code = await invite()
  const [first, second] = await Promise.all([join(code), join(code.toLowerCase().replaceAll('-', ' '))])
  expect([first.status, second.status].toSorted()).toEqual([200, 410])
  const joined = first.status === 200 ? first.body : second.body
  expect(joined).toMatchObject({ role: 'volunteer', displayName: 'volunteer' })
  expect((await app.send(pull, pulling, { bearer: joined.token })).status).toBe(200)
  expect((await join(code)).status).toBe(410)
})

test('a name that no database keeps is refused, and the code is still good', async () => {
  const code = await invite()
  const named = (name: string) => ask(contract.joinDevice, { code, name, app: '1' }, null)
  expect((await named('a\0b')).status).toBe(400)
  expect((await named('Máy của Lan')).status).toBe(200)
})

test('a newer code makes the older one void, and a code that is over lets nobody in', async () => {
  const [older, newer] = [await invite(), await invite()]
  expect((await join(older)).status).toBe(410)
  await system(
    sql`update device_invitations set expires_at = now() - interval '1 second' where used_at is null`,
  )
  expect((await join(newer)).status).toBe(410)
})

test('a code is given only to whoever walks with a team that the asker sees', async () => {
  expect(
    (await ask(contract.inviteDevice, { accountId: await accountId('auditor') }, 'commune_police')).body.code,
  ).toBe('not-found')
  await system(sql`update accounts set disabled_at = now() where username = 'volunteer'`)
  expect(
    (await ask(contract.inviteDevice, { accountId: await accountId('volunteer') }, 'commune_police')).body
      .code,
  ).toBe('account-not-walking')
  await system(sql`update accounts set disabled_at = null where username = 'volunteer'`)
})

test('a phone that was shut out reaches nothing, learns why, and says that it has forgotten everybody', async () => {
  const { token, deviceId } = (await join(await invite())).body
  const standing = async () =>
    (await ask(contract.deviceStanding, { proof: proofOf(token) }, null)).body.standing
  expect(await standing()).toBe('active')
  // By what stands open on a phone nobody is let in.
  expect((await app.send(pull, pulling, { bearer: proofOf(token) })).status).toBe(401)
  const reason = 'mất máy trên đường'
  expect((await ask(contract.revokeDevice, { deviceId, reason }, 'commune_police')).status).toBe(200)
  expect((await ask(contract.revokeDevice, { deviceId, reason }, 'commune_police')).body.code).toBe(
    'already-revoked',
  )
  expect(await standing()).toBe('revoked')
  expect((await app.send(pull, pulling, { bearer: token })).status).toBe(401)
  await ask(contract.acknowledgeWipe, { proof: proofOf(token), why: 'revoked', sealedLeft: 3 }, null)
  const { rows } = await app.services.database.asSystem('test', (tx) =>
    sql`select wiped_why, sealed_left, holds from devices where device_id = ${deviceId}`.execute(tx),
  )
  expect(rows).toEqual([{ wipedWhy: 'revoked', sealedLeft: 3, holds: 0 }])
})

test('a phone that says that it holds nobody is let in no more, by whoever has copied its secret', async () => {
  const { token } = (await join(await invite())).body
  expect((await app.send(pull, pulling, { bearer: token })).status).toBe(200)
  await ask(contract.acknowledgeWipe, { proof: proofOf(token), why: 'too-many-pins', sealedLeft: 0 }, null)
  expect((await app.send(pull, pulling, { bearer: token })).status).toBe(401)
})

test('an account that has ended takes its phones with it; a stranger’s secret is unknown', async () => {
  const { token } = (await join(await invite())).body
  await system(sql`update accounts set disabled_at = now() where username = 'volunteer'`)
  expect((await ask(contract.deviceStanding, { proof: proofOf(token) }, null)).body.standing).toBe(
    'account-ended',
  )
  expect((await app.send(pull, pulling, { bearer: token })).status).toBe(401)
  await system(sql`update accounts set disabled_at = null where username = 'volunteer'`)
  expect((await ask(contract.deviceStanding, { proof: 'x'.repeat(43) }, null)).body.standing).toBe('unknown')
})

test('guessing at a code ends soon, for some minutes, and shuts nobody else’s', async () => {
  const code = await invite()
  let status = 410
  for (let i = 0; i < 12 && status === 410; i += 1) status = (await join(`7Q2M-0XKF-93T${i % 10}`)).status
  expect(status).toBe(429)
  expect((await join('7Q2M-9999-9999')).status).toBe(429)
  expect((await join(code)).status).toBe(200)
})
