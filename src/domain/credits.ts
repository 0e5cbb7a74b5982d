// Who is credited for a result of one person: one credit for each milestone that stands, to the first who reported what stands;
// what only a list has said is nobody's. Helpers and whoever handed the case over assist. It pays and ranks nobody.
import { correctedBy, inForce } from './corrections.ts'
import type { Day } from './dates.ts'
import { type Fact, inFoldingOrder, isJudgement } from './facts.ts'
import type { Held } from './held.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import { remedyOf } from './open-case-reasons.ts'
import { apply, nobody, type Person } from './person.ts'

/** `memberId` null: the team as a whole. */
export type Worker = { readonly memberId: string | null; readonly teamId: string }

/** A fact and who walked for it; null for lists and for results that nobody of a team brought. */
export type WalkedFact = { readonly fact: Fact; readonly walker: Worker | null }

/** Who helped with the case, from a day to a day, both included; `to` null: still. */
export type Help = { readonly worker: Worker; readonly from: Day; readonly to: Day | null }

/** Who gave a milestone of the case to another team, on which day. */
export type GivenOver = { readonly worker: Worker; readonly milestone: Milestone; readonly on: Day }

export type CaseParts = { readonly helps: readonly Help[]; readonly givenOver: readonly GivenOver[] }

export type Credit = {
  readonly milestone: Milestone
  /** The fact that brought the result, and the day it speaks of. */
  readonly factId: string
  readonly on: Day
  /** Null: nobody reported it before a list did, or whoever did walked for no team. */
  readonly to: Worker | null
  /** Never the one credited, and nobody twice. */
  readonly assists: readonly Worker[]
}

const ALONE: CaseParts = { helps: [], givenOver: [] }

/**
 * The credits of one person on a day, in the order of MILESTONES: exactly one for each milestone that is reported or confirmed
 * and neither disputed nor rejected. From facts in any order, each as often as it likes; where the person lives or to whom they
 * are assigned changes no credit. A certificate that has ended was a result, and its renewal is no second one.
 */
export const creditsOf = (walked: readonly WalkedFact[], day: Day, parts: CaseParts = ALONE): Credit[] => {
  const known = new Map<string, WalkedFact>()
  for (const one of walked) known.set(one.fact.factId, one)
  const all = inForce(inFoldingOrder([...known.values()].map(({ fact }) => fact)))
  const facts = all.filter(({ effective }) => effective <= day)
  const { person, brought } = fold(facts)
  return MILESTONES.flatMap((milestone, no): Credit[] => {
    const fact = brought[no] ?? null
    if (fact === null || !stands(person.milestones[no] ?? null)) return []
    const to = workerOf(known, fact, milestone)
    const assists = assistsOf(known, facts, fact, milestone, to, parts)
    return [{ milestone, factId: fact.factId, on: fact.effective, to, assists }]
  })
}

/** By place in MILESTONES the fact that brought what stands there. */
type Brought = readonly (Fact | null)[]

const fold = (facts: readonly Fact[]): { person: Person; brought: Brought } => {
  let person = nobody
  const brought: (Fact | null)[] = MILESTONES.map(() => null)
  for (const fact of facts) {
    const after = apply(person, fact)
    for (const [no, milestone] of MILESTONES.entries()) {
      const was = person.milestones[no] ?? null
      const is = after.milestones[no] ?? null
      if (is !== null && (is !== was || reports(fact, milestone)))
        brought[no] = broughtBy(brought[no] ?? null, was, is, fact)
    }
    person = after
  }
  return { person, brought }
}

/** A rejection falls on what was reported before it: who reports next did it again, though the flag stands until a list confirms. */
const broughtBy = (before: Fact | null, was: Held | null, is: Held, fact: Fact): Fact | null => {
  if (is.state === 'open') return null
  if (is.rejected !== null && is.rejected !== was?.rejected) return null
  return before ?? (isJudgement(fact.body) ? null : fact)
}

const stands = (held: Held | null): boolean =>
  held !== null && held.state !== 'open' && held.disputed === null && held.rejected === null

/** A correction that says the same again leaves the credit with whoever said it first. */
const workerOf = (
  known: ReadonlyMap<string, WalkedFact>,
  { factId }: Fact,
  milestone: Milestone,
): Worker | null => {
  const seen = new Set<string>()
  let worker: Worker | null = null
  let next: string | null = factId
  while (next !== null && !seen.has(next)) {
    seen.add(next)
    const one: WalkedFact | undefined = known.get(next)
    if (one === undefined || !reports(one.fact, milestone)) break
    worker = one.walker
    next = correctedBy(one.fact)
  }
  return worker
}

const reports = ({ body }: Fact, milestone: Milestone): boolean =>
  body.type === 'visit-recorded/1' && body.claims[milestone] === 'reported'

const assistsOf = (
  known: ReadonlyMap<string, WalkedFact>,
  facts: readonly Fact[],
  result: Fact,
  milestone: Milestone,
  to: Worker | null,
  { helps, givenOver }: CaseParts,
): Worker[] => {
  const earlier = facts.slice(0, facts.indexOf(result))
  const found = [
    ...earlier.flatMap((fact) => (handsOver(fact, milestone) ? (known.get(fact.factId)?.walker ?? []) : [])),
    ...givenOver.flatMap((one) =>
      one.milestone === milestone && one.on <= result.effective ? one.worker : [],
    ),
    // Nobody helps where nobody did anything.
    ...(to === null ? [] : helps.flatMap((help) => (holdsOn(help, result.effective) ? help.worker : []))),
  ]
  const own = to === null ? [] : [keyOf(to), keyOf({ ...to, memberId: null })]
  const assists = new Map<string, Worker>()
  for (const worker of found) if (!own.includes(keyOf(worker))) assists.set(keyOf(worker), worker)
  return [...assists].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, worker]) => worker)
}

/** The visit could not do it and found who can. */
const handsOver = ({ body }: Fact, milestone: Milestone): boolean => {
  const reason = body.type === 'visit-recorded/1' ? body.visit?.outcomes[milestone] : undefined
  return reason !== undefined && ['collection_team', 'carrier', 'police'].includes(remedyOf(reason))
}

const holdsOn = ({ from, to }: Help, day: Day): boolean => from <= day && (to === null || day <= to)

/** The same person in two teams is one: credits are theirs. */
const keyOf = ({ memberId, teamId }: Worker): string =>
  memberId === null ? `team ${teamId}` : `member ${memberId}`
