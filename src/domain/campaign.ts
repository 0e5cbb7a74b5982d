// A campaign is data: its days, bases (cohort rules), measures, target entries and quoted figures.
// What "4 phủ Bình Phước 2024" says stands in binh-phuoc/campaign.ts; nothing here knows of it.
import type { Day } from './dates.ts'
import type { HandOverClocks } from './hand-over-clocks.ts'
import type { Milestone } from './milestones.ts'

/**
 * Who counts. All given conditions hold together. With `fixedOn`, the conditions are judged once, with what is
 * true on that day, and the base never changes by later events (later-known evidence about that day still counts).
 * Before that day nobody is in it. A person without any birth date is only in bases that do not ask for one.
 */
export type Base = {
  readonly id: string
  readonly bornFrom?: Day
  readonly bornTo?: Day
  /** How a birth date too coarse to decide counts: outside (the default), inside, or as the only ones inside. */
  readonly undecidedBirth?: 'out' | 'in' | 'only'
  /** Has reached this age, for certain, on the day itself: grows by the calendar. */
  readonly aged?: number
  /** Holds this milestone (confirmed, no flag) on the day itself. */
  readonly holding?: Milestone
  readonly fixedOn?: Day
  /** Did not hold this milestone on `fixedOn`. */
  readonly lacking?: Milestone
  readonly inCohort?: string
  readonly notInCohort?: string
}

/** What is tallied: how the people of one base stand towards one or several milestones (the weakest counts). */
export type Measure = {
  /** Stable number: it stands in the tallies. */
  readonly no: number
  readonly of: readonly Milestone[]
  readonly base: string
}

export type Layer = 'headline' | 'operational' | 'ministry' | 'chain'

/** `share` of the denominator; `strict`: more than that share; otherwise rounded up to a whole person. */
export type Goal = { readonly share: number; readonly strict: boolean }

/** A figure as somebody printed it, shown as quoted beside what the product computes. */
export type Quotation = { readonly text: string; readonly source: string }

export type Target = {
  readonly id: string
  readonly layer: Layer
  readonly measure: number
  readonly goal: Goal | null
  readonly quotation?: Quotation
}

export type ExternalFigure = {
  readonly id: string
  readonly value: number
  readonly unit: 'person' | 'subscription' | 'certificate'
  readonly asOf: Day
  readonly source: string
}

export type Campaign = {
  readonly id: string
  readonly name: string
  readonly plan: string
  /** Day 0. */
  readonly startsOn: Day
  readonly endsOn: Day
  /** The last day that is counted: changes by the calendar are written ahead to here. */
  readonly tallyTo: Day
  /** The day the campaign's printed figures speak of. */
  readonly baselineOn: Day
  readonly deadlines: readonly { readonly id: string; readonly on: Day; readonly source: string }[]
  readonly prerequisites: readonly { readonly milestone: Milestone; readonly needs: readonly Milestone[] }[]
  /** How long each kind of team may take to accept what it is handed, and to finish it. */
  readonly handOverClocks: HandOverClocks
  /** Whether a visit says roughly where the visitor stood. It is data about staff: off unless a campaign turns it on. */
  readonly asksPlace?: boolean
  readonly bases: readonly Base[]
  readonly measures: readonly Measure[]
  readonly targets: readonly Target[]
  readonly funnel: readonly number[]
  readonly cohorts: readonly { readonly id: string; readonly measure: number; readonly source: string }[]
  readonly external: readonly ExternalFigure[]
}

/** Day of the campaign: 0 on the first day, negative before it. */
export const campaignDay = (campaign: Campaign, day: Day): number => day - campaign.startsOn

/**
 * The least whole number of people that meets a goal; null without a goal. Counted in whole numbers: shares are exact
 * to a hundredth of a percent. Where there is nobody, nobody is needed.
 */
export const goalCount = (goal: Goal | null, denominator: number): number | null => {
  if (goal === null) return null
  if (denominator <= 0) return 0
  const needed = Math.round(goal.share * 10_000) * denominator
  return goal.strict ? Math.floor(needed / 10_000) + 1 : Math.ceil(needed / 10_000)
}
