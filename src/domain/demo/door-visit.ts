// Writes down an invented visit as a phone or a clerk would: when the team was at that door, who opened, which attempt it was. Of one
// household everybody is spoken of in one call, and a team is at one door at a time.

import { type Day, instantOfDay, isoDay } from '../dates.ts'
import type { Attributes, Claims, VisitRecorded } from '../facts.ts'
import { visitRecorded } from '../household-visit.ts'
import { MILESTONES, type Milestone } from '../milestones.ts'
import { sheetVisit } from '../sheets.ts'
import type { DeviceOwner, Met, Visit } from '../visit.ts'
import type { DemoPerson } from './demo-person.ts'
import { householdNumber } from './given-areas.ts'
import type { Life } from './history-life.ts'

export const HOUSEHOLDS_IN_A_GROUP = 32
const MINUTE = 60_000
const MINUTES_TO_THE_NEXT_DOOR = 4
/** What the phones of the invented teams say of themselves. */
export const APP = '0.1.0'
export const DEVICES = ['Android 9', 'Android 11', 'Android 12', 'Android 13', 'Android 14']

export type Seen = {
  readonly met: Met
  readonly claims: Claims
  readonly attributes: Attributes
  readonly outcomes: Visit['outcomes']
  readonly promise: Day | null
  readonly ownDevice: DeviceOwner | null
}

/** `known`: when it reached the campaign; a sheet is keyed two days later. */
export const draftVisit = (life: Life, on: Day, known: Day, seen: Seen): void => {
  const { drafts, communeId, walker, paper } = life
  const isOnPaper = walker !== null && paper !== null && paper.on === on
  drafts.push({
    effective: on,
    known: isOnPaper ? on + 2 : known,
    source: isOnPaper ? 'office' : 'field',
    body: isOnPaper ? onPaper(life, on, seen) : onPhone(life, on, seen),
    recordedIn: communeId,
    ...(walker === null ? {} : { walker }),
  })
}

const onPhone = (life: Life, on: Day, { claims, attributes, ownDevice, promise, ...seen }: Seen) => {
  const { startedAt, minutes } = doorTime(life.person, on)
  const times = { startedAt, endedAt: startedAt + minutes * MINUTE, monotonicMs: minutes * MINUTE }
  const device = DEVICES[life.person.hamletId % DEVICES.length] ?? ''
  const said = {
    ...seen,
    done: MILESTONES.filter((milestone) => claims[milestone] !== undefined),
    telephone: attributes.device,
    promise: promise === null ? undefined : isoDay(promise),
    ownDevice: ownDevice ?? undefined,
  }
  return visitRecorded(times, { device, app: APP }, said, attemptOn(life, on))
}

const onPaper = (life: Life, on: Day, seen: Seen): VisitRecorded => {
  const { met, claims, outcomes, promise, ownDevice } = seen
  const { paper, walker, person } = life
  if (paper === null || walker === null) throw new Error('a visit on paper without a sheet')
  const sheet = paper.sheetOf(householdNumber(person))
  return sheetVisit(
    {
      ...{ day: isoDay(on), part: 'evening', met, outcomes, ownDevice },
      promise: promise === null ? null : isoDay(promise),
      done: MILESTONES.filter((milestone) => claims[milestone] !== undefined),
    },
    on,
    attemptOn(life, on),
    { sheet, walker: walker.memberId, clerk: paper.clerk },
    null,
  )
}

/** 1 for the first; a child that was called to school has been reached once. */
const attemptOn = ({ drafts }: Life, on: Day): number =>
  1 + drafts.filter(({ body, effective }) => body.type === 'visit-recorded/1' && effective <= on).length

/** Evenings; on Saturday and Sunday also mornings and afternoons, group by group. */
export const doorTime = (person: DemoPerson, on: Day): { startedAt: number; minutes: number } => {
  const number = householdNumber(person)
  // 1970-01-01 was a Thursday: 2 is Saturday, 3 is Sunday.
  const isWeekend = on % 7 === 2 || on % 7 === 3
  const hour = isWeekend ? ([8, 14, 17.5][person.group % 3] ?? 8) : 17.5
  const door = (number - 1) % HOUSEHOLDS_IN_A_GROUP
  // No two doors of a team begin at the same moment, also where it walks in several hamlets.
  const apart = person.group * 7_000 + (person.hamletId % 1000) * 311
  const startedAt = instantOfDay(on, hour) + door * MINUTES_TO_THE_NEXT_DOOR * MINUTE + apart
  return { startedAt, minutes: 3 + ((number * 7 + on) % 11) }
}

/** Everything that is left, each with its reason. */
export const reasonsAt = <R>(
  milestones: readonly Milestone[],
  reasonOf: (milestone: Milestone) => R,
): { readonly [m in Milestone]?: R } =>
  Object.fromEntries(milestones.map((milestone) => [milestone, reasonOf(milestone)]))
