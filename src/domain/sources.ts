// Who says what of one milestone of a person, which of it counts and why: what a person reads who asks "why is this so?". It
// only tells what folding (held.ts) has made of the facts and judges nothing anew.
import { inForce, withdrawalsOf } from './corrections.ts'
import type { Day } from './dates.ts'
import { type Claim, type Fact, inFoldingOrder, type Source } from './facts.ts'
import { type Held, isExemptOn } from './held.ts'
import { type Milestone, milestoneNo } from './milestones.ts'
import { apply, nobody } from './person.ts'

/** `done`: a list confirms it. `doubted`, `wrong` (upheld), `right` (dismissed) and the exemptions are judgements of people. */
export const SAYINGS = [
  'done',
  'reported',
  'lacking',
  'rejected',
  'doubted',
  'wrong',
  'right',
  'exempt',
  'exempt-no-more',
] as const
export type Saying = (typeof SAYINGS)[number]

/**
 * Why it counts: `stands` (the state stands on it), `disputes` and `rejects` (the flag does), `exempts`, `answers` (it ended what
 * a list of gaps disputed), `checked` (somebody looked and the state stands). Why not: `repeated` (another one says the same),
 * `confirmed` (a list confirms what was only reported), `answered` (since, or that very day, somebody says that it is done),
 * `in-doubt` (a person's doubt stands already), `overtaken` (found wrong, or found otherwise, since), `settled` (the doubt is),
 * `over` (the exemption is), `corrected` (said again), `withdrawn` (its list is).
 */
export const COUNTING = ['stands', 'disputes', 'rejects', 'exempts', 'answers', 'checked'] as const
export const NOT_COUNTING = [
  'repeated',
  'confirmed',
  'answered',
  'in-doubt',
  'overtaken',
  'settled',
  'over',
  'corrected',
  'withdrawn',
] as const
export type CountingWhy = (typeof COUNTING)[number] | (typeof NOT_COUNTING)[number]

export type Said = {
  readonly factId: string
  readonly source: Source
  /** The kind of list; null for visits and judgements. */
  readonly list: string | null
  readonly asOf: Day
  readonly known: Day
  readonly says: Saying
  /** Of a rejection or a judgement. */
  readonly reason: string | null
  readonly counts: boolean
  readonly why: CountingWhy
}

/**
 * Everything said of a milestone up to and including a day, in folding order; facts in any order. `repeats`: what lists said
 * that changed nothing and left no fact (the person only stands on them); they are told and never count.
 */
export const sourcesOf = (
  facts: readonly Fact[],
  milestone: Milestone,
  day: Day,
  repeats: readonly Fact[] = [],
): Said[] => {
  const holding = inForce(inFoldingOrder(facts)).filter(({ effective }) => effective <= day)
  const held = holding.reduce(apply, nobody).milestones[milestoneNo(milestone)] ?? null
  const shown = { milestone, day, held, spoken: spokenOf(holding, milestone) }
  const inHolding = new Set(holding.map(({ factId }) => factId))
  const withdrawn = withdrawalsOf(facts)
  const repeated = new Set(repeats.map(({ factId }) => factId))
  return inFoldingOrder([...facts, ...repeats]).flatMap((fact): Said[] => {
    const said = sayingOf(fact, milestone)
    if (said === null || fact.effective > day) return []
    const why = repeated.has(fact.factId)
      ? withoutEvidence(said.says, fact, shown)
      : inHolding.has(fact.factId)
        ? whyOf(said.says, fact, shown)
        : withdrawn.has(fact.factId)
          ? 'withdrawn'
          : 'corrected'
    const { factId, source, effective, known, body } = fact
    const list = body.type === 'listed/1' ? body.list : null
    return [{ factId, source, list, asOf: effective, known, ...said, counts: isCounting(why), why }]
  })
}

const isCounting = (why: CountingWhy): boolean => COUNTING.some((one) => one === why)

type Shown = {
  readonly milestone: Milestone
  readonly day: Day
  readonly held: Held | null
  readonly spoken: readonly Fact[]
}

const spokenOf = (facts: readonly Fact[], milestone: Milestone): Fact[] =>
  facts.filter((fact) => sayingOf(fact, milestone) !== null)

const sayingOf = ({ body }: Fact, milestone: Milestone): { says: Saying; reason: string | null } | null => {
  if (body.type === 'listed/1' || body.type === 'visit-recorded/1') {
    const claim = body.claims?.[milestone]
    return claim === undefined ? null : claimOf(claim)
  }
  if (!('milestone' in body) || body.milestone !== milestone) return null
  switch (body.type) {
    case 'dispute-raised/1':
      return { says: 'doubted', reason: body.reason }
    case 'dispute-settled/1':
      return { says: body.verdict === 'upheld' ? 'wrong' : 'right', reason: body.reason }
    case 'exemption-granted/1':
      return { says: 'exempt', reason: body.reason }
    case 'exemption-ended/1':
      return { says: 'exempt-no-more', reason: body.reason }
  }
}

const claimOf = (claim: Claim): { says: Saying; reason: string | null } => {
  if (claim === 'reported' || claim === 'lacking') return { says: claim, reason: null }
  if (claim === 'confirmed') return { says: 'done', reason: null }
  return 'rejected' in claim ? { says: 'rejected', reason: claim.rejected } : { says: 'done', reason: null }
}

const whyOf = (says: Saying, fact: Fact, shown: Shown): CountingWhy => {
  const { held, day } = shown
  const isEvidence = (of: { readonly evidence: { readonly factId: string } | null } | null | undefined) =>
    of?.evidence?.factId === fact.factId
  if (held === null) return 'overtaken'
  if (isEvidence(held.disputed)) return 'disputes'
  if (isEvidence(held.rejected)) return 'rejects'
  if (isEvidence(held.exempt)) return isExemptOn(held, day) ? 'exempts' : 'over'
  if (isEvidence(held)) return 'stands'
  if (answersList(says, fact, shown)) return 'answers'
  if (says === 'right' && held.state !== 'open' && held.affirmed === fact.effective) return 'checked'
  return withoutEvidence(says, fact, shown)
}

const withoutEvidence = (says: Saying, { effective }: Fact, { held }: Shown): CountingWhy => {
  switch (says) {
    case 'lacking':
      if (held === null || held.state === 'open') return 'repeated'
      if (held.affirmed !== null && held.affirmed >= effective) return 'answered'
      return held.disputed?.byList === false ? 'in-doubt' : 'repeated'
    case 'done':
      return held?.state === 'confirmed' ? 'repeated' : 'overtaken'
    case 'reported':
      if (held?.state === 'confirmed') return 'confirmed'
      return held?.state === 'reported' ? 'repeated' : 'overtaken'
    case 'rejected':
      return held !== null && held.rejected !== null ? 'repeated' : 'answered'
    case 'doubted':
      return 'settled'
    case 'wrong':
      return 'overtaken'
    case 'right':
      return 'settled'
    case 'exempt':
    case 'exempt-no-more':
      return 'over'
  }
}

/** Without this word the list of gaps before it would still dispute what stands. */
const answersList = (says: Saying, fact: Fact, { held, milestone, spoken }: Shown): boolean => {
  if (held === null || held.evidence === null || (says !== 'reported' && says !== 'done')) return false
  if (held.affirmed !== fact.effective || fact.effective <= held.evidence.asOf) return false
  const { asOf } = held.evidence
  return spoken.some(
    (other) =>
      other.effective > asOf &&
      other.effective <= fact.effective &&
      sayingOf(other, milestone)?.says === 'lacking',
  )
}
