// The waves of the invented hamlets: at each step that was intended the people are counted as they were known that day, and the step is
// taken only if the rule of the waves lets it. What the figures of a step say is what the same facts come to in the product.

import type { Campaign } from '../campaign.ts'
import type { Day } from '../dates.ts'
import type { Fact } from '../facts.ts'
import { placement } from '../person.ts'
import type { Result } from '../result.ts'
import { personOn } from '../timeline.ts'
import { countWave, type WaveFigures, type WaveStand, wavePersonOn } from '../wave-figures.ts'
import { advance, reopen, type WaveStep } from '../waves.ts'
import type { DemoPerson } from './demo-person.ts'
import type { HamletPlan, Plans } from './hamlet-plans.ts'
import { BASELINE } from './history-baseline.ts'
import type { DemoFact } from './history-fact.ts'

export type DemoStep = {
  readonly hamletId: number
  readonly stepNo: number
  readonly step: WaveStep
  readonly on: Day
  readonly reason: string | null
  readonly figures: WaveFigures
}

export type WaveBook = {
  readonly note: (person: DemoPerson, facts: readonly DemoFact[]) => void
  /** When everybody is noted. */
  readonly steps: () => DemoStep[]
}

/** People by where they stand. */
type Moment = { readonly on: Day; readonly reopens: boolean; readonly stands: Map<WaveStand, number> }

const REOPENED_FOR = 'Có người mới chuyển đến và hồ sơ bị trả lại, phải đến nhà lần nữa'
const CARE = { owned: true, handOvers: [] }

/** Steps of days before `today`. */
export const waveBook = (campaign: Campaign, plans: Plans, today: Day): WaveBook => {
  const moments = new Map<number, readonly Moment[]>()
  for (const [hamletId, plan] of plans) moments.set(hamletId, momentsOf(plan, today))
  const known = new Map<string, WaveStand>()

  const standOf = (
    person: DemoPerson,
    facts: readonly DemoFact[],
    on: Day,
    isAtFirst: boolean,
  ): WaveStand => {
    // Of most people nothing is known but the first lists, and those say one of a dozen things.
    const key = isAtFirst ? `${person.card} ${person.hardToReach} ${person.eid} ${person.rejectedFor}` : null
    const before = key === null ? undefined : known.get(key)
    if (before !== undefined) return before
    const { stand } = wavePersonOn(campaign, knownOn(facts, on), on, CARE)
    if (key !== null) known.set(key, stand)
    return stand
  }
  return {
    note: (person, facts) => {
      const hasMoved = facts.some(({ fact }) => isMove(fact))
      const news = firstNews(facts)
      for (const hamletId of hasMoved ? hamletsOf(person, facts) : [person.hamletId]) {
        for (const { on, stands } of moments.get(hamletId) ?? []) {
          if (hasMoved && hamletOn(person, knownOn(facts, on), on) !== hamletId) continue
          const stand = standOf(person, facts, on, on < news && person.birth.y < 2010)
          stands.set(stand, (stands.get(stand) ?? 0) + 1)
        }
      }
    },
    steps: () => [...moments].flatMap(([hamletId, its]) => stepsOf(hamletId, its)),
  }
}

const momentsOf = ({ beginsOn, sweep }: HamletPlan, today: Day): Moment[] => {
  const days = [
    { on: beginsOn, reopens: false },
    ...(sweep === null
      ? []
      : [
          { on: sweep.sweptOn, reopens: false },
          ...(sweep.verifiedOn === null ? [] : [{ on: sweep.verifiedOn, reopens: false }]),
          ...(sweep.reopenedOn === null ? [] : [{ on: sweep.reopenedOn, reopens: true }]),
        ]),
  ]
  return days.filter(({ on }) => on < today).map((day) => ({ ...day, stands: new Map() }))
}

const stepsOf = (hamletId: number, moments: readonly Moment[]): DemoStep[] => {
  const steps: DemoStep[] = []
  let step: WaveStep = 'open'
  for (const { on, reopens, stands } of moments) {
    const figures = countWave(everyone(stands))
    const next: Result<WaveStep, unknown> = reopens ? reopen(step, REOPENED_FOR) : advance(step, figures)
    if (!next.ok) break
    step = next.value
    const reason = reopens ? REOPENED_FOR : null
    steps.push({ hamletId, stepNo: steps.length + 1, step, on, reason, figures })
  }
  return steps
}

function* everyone(stands: ReadonlyMap<WaveStand, number>): Generator<WaveStand, void, undefined> {
  for (const [stand, count] of stands) for (let i = 0; i < count; i += 1) yield stand
}

/** The day on which something became known after the first lists. */
const firstNews = (facts: readonly DemoFact[]): Day => {
  let first = Number.POSITIVE_INFINITY
  for (const { fact } of facts) if (fact.effective > BASELINE && fact.known < first) first = fact.known
  return first
}

const knownOn = (facts: readonly DemoFact[], on: Day): Fact[] =>
  facts.flatMap(({ fact }) => (fact.known <= on ? [fact] : []))

const isMove = ({ body }: Fact): boolean => body.type === 'moved/1' || body.type === 'residence-ended/1'

/** Where somebody ever lived. */
const hamletsOf = ({ hamletId, registeredHamletId }: DemoPerson, facts: readonly DemoFact[]): Set<number> => {
  const hamlets = new Set([hamletId])
  for (const { fact } of facts) {
    if (!isMove(fact)) continue
    hamlets.add(registeredHamletId)
    if (fact.body.type === 'moved/1') hamlets.add(fact.body.residence.hamletId)
  }
  return hamlets
}

const hamletOn = ({ hamletId }: DemoPerson, known: readonly Fact[], on: Day): number | null =>
  known.some(isMove) ? placement(personOn(known, on)).present : hamletId
