// One whole number of one person, for whoever may and says why. It is recorded in the same transaction that reads it, so the
// answer cannot leave unless the record stands.
import type { z } from 'zod/mini'
import type { revealNumber } from '#contract/people'
import { type Problem, problem } from '#contract/problems'
import { parsePhones } from '#domain/phones'
import { ok, type Result } from '#domain/result'
import { mayBeReason, recordAudit } from '../platform/audit.ts'
import type { Tx } from '../platform/database.ts'
import { isElsewhere } from '../platform/person-brief.ts'
import type { NumberKind, Protect } from '../platform/protect.ts'
import type { Session } from '../platform/session.ts'
import { findNumbers } from './queries.ts'

type RevealProblem = Problem<'not-found' | 'read-only-elsewhere' | 'no-such-number' | 'input-invalid'>

export async function reveal(
  tx: Tx,
  session: Session,
  protect: Protect,
  { personId, which, reason }: z.infer<(typeof revealNumber)['input']>,
): Promise<Result<{ which: NumberKind; number: string }, RevealProblem>> {
  if (!mayBeReason(reason)) return problem('input-invalid', { fields: [{ path: 'reason', code: 'wrong' }] })
  const person = await findNumbers(tx, personId)
  if (person === null) return problem('not-found')
  if (isElsewhere(session.scope, person.hamletId)) return problem('read-only-elsewhere')
  const block = person[which]
  if (block === null) return problem('no-such-number')
  const digits = protect.reveal(block, which, person.keyId)
  const target = `person:${personId}/${which}`
  await recordAudit(tx, session, { action: 'number-revealed', target, reason, hamletId: person.hamletId })
  return ok({ which, number: which === 'phone' ? dialled(digits) : digits })
}

/** "84912345678" as people read it: "0912 345 678". */
const dialled = (digits: string): string => parsePhones(`+${digits}`).phones[0]?.display ?? `+${digits}`
