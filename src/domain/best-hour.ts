// When to come to a household: at which hour a visit is worth most, all its people together, and who makes it so.
import type { Campaign } from './campaign.ts'
import type { Day } from './dates.ts'
import type { NextActions } from './next-action.ts'
import type { Person } from './person.ts'
import { type VisitPriority, visitPriority } from './visit-priority.ts'
import type { Visits } from './visits.ts'

/** When a visit may begin; of equals the earliest is best. */
export const VISIT_HOURS = [8, 12, 15, 18, 20] as const

/** A person folded up to a day, with their actions and visits of that day. */
export type Case = { readonly person: Person; readonly actions: NextActions; readonly visits: Visits }

export type BestHour = {
  readonly hour: number
  /** The sum of everybody's priority at that hour. */
  readonly score: number
  /** Of the one who is worth most at that hour: says why. */
  readonly lead: VisitPriority
}

/** Null without anybody. */
export const bestHour = (campaign: Campaign, cases: readonly Case[], day: Day): BestHour | null => {
  let best: BestHour | null = null
  for (const hour of VISIT_HOURS) {
    let score = 0
    let lead: VisitPriority | null = null
    for (const { person, actions, visits } of cases) {
      const its = visitPriority(campaign, person, actions, visits, { day, hour })
      score += its.score
      if (lead === null || its.score > lead.score) lead = its
    }
    if (lead !== null && (best === null || score > best.score)) best = { hour, score, lead }
  }
  return best
}
