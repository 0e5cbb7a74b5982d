// How often something secret may be tried: per what it is tried for, never per address, since a whole province sits behind a few
// addresses of its carrier. What was tried is counted under a hash: people type passwords into the field of the name.

import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { type Problem, problem } from '#contract/problems'
import { ok, type Result } from '#domain/result'
import type { Database } from './database.ts'

export const WRONG_ATTEMPTS = 10
export const ATTEMPT_MINUTES = 15

export type Attempts = {
  /** Counts one attempt at `what`; refused when there were too many. */
  readonly count: (what: string) => Promise<Result<null, Problem<'too-many-attempts'>>>
  /** After a right one. */
  readonly forget: (what: string) => Promise<void>
}

/** `keyOf`: what counts as the same. */
export function createAttempts(database: Database, keyOf: (what: string) => string): Attempts {
  const limiter = new RateLimiterPostgres({
    storeClient: database.systemPool,
    storeType: 'pool',
    tableName: 'login_attempts',
    tableCreated: true,
    clearExpiredByTimeout: false,
    points: WRONG_ATTEMPTS,
    duration: ATTEMPT_MINUTES * 60,
    blockDuration: ATTEMPT_MINUTES * 60,
  })
  const hashOf = (what: string) => createHash('sha256').update(keyOf(what)).digest('hex')
  return {
    async count(what) {
      try {
        await limiter.consume(hashOf(what))
        return ok(null)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        return problem('too-many-attempts', {
          facts: { retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) },
        })
      }
    },
    async forget(what) {
      await limiter.delete(hashOf(what))
    },
  }
}
