// What an endpoint is: a value that says its method, path, who may call it, what goes in, what comes out and how it may fail.
// The server routes by it, the web calls by it, the OpenAPI document and the access test are made from it. Does no input or output.

import type * as z from 'zod/mini'
import type { Role } from '#domain/access'
import type { ProblemCode } from './problems.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** 'public': nobody needs to sign in. A list: only these roles; an empty list: nobody. */
export type Roles = 'public' | 'anyone-signed-in' | readonly Role[]

/** `json`: the rest of the input is the JSON body. `raw`: the body is a stream that the handler reads (an uploaded file). */
export type Body = 'json' | 'raw'
/** `json`: the output as JSON. `file`: the handler answers with a named stream of bytes; `output` then describes nothing. */
export type Answer = 'json' | 'file'

export type Input = z.ZodMiniObject
export type Output = z.ZodMiniType

export type Endpoint<
  I extends Input = Input,
  O extends Output = Output,
  P extends ProblemCode = ProblemCode,
  R extends Roles = Roles,
  A extends Answer = Answer,
> = {
  /** camelCase and unique: 'listAccounts'. */
  readonly name: string
  readonly method: Method
  /** '/api/accounts/:accountId': a `:word` is taken from the input of the same name. */
  readonly path: `/${string}`
  readonly summary: string
  readonly roles: R
  readonly input: I
  readonly output: O
  readonly problems: readonly P[]
  readonly body: Body
  readonly answer: A
  /** Largest accepted body; 1 MB unless said. */
  readonly maxBytes: number
  /** A phone that was let in reaches what is for devices and nothing else; a signed-in person everything but that. */
  readonly calledBy: 'people' | 'devices'
}

const MEGABYTE = 1_048_576

/** Fills the defaults; `problems` is typed by what is listed, so that the handler may fail with nothing else. */
export function endpoint<
  I extends Input,
  O extends Output,
  const P extends ProblemCode,
  const R extends Roles,
  const A extends Answer = 'json',
>(
  described: Omit<Endpoint<I, O, P, R, A>, 'body' | 'answer' | 'maxBytes' | 'calledBy'> & {
    readonly body?: Body
    readonly maxBytes?: number
    readonly calledBy?: 'people' | 'devices'
    readonly answer?: A
  },
): Endpoint<I, O, P, R, A>
// So that a page of which only some are asked is built without the others.
/* @__NO_SIDE_EFFECTS__ */
export function endpoint(
  described: Omit<Endpoint, 'body' | 'answer' | 'maxBytes' | 'calledBy'> &
    Partial<Pick<Endpoint, 'body' | 'answer' | 'maxBytes' | 'calledBy'>>,
): Endpoint {
  return { body: 'json', answer: 'json', maxBytes: MEGABYTE, calledBy: 'people', ...described }
}

export type InputOf<E extends Endpoint> = z.infer<E['input']>
export type OutputOf<E extends Endpoint> = z.infer<E['output']>
export type ProblemOf<E extends Endpoint> = E['problems'][number]

const PARAMETER = /:([a-zA-Z][a-zA-Z0-9]*)/g

/** The names of the input that stand in the path: '/api/units/:code/board' → ['code']. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(PARAMETER)].flatMap(([, name]) => name ?? [])

/** Whether what is not in the path travels in the query string instead of a JSON body. */
export const restInQuery = ({ method, body }: Pick<Endpoint, 'method' | 'body'>): boolean =>
  method === 'get' || method === 'delete' || body === 'raw'

/** How the web (or a test) writes the call: the URL with its query, and the JSON text if there is a body to send. */
export function requestOf(
  called: Pick<Endpoint, 'method' | 'path' | 'body'>,
  input: Readonly<Record<string, unknown>>,
): { readonly url: string; readonly json: string | null } {
  const inPath = new Set(pathParameters(called.path))
  const path = called.path.replace(PARAMETER, (_, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined)
  if (!restInQuery(called)) return { url: path, json: JSON.stringify(Object.fromEntries(rest)) }
  const query = rest
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]))
    .map((pair) => pair.map(encodeURIComponent).join('='))
  return { url: query.length === 0 ? path : `${path}?${query.join('&')}`, json: null }
}
