// What past visits have left behind of one person: how often, when somebody was missed, what is promised, why each milestone is
// still open, on whose device the e-ID was activated. Folded in the one order of facts; changes no milestone.
import { inForce } from './corrections.ts'
import { type Day, dayOfInstant, instantOfDay, parseIsoDay } from './dates.ts'
import { type Fact, inFoldingOrder, type VisitRecorded } from './facts.ts'
import { MILESTONES, milestoneNo } from './milestones.ts'
import { ABSENT, type OpenCaseReason } from './open-case-reasons.ts'
import type { DeviceOwner, Visit } from './visit.ts'

/** A time of a civil day in Việt Nam; `hour` from 0 to below 24, fractions allowed. */
export type Time = { readonly day: Day; readonly hour: number }

export type Visits = {
  readonly attempts: number
  /** When nobody was met, oldest first; emptied when the person is met. */
  readonly missed: readonly Time[]
  /** The day of the last promise; null when a visit has kept it. */
  readonly promise: Day | null
  /** In the order of MILESTONES: the last reason given, whether or not the milestone is still open. */
  readonly reasons: readonly (OpenCaseReason | null)[]
  readonly activatedOn: DeviceOwner | null
  /** In the order of MILESTONES: the day of the last visit that reported it done. */
  readonly reportedOn: readonly (Day | null)[]
}

export const unvisited: Visits = {
  attempts: 0,
  missed: [],
  promise: null,
  reasons: MILESTONES.map(() => null),
  activatedOn: null,
  reportedOn: MILESTONES.map(() => null),
}

/** Folds the visits of one person up to and including a day, in any order. */
export const visitsOn = (facts: readonly Fact[], day: Day): Visits =>
  inForce(inFoldingOrder(facts.filter(({ effective }) => effective <= day))).reduce(
    (visits, { body, effective }) =>
      body.type === 'visit-recorded/1' ? add(visits, body, effective) : visits,
    unvisited,
  )

const add = (before: Visits, { claims, visit }: VisitRecorded, day: Day): Visits => {
  const attempts = before.attempts + 1
  const reportedOn = MILESTONES.map((milestone, no) =>
    claims[milestone] === undefined ? (before.reportedOn[no] ?? null) : day,
  )
  if (visit === undefined) return { ...before, attempts, missed: [], reportedOn }
  const reasons = visit.met === 'self' ? before.reasons.map(unlessAbsent) : [...before.reasons]
  for (const milestone of MILESTONES) {
    const reason = visit.outcomes[milestone]
    if (reason !== undefined) reasons[milestoneNo(milestone)] = reason
    else if (claims[milestone] !== undefined) reasons[milestoneNo(milestone)] = null
  }
  return {
    attempts,
    missed:
      visit.met === 'self'
        ? []
        : visit.met === 'nobody'
          ? [...before.missed, timeOf(visit.startedAt)]
          : before.missed,
    promise: promiseAfter(before.promise, visit, day),
    reasons,
    activatedOn: claims.eid_activated === undefined ? before.activatedOn : (visit.ownDevice ?? null),
    reportedOn,
  }
}

/** Whoever stands in the door is back. */
const unlessAbsent = (reason: OpenCaseReason | null): OpenCaseReason | null =>
  reason !== null && ABSENT.includes(reason) ? null : reason

/** A closed door before its day leaves a promise standing. */
const promiseAfter = (promise: Day | null, visit: Visit, day: Day): Day | null => {
  if (visit.promise !== undefined) return parseIsoDay(visit.promise)
  return visit.met === 'nobody' && promise !== null && day < promise ? promise : null
}

const HOUR = 3_600_000

const timeOf = (instant: number): Time => {
  const day = dayOfInstant(instant)
  return { day, hour: (instant - instantOfDay(day, 0)) / HOUR }
}
