// Whether a fact may be recorded of a person. Asked on the phone before it is shown as saved, and again on receipt.
// Folding (person.ts) never asks: what was once recorded is folded as it stands.
import { type Day, decodePartialDate, earliestDay, parseIsoDay } from './dates.ts'
import {
  type Claim,
  CONFIRMING_SOURCES,
  type ExemptionGranted,
  type Fact,
  type Listed,
  type Source,
  type VisitRecorded,
} from './facts.ts'
import type { Held } from './held.ts'
import { MILESTONES, type Milestone, milestoneNo } from './milestones.ts'
import { isOpenCaseReason, mayStandAt } from './open-case-reasons.ts'
import type { Person } from './person.ts'
import { err, ok, type Result } from './result.ts'

export type FactRefusal =
  | 'effective-after-known'
  | 'day-unreadable'
  | 'born-after-the-day'
  | 'not-theirs-to-confirm'
  | 'approved-by-requester'
  | 'evidence-missing'
  | 'not-an-exemption'
  | 'exemption-over'
  | 'no-exemption'
  | 'nothing-to-dispute'
  | 'no-dispute'
  | 'no-residence'
  | 'nobody-met'
  | 'done-and-not-done'
  | 'reason-not-there'
  | 'promise-over'
  | 'sheet-unsigned'

/** Whether a fact may be recorded of this person, folded up to and including the fact's effective day. */
export const decide = (person: Person, fact: Fact): Result<Fact, FactRefusal> => {
  const refusal = fact.effective > fact.known ? 'effective-after-known' : refusalOf(person, fact)
  return refusal === null ? ok(fact) : err(refusal)
}

const refusalOf = (person: Person, fact: Fact): FactRefusal | null => {
  const { body, source, effective } = fact
  switch (body.type) {
    case 'listed/1':
      return refuseBirth(body, effective) ?? refuseClaims(body.claims ?? {}, source)
    case 'visit-recorded/1':
      return refuseClaims(body.claims, source) ?? refuseVisit(body, effective)
    case 'moved/1':
    case 'withdrawn/1':
      return null
    case 'residence-ended/1':
      return person.residences[body.kind] === null ? 'no-residence' : null
    case 'dispute-raised/1': {
      const held = heldOf(person, body.milestone)
      return held === null || held.state === 'open' ? 'nothing-to-dispute' : null
    }
    case 'dispute-settled/1':
      return heldOf(person, body.milestone)?.disputed ? null : 'no-dispute'
    case 'exemption-granted/1':
      return refuseExemption(body, effective)
    case 'exemption-ended/1': {
      const exempt = heldOf(person, body.milestone)?.exempt
      return exempt && effective <= exempt.until ? null : 'no-exemption'
    }
  }
}

const heldOf = (person: Person, milestone: Milestone): Held | null =>
  person.milestones[milestoneNo(milestone)] ?? null

const refuseBirth = ({ birth }: Listed, effective: Day): FactRefusal | null => {
  if (birth === undefined) return null
  const read = decodePartialDate(birth)
  if (read === null) return 'day-unreadable'
  return earliestDay(read) > effective ? 'born-after-the-day' : null
}

const refuseClaims = (claims: { readonly [m in Milestone]?: Claim }, source: Source): FactRefusal | null => {
  for (const milestone of MILESTONES) {
    const claim = claims[milestone]
    if (claim === undefined || claim === 'reported') continue
    const mayClaim = claim === 'lacking' ? source === 'authority' : CONFIRMING_SOURCES.includes(source)
    if (!mayClaim) return 'not-theirs-to-confirm'
    if (typeof claim === 'object' && 'confirmed' in claim && parseIsoDay(claim.confirmed.until) === null) {
      return 'day-unreadable'
    }
  }
  return null
}

/** An e-ID activated on somebody else's device is recorded all the same: the visit keeps whose it was (visits.ts). */
const refuseVisit = ({ claims, attributes, visit }: VisitRecorded, effective: Day): FactRefusal | null => {
  if (visit === undefined) return null
  const learnt = Object.keys(claims).length + Object.keys(attributes ?? {}).length
  if (visit.met === 'nobody' && learnt > 0) return 'nobody-met'
  for (const milestone of MILESTONES) {
    const reason = visit.outcomes[milestone]
    if (reason === undefined) continue
    if (claims[milestone] !== undefined) return 'done-and-not-done'
    if (!mayStandAt(reason, milestone)) return 'reason-not-there'
  }
  const signatures = [visit.sheet, visit.walker, visit.clerk].filter(
    (name) => name !== undefined && name !== '',
  )
  if (signatures.length % 3 !== 0) return 'sheet-unsigned'
  if (visit.promise === undefined) return null
  const promised = parseIsoDay(visit.promise)
  if (promised === null) return 'day-unreadable'
  return promised < effective ? 'promise-over' : null
}

/** Recorded of many people in one go only what was not done: whatever is done was done by one person and is said of one. */
export const mayBeBulk = ({ claims, attributes, visit }: VisitRecorded): boolean =>
  visit !== undefined &&
  Object.keys(visit.outcomes).length > 0 &&
  Object.keys(claims).length === 0 &&
  attributes === undefined &&
  visit.ownDevice === undefined

const refuseExemption = (body: ExemptionGranted, effective: Day): FactRefusal | null => {
  if (isOpenCaseReason(body.reason)) return 'not-an-exemption'
  if (body.evidence.trim() === '') return 'evidence-missing'
  if (body.requestedBy === body.approvedBy) return 'approved-by-requester'
  const until = parseIsoDay(body.until)
  if (until === null) return 'day-unreadable'
  return until < effective ? 'exemption-over' : null
}
