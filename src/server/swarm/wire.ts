// Speaks HTTP to the server of a swarm, with the faults of a bad line done for real: bodies cut on the socket, answers thrown away,
// the same request again, and old ones that arrive after newer ones.
import { Agent, type ClientRequest, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Endpoint, type InputOf, type OutputOf, requestOf } from '#contract/endpoint'
import { err, ok, type Result } from '#domain/result'
import { type Fault, NO_FAULT } from './faults.ts'

/** `unreachable`: no whole answer came. Otherwise the code of the problem that the server named. */
export type WireFailure = { readonly code: string; readonly status: number | null }

export type Wire = {
  readonly ask: <E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    asked: { readonly token: string | null; readonly fault?: Fault },
  ) => Promise<Result<OutputOf<E>, WireFailure>>
  /** Until nothing that was sent late is on its way. */
  readonly settled: () => Promise<void>
  readonly close: () => void
}

type Answer = { readonly status: number; readonly text: string }
type Sent = {
  readonly method: string
  readonly address: string
  readonly body: Buffer
  readonly token: string | null
}

const SOCKETS = 256
const PATIENCE_MS = 60_000
const UNREACHABLE: WireFailure = { code: 'unreachable', status: null }

export const openWire = (address: string): Wire => {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS })
  const late = new Set<Promise<unknown>>()

  const begin = ({ method, address: to, body, token }: Sent): ClientRequest =>
    request(to, {
      ...{ agent, method, timeout: PATIENCE_MS },
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
    })

  /** Null where no whole answer came. */
  const send = (sent: Sent, cut: 'request' | 'reply' | null = null): Promise<Answer | null> =>
    new Promise((resolve) => {
      const asked = begin(sent)
      asked.on('timeout', () => asked.destroy())
      asked.on('error', () => resolve(null))
      asked.on('close', () => resolve(null))
      asked.on('response', (answer) => {
        const pieces: Buffer[] = []
        answer.on('error', () => resolve(null))
        answer.on('data', (piece: Buffer) => {
          pieces.push(piece)
          if (cut === 'reply') asked.destroy()
        })
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString('utf8') }),
        )
      })
      if (cut === 'request')
        asked.write(sent.body.subarray(0, Math.floor(sent.body.length / 2)), () => asked.destroy())
      else asked.end(sent.body)
    })

  const exchange = async (sent: Sent, fault: Fault): Promise<Answer | null> => {
    switch (fault.kind) {
      case 'none':
        return send(sent)
      case 'delayed':
        await pause(fault.ms)
        return send(sent)
      case 'repeated':
        await send(sent)
        return send(sent)
      case 'reply-dropped':
        await send(sent)
        return null
      case 'late': {
        const sending = pause(fault.ms)
          .then(() => send(sent))
          .finally(() => late.delete(sending))
        late.add(sending)
        return null
      }
      case 'request-cut':
        return send(sent, 'request')
      case 'reply-cut':
        await send(sent, 'reply')
        return null
    }
  }

  return {
    async ask(endpoint, input, { token, fault = NO_FAULT }) {
      const { url, json } = requestOf(endpoint, input)
      const body = Buffer.from(json ?? '')
      const answer = await exchange(
        { ...{ token, body }, method: endpoint.method.toUpperCase(), address: address + url },
        fault,
      )
      if (answer === null) return err(UNREACHABLE)
      const said = jsonOf(answer.text)
      if (answer.status !== 200) return err({ code: codeOf(said), status: answer.status })
      const output = endpoint.output.safeParse(said)
      return output.success
        ? ok(output.data as OutputOf<typeof endpoint>)
        : err({ code: 'unreadable', status: 200 })
    },
    async settled() {
      while (late.size > 0) await Promise.all(late)
    },
    close: () => agent.destroy(),
  }
}

const codeOf = (said: unknown): string =>
  typeof said === 'object' && said !== null && 'code' in said ? String(said.code) : 'unreadable'

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
