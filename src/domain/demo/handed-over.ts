// What invented teams handed to others: a next action that was due that day, offered to a team of the right kind near by, and what came
// of it by the rules of hand-overs.ts. Some still wait, some too long. A carrier learns of nobody without consent.

import type { Campaign } from '../campaign.ts'
import { type Day, instantOfDay } from '../dates.ts'
import type { Fact } from '../facts.ts'
import { type Clock, clockFor } from '../hand-over-clocks.ts'
import {
  type BounceReason,
  dueOn,
  type HandOver,
  type HandOverEvent,
  handOverOn,
  needsConsent,
  receiverOf,
} from '../hand-overs.ts'
import type { Milestone } from '../milestones.ts'
import type { Action } from '../next-action.ts'
import { caseOn } from '../open-case.ts'
import type { OpenCaseReason } from '../open-case-reasons.ts'
import { communeOfHamlet } from '../units.ts'
import { demoId } from './demo-ids.ts'
import type { DemoPerson } from './demo-person.ts'
import type { DemoTeam, Forces } from './forces.ts'
import type { DemoFact, Walker } from './history-fact.ts'
import { between, chance, int, type Random, randomFor, rekey, unit } from './random.ts'

export type DemoHandOver = {
  readonly handOverId: string
  readonly milestone: Milestone
  readonly caseReason: OpenCaseReason | null
  readonly by: Walker
  readonly toTeam: DemoTeam
  readonly clock: Clock
  readonly events: readonly HandOverEvent[]
  /** As it stands today. */
  readonly stands: HandOver
  readonly dueOn: Day | null
  readonly needsConsent: boolean
}

export type HandOverOptions = {
  readonly seed: number
  readonly campaign: Campaign
  readonly forces: Forces
  readonly today: Day
  /** Share of people with an open case whose case is handed over. */
  readonly share: number
}

const stream = 0xf41
const keyOfIds = 0xf42
/** What nobody has answered for longer was settled by a telephone call. */
const LONGEST_WAIT = 14
const BOUNCES: Readonly<Record<'collection_team' | 'carrier_team', readonly BounceReason[]>> = {
  collection_team: ['papers_missing', 'not_reached', 'fully_booked', 'data_wrong'],
  carrier_team: ['not_reached', 'declined', 'no_equipment', 'already_done'],
}

type Offerable = { readonly action: Action; readonly teams: readonly DemoTeam[] }

/** Null for most people. At most one of a person, who never moved. */
export const handedOver = (
  options: HandOverOptions,
): ((person: DemoPerson, facts: readonly DemoFact[]) => DemoHandOver | null) => {
  const { seed, today, share } = options
  const random = randomFor(seed)
  return (person, facts) => {
    const visit = facts.filter(({ walker }) => walker !== null).pop()
    if (visit?.walker == null || facts.some(({ fact }) => movesHouse(fact))) return null
    rekey(random, seed, stream, person.index)
    if (!chance(random, share)) return null
    const offeredOn = Math.max(visit.fact.known, today - between(random, 1, 25))
    if (offeredOn >= today) return null
    const offered = choose(random, offerable(options, person, facts, offeredOn), visit.walker)
    if (offered === null) return null
    const { action, team } = offered
    const kind = team.kind === 'carrier_team' ? 'carrier_team' : 'collection_team'
    const isStillDue = offerable(options, person, facts, today).some(
      (one) => one.action.milestone === action.milestone && one.teams.includes(team),
    )
    const events = fate(random, offeredOn, today, BOUNCES[kind], isStillDue)
    const clock = clockFor(options.campaign.handOverClocks, kind)
    const stands = handOverOn(events, today)
    if (stands === null) return null
    return {
      handOverId: demoId(instantOfDay(offeredOn, 20), seed, keyOfIds, person.index),
      ...{ milestone: action.milestone, caseReason: action.reason, by: visit.walker, toTeam: team, clock },
      ...{ events, stands, dueOn: dueOn(stands, clock), needsConsent: needsConsent(kind) },
    }
  }
}

const movesHouse = ({ body }: Fact): boolean => body.type === 'moved/1' || body.type === 'residence-ended/1'

/** What collection teams and carriers could be asked for on a day. */
const offerable = (
  { campaign, forces }: HandOverOptions,
  { hamletId }: DemoPerson,
  facts: readonly DemoFact[],
  day: Day,
): Offerable[] => {
  const communeId = communeOfHamlet(hamletId)
  const known = facts.flatMap(({ fact }) => (fact.known <= day ? [fact] : []))
  return caseOn(campaign, known, day).actions.now.flatMap((action): Offerable[] => {
    const to = receiverOf(action)
    if (to === 'collection_team') return [{ action, teams: forces.collectors(communeId) }]
    return to === 'carrier_team' ? [{ action, teams: forces.carriers(communeId) }] : []
  })
}

const choose = (
  random: Random,
  offers: readonly Offerable[],
  { teamId }: Walker,
): { action: Action; team: DemoTeam } | null => {
  // Whatever has a reason goes first.
  const offer = offers.find(({ action }) => action.reason !== null) ?? offers[0]
  const teams = (offer?.teams ?? []).filter((team) => team.teamId !== teamId)
  const team = teams[int(random, Math.max(1, teams.length))]
  return offer && team ? { action: offer.action, team } : null
}

const fate = (
  random: Random,
  offeredOn: Day,
  today: Day,
  bounces: readonly BounceReason[],
  isStillDue: boolean,
): HandOverEvent[] => {
  const share = unit(random)
  const acceptedOn = offeredOn + between(random, 0, 3)
  const endedOn = acceptedOn + between(random, 1, 8)
  const reason = bounces[int(random, bounces.length)] ?? 'not_reached'
  const offered: HandOverEvent = { step: 'offered', on: offeredOn, reason: null }
  const accepted: HandOverEvent = { step: 'accepted', on: acceptedOn, reason: null }
  const done: HandOverEvent = { step: 'done', on: endedOn, reason: null }
  const happened = (...events: HandOverEvent[]) => events.filter(({ on }) => on < today)
  const ended = happened(offered, accepted, done)
  // A case that was closed meanwhile is nobody's any more.
  if (!isStillDue)
    return ended.length === 3
      ? ended
      : [
          ...ended.slice(0, 2),
          { step: ended.length === 2 ? 'done' : 'withdrawn', on: today - 1, reason: null },
        ]
  if (share < 0.3) return ended
  if (share < 0.42) return happened(offered, { step: 'bounced', on: acceptedOn, reason })
  if (share < 0.52) return happened(offered, accepted, { step: 'bounced', on: endedOn, reason })
  if (share < 0.57) return happened(offered, { step: 'withdrawn', on: acceptedOn, reason: null })
  if (share < 0.85) return happened(offered, accepted)
  return today - offeredOn > LONGEST_WAIT ? ended : [offered]
}
