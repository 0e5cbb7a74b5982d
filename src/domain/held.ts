// One milestone of one person: what claims and judgements have made of it, and how it stands on a day.
// Takes them in folding order (facts.ts). Knows no person and no campaign.
import { type Day, parseIsoDay } from './dates.ts'
import type { Claim, Fact, Judgement, Source } from './facts.ts'
import {
  CONFIRMED,
  DISPUTED,
  EXEMPT,
  EXPIRED,
  NO_FLAG,
  OPEN,
  packStand,
  REJECTED,
  REPORTED,
  type StandCode,
} from './stand-codes.ts'

/** Later than any day. */
export const NEVER: Day = Number.POSITIVE_INFINITY

/** Where a state or flag comes from: shown beside it wherever it is shown. */
export type Evidence = { readonly factId: string; readonly source: Source; readonly asOf: Day }

type Folded = 'open' | 'reported' | 'confirmed'

/** All keys are always there: objects of one shape are copied fast, and a province is copied millions of times. */
export type Held = {
  /** What the claims say, whatever flag or exemption stands on it. */
  readonly state: Folded
  /** What the state stands on; null while no list or visit has spoken of the milestone. */
  readonly evidence: Evidence | null
  /** The last day on which somebody said that it is done; null: nobody has since it was last found not to be. */
  readonly affirmed: Day | null
  /** Last day on which a confirmed certificate is valid; null = without end, or not known. */
  readonly validUntil: Day | null
  readonly rejected: Remark | null
  /** `of`: the state that was disputed. `byList`: a list of gaps disputes it, not a person; the reason is which kind. */
  readonly disputed: (Remark & { readonly of: Folded; readonly byList: boolean }) | null
  /** `until`: last day on which it holds. */
  readonly exempt: (Remark & { readonly until: Day }) | null
}

type Remark = { readonly reason: string; readonly evidence: Evidence }

const unspoken: Held = {
  state: 'open',
  evidence: null,
  affirmed: null,
  validUntil: null,
  rejected: null,
  disputed: null,
  exempt: null,
}

export const evidenceOf = ({ factId, source, effective }: Fact): Evidence => ({
  factId,
  source,
  asOf: effective,
})

/** Nothing confirmed is taken back by a report, and a rejection is cleared only by a confirmation. `list`: who claims it. */
export const claimed = (before: Held | null, claim: Claim, evidence: Evidence, list = ''): Held => {
  const held = before ?? unspoken
  if (claim === 'lacking') return lacked(held, evidence, list)
  if (typeof claim === 'object' && 'rejected' in claim) {
    return {
      ...held,
      evidence: held.evidence ?? evidence,
      rejected: { reason: claim.rejected, evidence },
    }
  }
  // Whoever says that it is done ends what a list of gaps of that day or an earlier one disputes; a person's doubt stays.
  const done = {
    affirmed: evidence.asOf,
    disputed: held.disputed?.byList === true ? null : held.disputed,
  }
  if (claim === 'reported') {
    return held.state === 'open' ? { ...held, ...done, state: 'reported', evidence } : { ...held, ...done }
  }
  if (claim === 'confirmed') {
    // A list without end dates does not lengthen a certificate that is still valid; after its end it has renewed it.
    const validUntil = held.validUntil !== null && evidence.asOf <= held.validUntil ? held.validUntil : null
    return { ...held, ...done, state: 'confirmed', evidence, validUntil, rejected: null }
  }
  const validUntil = parseIsoDay(claim.confirmed.until)
  return { ...held, ...done, state: 'confirmed', evidence, validUntil, rejected: null }
}

/**
 * A list of gaps takes nothing away. What is open stays so, on its word; what an earlier day's word said to be done is
 * disputed. It knows nothing of its own day yet: a word of that day stands.
 */
const lacked = (held: Held, evidence: Evidence, list: string): Held => {
  if (held.state === 'open') return { ...held, evidence }
  if (held.disputed !== null || (held.affirmed !== null && held.affirmed >= evidence.asOf)) return held
  return { ...held, disputed: { reason: list, evidence, of: held.state, byList: true } }
}

