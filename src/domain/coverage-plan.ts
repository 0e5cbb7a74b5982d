// A campaign made ready for judging millions of persons: names become positions, bases become bits, and what depends
// on a birth date alone is worked out once per date. Says nothing that the campaign does not say.
import type { Base, Campaign } from './campaign.ts'
import { ageDay, type Day, earliestDay, latestDay, type PartialDate } from './dates.ts'
import { type Milestone, milestoneNo } from './milestones.ts'

/** One bit per base, in the order of `campaign.bases`. */
export type Bases = number

export type Plan = {
  readonly bases: readonly PlannedBase[]
  readonly measures: readonly PlannedMeasure[]
  /** The days on which bases are judged once for all. */
  readonly fixedDays: readonly Day[]
  readonly birthOf: (birth: PartialDate | null) => PlannedBirth
}

export type PlannedBase = {
  readonly bit: Bases
  readonly fixedOn: Day | null
  /** Milestone number, or −1 when the base does not ask. */
  readonly holding: number
  readonly lacking: number
  readonly inCohort: string | null
  readonly notInCohort: string | null
}

/** `of`: milestone numbers. */
export type PlannedMeasure = { readonly base: Bases; readonly of: readonly number[] }

/** What a birth date decides: the bases it is not outside of, and from which day on it is old enough for some. */
export type PlannedBirth = {
  readonly within: Bases
  readonly ages: readonly { readonly bit: Bases; readonly from: Day }[]
}

const plans = new WeakMap<Campaign, Plan>()

/** Throws on a campaign with more bases than bits or a measure of no base: a campaign is checked when it is made. */
export const planOf = (campaign: Campaign): Plan => {
  let plan = plans.get(campaign)
  if (plan === undefined) {
    plan = makePlan(campaign)
    plans.set(campaign, plan)
  }
  return plan
}

const MOST_BASES = 30

const makePlan = (campaign: Campaign): Plan => {
  const { bases, measures } = campaign
  if (bases.length > MOST_BASES) throw new RangeError(`campaign: more than ${MOST_BASES} bases`)
  const bits = new Map(bases.map((base, position) => [base.id, 1 << position]))
  const bitOf = (id: string): Bases => {
    const bit = bits.get(id)
    if (bit === undefined) throw new RangeError(`campaign: no base ${id}`)
    return bit
  }
  const planned = bases.map((base) => planBase(base, bitOf(base.id)))
  const births = new Map<number, PlannedBirth>()
  return {
    bases: planned,
    measures: measures.map(({ base, of }) => ({ base: bitOf(base), of: of.map(milestoneNo) })),
    fixedDays: [...new Set(planned.flatMap(({ fixedOn }) => fixedOn ?? []))].sort((a, b) => a - b),
    birthOf: (birth) => {
      const key = keyOf(birth)
      let known = births.get(key)
      if (known === undefined) {
        known = planBirth(bases, bitOf, birth)
        births.set(key, known)
      }
      return known
    },
  }
}

const planBase = (base: Base, bit: Bases): PlannedBase => ({
  bit,
  fixedOn: base.fixedOn ?? null,
  holding: numberOf(base.holding),
  lacking: numberOf(base.lacking),
  inCohort: base.inCohort ?? null,
  notInCohort: base.notInCohort ?? null,
})

const numberOf = (milestone: Milestone | undefined): number =>
  milestone === undefined ? -1 : milestoneNo(milestone)

/** There are few birth dates and many people. */
const keyOf = (birth: PartialDate | null): number =>
  birth === null ? -1 : (birth.y * 13 + (birth.m ?? 0)) * 32 + (birth.d ?? 0)

const planBirth = (
  bases: readonly Base[],
  bitOf: (id: string) => Bases,
  birth: PartialDate | null,
): PlannedBirth => {
  let within = 0
  const ages: { bit: Bases; from: Day }[] = []
  for (const base of bases) {
    if (!bornWithin(base, birth)) continue
    within |= bitOf(base.id)
    if (base.aged !== undefined && birth !== null) {
      ages.push({ bit: bitOf(base.id), from: ageDay(birth, base.aged).certain })
    }
  }
  return { within, ages }
}

/** Without any birth date a person is only in bases that do not ask for one. */
const bornWithin = (base: Base, birth: PartialDate | null): boolean => {
  if (birth === null) {
    return base.bornFrom === undefined && base.bornTo === undefined && base.aged === undefined
  }
  const from = base.bornFrom ?? Number.NEGATIVE_INFINITY
  const to = base.bornTo ?? Number.POSITIVE_INFINITY
  const first = earliestDay(birth)
  const last = latestDay(birth)
  if (last < from || first > to) return false
  const decided = first >= from && last <= to
  if (base.undecidedBirth === 'only') return !decided
  return decided || base.undecidedBirth === 'in'
}
