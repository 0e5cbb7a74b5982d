// What is said of one person at one visit, made into the fact that would be recorded of them: which attempt it is, of which day,
// who walked, what it is said instead of. The same for the office, the phone and the sealed box. Whether it may be recorded is
// decided in decide.ts.
import type { Role } from './access.ts'
import { mayCorrect } from './corrections.ts'
import { dayOfInstant } from './dates.ts'
import type { Fact, VisitRecorded } from './facts.ts'
import { type PersonReport, type VisitOrigin, visitRecorded, visitSourceOf } from './household-visit.ts'
import { err, ok, type Result } from './result.ts'
import type { Visit } from './visit.ts'
import { visitsOn } from './visits.ts'

/** By which membership somebody walked. */
export type Walker = { readonly memberId: string; readonly teamId: string }

/** A fact that stands, with who recorded it and who walked. */
export type WalkedFact = {
  readonly fact: Fact
  readonly recordedBy: string | null
  readonly memberId: string | null
  readonly teamId: string | null
}

/** `known` of the fact is the day of the visit: the ledger knows the day on which it is applied. */
export type VisitFact = {
  readonly fact: Fact & { readonly body: VisitRecorded }
  readonly memberId: string | null
  readonly teamId: string | null
}

export type VisitBy = {
  readonly accountId: string
  readonly role: Role
  /** An office says again what anybody recorded; everybody else what they recorded themselves. */
  readonly correctsOthers: boolean
  /** Null: somebody of no team. */
  readonly walker: Walker | null
}

/** `times`: put right. `known`: all that is known of the person. `place` is left out where the campaign does not ask for it. */
export const visitFact = (
  by: VisitBy,
  origin: VisitOrigin,
  times: Pick<Visit, 'startedAt' | 'endedAt' | 'monotonicMs'>,
  known: readonly WalkedFact[],
  { factId, report }: { readonly factId: string; readonly report: PersonReport },
): Result<VisitFact, 'correction-unknown'> => {
  const isRepeated = known.some(({ fact }) => fact.factId === factId)
  const corrected = report.corrects === undefined ? null : correctedFact(by, known, report.corrects)
  if (report.corrects !== undefined && corrected === null && !isRepeated) return err('correction-unknown')
  // What is said again is said of the same visit: of its day, its hour, whoever walked.
  const { startedAt, endedAt, monotonicMs } = corrected?.visit ?? times
  const effective = corrected?.fact.effective ?? dayOfInstant(times.startedAt)
  const facts = known.map(({ fact }) => fact)
  const attempt = corrected?.visit?.attempt ?? visitsOn(facts, effective).attempts + 1
  const body = visitRecorded({ startedAt, endedAt, monotonicMs }, origin, report, attempt)
  const who = corrected ?? by.walker
  const fact = { factId, effective, known: effective, source: visitSourceOf(by.role), body }
  return ok({ fact, memberId: who?.memberId ?? null, teamId: who?.teamId ?? null })
}

/** Null where there is no such visit, it was corrected before, or it is not the asker's to say again. */
const correctedFact = (
  { accountId, correctsOthers }: VisitBy,
  known: readonly WalkedFact[],
  factId: string,
): (WalkedFact & { readonly visit: Visit | undefined }) | null => {
  const stands = mayCorrect(
    known.map(({ fact }) => fact),
    factId,
  )
  const row = known.find(({ fact }) => fact.factId === factId)
  if (stands === null || row === undefined) return null
  if (row.recordedBy !== accountId && !correctsOthers) return null
  return { ...row, visit: stands.body.type === 'visit-recorded/1' ? stands.body.visit : undefined }
}
