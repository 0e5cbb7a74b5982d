// The server as a phone speaks to it: what it asked and what it was told, or why there was no answer. Nothing is kept or tried again
// here (rounds.ts).

import { acknowledgeWipe, deviceStanding, joinDevice } from '#contract/devices'
import type { Endpoint, Input, InputOf, Output, OutputOf } from '#contract/endpoint'
import { deliver, MESSAGES, pull, push } from '#contract/sync'
import { err, ok, type Result } from '#domain/result'
import { call, type Failure } from '../call.ts'

/** `server-newer`: it speaks of what this version does not know. */
export type NoAnswer = {
  readonly why: 'unreachable' | 'server' | 'server-newer' | 'app-too-old' | 'not-let-in' | 'no-room'
  readonly waitSeconds: number
}

const LATE_MS = 60_000

/** `token`: the phone's own secret; null where nobody need be known. */
const ask = async <E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  token: string | null,
): Promise<Result<OutputOf<E>, NoAnswer>> => {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), LATE_MS)
  let isNewer = false
  const unreadable = (body: unknown) => {
    isNewer = isOfNewer(body)
  }
  try {
    const options = { signal: late.signal, unreadable, ...(token === null ? {} : { bearer: token }) }
    const answer = await call(endpoint as Endpoint<Input, Output>, input, options)
    if (isNewer) return err({ why: 'server-newer', waitSeconds: 0 })
    // The contract is the same on both sides: what came was checked by its schema.
    return answer.ok ? ok(answer.value as OutputOf<E>) : err(noAnswerOf(answer.error))
  } finally {
    clearTimeout(timer)
  }
}

const isOfNewer = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'messages' in body &&
  typeof body.messages === 'number' &&
  body.messages > MESSAGES

const noAnswerOf = ({ code, answer }: Failure): NoAnswer => {
  const asked = answer?.facts?.['retryAfterSeconds']
  const waitSeconds = typeof asked === 'number' ? asked : 0
  if (code === 'unreachable' || code === 'app-too-old') return { why: code, waitSeconds }
  return { why: code === 'not-signed-in' || code === 'not-allowed' ? 'not-let-in' : 'server', waitSeconds }
}

export const askPull = (input: InputOf<typeof pull>, token: string) => ask(pull, input, token)
export const askPush = (input: InputOf<typeof push>, token: string) => ask(push, input, token)
export const askDeliver = (input: InputOf<typeof deliver>) => ask(deliver, input, null)
export const askStanding = (proof: string) => ask(deviceStanding, { proof }, null)
export const sayWiped = (input: InputOf<typeof acknowledgeWipe>) => ask(acknowledgeWipe, input, null)
export const askToJoin = (input: InputOf<typeof joinDevice>) => call(joinDevice, input)
