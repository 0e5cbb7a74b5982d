// Calls an endpoint of the contract. A problem that the server names, a dead network and an unreadable answer are values;
// nothing is retried here and nothing is kept. Passwords and tokens never stand in a URL: such endpoints are POSTs.

import * as z from 'zod/mini'
import {
  type Answer,
  type Endpoint,
  type Input,
  type Output,
  type Roles,
  requestOf,
} from '#contract/endpoint'
import { type EVERYWHERE, PROBLEMS, type ProblemAnswer, type ProblemCode } from '#contract/problems'
import { err, ok, type Result } from '#domain/result'

// Compiled checks need eval, which the content security policy forbids.
z.config({ jitless: true })

/** `answer` is what the server said, in both languages; there is none if it was never reached or not understood. */
export type Failure<P extends ProblemCode = ProblemCode> = {
  readonly code: P | (typeof EVERYWHERE)[number] | 'unreachable' | 'unreadable'
  readonly answer: ProblemAnswer | null
}

export type CallOptions = {
  readonly signal?: AbortSignal
  /** The body of an endpoint whose body is `raw`: an uploaded file. */
  readonly file?: Blob
  /** Who asks, where it is no signed-in person: a phone's own secret. A long body is then sent compressed. */
  readonly bearer?: string
  /** Told what was answered where it is not what the contract says. */
  readonly unreadable?: (body: unknown) => void
}

/** The output is checked by its schema: a server of another version shows as `unreadable`, never as a crash later. */
export async function call<I extends Input, O extends Output, P extends ProblemCode>(
  endpoint: Endpoint<I, O, P, Roles, Answer>,
  input: z.infer<I>,
  { signal, file, bearer, unreadable }: CallOptions = {},
): Promise<Result<z.infer<O>, Failure<P>>> {
  const { url, json } = requestOf(endpoint, input)
  const isZipped = bearer !== undefined && json !== null && json.length > WORTH_COMPRESSING
  const response = await send(url, {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...headersOf(json, file),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    },
    body: isZipped ? await gzip(json) : (json ?? file ?? null),
    ...(bearer === undefined ? {} : { credentials: 'omit' }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response === null) return err({ code: 'unreachable', answer: null })
  const body = await readJson(response)
  if (!response.ok) return err(failureOf(endpoint.problems, body))
  const output = z.safeParse(endpoint.output, body)
  if (output.success) return ok(output.data)
  unreadable?.(body)
  return err({ code: 'unreadable', answer: null })
}

/** Below one network packet nothing is gained. */
const WORTH_COMPRESSING = 1_400

const gzip = (text: string): Promise<Blob> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

function headersOf(json: string | null, file: Blob | undefined): Record<string, string> {
  const accept = { accept: 'application/json' }
  if (json !== null) return { ...accept, 'content-type': 'application/json' }
  return file === undefined ? accept : { ...accept, 'content-type': file.type || 'application/octet-stream' }
}

/** null where no answer came: no network, or the page itself gave up. */
async function send(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init })
  } catch {
    return null
  }
}

/** undefined for an empty or foreign body (204, or the page of a gateway). */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

function failureOf<P extends ProblemCode>(listed: readonly P[], body: unknown): Failure<P> {
  const answer = problemAnswer(body)
  if (answer === null) return { code: 'unreadable', answer: null }
  const named = listed.find((code) => code === answer.code)
  return { code: named ?? everywhere(answer.code), answer }
}

const CODES = Object.keys(PROBLEMS)

function problemAnswer(body: unknown): ProblemAnswer | null {
  return isProblemAnswer(body) ? body : null
}

const isProblemAnswer = (body: unknown): body is ProblemAnswer =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  CODES.includes(body.code) &&
  'text' in body &&
  typeof body.text === 'object'

function everywhere(code: ProblemCode): (typeof EVERYWHERE)[number] | 'unreadable' {
  switch (code) {
    case 'not-signed-in':
    case 'not-allowed':
    case 'cross-site':
    case 'input-invalid':
    case 'too-large':
    case 'wrong-media-type':
    case 'internal':
    case 'unavailable':
      return code
    default:
      return 'unreadable'
  }
}
