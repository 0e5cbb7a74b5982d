import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { endpoint } from '#contract/endpoint'
import { call } from './call.ts'

const thing = endpoint({
  name: 'readThing',
  method: 'get',
  path: '/api/things/:thingId',
  summary: 'A thing',
  roles: 'public',
  input: z.object({ thingId: z.number(), day: z.optional(z.string()) }),
  output: z.object({ name: z.string(), url: z.string() }),
  problems: ['not-found'],
})

let close = () => undefined as unknown
afterEach(() => close())

/** A real server on the loopback; fetch is given its origin because a test has no page to be relative to. */
async function serve(answer: RequestListener): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
  const real = globalThis.fetch
  globalThis.fetch = (url, init) => real(`${origin}${String(url)}`, init)
  close = () => {
    globalThis.fetch = real
    server.close()
  }
}

const problemBody = (code: string) =>
  JSON.stringify({ type: code, status: 404, code, title: code, text: { vi: 'v', en: 'e' }, requestId: '1' })

test('an answer that fits the schema is a value, and the input travels in path and query', async () => {
  await serve((request, response) => response.end(JSON.stringify({ name: 'a', url: request.url })))
  expect(await call(thing, { thingId: 7, day: '2024-04-04' })).toEqual({
    ok: true,
    value: { name: 'a', url: '/api/things/7?day=2024-04-04' },
  })
})

test('a problem that the endpoint lists, or any may answer, keeps its name', async () => {
  for (const code of ['not-found', 'not-signed-in'] as const) {
    await serve((_, response) => response.writeHead(404).end(problemBody(code)))
    expect(await call(thing, { thingId: 7 })).toMatchObject({ ok: false, error: { code, answer: { code } } })
    close()
  }
})

test('a page of a gateway, another shape or a problem out of place is unreadable, not a crash', async () => {
  for (const [status, body] of [
    [502, '<html>Bad gateway</html>'],
    [200, '{"name":1}'],
    [200, ''],
    [409, problemBody('username-taken')],
    [500, problemBody('made-up')],
  ] as const) {
    await serve((_, response) => response.writeHead(status).end(body))
    expect(await call(thing, { thingId: 7 })).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    close()
  }
})

test('a server that is not there is unreachable', async () => {
  await serve((request) => request.socket.destroy())
  expect(await call(thing, { thingId: 7 })).toEqual({
    ok: false,
    error: { code: 'unreachable', answer: null },
  })
})
