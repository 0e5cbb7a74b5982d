// How much a visit at some time is worth: value of closing × deadline × chance of being at home. Each part is a number with a
// code, so that whoever is sent can be told why. It orders work and judges nobody.
import type { Campaign } from './campaign.ts'
import { civilOf, type Day } from './dates.ts'
import type { Milestone } from './milestones.ts'
import type { NextActions } from './next-action.ts'
import { ABSENT, type OpenCaseReason } from './open-case-reasons.ts'
import { type Person, placement } from './person.ts'
import type { Time, Visits } from './visits.ts'

type Part<Code extends string> = { readonly factor: number; readonly code: Code }

/** From 0: what of the headline goals the visit closes or brings nearer. */
export const VALUE_CODES = ['headline', 'step', 'offer', 'nothing'] as const
export type ValueCode = (typeof VALUE_CODES)[number]

/** From 1 (far away) to 3 (somebody is waiting today). */
export const DEADLINE_CODES = ['promised', 'two_g', 'campaign_end', 'over'] as const
export type DeadlineCode = (typeof DEADLINE_CODES)[number]

/** From 0 to 1. */
export const HOME_CODES = [
  'away',
  'promised',
  'promised_later',
  'housebound',
  'night',
  'fields_by_day',
  'harvest',
  'missed_before',
  'evening',
  'midday',
  'weekend',
  'workday',
] as const
export type HomeCode = (typeof HOME_CODES)[number]

export type VisitPriority = {
  /** The product of the three factors. */
  readonly score: number
  readonly value: Part<ValueCode>
  readonly deadline: Part<DeadlineCode> & { readonly on: Day }
  readonly home: Part<HomeCode>
}

/** First and last month, both included; a season may run over the new year. */
export type Harvest = { readonly crop: string; readonly from: number; readonly to: number }

/** Where a campaign says nothing of its own: cashew and pepper, then coffee, by which the south-east highlands live. */
const HARVESTS: readonly Harvest[] = [
  { crop: 'cashew', from: 2, to: 4 },
  { crop: 'coffee', from: 11, to: 12 },
]

/** `at`: when the visit would begin. The actions and visits are those of `at.day`. */
export const visitPriority = (
  campaign: Campaign,
  person: Person,
  actions: NextActions,
  visits: Visits,
  { day, hour }: Time,
  harvests: readonly Harvest[] = HARVESTS,
): VisitPriority => prioritiesOn(campaign, person, actions, visits, day, harvests).at(hour)

/** The priorities of one person on one day, by the hour. */
export type DayPriorities = {
  readonly scoreAt: (hour: number) => number
  /** With what is behind the score. */
  readonly at: (hour: number) => VisitPriority
}

/** The same for any hour of a day: what the hour does not change is reckoned once. */
export const prioritiesOn = (
  campaign: Campaign,
  person: Person,
  actions: NextActions,
  visits: Visits,
  day: Day,
  harvests: readonly Harvest[] = HARVESTS,
): DayPriorities => {
  const value = worthOf(campaign, actions)
  const deadline = deadlineOf(campaign, person, actions, visits, day)
  const worth = value.factor * deadline.factor
  const homeAt = homesOn(person, visits, day, harvests)
  return {
    scoreAt: (hour) => worth * homeAt(hour).factor,
    at: (hour) => {
      const home = homeAt(hour)
      return { score: worth * home.factor, value, deadline, home }
    },
  }
}

const HEADLINE = 2
const STEP = 1
const OFFER = 0.5
/** What becomes possible counts half of what is done. */
const OPENED = 0.5

const worthOf = (campaign: Campaign, { now }: NextActions): Part<ValueCode> => {
  const { headlines } = aimsOf(campaign)
  let factor = 0
  let code: ValueCode = 'nothing'
  for (const { milestone, kind, opens } of now) {
    if (kind === 'await') continue
    const isHeadline = headlines.has(milestone)
    factor += kind === 'offer' ? OFFER : isHeadline ? HEADLINE : STEP
    for (const opened of opens) factor += OPENED * (headlines.has(opened) ? HEADLINE : STEP)
    if (kind === 'offer') code = code === 'nothing' ? 'offer' : code
    else if (isHeadline) code = 'headline'
    else if (code !== 'headline') code = 'step'
  }
  return { factor, code }
}

type Aims = { readonly headlines: ReadonlySet<Milestone>; readonly twoG: Day | null }

const aims = new WeakMap<Campaign, Aims>()

const aimsOf = (campaign: Campaign): Aims => {
  let found = aims.get(campaign)
  if (found === undefined) {
    const numbers = campaign.targets.flatMap(({ layer, measure }) => (layer === 'headline' ? measure : []))
    found = {
      headlines: new Set(campaign.measures.flatMap(({ no, of }) => (numbers.includes(no) ? of : []))),
      // It was put off twice: the last one announced holds.
      twoG: campaign.deadlines.filter(({ id }) => id === '2g').at(-1)?.on ?? null,
    }
    aims.set(campaign, found)
  }
  return found
}

