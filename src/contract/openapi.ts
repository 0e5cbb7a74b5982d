// The OpenAPI 3.1 document, made from the endpoints. Describes nothing that an endpoint does not say.

import * as z from 'zod/mini'
import { type Endpoint, pathParameters, restInQuery } from './endpoint.ts'
import { EVERYWHERE, PROBLEMS, type ProblemCode } from './problems.ts'

type Json = { readonly [key: string]: unknown }

export function openApiOf(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const each of endpoints) {
    const path = each.path.replace(/:([a-zA-Z0-9]+)/g, '{$1}')
    paths[path] = { ...paths[path], [each.method]: operationOf(each) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Phủ Kín',
      version: '1',
      description:
        'Sign in by POST /api/login (cookie), or send "Authorization: Bearer <token>" with a token made by ' +
        '`phukin user token`. Every answer is bounded by the scope of the account.',
    },
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'phukin_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: PROBLEM },
    },
    paths,
  }
}

function operationOf(each: Endpoint): Json {
  const input = z.toJSONSchema(each.input, { io: 'input', unrepresentable: 'any' })
  const properties: Json = input.properties ?? {}
  const inPath = pathParameters(each.path)
  const inQuery = restInQuery(each) ? Object.keys(properties).filter((name) => !inPath.includes(name)) : []
  const parameter = (place: 'path' | 'query') => (name: string) => ({
    name,
    in: place,
    required: place === 'path' || (input.required ?? []).includes(name),
    schema: properties[name] ?? {},
  })
  return {
    operationId: each.name,
    summary: each.summary,
    'x-roles': each.roles,
    security: each.roles === 'public' ? [] : [{ cookie: [] }, { token: [] }],
    parameters: [...inPath.map(parameter('path')), ...inQuery.map(parameter('query'))],
    ...bodyOf(each, input, inPath),
    responses: { 200: successOf(each), ...problemsOf(each) },
  }
}

function bodyOf(each: Endpoint, input: z.core.JSONSchema.BaseSchema, inPath: readonly string[]): Json {
  if (each.body === 'raw')
    return { requestBody: { content: { 'application/octet-stream': {} }, required: true } }
  if (restInQuery(each)) return {}
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: (input.required ?? []).filter((name) => !inPath.includes(name)),
  }
  return { requestBody: { content: { 'application/json': { schema } }, required: true } }
}

function successOf({ answer, output }: Endpoint): Json {
  if (answer === 'file') return { description: 'A file', content: { 'application/octet-stream': {} } }
  const schema = z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })
  return { description: 'Done', content: { 'application/json': { schema } } }
}

function problemsOf({ problems }: Endpoint): Json {
  const codes: readonly ProblemCode[] = [...EVERYWHERE, ...problems]
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => PROBLEMS[code].status === status).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const TEXT = {
  type: 'object',
  properties: { vi: { type: 'string' }, en: { type: 'string' } },
  required: ['vi', 'en'],
}
const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'text', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(PROBLEMS) },
    title: { type: 'string' },
    text: TEXT,
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, text: TEXT },
      },
    },
    facts: { type: 'object' },
    requestId: { type: 'string' },
  },
}
