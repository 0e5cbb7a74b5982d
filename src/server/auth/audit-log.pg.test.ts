import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import * as contract from '#contract/accounts'
import { findByNumber } from '#contract/people'
import { type TestApp, testApp } from '../../../test/support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const answer = z.object({
  entries: z.array(
    z.object({
      auditId: z.number(),
      action: z.string(),
      username: z.nullable(z.string()),
      targetUsername: z.nullable(z.string()),
    }),
  ),
  more: z.boolean(),
})
const logOf = async (input: { before?: number } = {}) => {
  const response = await app.send(contract.readAudit, input, await app.signedIn('auditor'))
  expect(response.status).toBe(200)
  return answer.parse(await response.json())
}

it('who acted within the scope is named, newest first, and the next page goes on before it', async () => {
  const clerk = await app.signedIn('desk_clerk')
  for (const number of ['0912345678', '0987654321']) await app.send(findByNumber, { number }, clerk)
  const { entries, more } = await logOf()
  expect(more).toBe(false)
  const searches = entries.filter(({ action }) => action === 'number-searched')
  expect(searches.map(({ username }) => username)).toEqual(['desk-clerk', 'desk-clerk'])
  const ids = entries.map(({ auditId }) => auditId)
  expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  const { entries: older } = await logOf({ before: searches[0]?.auditId ?? 0 })
  expect(older.map(({ auditId }) => auditId)).toContain(searches[1]?.auditId)
  expect(older.map(({ auditId }) => auditId)).not.toContain(searches[0]?.auditId)
})

it('an account that was added is named too', async () => {
  const input = {
    username: 'lan.nguyen',
    displayName: 'Lan',
    role: 'province_leader',
    unitCodes: ['70'],
    password: 'bến-đò-sông-bé',
  }
  const administrator = await app.signedIn('system_administrator')
  expect((await app.send(contract.createAccount, input, administrator)).status).toBe(200)
  const made = (await logOf()).entries.find(
    ({ action, username }) => action === 'account-created' && username,
  )
  expect(made).toMatchObject({ username: 'system-administrator', targetUsername: 'lan.nguyen' })
})

it('a page has an end, and says that more stands behind it', async () => {
  const leader = await app.signedIn('province_leader')
  for (let i = 0; i < 101; i++) await app.send(findByNumber, { number: '0912345678' }, leader)
  const first = await logOf()
  expect(first).toMatchObject({ more: true })
  const second = await logOf({ before: first.entries.at(-1)?.auditId ?? 0 })
  expect(second.entries.length).toBeGreaterThan(0)
  expect(second.more).toBe(false)
})
