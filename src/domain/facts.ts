// What may be recorded of a person: immutable facts, past tense, versioned. Folding them is in person.ts.
// A fact has two clocks: the day it speaks of (effective) and the day the campaign learnt it (known).
import type { Day } from './dates.ts'
import type { Milestone } from './milestones.ts'

/** Who stands behind a fact. The order is the rank among facts of the same effective day, weakest first. */
export const SOURCES = ['field', 'office', 'register', 'carrier', 'authority'] as const
export type Source = (typeof SOURCES)[number]

export type ResidenceKind = 'permanent' | 'temporary' | 'working'

/**
 * What a list or a visit says of one milestone. A rejection names its reason;
 * a confirmation may carry the last day on which it is valid (a certificate).
 */
export type Claim =
  | 'reported'
  | 'confirmed'
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
  readonly cohorts?: readonly string[]
}

export type VisitRecorded = { readonly type: 'visit-recorded/1'; readonly claims: Claims }

/** The person has a new residence of this kind; the one before it ends. */
export type Moved = { readonly type: 'moved/1'; readonly residence: ResidenceClaim }

export type ResidenceEnded = { readonly type: 'residence-ended/1'; readonly kind: ResidenceKind }

export type DisputeRaised = {
  readonly type: 'dispute-raised/1'
  readonly milestone: Milestone
  readonly reason: string
}

/** `upheld`: the claim was wrong, the milestone is open again. `dismissed`: the state beneath shows again. */
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

export type FactBody =
  | Listed
  | VisitRecorded
  | Moved
  | ResidenceEnded
  | DisputeRaised
  | DisputeSettled
  | ExemptionGranted
  | ExemptionEnded

export type Fact = {
  /** UUIDv7 made by the client or the importer: the idempotency key, and later within one day sorts later. */
  readonly factId: string
  readonly effective: Day
  readonly known: Day
  readonly source: Source
  readonly body: FactBody
}

/**
 * The one order in which facts are folded: effective day, then strength of the source, then the day known,
 * then the id. It depends on the facts alone, so any order of arrival folds to the same state.
 */
export const compareFacts = (a: Fact, b: Fact): number =>
  a.effective - b.effective ||
  SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
  a.known - b.known ||
  (a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0)
