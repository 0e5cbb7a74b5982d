// Asks the test's server as somebody, and knows what kind of answer it must be.
import { expect } from 'vitest'
import type { Endpoint, OutputOf } from '#contract/endpoint'
import type { Role } from '#domain/access'
import type { TestApp, Who } from './app.ts'

type Input = Readonly<Record<string, unknown>>

export type Asking = {
  /** What the endpoint answers; a refusal fails the test. */
  readonly ask: <E extends Endpoint>(who: Role | Who, endpoint: E, input: Input) => Promise<OutputOf<E>>
  /** The code of the problem that a call is refused with; an answer fails the test. */
  readonly refusal: (who: Role | Who, endpoint: Endpoint, input: Input) => Promise<string>
}

/** `app`: asked for at each call, because tests open theirs later. */
export function asking(app: () => TestApp): Asking {
  const answer = async (who: Role | Who, endpoint: Endpoint, input: Input) => {
    const response = await app().send(
      endpoint,
      input,
      typeof who === 'string' ? await app().signedIn(who) : who,
    )
    const body: unknown = await response.json()
    return { status: response.status, body }
  }
  return {
    async ask<E extends Endpoint>(who: Role | Who, endpoint: E, input: Input) {
      const given = await answer(who, endpoint, input)
      expect(given).toMatchObject({ status: 200 })
      return given.body as OutputOf<E>
    },
    async refusal(who, endpoint, input) {
      const { status, body } = await answer(who, endpoint, input)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(body).toHaveProperty('code')
      return (body as { code: string }).code
    },
  }
}