const WEEK = 7

/** The nearest day after which it is too late. The end of 2G counts for whoever still holds such a telephone. */
const deadlineOf = (
  campaign: Campaign,
  { attributes }: Person,
  { now }: NextActions,
  { promise }: Visits,
  day: Day,
): VisitPriority['deadline'] => {
  if (promise !== null && promise <= day) return { factor: 3, code: 'promised', on: promise }
  const { twoG } = aimsOf(campaign)
  const holds2g = attributes.device === '2g' && now.some(({ milestone }) => milestone === 'smartphone_4g')
  const isNearer =
    holds2g && twoG !== null && twoG >= day && (twoG < campaign.endsOn || campaign.endsOn < day)
  const on = isNearer ? twoG : campaign.endsOn
  if (on < day) return { factor: 2, code: 'over', on }
  return { factor: 1 + WEEK / (WEEK + on - day), code: isNearer ? 'two_g' : 'campaign_end', on }
}

const HOUSEBOUND: readonly OpenCaseReason[] = ['bedridden', 'disabled', 'mental_illness']

const home = (factor: number, code: HomeCode): Part<HomeCode> => ({ factor, code })
const NIGHT = home(0, 'night')
const AWAY = home(0.05, 'away')
const PROMISED = home(0.95, 'promised')
const PROMISED_LATER = home(0.1, 'promised_later')
const AT_HOME = home(0.95, 'housebound')
const IN_THE_FIELDS = home(0.1, 'fields_by_day')
const EVENING = home(0.85, 'evening')
const MIDDAY = home(0.6, 'midday')
const WEEKEND = home(0.55, 'weekend')
const WORKDAY = home(0.35, 'workday')

type HomeAt = (hour: number) => Part<HomeCode>

const homesOn = (person: Person, visits: Visits, day: Day, harvests: readonly Harvest[]): HomeAt => {
  const always = homeAllDay(person, visits, day)
  if (always !== null) return (hour) => (slotOf(hour) === 'night' ? NIGHT : always)
  const isWeekend = isWeekendDay(day)
  const isInTheFields = visits.reasons.includes('in_the_fields_by_day')
  return (hour) => {
    const slot = slotOf(hour)
    if (slot === 'night') return NIGHT
    const isByDay = slot === 'day'
    if (isByDay && isInTheFields) return IN_THE_FIELDS
    const likely = slot === 'evening' ? EVENING : slot === 'midday' ? MIDDAY : isWeekend ? WEEKEND : WORKDAY
    const missed = missedAlike(visits, slot, isWeekend)
    if (missed > 0) return home(likely.factor / (1 + missed), 'missed_before')
    if (isByDay && isHarvest(day, harvests)) return home(likely.factor / 2, 'harvest')
    return likely
  }
}

/** What was said of the day as a whole, or of the person. */
const homeAllDay = (person: Person, { promise, reasons }: Visits, day: Day): Part<HomeCode> | null => {
  const said = (some: readonly OpenCaseReason[]) =>
    reasons.some((reason) => reason !== null && some.includes(reason))
  if (isAway(person) || said(ABSENT)) return AWAY
  if (promise === day) return PROMISED
  if (promise !== null && promise > day) return PROMISED_LATER
  return said(HOUSEBOUND) ? AT_HOME : null
}

/** Calls at such an hour of such a day that found nobody. */
const missedAlike = ({ missed }: Visits, slot: Slot, isWeekend: boolean): number =>
  missed.length === 0
    ? 0
    : missed.filter((time) => slotOf(time.hour) === slot && isWeekendDay(time.day) === isWeekend).length

/** Present outside the province; of whom nothing is known is not away. */
const isAway = (person: Person): boolean => {
  const { present, registered } = placement(person)
  return present === null && registered !== null
}

type Slot = 'night' | 'day' | 'midday' | 'evening'

/** Nobody is called upon before 6 or after 21. */
const slotOf = (hour: number): Slot => {
  if (hour < 6 || hour >= 21) return 'night'
  if (hour >= 17) return 'evening'
  return hour >= 11 && hour < 13.5 ? 'midday' : 'day'
}

/** Day 0 was a Thursday. */
const isWeekendDay = (day: Day): boolean => ((((day + 4) % WEEK) + WEEK) % WEEK) % 6 === 0

const isHarvest = (day: Day, harvests: readonly Harvest[]): boolean => {
  const { m } = civilOf(day)
  return harvests.some(({ from, to }) => (from <= to ? m >= from && m <= to : m >= from || m <= to))
}