export const judged = (before: Held | null, body: Judgement, evidence: Evidence): Held => {
  const held = before ?? unspoken
  switch (body.type) {
    case 'dispute-raised/1':
      return { ...held, disputed: { reason: body.reason, evidence, of: held.state, byList: false } }
    case 'dispute-settled/1':
      return settled(held, body.verdict, evidence)
    case 'exemption-granted/1': {
      const until = parseIsoDay(body.until) ?? evidence.asOf
      return { ...held, exempt: { reason: body.reason, evidence, until } }
    }
    case 'exemption-ended/1':
      return { ...held, exempt: null }
  }
}

/** Upheld: open again, unless only a report was disputed that a list has confirmed since. No dispute: no verdict. */
const settled = (held: Held, verdict: 'upheld' | 'dismissed', evidence: Evidence): Held => {
  if (held.disputed === null) return held
  const outgrown = held.state === 'confirmed' && held.disputed.of !== 'confirmed'
  if (verdict === 'dismissed') return { ...held, disputed: null, affirmed: evidence.asOf }
  if (outgrown || held.state === 'open') return { ...held, disputed: null }
  return { ...held, disputed: null, affirmed: null, state: 'open', evidence, validUntil: null }
}

/** An exemption stands in for whatever is not done, also for a certificate that has ended. */
export const isExemptOn = (held: Held, day: Day): boolean =>
  held.exempt !== null && day <= held.exempt.until && (held.state !== 'confirmed' || hasEnded(held, day))

const hasEnded = (held: Held, day: Day): boolean => held.validUntil !== null && day > held.validUntil

/** How it stands on a day, folded up to that day: endings by the calendar alone are judged here. */
export const standOn = (held: Held | null, day: Day): StandCode => {
  if (held === null) return packStand(OPEN, NO_FLAG, false)
  const exempt = isExemptOn(held, day)
  let flag = NO_FLAG
  if (held.disputed !== null) flag = DISPUTED
  else if (held.rejected !== null) flag = REJECTED
  else if (!exempt && held.state === 'confirmed' && hasEnded(held, day)) flag = EXPIRED
  const state = exempt
    ? EXEMPT
    : held.state === 'confirmed'
      ? CONFIRMED
      : held.state === 'reported'
        ? REPORTED
        : OPEN
  return packStand(state, flag, held.evidence !== null)
}

export type Reasons = {
  /** Why it is flagged, else why it is exempt. Null for an expired certificate: its day says it all. */
  readonly reason: string | null
  /** What the state stands on, also beneath a flag. */
  readonly evidence: Evidence | null
  /** Since which day the flag of that day stands, and on what. */
  readonly flagged: { readonly since: Day; readonly evidence: Evidence | null } | null
}

/** What stands behind `standOn`, for whoever looks at one person. */
export const reasonsOn = (held: Held | null, day: Day): Reasons => {
  if (held === null) return { reason: null, evidence: null, flagged: null }
  const exempt = isExemptOn(held, day) ? held.exempt : null
  const evidence = exempt?.evidence ?? held.evidence
  const remark = held.disputed ?? held.rejected
  if (remark !== null) {
    return {
      reason: remark.reason,
      evidence,
      flagged: { since: remark.evidence.asOf, evidence: remark.evidence },
    }
  }
  const ended = exempt === null && held.validUntil !== null && day > held.validUntil
  return {
    reason: exempt?.reason ?? null,
    evidence,
    flagged: ended && held.validUntil !== null ? { since: held.validUntil + 1, evidence } : null,
  }
}

/** The first day after `day` on which it stands differently by the calendar alone; NEVER if there is none. */
export const nextEnd = (held: Held, day: Day): Day => {
  const exemption = held.exempt !== null && held.exempt.until >= day ? held.exempt.until + 1 : NEVER
  const certificate = held.validUntil !== null && held.validUntil >= day ? held.validUntil + 1 : NEVER
  return Math.min(exemption, certificate)
}
