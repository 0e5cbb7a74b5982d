// Hand-overs ("bàn giao") between organisations: one team gives a person's next action to another, which accepts it and finishes
// it, or gives it back with a reason. Knows no account or table. A finished hand-over confirms nothing: lists do.
import type { Day } from './dates.ts'
import type { Clock, ReceiverKind } from './hand-over-clocks.ts'
import type { Action, Actor } from './next-action.ts'
import { err, ok, type Result } from './result.ts'

/** What a step leads to; there is no step out of the last three. */
export const HAND_OVER_STATES = ['offered', 'accepted', 'done', 'bounced', 'withdrawn'] as const
export type HandOverState = (typeof HAND_OVER_STATES)[number]
export const HAND_OVER_STEPS = ['accepted', 'done', 'bounced', 'withdrawn'] as const
export type HandOverStep = (typeof HAND_OVER_STEPS)[number]

/** What the giving side does with what came back. */
export const BOUNCE_ASKS = ['offer_elsewhere', 'offer_later', 'revisit', 'prepare', 'wait_for_list'] as const
export type BounceAsk = (typeof BOUNCE_ASKS)[number]

/** Why a team gives a case back ("trả lại vì …"): codes alone, so that nothing of a citizen is typed here. */
const BOUNCES = {
  not_ours: 'offer_elsewhere',
  outside_area: 'offer_elsewhere',
  not_reached: 'revisit',
  declined: 'revisit',
  papers_missing: 'prepare',
  data_wrong: 'prepare',
  earlier_step_missing: 'prepare',
  no_equipment: 'offer_later',
  fully_booked: 'offer_later',
  already_done: 'wait_for_list',
} as const satisfies Record<string, BounceAsk>

export type BounceReason = keyof typeof BOUNCES
export const isBounceReason = (text: string): text is BounceReason => Object.hasOwn(BOUNCES, text)
export const BOUNCE_REASONS: readonly BounceReason[] = Object.keys(BOUNCES).filter(isBounceReason)
export const bounceAsks = (reason: BounceReason): BounceAsk => BOUNCES[reason]

/** `reason`: of a bounce, and of nothing else. */
export type HandOverEvent = {
  readonly step: HandOverState
  readonly on: Day
  readonly reason: BounceReason | null
}

export type HandOver = {
  readonly state: HandOverState
  readonly offeredOn: Day
  readonly acceptedOn: Day | null
  readonly endedOn: Day | null
  readonly reason: BounceReason | null
}

export type StepRefusal =
  | 'not-open'
  | 'not-possible'
  | 'reason-missing'
  | 'reason-unexpected'
  | 'day-goes-back'

const NEXT: Readonly<Record<HandOverState, readonly HandOverState[]>> = {
  offered: ['accepted', 'bounced', 'withdrawn'],
  accepted: ['done', 'bounced', 'withdrawn'],
  done: [],
  bounced: [],
  withdrawn: [],
}

export const isOpen = (state: HandOverState): boolean => NEXT[state].length > 0

/** `before` null: nothing yet, only an offer may come. */
export const takeStep = (
  before: HandOver | null,
  { step, on, reason }: HandOverEvent,
): Result<HandOver, StepRefusal> => {
  if ((reason !== null) !== (step === 'bounced'))
    return err(reason === null ? 'reason-missing' : 'reason-unexpected')
  if (before === null)
    return step === 'offered'
      ? ok({ state: 'offered', offeredOn: on, acceptedOn: null, endedOn: null, reason: null })
      : err('not-possible')
  if (!isOpen(before.state)) return err('not-open')
  if (!NEXT[before.state].includes(step)) return err('not-possible')
  if (on < (before.acceptedOn ?? before.offeredOn)) return err('day-goes-back')
  return ok(
    step === 'accepted'
      ? { ...before, state: step, acceptedOn: on }
      : { ...before, state: step, endedOn: on, reason },
  )
}

/** As it stood at the end of a day; null before the offer. What takeStep would refuse changes nothing. */
export const handOverOn = (events: readonly HandOverEvent[], day: Day): HandOver | null =>
  events
    .filter(({ on }) => on <= day)
    .reduce<HandOver | null>((before, event) => {
      const after = takeStep(before, event)
      return after.ok ? after.value : before
    }, null)

/** The last day in time for what is waited for; null when nothing is. */
export const dueOn = ({ state, offeredOn, acceptedOn }: HandOver, clock: Clock): Day | null =>
  state === 'offered'
    ? offeredOn + clock.acceptDays
    : state === 'accepted' && acceptedOn !== null
      ? acceptedOn + clock.finishDays
      : null

/** 0: in time, or nothing is waited for. */
export const daysOverdue = (handOver: HandOver, clock: Clock, day: Day): number => {
  const due = dueOn(handOver, clock)
  return due === null ? 0 : Math.max(0, day - due)
}

const RECEIVERS: Readonly<Record<Actor, ReceiverKind>> = {
  visitor: 'hamlet_team',
  authority: 'commune_team',
  collection_team: 'collection_team',
  carrier: 'carrier_team',
}

/** The kind of team that takes an action; null where nobody can do anything but wait. */
export const receiverOf = ({ kind, actor }: Pick<Action, 'kind' | 'actor'>): ReceiverKind | null =>
  kind === 'await' ? null : RECEIVERS[actor]

/**
 * A carrier is no authority: it learns of a person only what the person agreed to (Nghị định 13/2023/NĐ-CP; consent is never the
 * default). The wording that was read out is kept by its version, so a new text is a new version.
 */
export const needsConsent = (kind: ReceiverKind): boolean => kind === 'carrier_team'
export const CONSENT_WORDINGS = ['carrier/1'] as const
export type ConsentWording = (typeof CONSENT_WORDINGS)[number]
export const CURRENT_WORDING: ConsentWording = 'carrier/1'

/** On which side of a hand-over somebody stands: a leader of both teams on both. */
export type Sides = { readonly gives: boolean; readonly receives: boolean }

const TAKEN_BY: Readonly<Record<HandOverStep, keyof Sides>> = {
  accepted: 'receives',
  done: 'receives',
  bounced: 'receives',
  withdrawn: 'gives',
}

/** The steps that may be taken now by somebody who stands there. */
export const stepsFor = (state: HandOverState, sides: Sides): HandOverStep[] =>
  NEXT[state].flatMap((step) => (step !== 'offered' && sides[TAKEN_BY[step]] ? step : []))
