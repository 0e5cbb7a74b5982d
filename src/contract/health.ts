// Whether the process lives, whether it can serve, and the description of the whole API.

import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const health = endpoint({
  name: 'health',
  method: 'get',
  path: '/health',
  summary: 'The process answers',
  roles: 'public',
  input: z.object({}),
  output: z.object({ alive: z.literal(true) }),
  problems: [],
})

export const ready = endpoint({
  name: 'ready',
  method: 'get',
  path: '/ready',
  summary: 'The database answers and its schema is current; otherwise 503',
  roles: 'public',
  input: z.object({}),
  output: z.object({ ready: z.literal(true) }),
  problems: ['unavailable'],
})

export const openApi = endpoint({
  name: 'openApi',
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This document',
  roles: 'public',
  input: z.object({}),
  output: z.record(z.string(), z.unknown()),
  problems: [],
})
