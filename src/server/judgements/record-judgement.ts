// One judgement of one person, recorded at the door of the facts: found as the asker, written as the system, with what the audit
// log keeps of it in the same transaction.
import { type Problem, problem } from '#contract/problems'
import type { AuditAction } from '#domain/audit'
import type { Day } from '#domain/dates'
import type { FactRefusal } from '#domain/decide'
import type { FactBody } from '#domain/facts'
import { ok, type Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'
import { isElsewhere } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { findJudged, type JudgedPerson } from './queries.ts'

export type Recorded = {
  readonly factId: string
  readonly receiptNo: number
  readonly outcome: 'accepted' | 'forwarded'
}

/** Whom the asker may judge: whoever they see and does not merely have registered. */
export async function findForJudging(
  tx: Tx,
  session: Session,
  personId: string,
): Promise<Result<JudgedPerson, Problem<'not-found' | 'read-only-elsewhere'>>> {
  const person = await findJudged(tx, personId)
  if (person === null) return problem('not-found')
  return isElsewhere(session.scope, person.hamletId) ? problem('read-only-elsewhere') : ok(person)
}

export type Judged = {
  readonly personId: string
  readonly person: JudgedPerson
  readonly body: FactBody
  /** Today unless said. */
  readonly effective?: Day
  readonly action: AuditAction
}

/** Needs asSystem. A refusal that is not among those expected is a bug of the caller, and throws. */
export async function recordJudgement<R extends FactRefusal>(
  tx: Tx,
  session: Session,
  { personId, person, body, effective, action }: Judged,
  expected: readonly R[],
): Promise<Result<Recorded, { readonly code: R }>> {
  const today = await campaignToday(tx)
  const fact = {
    factId: uuid(),
    effective: effective ?? today,
    known: today,
    source: 'office',
    body,
  } as const
  const given = { personId, recordedIn: person.communeId, fact, memberId: null, teamId: null }
  const [receipt] = await recordFacts(tx, await getCampaign(tx), today, [
    { ...given, accountId: session.accountId },
  ])
  const refused = expected.find((code) => code === receipt?.refusal)
  if (refused !== undefined) return { ok: false, error: { code: refused } }
  if (receipt === undefined || receipt.outcome === 'refused' || receipt.outcome === 'repeated')
    throw new Error(`a judgement was not recorded: ${receipt?.refusal}`)
  const target = `person:${personId}`
  const reason = 'reason' in body ? body.reason : undefined
  await recordAudit(tx, session, { action, target, reason, hamletId: person.hamletId })
  return ok({ factId: receipt.factId, receiptNo: receipt.receiptNo, outcome: receipt.outcome })
}

/** Finds as the asker, then records as the system. */
export async function judge<R extends FactRefusal>(
  { database }: Services,
  session: Session,
  personId: string,
  action: AuditAction,
  body: FactBody | ((person: JudgedPerson) => FactBody),
  expected: readonly R[],
  effective?: Day,
): Promise<Result<Recorded, Problem<'not-found' | 'read-only-elsewhere'> | { readonly code: R }>> {
  const found = await database.asUnit(session, (tx) => findForJudging(tx, session, personId))
  if (!found.ok) return found
  const person = found.value
  const judged = {
    ...{ personId, person, action, body: typeof body === 'function' ? body(person) : body },
    ...(effective === undefined ? {} : { effective }),
  }
  return database.asSystem('record a judgement', (tx) => recordJudgement(tx, session, judged, expected))
}
