// The wave of a hamlet ("làm đến đâu, dứt điểm đến đó"): open → being swept → swept → verified → closed, one step at a time,
// each with its rule over the hamlet's figures. Back only by reopening, with a reason. Knows no database and no words.
import { err, ok, type Result } from './result.ts'
import type { WaveFigures, WaveGroup } from './wave-figures.ts'

export const WAVE_STEPS = ['open', 'being_swept', 'swept', 'verified', 'closed'] as const
export type WaveStep = (typeof WAVE_STEPS)[number]

/** What may stand in the way of a step: people of one of these groups, or that no list names anybody in the hamlet. */
export const WAVE_OBSTACLES = [
  'unowned',
  'to_visit',
  'without_reason',
  'promise_due',
  'disputed',
  'unconfirmed',
  'untried',
  'promised',
  'handed_over',
] as const satisfies readonly WaveGroup[]
export type WaveObstacle = (typeof WAVE_OBSTACLES)[number]

/** What a step demands on top of all steps before it: nobody is left in any of these groups. */
const RULES: Readonly<Record<WaveStep, readonly WaveObstacle[]>> = {
  open: [],
  // Somebody is accountable for every case before anybody sets out.
  being_swept: ['unowned'],
  // Every door was knocked on, whatever is still open says why, and whoever asked for another day was given it.
  swept: ['to_visit', 'without_reason', 'promise_due'],
  // The lists say what the field says.
  verified: ['disputed', 'unconfirmed'],
  // Nobody is left for whom somebody could still come. What stays open stays open, with its reason: nothing is exempted.
  closed: ['untried', 'promised', 'handed_over'],
}

export type Lack = { readonly group: WaveObstacle; readonly count: number }

export type WaveRefusal =
  /** The hamlet is closed already. */
  | { readonly kind: 'last-step' }
  /** No list has named anybody here: that is no hamlet without work. */
  | { readonly kind: 'nobody-listed' }
  | { readonly kind: 'lacking'; readonly lacks: readonly Lack[] }

export const stepAfter = (step: WaveStep): WaveStep | null => WAVE_STEPS[WAVE_STEPS.indexOf(step) + 1] ?? null

/** What `step` still lacks, its own demands and those of every step before it; empty when it may be taken. */
export const lacksOf = (step: WaveStep, figures: WaveFigures): readonly Lack[] =>
  WAVE_STEPS.slice(0, WAVE_STEPS.indexOf(step) + 1)
    .flatMap((one) => RULES[one])
    .map((group) => ({ group, count: figures[group] }))
    .filter(({ count }) => count > 0)

/** The next step, or why it may not be taken. */
export const advance = (step: WaveStep, figures: WaveFigures): Result<WaveStep, WaveRefusal> => {
  const next = stepAfter(step)
  if (next === null) return err({ kind: 'last-step' })
  if (figures.people === 0) return err({ kind: 'nobody-listed' })
  const lacks = lacksOf(next, figures)
  return lacks.length === 0 ? ok(next) : err({ kind: 'lacking', lacks })
}

/** Where a reopened hamlet stands: at the doors again; or, when it was there, before anybody set out. Null: it never began. */
export const reopensTo = (step: WaveStep): WaveStep | null =>
  step === 'open' ? null : step === 'being_swept' ? 'open' : 'being_swept'

/** Reopening always says why. */
export const reopen = (step: WaveStep, reason: string): Result<WaveStep, 'not-begun' | 'reason-missing'> => {
  const to = reopensTo(step)
  if (to === null) return err('not-begun')
  return reason.trim() === '' ? err('reason-missing') : ok(to)
}

/** More people in a group than when the step was taken. */
export type WaveChange = {
  readonly group: WaveGroup
  readonly before: number
  readonly now: number
}

/** What makes a swept hamlet worth opening again: somebody new to visit, a dispute, a case that a list or a team gave back, a silent one. */
const REOPENERS = [
  'to_visit',
  'disputed',
  'returned',
  'without_reason',
] as const satisfies readonly WaveGroup[]

/**
 * What came after the step, for a hamlet that was swept, verified or closed: reopening is proposed when it is not empty, and
 * decided by a person. A child that was born or somebody who came with everything done is no reason.
 */
export const cameAfter = (step: WaveStep, before: WaveFigures, now: WaveFigures): readonly WaveChange[] =>
  WAVE_STEPS.indexOf(step) < WAVE_STEPS.indexOf('swept')
    ? []
    : REOPENERS.filter((group) => now[group] > before[group]).map((group) => ({
        group,
        before: before[group],
        now: now[group],
      }))
