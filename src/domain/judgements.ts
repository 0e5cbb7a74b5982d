// What an office may judge of a person beside lists and visits, and the reasons it may give, in codes. Whether a judgement may be
// recorded of this person is decided in decide.ts; reasons of an open case (open-case-reasons.ts) never exempt anybody.
import type { Day } from './dates.ts'

/** Why somebody doubts what is recorded. */
export const DISPUTE_REASONS = [
  'citizen_denies',
  'someone_elses_number',
  'someone_elses_device',
  'list_seems_wrong',
] as const
export type DisputeReason = (typeof DISPUTE_REASONS)[number]

export const VERDICTS = ['upheld', 'dismissed'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What was found on looking into it. */
export const FINDINGS = {
  upheld: ['checked_not_done', 'recorded_by_mistake'],
  dismissed: ['checked_done', 'citizen_remembers'],
} as const satisfies Record<Verdict, readonly string[]>
export type Finding = (typeof FINDINGS)[Verdict][number]

export const ALL_FINDINGS: readonly Finding[] = VERDICTS.flatMap((verdict) => [...FINDINGS[verdict]])

export const isFindingOf = (verdict: Verdict, finding: Finding): boolean =>
  FINDINGS[verdict].some((one) => one === finding)

export const EXEMPTION_REASONS = [
  'severe_disability',
  'lost_capacity',
  'long_treatment',
  'serving_sentence',
] as const
export type ExemptionReason = (typeof EXEMPTION_REASONS)[number]

/** Why an exemption ends before its day. */
export const EXEMPTION_ENDINGS = ['reason_gone', 'wants_it_now', 'granted_by_mistake'] as const
export type ExemptionEnding = (typeof EXEMPTION_ENDINGS)[number]

/** An exemption is for a term that somebody must think about again. */
const LONGEST_EXEMPTION = 366

export const lastExemptDay = (today: Day): Day => today + LONGEST_EXEMPTION

/** A move of longer ago is for a register to tell. */
const OLDEST_MOVE = 366

export const firstMoveDay = (today: Day): Day => today - OLDEST_MOVE
