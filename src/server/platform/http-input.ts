// Reads what a request brings, path, query and JSON body, into the input that the endpoint's schema says. Text of path and query
// becomes numbers, booleans and lists where the schema wants them; nothing passes unchecked. A JSON body may come by gzip.

import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { type Endpoint, pathParameters, restInQuery } from '#contract/endpoint'
import type { Problem } from '#contract/problems'
import { err, ok, type Result } from '#domain/result'
import { inputProblem } from './problems.ts'

type Given = Record<string, unknown>

export async function readInput(
  endpoint: Endpoint,
  c: Context,
): Promise<Result<{ input: Given; body: Readable }, Problem>> {
  const stated = Number(c.req.header('content-length') ?? 0)
  if (stated > endpoint.maxBytes) return err({ code: 'too-large' })
  const coding = codingOf(c)
  // An uploaded file is kept as it came: a workbook is compressed already, and its fingerprint is that of its bytes.
  if (coding === 'other' || (coding === 'gzip' && endpoint.body === 'raw'))
    return err({ code: 'wrong-media-type' })
  const streamed = () => {
    const sent = boundedBody(c.req.raw.body ?? [], endpoint.maxBytes)
    return coding === 'gzip' ? boundedBody(inflated(sent), endpoint.maxBytes) : sent
  }
  // Of a stated length, which HTTP holds it to, it is read at once: a stream of its own costs more than most of what phones send.
  const isAtOnce = coding === 'plain' && c.req.header('content-length') !== undefined
  const rest = restInQuery(endpoint)
    ? ok(queryOf(endpoint, c))
    : await jsonOf(c, isAtOnce ? wholeBody(c, endpoint.maxBytes) : gathered(streamed()))
  if (!rest.ok) return rest
  const body = endpoint.body === 'raw' ? streamed() : Readable.from([])
  const shape = endpoint.input.shape as Readonly<Record<string, z.ZodMiniType>>
  const path = pathParameters(endpoint.path).map((name) => [
    name,
    fromText([c.req.param(name) ?? ''], shape[name]),
  ])
  const given = { ...rest.value, ...Object.fromEntries(path) }
  const parsed = endpoint.input.safeParse(given)
  return parsed.success ? ok({ input: parsed.data, body }) : err(inputProblem(parsed.error, given))
}

function queryOf(endpoint: Endpoint, c: Context): Given {
  const given: Given = {}
  const shape = endpoint.input.shape as Readonly<Record<string, z.ZodMiniType>>
  for (const [name, texts] of Object.entries(c.req.queries())) {
    // What every object has ('constructor') is no name of the input.
    const value = fromText(texts, Object.hasOwn(shape, name) ? shape[name] : undefined)
    if (value !== undefined && name !== '__proto__') given[name] = value
  }
  return given
}

/** As the schema wants it, if the text can be that; otherwise the text, which the schema will refuse. */
function fromText(texts: readonly string[], schema: z.ZodMiniType | undefined): unknown {
  const def: { type?: string; innerType?: z.ZodMiniType; element?: z.ZodMiniType } = schema?._zod.def ?? {}
  if (def.innerType) return fromText(texts, def.innerType)
  if (def.type === 'array') return texts.map((text) => fromText([text], def.element))
  const [text = ''] = texts
  if (def.type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (def.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

async function wholeBody(c: Context, maxBytes: number): Promise<Buffer> {
  const bytes = Buffer.from(await c.req.raw.arrayBuffer())
  if (bytes.length > maxBytes) throw new TooLarge()
  return bytes
}

async function gathered(body: Readable): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function jsonOf(c: Context, sent: Promise<Buffer>): Promise<Result<Given, Problem>> {
  const type = c.req.header('content-type') ?? ''
  let text: string
  try {
    text = (await sent).toString('utf8')
  } catch (error) {
    if (error instanceof TooLarge) return err({ code: 'too-large' })
    if (isDamaged(error)) return err({ code: 'input-invalid' })
    throw error
  }
  if (text === '') return ok({})
  if (!/^application\/json\b/.test(type)) return err({ code: 'wrong-media-type' })
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? ok({ ...json })
      : err({ code: 'input-invalid' })
  } catch {
    return err({ code: 'input-invalid' })
  }
}

/** What a raw handler's stream fails with when the client sends more than the endpoint accepts. */
export class TooLarge extends Error {}

function boundedBody(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number): Readable {
  return Readable.from(
    (async function* () {
      let bytes = 0
      for await (const piece of body) {
        bytes += piece.length
        if (bytes > maxBytes) throw new TooLarge()
        yield piece
      }
    })(),
    { objectMode: false },
  )
}

function codingOf(c: Context): 'plain' | 'gzip' | 'other' {
  const coding = (c.req.header('content-encoding') ?? 'identity').trim().toLowerCase()
  return coding === 'identity' || coding === '' ? 'plain' : coding === 'gzip' ? 'gzip' : 'other'
}

/** Inflates no more than its reader takes: when that one has enough, nothing further is inflated or read. */
function inflated(sent: Readable): Readable {
  // Whatever goes wrong reaches the reader of the result; there is nobody else to tell.
  return pipeline(sent, createGunzip(), () => undefined)
}

/** What zlib says of bytes that are no gzip, or of a body that ends too soon. */
const isDamaged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
