// What the rules of the invented history share about one person: the person, the commune's calendar, what a team has
// reported so far, and the facts drafted. Rules only add to it.

import type { Day } from '../dates.ts'
import type { Milestone } from '../milestones.ts'
import type { DemoPerson } from './demo-person.ts'
import type { HamletPlan } from './hamlet-plans.ts'
import type { CommuneCalendar } from './history-calendar.ts'
import type { Draft, Walker } from './history-fact.ts'
import type { Random } from './random.ts'

/** A report of a team: the day of the visit, and when it was known. */
export type Report = { readonly on: Day; readonly known: Day }

/** `clerk`: the account that keys what the walker wrote. */
export type Paper = {
  readonly on: Day
  readonly sheetOf: (household: number) => string
  readonly clerk: string
}

export type Life = {
  readonly person: DemoPerson
  readonly communeId: number
  readonly calendar: CommuneCalendar
  /** The days on which a team comes to the hamlet. */
  readonly rounds: readonly Day[]
  readonly random: Random
  /** For what a visit says beside its results: a stream of its own, so that the results are the same without it. */
  readonly details: Random
  readonly plan: HamletPlan | null
  /** Who goes to the door; null where nobody knows of teams. */
  readonly walker: Walker | null
  /** Sheets of the evening that is walked with paper; null where none is. */
  readonly paper: Paper | null
  readonly reported: { [m in Milestone]?: Report }
  readonly drafts: Draft[]
}

/** In the campaign's year; the demo knows no other. */
export const ageOf = ({ birth }: DemoPerson): number => 2024 - birth.y
