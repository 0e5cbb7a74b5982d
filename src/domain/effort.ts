// How much work a household still is: what is left to do there, calls that found nobody, hard cases, how many kinds of people
// have to come, and how far the next door is. Minutes of a rule of thumb that evens out shares of work; it measures nobody.
import { ACTORS, type Action, type NextActions } from './next-action.ts'
import { ABSENT, type OpenCaseReason, type Remedy, remedyOf } from './open-case-reasons.ts'
import type { Visits } from './visits.ts'

export type Effort = {
  readonly minutes: number
  /** People with something left that a visit can do. */
  readonly people: number
  /** What visits can do today. */
  readonly actions: number
  /** Calls that found nobody since the person was last met. */
  readonly missed: number
  /** People whom one more ordinary call will not bring further: they refuse, cannot come, lack papers. */
  readonly hard: number
}

export const NO_EFFORT: Effort = { minutes: 0, people: 0, actions: 0, missed: 0, hard: 0 }

export const addEffort = (a: Effort, b: Effort): Effort => ({
  minutes: a.minutes + b.minutes,
  people: a.people + b.people,
  actions: a.actions + b.actions,
  missed: a.missed + b.missed,
  hard: a.hard + b.hard,
})

export type EffortCase = {
  readonly actions: NextActions
  readonly visits: Pick<Visits, 'missed' | 'reasons'>
}

const DOOR = 10
const ACTION = 8
/** Told and arranged, not done on the spot. */
const OFFER = 3
const STEP_LATER = 3
const CALL_AGAIN = 6
/** Nobody is called upon for ever. */
const MOST_MISSED = 4
/** Another kind of people has to be brought to the same door. */
const ANOTHER_ACTOR = 10

/** On top of the actions, once a person: what the gravest reason of the last visit asks for. */
const BY_REMEDY: Readonly<Record<Remedy, number>> = {
  home_visit: 25,
  collection_team: 15,
  carrier: 10,
  police: 15,
  revisit: 10,
  revisit_evening: 5,
  none: 0,
}

/** What takes patience, a bed to go to, another tongue or an office, and not one more call or a carrier. */
const HARD_CASES: readonly OpenCaseReason[] = [
  'bedridden',
  'disabled',
  'mental_illness',
  'language_barrier',
  'refused_no_benefit',
  'refused_fear_of_scam',
  'refused_other',
  'identity_data_wrong',
  'no_birth_papers',
]

/** Of one household, or of one person alone. Nothing is left where nobody has anything that a visit can do. */
export const effortOf = (cases: readonly EffortCase[]): Effort => {
  let effort = NO_EFFORT
  let actors = 0
  for (const { actions, visits } of cases) {
    const its = effortOfPerson(actions, visits)
    if (its.people === 0) continue
    effort = addEffort(effort, its)
    for (const action of actions.now) if (canBeDone(action)) actors |= 1 << ACTORS.indexOf(action.actor)
  }
  if (effort.people === 0) return NO_EFFORT
  return { ...effort, minutes: effort.minutes + DOOR + ANOTHER_ACTOR * (countBits(actors) - 1) }
}

/** Whoever is not there, and what nobody can do more about now, is no work; the case stays open all the same. */
const effortOfPerson = ({ now, later }: NextActions, { missed, reasons }: EffortCase['visits']): Effort => {
  if (reasons.some((reason) => reason !== null && ABSENT.includes(reason))) return NO_EFFORT
  const doable = now.filter(canBeDone)
  if (doable.length === 0) return NO_EFFORT
  const calls = Math.min(missed.length, MOST_MISSED)
  const minutes = doable.reduce((sum, { kind }) => sum + (kind === 'offer' ? OFFER : ACTION), 0)
  // A reason whose milestone is done since is none any more.
  const told = doable.flatMap(({ reason }) => reason ?? [])
  const hard = Math.max(0, ...told.map((reason) => BY_REMEDY[remedyOf(reason)]))
  return {
    minutes: minutes + STEP_LATER * later.length + CALL_AGAIN * calls + hard,
    people: 1,
    actions: doable.length,
    missed: calls,
    hard: told.some((reason) => HARD_CASES.includes(reason)) ? 1 : 0,
  }
}

const canBeDone = ({ kind, reason }: Action): boolean =>
  kind !== 'await' && (reason === null || remedyOf(reason) !== 'none')

const countBits = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + countBits(bits >> 1))

type Doorstep = { readonly hamletId: number; readonly residentialGroup: string | null }

const SAME_GROUP = 2
const OTHER_GROUP = 15
const OTHER_HAMLET = 30

/** From door to door: as no map is known, by whether it is the same group of houses. */
export const stepMinutes = (from: Doorstep, to: Doorstep): number => {
  if (from.hamletId !== to.hamletId) return OTHER_HAMLET
  return from.residentialGroup === to.residentialGroup ? SAME_GROUP : OTHER_GROUP
}
