// How the people of one hamlet stand for its wave ("cuốn chiếu"): each person is in some of the groups below, a figure is the
// number of people in a group. The named list behind a figure asks the same groups, so the two cannot disagree. Decides nothing.
import type { Campaign } from './campaign.ts'
import { inForce } from './corrections.ts'
import type { Day } from './dates.ts'
import { type Fact, inFoldingOrder } from './facts.ts'
import type { HandOverState } from './hand-overs.ts'
import { standOn } from './held.ts'
import type { Milestone } from './milestones.ts'
import { type Action, isVoluntary, nextActions } from './next-action.ts'
import { remedyOf } from './open-case-reasons.ts'
import { DISPUTED, flagNo, REJECTED } from './stand-codes.ts'
import { personOn } from './timeline.ts'
import { unvisited, type Visits, visitsOn } from './visits.ts'

/**
 * Where a person may stand; several at once. Whole and parts:
 *   people = visited + unvisited
 *   missing = to_visit + with_reason + without_reason = owned + unowned
 */
export const WAVE_GROUPS = [
  /** Everyone present in the hamlet, of whatever age. */
  'people',
  'visited',
  'unvisited',
  /** Lacks something that a visit can do: the visitor's own work, or a collection team's or a carrier's. */
  'missing',
  /** Of the missing: neither a list nor a visit has spoken of what is to be done next. */
  'unknown',
  /** Of the missing: never visited. */
  'to_visit',
  /** Of the missing: visited, and what is to be done next has a reason why it could not be. */
  'with_reason',
  'without_reason',
  /** Of those with a reason: somebody can still come, and few have. */
  'untried',
  /** Of the missing: somebody is accountable. */
  'owned',
  'unowned',
  /** Of the missing: asked the team to come again, on a day that is still ahead, or that has come. */
  'promised',
  'promise_due',
  /** Of the missing: another team was asked for it, and has neither finished nor given it back. */
  'handed_over',
  'disputed',
  /** A list has refused something, or the team that was asked has given back what is still to be done. */
  'returned',
  /** The field has reported it and no list has confirmed it yet. */
  'unconfirmed',
] as const
export type WaveGroup = (typeof WAVE_GROUPS)[number]

/** As many people as stand in each group. */
export type WaveFigures = { readonly [g in WaveGroup]: number }

/** A reason that calls for somebody to come again is tried this often before the hamlet may close on it. */
export const ENOUGH_ATTEMPTS = 3

/** Groups as bits, in the order of WAVE_GROUPS. */
export type WaveStand = number

/** One value for every group. */
const eachGroup = <T>(of: (group: WaveGroup) => T): { readonly [g in WaveGroup]: T } => ({
  people: of('people'),
  visited: of('visited'),
  unvisited: of('unvisited'),
  missing: of('missing'),
  unknown: of('unknown'),
  to_visit: of('to_visit'),
  with_reason: of('with_reason'),
  without_reason: of('without_reason'),
  untried: of('untried'),
  owned: of('owned'),
  unowned: of('unowned'),
  promised: of('promised'),
  promise_due: of('promise_due'),
  handed_over: of('handed_over'),
  disputed: of('disputed'),
  returned: of('returned'),
  unconfirmed: of('unconfirmed'),
})

const BIT = eachGroup((group) => 1 << WAVE_GROUPS.indexOf(group))

export const isIn = (stand: WaveStand, group: WaveGroup): boolean => (stand & BIT[group]) !== 0

/** One person of the hamlet as of a day, folded, and what the list shows of them. */
export type WavePerson = {
  readonly stand: WaveStand
  /** What the next visit is for; null when there is nothing to be done. */
  readonly demand: Action | null
  readonly visits: Visits
  readonly lastVisit: Day | null
}

/** In whose hands a person is. */
export type WaveCare = {
  /** Somebody is accountable for them. */
  readonly owned: boolean
  /** The last hand-over of each milestone, whatever came of it. */
  readonly handOvers: readonly { readonly milestone: Milestone; readonly state: HandOverState }[]
}

/** `facts` in any order. */
export const wavePersonOn = (
  campaign: Campaign,
  facts: readonly Fact[],
  day: Day,
  { owned, handOvers }: WaveCare,
): WavePerson => {
  const sorted = inFoldingOrder(inForce(facts).filter(({ effective }) => effective <= day))
  const lastVisit = lastVisitOn(sorted)
  // Most people of a hamlet that nobody has set out for have none: a commune is folded in one go.
  const visits = lastVisit === null ? unvisited : visitsOn(sorted, day)
  const person = personOn(sorted, day)
  const { now } = nextActions(campaign, person, day, visits)
  const demanded = now.filter(isDemanded)
  const demand = demanded[0] ?? null
  let stand = BIT.people | (visits.attempts > 0 ? BIT.visited : BIT.unvisited)
  if (demand !== null) stand |= caseOf(demand, visits, day, owned)
  for (const { milestone, state } of handOvers) {
    if (!demanded.some((action) => action.milestone === milestone)) continue
    if (state === 'bounced') stand |= BIT.returned
    else if (state === 'offered' || state === 'accepted') stand |= BIT.handed_over
  }
  if (now.some(({ why, milestone }) => why === 'unconfirmed' && !isVoluntary(milestone)))
    stand |= BIT.unconfirmed
  for (const held of person.milestones) {
    const flag = held === null ? 0 : flagNo(standOn(held, day))
    if (flag === DISPUTED) stand |= BIT.disputed
    else if (flag === REJECTED) stand |= BIT.returned
  }
  return { stand, demand, visits, lastVisit }
}

/** Facts in folding order come day by day. */
const lastVisitOn = (sorted: readonly Fact[]): Day | null => {
  let last: Day | null = null
  for (const { body, effective } of sorted) if (body.type === 'visit-recorded/1') last = effective
  return last
}

/** What is only offered holds no hamlet back, and a dispute is settled by whoever keeps the list. */
const isDemanded = ({ kind, why, milestone }: Action): boolean =>
  kind === 'do' || (kind === 'resolve' && why !== 'disputed' && !isVoluntary(milestone))

const caseOf = ({ why, reason }: Action, { attempts, promise }: Visits, day: Day, owned: boolean) => {
  let stand = BIT.missing | (owned ? BIT.owned : BIT.unowned)
  if (why === 'unknown') stand |= BIT.unknown
  if (promise !== null) stand |= promise > day ? BIT.promised : BIT.promise_due
  if (attempts === 0) return stand | BIT.to_visit
  if (reason === null) return stand | BIT.without_reason
  const isUntried = attempts < ENOUGH_ATTEMPTS && remedyOf(reason) !== 'none'
  return stand | BIT.with_reason | (isUntried ? BIT.untried : 0)
}

/** The figures of a hamlet from its people, each counted once in every group they stand in. */
export const countWave = (stands: Iterable<WaveStand>): WaveFigures => {
  const counts = WAVE_GROUPS.map(() => 0)
  for (const stand of stands)
    for (let i = 0; i < counts.length; i += 1) if ((stand & (1 << i)) !== 0) counts[i] = (counts[i] ?? 0) + 1
  return eachGroup((group) => counts[WAVE_GROUPS.indexOf(group)] ?? 0)
}
