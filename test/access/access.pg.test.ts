// Every endpoint × every role and nobody: who may, is not answered 401 or 403; everybody else is. New endpoints are covered
// by standing in endpoints.ts.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import { pathParameters } from '#contract/endpoint'
import { ENDPOINTS } from '#contract/endpoints'
import { ROLES, type Role } from '#domain/access'
import { type TestApp, testApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const mayCall = ({ roles, calledBy }: Endpoint, role: Role | null, by: Endpoint['calledBy']): boolean =>
  roles === 'public' ||
  (role !== null && calledBy === by && (roles === 'anyone-signed-in' || roles.includes(role)))

/** Input that names nothing that exists: what is asked is only whether the door opens. */
const nothing = ({ path }: Endpoint) =>
  Object.fromEntries(pathParameters(path).map((name) => [name, '00000000-0000-4000-8000-000000000000']))

describe.each(ENDPOINTS.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (_, endpoint) => {
  it.each([null, ...ROLES])('answers %s as its roles say', async (role) => {
    const who = role === null ? null : await app.signedIn(role)
    const { status } = await app.send(endpoint, nothing(endpoint), who)
    if (mayCall(endpoint, role, 'people')) expect([401, 403]).not.toContain(status)
    else expect(status).toBe(role === null ? 401 : 403)
    expect(status).toBeLessThan(500)
  })

  it.each(ROLES)('answers a phone of %s only where it is for phones', async (role) => {
    const { status } = await app.send(endpoint, nothing(endpoint), await app.phoneOf(role))
    if (mayCall(endpoint, role, 'devices')) expect([401, 403]).not.toContain(status)
    else expect(status).toBe(403)
    expect(status).toBeLessThan(500)
  })
})

it('every endpoint of the contract has a route, and its own name and address', () => {
  const missing = ENDPOINTS.filter(({ name }) => !app.routed.has(name)).map(({ name }) => name)
  expect(missing).toEqual([])
  expect(app.routed.size).toBe(ENDPOINTS.length)
  const addresses = ENDPOINTS.map(({ method, path }) => `${method} ${path}`)
  expect(new Set(addresses).size).toBe(ENDPOINTS.length)
})
