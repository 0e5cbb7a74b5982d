// What may be recorded of a person: immutable facts, past tense, versioned. Folding them is in person.ts.
// A fact has two clocks: the day it speaks of (effective) and the day the campaign learnt it (known).
import type { Day } from './dates.ts'
import type { Milestone } from './milestones.ts'
import type { Visit } from './visit.ts'

/** Who stands behind a fact. The order is the rank among facts of the same effective day, weakest first. */
export const SOURCES = ['field', 'office', 'register', 'carrier', 'authority'] as const
export type Source = (typeof SOURCES)[number]

/** Whose lists may confirm and reject. The field and the office report what they saw or were told. */
export const CONFIRMING_SOURCES: readonly Source[] = ['register', 'carrier', 'authority']

export type ResidenceKind = 'permanent' | 'temporary' | 'working'

/** What a person has in hand. A 4G feature phone outlives 2G, but is no smartphone and cannot run VNeID. */
export type Device = 'none' | '2g' | '3g' | 'feature_4g' | 'smartphone_4g' | 'smartphone_5g'

/** Attributes, not milestones: they are shown and never tallied. */
export type Attributes = { readonly eidLevel?: 1 | 2; readonly device?: Device }

/**
 * What a list or a visit says of one milestone. A rejection names its reason; a confirmation may carry the last day on which
 * it is valid (a certificate). `lacking` is said by the authority's lists of gaps alone: by its records it is not done.
 */
export type Claim =
  | 'reported'
  | 'confirmed'
  | 'lacking'
  | { readonly rejected: string }
  | { readonly confirmed: { readonly until: string } }

export type Claims = { readonly [m in Milestone]?: Claim }

/** `away`: present outside the province, so counted in the registered base only. */
export type ResidenceClaim = {
  readonly kind: ResidenceKind
  readonly hamletId: number
  readonly away?: boolean
}

/** One row of a dated list. It may carry several milestones. `birth` is 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export type Listed = {
  readonly type: 'listed/1'
  readonly list: string
  readonly birth?: string
  readonly residence?: ResidenceClaim
  readonly claims?: Claims
  readonly attributes?: Attributes
  /** Named lists of people that bases refer to; once on, a person stays on. */
  readonly cohorts?: readonly string[]
}

export type VisitRecorded = {
  readonly type: 'visit-recorded/1'
  readonly claims: Claims
  readonly attributes?: Attributes
  /** Absent where only the result was handed in (children called to school, a form of somebody else's). */
  readonly visit?: Visit
}

/** The person has a new residence of this kind; the one before it ends. */
export type Moved = { readonly type: 'moved/1'; readonly residence: ResidenceClaim }

export type ResidenceEnded = { readonly type: 'residence-ended/1'; readonly kind: ResidenceKind }

export type DisputeRaised = {
  readonly type: 'dispute-raised/1'
  readonly milestone: Milestone
  readonly reason: string
}

/**
 * Lists were taken in by mistake: the rows named never were, on whatever day one looks from. Undoes `listed/1` of the same
 * person and nothing else; for good: whoever wants a list back takes it in again. Its own effective day says nothing.
 */
export type Withdrawn = { readonly type: 'withdrawn/1'; readonly factIds: readonly string[] }

/**
 * `upheld`: what was disputed was wrong and the milestone is open again; a report that a list has confirmed since
 * stays confirmed. `dismissed`: the state beneath shows again.
 */
export type DisputeSettled = {
  readonly type: 'dispute-settled/1'
  readonly milestone: Milestone
  readonly verdict: 'upheld' | 'dismissed'
  readonly reason: string
}

/** Evidenced, approved by a second person, ending on `until` (last valid day, ISO). */
export type ExemptionGranted = {
  readonly type: 'exemption-granted/1'
  readonly milestone: Milestone
  readonly reason: string
  readonly evidence: string
  readonly requestedBy: string
  readonly approvedBy: string
  readonly until: string
}

export type ExemptionEnded = {
  readonly type: 'exemption-ended/1'
  readonly milestone: Milestone
  readonly reason: string
}

/** What somebody decided about one milestone, having looked at the person. */
export type Judgement = DisputeRaised | DisputeSettled | ExemptionGranted | ExemptionEnded

export type FactBody = Listed | VisitRecorded | Moved | ResidenceEnded | Judgement | Withdrawn

export type Fact = {
  /** UUIDv7 made by the client or the importer: the idempotency key, and later within one day sorts later. */
  readonly factId: string
  readonly effective: Day
  readonly known: Day
  readonly source: Source
  readonly body: FactBody
}

export const isJudgement = (body: FactBody): body is Judgement => 'milestone' in body

/**
 * The one order in which facts are folded: effective day, then strength, then the day known, then the id. It depends
 * on the facts alone, so any order of arrival folds to the same state. Within a day judgements come after every list
 * and visit, in the order in which they became known: a dispute is settled after it was raised, whoever did either.
 */
export const compareFacts = (a: Fact, b: Fact): number =>
  a.effective - b.effective ||
  strengthOf(a) - strengthOf(b) ||
  a.known - b.known ||
  (a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0)

const strengthOf = ({ body, source }: Fact): number =>
  isJudgement(body) ? SOURCES.length : SOURCES.indexOf(source)

/** In folding order; the same array if it already is. */
export const inFoldingOrder = (facts: readonly Fact[]): readonly Fact[] => {
  for (let i = 1; i < facts.length; i += 1) {
    const [before, after] = [facts[i - 1], facts[i]]
    if (before && after && compareFacts(before, after) > 0) return [...facts].sort(compareFacts)
  }
  return facts
}
