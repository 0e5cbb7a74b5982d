// How one person counts towards every measure of a campaign on one day. A person × target entry is judged as a
// whole, from the folded person, never from marginals.
import type { Campaign } from './campaign.ts'
import { type Bases, type Plan, type PlannedBase, type PlannedMeasure, planOf } from './coverage-plan.ts'
import type { Day } from './dates.ts'
import { NEVER, standOn } from './held.ts'
import type { Stand } from './milestones.ts'
import type { Person } from './person.ts'
import {
  EXEMPT,
  flagNo,
  isDone,
  isMeasured,
  NO_FLAG,
  packStand,
  readStand,
  type StandCode,
  standCode,
  stateNo,
} from './stand-codes.ts'

/** A class is a small number: 0 = outside the base, else 1 + state + 4·flag + 16·measured (1–32). */
export const OUTSIDE = 0
export const CLASS_COUNT = 33

export const classOf = (stand: Stand): number => 1 + standCode(stand)

/** Of a class other than OUTSIDE. */
export const readClass = (code: number): Stand => readStand(code - 1)

/** Memberships that were judged on a base's fixed day. */
export type FixedBases = Bases
export const NOT_YET_FIXED: FixedBases = 0

/** To be asked on every day on which the person or a base turns, in the order of days. */
export const judgeFixedBases = (
  campaign: Campaign,
  person: Person,
  day: Day,
  before: FixedBases,
): FixedBases => {
  const plan = planOf(campaign)
  if (!plan.fixedDays.includes(day)) return before
  const stands = standsOn(person, day)
  const old = oldEnough(plan, person, day)
  let fixed = before
  for (const base of plan.bases) {
    if (base.fixedOn === day && meets(base, person, stands, old)) fixed |= base.bit
  }
  return fixed
}

/**
 * Every class that can occur, for whoever must look all of them up. Without a list or visit a milestone can only be
 * open or exempt, disputed or not: everything else is said by one.
 */
export const POSSIBLE_CLASSES: readonly number[] = Array.from(
  { length: CLASS_COUNT - 1 },
  (_, i) => OUTSIDE + 1 + i,
).filter((code) => {
  const { state, flag, measured } = readClass(code)
  return measured || ((state === 'open' || state === 'exempt') && (flag === null || flag === 'disputed'))
})

/** The class of a person for each measure, in the order of `campaign.measures`. */
export const classify = (campaign: Campaign, person: Person, day: Day, fixed: FixedBases): number[] => {
  const plan = planOf(campaign)
  const stands = standsOn(person, day)
  const old = oldEnough(plan, person, day)
  let inside = fixed
  for (const base of plan.bases) {
    if (base.fixedOn === null && meets(base, person, stands, old)) inside |= base.bit
  }
  return plan.measures.map((measure) =>
    (inside & measure.base) === 0 ? OUTSIDE : 1 + weakest(measure, stands),
  )
}

/** The first day after `day` on which, by the calendar alone, a base is fixed or the person comes of its age. */
export const nextBaseDay = (campaign: Campaign, person: Person, day: Day): Day => {
  const plan = planOf(campaign)
  let next = NEVER
  for (const fixedOn of plan.fixedDays) if (fixedOn > day) next = Math.min(next, fixedOn)
  for (const { from } of plan.birthOf(person.birth).ages) if (from > day) next = Math.min(next, from)
  return next
}

const standsOn = (person: Person, day: Day): StandCode[] =>
  person.milestones.map((held) => standOn(held, day))

/** The bases whose conditions on birth and age are met that day. */
const oldEnough = (plan: Plan, person: Person, day: Day): Bases => {
  const { within, ages } = plan.birthOf(person.birth)
  let old = within
  for (const { bit, from } of ages) if (day < from) old &= ~bit
  return old
}

const meets = (base: PlannedBase, person: Person, stands: readonly StandCode[], old: Bases): boolean =>
  (old & base.bit) !== 0 &&
  (base.holding < 0 || isDone(stands[base.holding] ?? 0)) &&
  (base.lacking < 0 || !isDone(stands[base.lacking] ?? 0)) &&
  (base.inCohort === null || person.cohorts.includes(base.inCohort)) &&
  (base.notInCohort === null || !person.cohorts.includes(base.notInCohort))

/**
 * The weakest state of the milestones, the gravest flag, measured if any is. An exemption from one exempts from the
 * whole: nobody can be asked for it any more.
 */
const weakest = (measure: PlannedMeasure, stands: readonly StandCode[]): StandCode => {
  let state = EXEMPT
  let flag = NO_FLAG
  let measured = false
  let exempt = false
  for (const milestone of measure.of) {
    const stand = stands[milestone] ?? 0
    if (stateNo(stand) === EXEMPT) exempt = true
    else state = Math.min(state, stateNo(stand))
    const itsFlag = flagNo(stand)
    if (itsFlag !== NO_FLAG && (flag === NO_FLAG || itsFlag < flag)) flag = itsFlag
    if (isMeasured(stand)) measured = true
  }
  return packStand(exempt ? EXEMPT : state, flag, measured)
}
