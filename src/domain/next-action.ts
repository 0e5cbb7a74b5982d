// What is to be done next for one person: the first milestone that is not done and whose prerequisites are. Codes only; what a
// person reads of them stands in the words. Nobody is asked twice: what the field has reported waits for the lists.
import type { Campaign } from './campaign.ts'
import { ageDay, type Day, type PartialDate } from './dates.ts'
import { standOn } from './held.ts'
import { type Milestone, milestoneNo } from './milestones.ts'
import { type OpenCaseReason, type Remedy, remedyOf } from './open-case-reasons.ts'
import type { Person } from './person.ts'
import {
  DISPUTED,
  EXPIRED,
  flagNo,
  isDone,
  isMeasured,
  NO_FLAG,
  OPEN,
  REJECTED,
  REPORTED,
  type StandCode,
  stateNo,
} from './stand-codes.ts'
import { unvisited, type Visits } from './visits.ts'

export const ACTION_KINDS = ['do', 'await', 'resolve', 'offer'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

export const ACTORS = ['visitor', 'collection_team', 'authority', 'carrier'] as const
export type Actor = (typeof ACTORS)[number]

/** `unknown`: no list or visit has spoken of it, so it is asked before it is done. */
export const WHYS = [
  'lacking',
  'unknown',
  'in_progress',
  'unconfirmed',
  'disputed',
  'rejected',
  'expired',
] as const
export type Why = (typeof WHYS)[number]

export type Action = {
  readonly milestone: Milestone
  readonly kind: ActionKind
  readonly actor: Actor
  readonly why: Why
  /** Why the last visit could not do it. */
  readonly reason: OpenCaseReason | null
  /** What can be done as soon as this is. */
  readonly opens: readonly Milestone[]
}

export type NextActions = {
  readonly next: Action | null
  /** All that can be done or is waited for today, in the order of the chain; `next` is the first that is not merely unconfirmed. */
  readonly now: readonly Action[]
  /** Not done, and something before it is not done either. */
  readonly later: readonly Milestone[]
  /** Under age: nothing is asked before this day. */
  readonly notBefore: Day | null
}

/** The order of the chain. The telephone, which only enables, comes just before what needs it. */
export const CHAIN: readonly Milestone[] = [
  'card_collected',
  'card',
  'sim_own_name',
  'eid_collected',
  'eid_approved',
  'eid_activated',
  'smartphone_4g',
  'eid_used',
  'signature',
]

/** Who does it, who does it again when it was refused or has ended, and whose list says that it is done. */
const PARTS: Readonly<
  Record<Milestone, { kind: 'do' | 'await' | 'offer'; actor: Actor; again: Actor; confirms: Actor }>
> = {
  card_collected: { kind: 'do', actor: 'collection_team', again: 'collection_team', confirms: 'authority' },
  card: { kind: 'await', actor: 'authority', again: 'collection_team', confirms: 'authority' },
  sim_own_name: { kind: 'do', actor: 'carrier', again: 'carrier', confirms: 'carrier' },
  eid_collected: { kind: 'do', actor: 'collection_team', again: 'collection_team', confirms: 'authority' },
  eid_approved: { kind: 'await', actor: 'authority', again: 'collection_team', confirms: 'authority' },
  eid_activated: { kind: 'do', actor: 'visitor', again: 'visitor', confirms: 'authority' },
  smartphone_4g: { kind: 'offer', actor: 'visitor', again: 'visitor', confirms: 'carrier' },
  eid_used: { kind: 'do', actor: 'visitor', again: 'visitor', confirms: 'authority' },
  signature: { kind: 'offer', actor: 'carrier', again: 'carrier', confirms: 'carrier' },
}

/** Offered, never demanded: nobody owes it. */
export const isVoluntary = (milestone: Milestone): boolean => PARTS[milestone].kind === 'offer'

/** Who holds a later stage needs no earlier one any more: whoever has the card is not asked for its dossier. */
const STAGES: readonly (readonly Milestone[])[] = [
  ['card_collected', 'card'],
  ['eid_collected', 'eid_approved', 'eid_activated', 'eid_used'],
]

/** Places in CHAIN as bits. */
type Links = number

type Chain = {
  readonly age: number | null
  /** By place in CHAIN. */
  readonly milestones: readonly number[]
  readonly needs: readonly Links[]
  /** The later stages of the same thing. */
  readonly outgrownBy: readonly Links[]
  /** Answers, without what a visit says, by how the milestones stand: a commune of thousands stands in a few dozen ways. */
  readonly known: Map<number, NextActions>
}

/** So that no province fills a telephone. */
const MOST_KNOWN = 5_000

const chains = new WeakMap<Campaign, Chain>()

const chainOf = (campaign: Campaign): Chain => {
  let chain = chains.get(campaign)
  if (chain === undefined) {
    const needsOf = (milestone: Milestone) =>
      campaign.prerequisites.flatMap((one) => (one.milestone === milestone ? one.needs : []))
    const ages = campaign.bases.flatMap(({ aged }) => aged ?? [])
    chain = {
      age: ages.length === 0 ? null : Math.min(...ages),
      known: new Map(),
      milestones: CHAIN.map(milestoneNo),
      needs: CHAIN.map((milestone) => linksOf(needsOf(milestone))),
      outgrownBy: CHAIN.map((milestone) =>
        linksOf(
          STAGES.flatMap((stages) =>
            stages.includes(milestone) ? stages.slice(stages.indexOf(milestone) + 1) : [],
          ),
        ),
      ),
    }
    chains.set(campaign, chain)
  }
  return chain
}

const linksOf = (milestones: readonly Milestone[]): Links =>
  CHAIN.reduce(
    (links, milestone, place) => (milestones.includes(milestone) ? links | (1 << place) : links),
    0,
  )

/**
 * For a person folded up to `day`. Whoever may already be of age (a year of birth alone) is asked; whoever is certainly not
 * is asked for nothing, whatever they hold.
 */
export const nextActions = (
  campaign: Campaign,
  person: Person,
  day: Day,
  visits: Visits = unvisited,
): NextActions => {
  const chain = chainOf(campaign)
  const notBefore = comesOfAge(person.birth, chain.age)
  if (notBefore !== null && day < notBefore) return { next: null, now: [], later: [], notBefore }

  return withReasons(withReports(answerOf(chain, person, day), person, visits), visits)
}

const answerOf = (chain: Chain, { milestones }: Person, day: Day): NextActions => {
  let way = 0
  // Five bits a milestone: 45 in all, exact in a number.
  for (const no of chain.milestones) way = way * 32 + standOn(milestones[no] ?? null, day)
  let answer = chain.known.get(way)
  if (answer === undefined) {
    if (chain.known.size >= MOST_KNOWN) chain.known.clear()
    answer = judge(
      chain,
      chain.milestones.map((no) => standOn(milestones[no] ?? null, day)),
    )
    chain.known.set(way, answer)
  }
  return answer
}

const judge = (chain: Chain, stands: readonly StandCode[]): NextActions => {
  const passed = passedOf(chain, stands)
  const now: Action[] = []
  const later: Milestone[] = []
  let next: Action | null = null
  for (const [place, milestone] of CHAIN.entries()) {
    const stand = stands[place] ?? OPEN
    if ((passed & (1 << place)) !== 0) {
      if (isUnconfirmed(stand) && !isProven(chain, stands, place)) now.push(unconfirmed(milestone))
    } else if (isMissing(passed, chain.needs[place] ?? 0)) later.push(milestone)
    else {
      const action = actionOf(milestone, stand, opens(chain, passed, place))
      now.push(action)
      next ??= action
    }
  }
  return { next, now, later, notBefore: null }
}

/** What a list has refused and a later visit did again is not asked a third time: it waits for the next list. */
const withReports = (answer: NextActions, { milestones }: Person, { reportedOn }: Visits): NextActions => {
  const isDoneAgain = ({ milestone, why }: Action): boolean => {
    if (why !== 'rejected') return false
    const no = milestoneNo(milestone)
    const rejected = milestones[no]?.rejected?.evidence.asOf
    const reported = reportedOn[no] ?? null
    return rejected !== undefined && reported !== null && reported > rejected
  }
  if (!answer.now.some(isDoneAgain)) return answer
  const now = answer.now.map((action) => (isDoneAgain(action) ? unconfirmed(action.milestone) : action))
  return { ...answer, next: now.find(({ why }) => why !== 'unconfirmed') ?? null, now }
}

/** What a visit could not do says why, and goes to whom that asks for. */
const withReasons = (answer: NextActions, { reasons }: Visits): NextActions => {
  if (reasons.every((reason) => reason === null)) return answer
  const reasonAt = ({ milestone, why }: Action) =>
    why === 'unconfirmed' ? null : (reasons[milestoneNo(milestone)] ?? null)
  if (answer.now.every((action) => reasonAt(action) === null)) return answer
  let next: Action | null = null
  const now = answer.now.map((action) => {
    const reason = reasonAt(action)
    const its = reason === null ? action : { ...action, reason, actor: actorFor(action, reason) }
    if (action === answer.next) next = its
    return its
  })
  return { ...answer, next, now }
}

const comesOfAge = (birth: PartialDate | null, age: number | null): Day | null =>
  birth === null || age === null ? null : ageDay(birth, age).possible

/** Reported, confirmed or exempt without a flag; or open without a flag and outgrown by what is. */
const passedOf = ({ outgrownBy }: Chain, stands: readonly StandCode[]): Links => {
  let passed = 0
  for (let place = 0; place < stands.length; place += 1) {
    const stand = stands[place] ?? OPEN
    if (flagNo(stand) === NO_FLAG && stateNo(stand) !== OPEN) passed |= 1 << place
  }
  let outgrown = 0
  for (let place = 0; place < stands.length; place += 1) {
    if (((outgrownBy[place] ?? 0) & passed) !== 0 && flagNo(stands[place] ?? OPEN) === NO_FLAG)
      outgrown |= 1 << place
  }
  return passed | outgrown
}

const isMissing = (passed: Links, needs: Links): boolean => (needs & ~passed) !== 0

/** A list that says the later stage is done says it of the earlier ones too: nobody waits for those. */
const isProven = ({ outgrownBy }: Chain, stands: readonly StandCode[], place: number): boolean =>
  stands.some((stand, other) => ((outgrownBy[place] ?? 0) & (1 << other)) !== 0 && isDone(stand))

const isUnconfirmed = (stand: StandCode): boolean => flagNo(stand) === NO_FLAG && stateNo(stand) === REPORTED

const opens = ({ needs }: Chain, passed: Links, place: number): Milestone[] => {
  const link = 1 << place
  return CHAIN.filter((_, other) => {
    const its = needs[other] ?? 0
    return (passed & (1 << other)) === 0 && (its & link) !== 0 && !isMissing(passed | link, its)
  })
}

const unconfirmed = (milestone: Milestone): Action => ({
  milestone,
  kind: 'await',
  actor: PARTS[milestone].confirms,
  why: 'unconfirmed',
  reason: null,
  opens: [],
})

const actionOf = (milestone: Milestone, stand: StandCode, opened: readonly Milestone[]): Action => {
  const { kind, actor, again, confirms } = PARTS[milestone]
  const about = { milestone, reason: null, opens: opened }
  switch (flagNo(stand)) {
    case DISPUTED:
      return { ...about, kind: 'resolve', actor: confirms, why: 'disputed' }
    case REJECTED:
      return { ...about, kind: 'resolve', actor: again, why: 'rejected' }
    case EXPIRED:
      return { ...about, kind: 'resolve', actor: again, why: 'expired' }
    default: {
      const why = kind === 'await' ? 'in_progress' : isMeasured(stand) ? 'lacking' : 'unknown'
      return {
        ...about,
        kind,
        actor,
        why,
      }
    }
  }
}

const TAKERS: { readonly [r in Remedy]?: Actor } = {
  collection_team: 'collection_team',
  carrier: 'carrier',
  police: 'authority',
}

/** Whatever a list has refused, or is waited for, stays where it is. */
const actorFor = ({ kind, actor }: Action, reason: OpenCaseReason): Actor =>
  kind === 'do' || kind === 'offer' ? (TAKERS[remedyOf(reason)] ?? actor) : actor
