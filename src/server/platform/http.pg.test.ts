import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Endpoint, endpoint, requestOf } from '#contract/endpoint'
import { problem } from '#contract/problems'
import { ok } from '#domain/result'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { createApp, route } from './http.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
})
afterAll(() => test.close())

const echo = endpoint({
  name: 'echo',
  method: 'get',
  path: '/api/echo/:code',
  summary: 'echo',
  roles: 'public',
  input: z.object({
    code: z.string(),
    count: z.optional(z.number()),
    wide: z.optional(z.boolean()),
    days: z.optional(z.array(z.number())),
    words: z._default(z.array(z.string()), []),
  }),
  output: z.object({ given: z.unknown() }),
  problems: ['not-found'],
})
const upload = endpoint({
  name: 'upload',
  method: 'post',
  path: '/api/upload',
  summary: 'upload',
  roles: 'public',
  body: 'raw',
  maxBytes: 100_000,
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string(), length: z.number() }),
  problems: [],
})
const download = endpoint({
  name: 'download',
  method: 'get',
  path: '/api/download',
  summary: 'download',
  roles: 'public',
  answer: 'file',
  input: z.object({}),
  output: z.unknown(),
  problems: [],
})
const leaky = endpoint({
  name: 'leaky',
  method: 'get',
  path: '/api/leaky',
  summary: 'answers more, or other, than it says',
  roles: 'public',
  input: z.object({ wrong: z.optional(z.boolean()) }),
  output: z.object({ name: z.string() }),
  problems: [],
})
const closed = endpoint({
  name: 'closed',
  method: 'get',
  path: '/api/closed',
  summary: 'nobody may',
  roles: [],
  input: z.object({}),
  output: z.object({}),
  problems: [],
})

const build = () => {
  const app = createApp(test.services, async () => null)
  route(app, echo, async (_, input) => (input.code === 'none' ? problem('not-found') : ok({ given: input })))
  route(app, upload, async (_, { name }, { body }) => ok({ name, length: (await text(body)).length }))
  route(app, download, async () =>
    ok({ name: 'Danh sách bị trả.xlsx', type: 'application/octet-stream', content: Buffer.from('abc') }),
  )
  route(app, leaky, async (_, { wrong }) => {
    const leak = { name: 'Lan', number: '070099000042' }
    return wrong ? ok(JSON.parse('{"name":1}')) : ok(leak)
  })
  route(app, closed, async () => ok({}))
  return (called: Endpoint, input: Readonly<Record<string, unknown>>, init: RequestInit = {}) =>
    app.hono.request(requestOf(called, input).url, { method: called.method.toUpperCase(), ...init })
}

describe('input', () => {
  it('of path and query arrives as the schema wants it', async () => {
    const response = await build()(echo, {
      code: 'xã/7 0',
      count: -3,
      wide: false,
      days: [1, 2],
      words: ['12', 'a b'],
    })
    expect(await response.json()).toEqual({
      given: { code: 'xã/7 0', count: -3, wide: false, days: [1, 2], words: ['12', 'a b'] },
    })
  })
  it('that is one value of a list is still a list, and digits of a text stay text', async () => {
    const response = await build()(echo, { code: '25195', days: [7] })
    expect(await response.json()).toEqual({ given: { code: '25195', days: [7], words: [] } })
  })
  it('that does not fit is refused by field, without repeating it', async () => {
    const response = await build()(echo, { code: '1', count: '070099000042x' })
    expect(response.status).toBe(400)
    const answer = await response.text()
    expect(JSON.parse(answer)).toMatchObject({
      code: 'input-invalid',
      fields: [{ path: 'count', code: 'wrong' }],
    })
    expect(answer).not.toContain('070099000042')
  })
})

describe('a stream', () => {
  it('reaches its handler', async () => {
    const response = await build()(upload, { name: 'a.csv' }, { body: 'x'.repeat(100_000) })
    expect(await response.json()).toEqual({ name: 'a.csv', length: 100_000 })
  })
  it('is cut when it says nothing of its length and grows too long', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 11; i++) controller.enqueue(new Uint8Array(10_000))
        controller.close()
      },
    })
    const response = await build()(upload, { name: 'a.csv' }, { body, duplex: 'half' } as RequestInit)
    expect([response.status, (await response.json()).code]).toEqual([413, 'too-large'])
  })
})

describe('an answer', () => {
  it('that is a file has its Vietnamese name and is not cached', async () => {
    const response = await build()(download, {})
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Danh%20s%C3%A1ch%20b%E1%BB%8B%20tr%E1%BA%A3.xlsx",
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toBe('abc')
  })
  it('carries nothing that its contract does not name', async () => {
    expect(await (await build()(leaky, {})).text()).toBe('{"name":"Lan"}')
  })
  it('that is not what its contract says is our failure, not told in detail', async () => {
    const response = await build()(leaky, { wrong: true })
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 'internal', text: { vi: expect.any(String) } })
  })
  it('that is a problem speaks both languages and names the request', async () => {
    const response = await build()(echo, { code: 'none' })
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const answer = await response.json()
    expect(answer).toMatchObject({ status: 404, code: 'not-found', type: '/problems/not-found' })
    expect(answer.text.vi).not.toBe(answer.text.en)
    expect(answer.requestId).toBe(response.headers.get('x-request-id'))
  })
})

it('without roles nobody gets in, and without a route there is nothing', async () => {
  expect((await build()(closed, {})).status).toBe(401)
  const app = createApp(test.services, async () => null)
  expect((await app.hono.request('/api/people')).status).toBe(404)
})

it('a handler that fails with an unlisted problem does not compile', () => {
  const app = createApp(test.services, async () => null)
  // @ts-expect-error: 'username-taken' is not among the problems of echo
  route(app, echo, async () => problem('username-taken'))
})
