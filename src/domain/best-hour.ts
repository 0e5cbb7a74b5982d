// When to come to a household: at which hour a visit is worth most, all its people together, and who makes it so.
import type { Campaign } from './campaign.ts'
import type { Day } from './dates.ts'
import type { OpenCase } from './open-case.ts'
import { type DayPriorities, prioritiesOn, type VisitPriority } from './visit-priority.ts'

/** When a visit may begin; of equals the earliest is best. */
export const VISIT_HOURS = [8, 12, 15, 18, 20] as const

export type BestHour = {
  readonly hour: number
  /** The sum of everybody's priority at that hour. */
  readonly score: number
  /** Of the one who is worth most at that hour: says why. */
  readonly lead: VisitPriority
}

/** All of one day. Null without anybody. */
export const bestHour = (campaign: Campaign, cases: readonly OpenCase[], day: Day): BestHour | null => {
  const priorities = cases.map(({ person, actions, visits }) =>
    prioritiesOn(campaign, person, actions, visits, day),
  )
  let best: { hour: number; score: number; lead: DayPriorities } | null = null
  for (const hour of VISIT_HOURS) {
    let score = 0
    let most = 0
    let lead: DayPriorities | null = null
    for (const its of priorities) {
      const own = its.scoreAt(hour)
      score += own
      if (lead !== null && own <= most) continue
      most = own
      lead = its
    }
    if (lead !== null && (best === null || score > best.score)) best = { hour, score, lead }
  }
  return best === null ? null : { ...best, lead: best.lead.at(best.hour) }
}
