import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Endpoint, endpoint } from '#contract/endpoint'
import { readInput } from './http-input.ts'

const MOST = 50_000
const handIn = endpoint({
  name: 'handIn',
  method: 'post',
  path: '/api/hand-in',
  summary: 'takes JSON',
  roles: 'public',
  maxBytes: MOST,
  input: z.object({ text: z.string() }),
  output: z.object({}),
  problems: [],
})
const upload = endpoint({
  name: 'upload',
  method: 'post',
  path: '/api/upload',
  summary: 'takes a file',
  roles: 'public',
  body: 'raw',
  maxBytes: MOST,
  input: z.object({}),
  output: z.object({}),
  problems: [],
})

/** 'ok' with the length of the text that arrived, or the code of the problem. */
async function send(
  called: Endpoint,
  body: BodyInit | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Promise<string> {
  const app = new Hono()
  app.post('/', async (c) => {
    const read = await readInput(called, c)
    if (!read.ok) return c.text(read.error.code)
    return c.text(`ok ${String(read.value.input['text'] ?? '').length}`)
  })
  const init = {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    duplex: 'half',
  }
  return (await app.request('/', init)).text()
}
const GZIP = { 'content-encoding': 'gzip' }
const zipped = (json: unknown) => new Uint8Array(gzipSync(JSON.stringify(json)))
const saying = (length: number) => ({ text: 'ă'.repeat(length) })

/** Gives what is asked for, piece by piece as a network would, and counts it. */
function pieces(of: Uint8Array, size: number, everyMs = 0) {
  let given = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (everyMs > 0) await pause(everyMs)
        controller.enqueue(of.slice(given, given + size))
        given += size
        if (given >= of.length) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, given: () => given }
}

describe('a JSON body that came by gzip', () => {
  it('is read as if it had not', async () => {
    expect(await send(handIn, zipped(saying(20_000)), GZIP)).toBe('ok 20000')
    expect(await send(handIn, zipped(saying(3)), { 'content-encoding': ' GZIP ' })).toBe('ok 3')
    expect(await send(handIn, JSON.stringify(saying(3)), { 'content-encoding': 'identity' })).toBe('ok 3')
  })
  it('is read whatever pieces it comes in', async () => {
    const { stream } = pieces(zipped(saying(20_000)), 7)
    expect(await send(handIn, stream, GZIP)).toBe('ok 20000')
  })
  it('may be as large as the endpoint says once inflated, and no larger', async () => {
    const around = '{"text":""}'.length
    const exactly = zipped({ text: 'a'.repeat(MOST - around) })
    expect(await send(handIn, exactly, GZIP)).toBe(`ok ${MOST - around}`)
    expect(await send(handIn, zipped({ text: 'a'.repeat(MOST - around + 1) }), GZIP)).toBe('too-large')
  })
  it('that inflates a thousandfold is cut off before it is read to its end', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(40_000_000)))
    expect(bomb.length).toBeLessThan(MOST)
    const { stream, given } = pieces(bomb, 100, 2)
    expect(await send(handIn, stream, GZIP)).toBe('too-large')
    expect(given()).toBeLessThan(bomb.length / 4)
  })
  it('is bounded before it is inflated, too', async () => {
    const members = Buffer.concat(Array.from({ length: 3_000 }, () => gzipSync('')))
    expect(members.length).toBeGreaterThan(MOST)
    const { stream, given } = pieces(new Uint8Array(members), 1_000)
    expect(await send(handIn, stream, GZIP)).toBe('too-large')
    expect(given()).toBeLessThanOrEqual(MOST + 20_000)
    const stated = { ...GZIP, 'content-length': String(MOST + 1) }
    expect(await send(handIn, zipped(saying(3)), stated)).toBe('too-large')
  })
  it('that is damaged is input that is not valid', async () => {
    const whole = zipped(saying(500))
    expect(await send(handIn, whole.slice(0, -6), GZIP)).toBe('input-invalid')
    expect(await send(handIn, whole.slice(0, 20), GZIP)).toBe('input-invalid')
    expect(await send(handIn, JSON.stringify(saying(3)), GZIP)).toBe('input-invalid')
    const turned = whole.map((byte, i) => (i === whole.length - 6 ? byte ^ 1 : byte))
    expect(await send(handIn, turned, GZIP)).toBe('input-invalid')
    expect(await send(handIn, new Uint8Array(gzipSync('{"text":')), GZIP)).toBe('input-invalid')
  })
})

describe('what is refused', () => {
  it('every other coding, and gzip twice', async () => {
    for (const coding of ['br', 'deflate', 'zstd', 'gzip, gzip', 'x'])
      expect(await send(handIn, zipped(saying(3)), { 'content-encoding': coding }), coding).toBe(
        'wrong-media-type',
      )
  })
  it('a file by gzip: it is kept as it comes', async () => {
    expect(await send(upload, zipped(saying(3)), GZIP)).toBe('wrong-media-type')
    expect(await send(upload, zipped(saying(3)))).toBe('ok 0')
  })
})

it.each(['constructor', '__proto__', 'toString'])(
  'a query that names %s, which every object has, is no input and no failure',
  async (name) => {
    const read = endpoint({ ...handIn, method: 'get', input: z.strictObject({ text: z.string() }) })
    const app = new Hono()
    app.get('/', async (c) => c.json(await readInput(read, c)))
    const answer = await (await app.request(`/?text=a&${name}=1`)).json()
    expect([true, 'input-invalid']).toContain(answer.ok || answer.error.code)
  },
)
