// How an endpoint of the contract becomes a route: deny by default, sign-in, role, same origin, input, handler, output, in this
// order. A handler gets checked input and a session; it answers with a Result. Nothing else adds routes under /api.

import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import type { Endpoint, InputOf, OutputOf, ProblemOf } from '#contract/endpoint'
import type { EVERYWHERE, Problem, ProblemCode } from '#contract/problems'
import type { Result } from '#domain/result'
import { err, ok } from '#domain/result'
import { answerFile, answerJson, answerProblem, type FileAnswer, securityHeaders } from './http-answer.ts'
import { readInput, TooLarge } from './http-input.ts'
import { inputProblem } from './problems.ts'
import { arrivalOf, staysSecure } from './proxy.ts'
import { isSameOrigin } from './same-origin.ts'
import type { Services } from './services.ts'
import type { Session } from './session.ts'

/** From the request's cookie or bearer token; null when nobody is signed in. Made by auth/, given by app.ts. */
export type Authenticate = (credentials: {
  readonly cookie: string | null
  readonly bearer: string | null
}) => Promise<Session | null>

type Variables = { readonly requestId: string }
export type App = {
  readonly hono: Hono<{ Variables: Variables }>
  readonly services: Services
  readonly authenticate: Authenticate
  /** Names of the endpoints that have a route. */
  readonly routed: Set<string>
}

/** What a handler may use beside session and input. */
export type Ctx = {
  readonly services: Services
  readonly requestId: string
  /** Of an endpoint with `body: 'raw'`: fails when it grows beyond the endpoint's maxBytes. */
  readonly body: Readable
  /** Hono's own, for cookies and headers. */
  readonly http: Context
}

type SessionOf<E extends Endpoint> = E['roles'] extends 'public' ? Session | null : Session
type AnswerOf<E extends Endpoint> = E['answer'] extends 'file' ? FileAnswer : OutputOf<E>
/** What the endpoint lists, and what any endpoint may answer. */
type ProblemsOf<E extends Endpoint> = Problem<ProblemOf<E> | (typeof EVERYWHERE)[number]>
export type Handler<E extends Endpoint> = (
  session: SessionOf<E>,
  input: InputOf<E>,
  ctx: Ctx,
) => Promise<Result<AnswerOf<E>, ProblemsOf<E>>>

export const SESSION_COOKIE = 'phukin_session'

export function createApp(services: Services, authenticate: Authenticate): App {
  const hono = new Hono<{ Variables: Variables }>()
  hono.use(async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    await next()
    c.res.headers.set('x-request-id', requestId)
    securityHeaders(c, staysSecure(c, services))
  })
  hono.onError((error, c) => {
    services.log.error('request failed', { requestId: c.get('requestId'), error })
    return answerProblem({ code: 'internal' }, c.get('requestId'))
  })
  hono.notFound((c) => answerProblem({ code: 'not-found' }, c.get('requestId')))
  return { hono, services, authenticate, routed: new Set() }
}

export function route<E extends Endpoint>(app: App, endpoint: E, handler: Handler<E>): void {
  if (app.routed.has(endpoint.name)) throw new Error(`two routes for ${endpoint.name}`)
  app.routed.add(endpoint.name)
  // Inside, the endpoint is any endpoint: what its schemas let through is what the handler's types say.
  const handle = handler as unknown as Handler<Endpoint>
  app.hono.on(endpoint.method.toUpperCase(), endpoint.path, async (c) => {
    const requestId = c.get('requestId')
    const answer = await callHandler(app, endpoint, handle, c).catch((error: unknown) => {
      if (error instanceof TooLarge) return err<Problem>({ code: 'too-large' })
      throw error
    })
    return answer.ok ? answer.value : answerProblem(answer.error, requestId)
  })
}

async function callHandler(
  app: App,
  endpoint: Endpoint,
  handle: Handler<Endpoint>,
  c: Context,
): Promise<Result<Response, Problem>> {
  const credentials = credentialsOf(c)
  const byCookie = credentials.cookie !== null && credentials.bearer === null
  const { config } = app.services
  if (!isSameOrigin(c.req.raw, byCookie, arrivalOf(c, config), config.url)) return err({ code: 'cross-site' })
  const session = await app.authenticate(credentials)
  const refusal = accessRefusal(endpoint, session)
  if (refusal) return err({ code: refusal })
  const input = await readInput(endpoint, c)
  if (!input.ok) return input
  const services = app.services
  const ctx: Ctx = { services, requestId: c.get('requestId'), body: input.value.body, http: c }
  // A public endpoint accepts null, every other was refused above.
  const result = await handle(session as Session, input.value.input, ctx)
  if (!result.ok) return result
  if (endpoint.answer === 'file') return ok(answerFile(c, result.value as FileAnswer))
  const output = endpoint.output.safeParse(result.value)
  if (output.success) return ok(await answerJson(c, output.data))
  throw new Error(`the output of ${endpoint.name} is not what its contract says`, {
    cause: inputProblem(output.error, result.value),
  })
}

/** A phone reaches what is for phones and nothing else, whatever the role of its account; everybody else all but that. */
function accessRefusal({ roles, calledBy }: Endpoint, session: Session | null): ProblemCode | null {
  if (roles === 'public') return null
  if (!session) return 'not-signed-in'
  if ((session.via === 'device') !== (calledBy === 'devices')) return 'not-allowed'
  return roles === 'anyone-signed-in' || roles.includes(session.role) ? null : 'not-allowed'
}

function credentialsOf(c: Context): { cookie: string | null; bearer: string | null } {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null
  const cookie = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([\\w-]{20,200})(?:;|$)`).exec(
    c.req.header('cookie') ?? '',
  )?.[1]
  return { bearer, cookie: cookie ?? null }
}
