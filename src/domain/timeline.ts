// A person's course through the tallies: from which day on they stand where, and in which class of each measure.
// The tallies are the sum of everybody's course; a new fact changes them by the difference of two courses.
import type { Campaign } from './campaign.ts'
import { birthdays, classify, type FixedBases, judgeFixedBases, OUTSIDE } from './coverage.ts'
import type { Day } from './dates.ts'
import { compareFacts, type Fact } from './facts.ts'
import { apply, calendarDays, nobody, type Person, placement } from './person.ts'

export const RESIDENCE_BASES = ['registered', 'present'] as const
export type ResidenceBase = (typeof RESIDENCE_BASES)[number]

/** From `day` on. Classes stand in the order of `campaign.measures`. */
export type Step = {
  readonly day: Day
  readonly registered: number | null
  readonly present: number | null
  readonly classes: readonly number[]
}

/** Folds all facts of one person, in any order, into the steps of their course, first to last. */
export const timeline = (campaign: Campaign, facts: readonly Fact[]): Step[] => {
  const sorted = facts.length > 1 ? [...facts].sort(compareFacts) : facts
  const steps: Step[] = []
  let person = nobody
  let fixed: FixedBases = {}
  let next = 0
  for (const day of turningDays(campaign, sorted)) {
    while (next < sorted.length) {
      const fact = sorted[next]
      if (fact === undefined || fact.effective > day) break
      person = apply(person, fact)
      next += 1
    }
    fixed = judgeFixedBases(campaign, person, day, fixed)
    const step = { day, ...placement(person), classes: classify(campaign, person, day, fixed) }
    const last = steps.at(-1)
    if (last ? !alike(last, step) : step.registered !== null || step.present !== null) steps.push(step)
  }
  return steps
}

/** The person as folded up to and including a day. */
export const personOn = (facts: readonly Fact[], day: Day): Person =>
  [...facts]
    .filter((fact) => fact.effective <= day)
    .sort(compareFacts)
    .reduce(apply, nobody)

/** The last step at or before a day; null before the first. */
export const stepOn = (steps: readonly Step[], day: Day): Step | null => {
  let found: Step | null = null
  for (const step of steps) if (step.day <= day) found = step
  return found
}

/** Every day on which the course may turn: by a fact, a fixed base, a birthday, or an ending. */
const turningDays = (campaign: Campaign, sorted: readonly Fact[]): Day[] => {
  const days = new Set<Day>()
  let person = nobody
  for (const fact of sorted) {
    days.add(fact.effective)
    person = apply(person, fact)
    for (const day of calendarDays(person)) days.add(day)
    for (const day of birthdays(campaign, person.birth)) days.add(day)
  }
  for (const base of campaign.bases) if (base.fixedOn !== undefined) days.add(base.fixedOn)
  const first = sorted[0]?.effective ?? 0
  return [...days].filter((day) => day >= first && day <= campaign.tallyTo).sort((a, b) => a - b)
}

const alike = (a: Step, b: Step): boolean =>
  a.registered === b.registered &&
  a.present === b.present &&
  a.classes.every((code, position) => code === b.classes[position])

/** One signed change: `n` more (or fewer) people of `hamletId` in `code` of `measure` from `day` on. */
export type Change = (
  base: ResidenceBase,
  hamletId: number,
  measure: number,
  code: number,
  day: Day,
  n: number,
) => void

/** Tells every signed change that a course makes, times `sign`; a course replaced is told with −1. */
export const tellChanges = (
  campaign: Campaign,
  steps: readonly Step[],
  sign: number,
  change: Change,
): void => {
  let before: Step | null = null
  for (const step of steps) {
    for (const base of RESIDENCE_BASES) {
      const from = before === null ? null : before[base]
      const to = step[base]
      for (const [position, measure] of campaign.measures.entries()) {
        const left = from === null ? OUTSIDE : (before?.classes[position] ?? OUTSIDE)
        const entered = to === null ? OUTSIDE : (step.classes[position] ?? OUTSIDE)
        if (from === to && left === entered) continue
        if (from !== null && left !== OUTSIDE) change(base, from, measure.no, left, step.day, -sign)
        if (to !== null && entered !== OUTSIDE) change(base, to, measure.no, entered, step.day, sign)
      }
    }
    before = step
  }
}
