// How one person counts towards every measure of a campaign on one day. A person × target entry is judged as a
// whole, from the folded person, never from marginals.
import type { Base, Campaign, Measure } from './campaign.ts'
import { ageDay, type Day, earliestDay, latestDay, type PartialDate } from './dates.ts'
import { FLAGS, type Flag, type Milestone, STATES, type State } from './milestones.ts'
import { type Person, standing } from './person.ts'

/** A class is a small number: 0 = outside the base, else 1 + state + 4·flag + 16·measured (1–32). */
export const OUTSIDE = 0
export const CLASS_COUNT = 33

export type CountedClass = { readonly state: State; readonly flag: Flag | null; readonly measured: boolean }

export const classOf = ({ state, flag, measured }: CountedClass): number =>
  1 + STATES.indexOf(state) + 4 * (flag === null ? 0 : 1 + FLAGS.indexOf(flag)) + (measured ? 16 : 0)

export const readClass = (code: number): CountedClass => {
  const bits = code - 1
  return {
    state: STATES[bits & 3] ?? 'open',
    flag: FLAGS[((bits >> 2) & 3) - 1] ?? null,
    measured: bits >= 16,
  }
}

/** Memberships that were judged on a base's fixed day; by base id. */
export type FixedBases = { readonly [baseId: string]: boolean }

export const judgeFixedBases = (
  campaign: Campaign,
  person: Person,
  day: Day,
  before: FixedBases,
): FixedBases => {
  let fixed = before
  for (const base of campaign.bases) {
    if (base.fixedOn === day) fixed = { ...fixed, [base.id]: meets(base, person, day) }
  }
  return fixed
}

/** The class of a person for each measure, by measure position in the campaign. */
export const classify = (campaign: Campaign, person: Person, day: Day, fixed: FixedBases): number[] => {
  const inside = new Map<string, boolean>()
  for (const base of campaign.bases) {
    inside.set(base.id, base.fixedOn === undefined ? meets(base, person, day) : (fixed[base.id] ?? false))
  }
  return campaign.measures.map((measure) => (inside.get(measure.base) ? rate(measure, person, day) : OUTSIDE))
}

/** Days on which a person enters or leaves a base by the calendar alone. */
export const birthdays = (campaign: Campaign, birth: PartialDate | null): Day[] =>
  birth === null
    ? []
    : campaign.bases.flatMap((base) => (base.aged === undefined ? [] : [ageDay(birth, base.aged).certain]))

const meets = (base: Base, person: Person, day: Day): boolean => {
  const { birth } = person
  if (birth === null || !bornWithin(base, birth)) return false
  if (base.aged !== undefined && day < ageDay(birth, base.aged).certain) return false
  if (base.holding !== undefined && !holds(person, base.holding, day)) return false
  if (base.lacking !== undefined && holds(person, base.lacking, day)) return false
  if (base.inCohort !== undefined && !person.cohorts.includes(base.inCohort)) return false
  return base.notInCohort === undefined || !person.cohorts.includes(base.notInCohort)
}

const bornWithin = (base: Base, birth: PartialDate): boolean => {
  const from = base.bornFrom ?? Number.NEGATIVE_INFINITY
  const to = base.bornTo ?? Number.POSITIVE_INFINITY
  const first = earliestDay(birth)
  const last = latestDay(birth)
  if (last < from || first > to) return false
  const decided = first >= from && last <= to
  if (base.undecidedBirth === 'only') return !decided
  return decided || base.undecidedBirth === 'in'
}

const holds = (person: Person, milestone: Milestone, day: Day): boolean => {
  const { state, flag } = standing(person, milestone, day)
  return state === 'confirmed' && flag === null
}

/** The weakest state of the milestones, the gravest flag, measured if any is. An exemption of one exempts all. */
const rate = (measure: Measure, person: Person, day: Day): number => {
  let weakest: State = 'confirmed'
  let gravest: Flag | null = null
  let measured = false
  let exempt = false
  for (const milestone of measure.of) {
    const found = standing(person, milestone, day)
    measured ||= found.measured
    if (found.state === 'exempt') exempt = true
    else if (STATES.indexOf(found.state) < STATES.indexOf(weakest)) weakest = found.state
    if (found.flag !== null && (gravest === null || FLAGS.indexOf(found.flag) < FLAGS.indexOf(gravest))) {
      gravest = found.flag
    }
  }
  return classOf({ state: exempt ? 'exempt' : weakest, flag: gravest, measured })
}
