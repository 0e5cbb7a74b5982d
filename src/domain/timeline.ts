// A person's course through the tallies: from which day on they stand where, and in which class of each measure.
// The tallies are the sum of everybody's course; a new fact changes them by the difference of two courses.
import type { Campaign } from './campaign.ts'
import { inForce } from './corrections.ts'
import { classify, judgeFixedBases, NOT_YET_FIXED, nextBaseDay, OUTSIDE } from './coverage.ts'
import type { Day } from './dates.ts'
import { type Fact, inFoldingOrder } from './facts.ts'
import { NEVER } from './held.ts'
import { apply, nextEnding, nobody, type Person, placement } from './person.ts'

export const RESIDENCE_BASES = ['registered', 'present'] as const
export type ResidenceBase = (typeof RESIDENCE_BASES)[number]

/** From `day` on. Classes stand in the order of `campaign.measures`. */
export type Step = {
  readonly day: Day
  readonly registered: number | null
  readonly present: number | null
  readonly classes: readonly number[]
}

/**
 * Folds all facts of one person, in any order, into the steps of their course, first to last. It turns on the day of
 * a fact and, written ahead up to `campaign.tallyTo`, on days of the calendar: a base is fixed, an age is reached,
 * an exemption or a certificate has ended.
 */
export const timeline = (campaign: Campaign, facts: readonly Fact[]): Step[] => {
  const sorted = inForce(inFoldingOrder(facts))
  const steps: Step[] = []
  let person = nobody
  let fixed = NOT_YET_FIXED
  let next = 0
  let day = dayOfFact(sorted, next)
  while (day <= campaign.tallyTo) {
    for (let fact = sorted[next]; fact !== undefined && fact.effective <= day; fact = sorted[next]) {
      person = apply(person, fact)
      next += 1
    }
    fixed = judgeFixedBases(campaign, person, day, fixed)
    const { registered, present } = placement(person)
    const step = { day, registered, present, classes: classify(campaign, person, day, fixed) }
    const last = steps[steps.length - 1]
    if (last === undefined ? registered !== null || present !== null : !alike(last, step)) steps.push(step)
    day = Math.min(dayOfFact(sorted, next), nextBaseDay(campaign, person, day), nextEnding(person, day))
  }
  return steps
}

const dayOfFact = (sorted: readonly Fact[], position: number): Day => sorted[position]?.effective ?? NEVER

/** The person as folded up to and including a day. */
export const personOn = (facts: readonly Fact[], day: Day): Person =>
  inFoldingOrder(inForce(facts).filter((fact) => fact.effective <= day)).reduce(apply, nobody)

/** The last step at or before a day; null before the first. */
export const stepOn = (steps: readonly Step[], day: Day): Step | null => {
  let found: Step | null = null
  for (const step of steps) if (step.day <= day) found = step
  return found
}

const alike = (a: Step, b: Step): boolean => {
  if (a.registered !== b.registered || a.present !== b.present) return false
  for (let position = 0; position < a.classes.length; position += 1) {
    if (a.classes[position] !== b.classes[position]) return false
  }
  return true
}

/** One signed change: `n` more (or fewer) people of `hamletId` in `code` of `measure` from `day` on. */
export type Change = (
  base: ResidenceBase,
  hamletId: number,
  measure: number,
  code: number,
  day: Day,
  n: number,
) => void

/**
 * Tells every signed change that a course makes, times `sign`; a course replaced is told with −1. A step is told by
 * its difference from the one before it, so a person who moves takes along every change still ahead. `from`: the
 * number of steps at the beginning that are left out.
 */
export const tellChanges = (
  campaign: Campaign,
  steps: readonly Step[],
  sign: number,
  change: Change,
  from = 0,
): void => {
  let before = steps[from - 1] ?? null
  for (let position = from; position < steps.length; position += 1) {
    const step = steps[position]
    if (step === undefined) break
    for (const base of RESIDENCE_BASES) tellStep(campaign, base, before, step, sign, change)
    before = step
  }
}

/** How many steps two courses of a person have in common at the beginning: a later fact changes nothing before it. */
export const commonSteps = (before: readonly Step[], after: readonly Step[]): number => {
  let common = 0
  for (const step of before) {
    const other = after[common]
    if (other === undefined || other.day !== step.day || !alike(step, other)) break
    common += 1
  }
  return common
}

const tellStep = (
  campaign: Campaign,
  base: ResidenceBase,
  before: Step | null,
  step: Step,
  sign: number,
  change: Change,
): void => {
  const from = before === null ? null : before[base]
  const to = step[base]
  for (let position = 0; position < campaign.measures.length; position += 1) {
    const left = from === null ? OUTSIDE : (before?.classes[position] ?? OUTSIDE)
    const entered = to === null ? OUTSIDE : (step.classes[position] ?? OUTSIDE)
    if (from === to && left === entered) continue
    const no = campaign.measures[position]?.no ?? 0
    if (from !== null && left !== OUTSIDE) change(base, from, no, left, step.day, -sign)
    if (to !== null && entered !== OUTSIDE) change(base, to, no, entered, step.day, sign)
  }
}
