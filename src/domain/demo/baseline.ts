// How many of the invented people are where on 25-3-2024, for any size of province and for each commune.
// The figures are those printed for the province that day.
// Only counts: who it is, is chosen in standings.ts.

import { apportionWithin } from './apportion.ts'
import { areaOf } from './areas.ts'
import { bell, randomFor } from './random.ts'

type EidStanding = 'none' | 'collected' | 'rejected' | 'approved' | 'activated'

/** Where one person is that day. An e-ID standing contains those before it; 'rejected' means collected, then refused. */
export type Standing = {
  card: boolean
  hardToReach: boolean
  eid: EidStanding
  rejectedFor: 'fingerprint' | 'photo' | null
}

/** Counts of people that hang together: card = people − born2010 − hardToReach, and so on downwards. */
export type BaselineTotals = {
  readonly people: number
  /** Born in 2010, reaching the age of the first card this year; none has one. */
  readonly born2010: number
  /** "Biến động, khó thu nhận": born before 2010, without a card. */
  readonly hardToReach: number
  readonly card: number
  /** Of those with a card: e-ID dossier collected. Contains the next three. */
  readonly collected: number
  readonly activated: number
  /** Approved and not activated. */
  readonly approvedOnly: number
  readonly rejected: number
}

/** The province on 25-3-2024. The last two are invented: the article does not tell them. */
export const provinceBaseline: BaselineTotals = {
  people: 873_007,
  born2010: 15_752,
  hardToReach: 11_207,
  card: 846_048,
  collected: 600_803,
  activated: 515_959,
  approvedOnly: 60_217,
  rejected: 3_046,
}

/** The same situation for `people` people: exact at 873,007, rounded elsewhere so that every identity holds. */
export function baselineFor(people: number): BaselineTotals {
  if (!Number.isInteger(people) || people < 1) throw new RangeError(`not a number of people: ${people}`)
  const full = provinceBaseline
  const scaled = (count: number) => Math.round((count * people) / full.people)
  const born2010 = scaled(full.born2010)
  const hardToReach = scaled(full.hardToReach)
  const card = people - born2010 - hardToReach
  const collected = Math.min(card, scaled(full.collected))
  const activated = Math.min(collected, scaled(full.activated))
  const approvedOnly = Math.min(collected - activated, scaled(full.approvedOnly))
  const rejected = Math.min(collected - activated - approvedOnly, scaled(full.rejected))
  return { people, born2010, hardToReach, card, collected, activated, approvedOnly, rejected }
}

/** How a commune differs from the others, as log-odds: collected 0.5 means e^0.5 times the odds. */
type Leaning = { readonly hardToReach: number; readonly collected: number; readonly activated: number }

const streamOfLeanings = 0x1ea7

/** Remote communes do worse; beside that some communes are simply better than others. */
function leaningOf(seed: number, communeId: number): Leaning {
  const random = randomFor(seed, streamOfLeanings, communeId)
  const { remote } = areaOf(communeId)
  const effort = bell(random)
  return {
    hardToReach: 1.2 * remote - 0.3 * effort + 0.5 * bell(random),
    collected: -0.9 * remote + 0.6 * effort + 0.25 * bell(random),
    activated: -0.8 * remote + 0.45 * effort + 0.4 * bell(random),
  }
}

/** Counts for each commune, in the order given, that sum to `baselineFor` of all their people exactly. */
export function communeBaselines(
  seed: number,
  communes: readonly { readonly communeId: number; readonly people: number }[],
): BaselineTotals[] {
  const people = communes.map((commune) => commune.people)
  const totals = baselineFor(people.reduce((a, b) => a + b, 0))
  const leanings = communes.map((commune) => leaningOf(seed, commune.communeId))
  const births = communes.map(({ communeId }) => 0.12 * bell(randomFor(seed, streamOfLeanings, communeId, 1)))
  const less = (from: readonly number[], taken: readonly number[]) => from.map((n, i) => n - (taken[i] ?? 0))

  const born2010 = apportionWithin(totals.born2010, people, births)
  const older = less(people, born2010)
  const hardToReach = apportionWithin(
    totals.hardToReach,
    older,
    leanings.map((leaning) => leaning.hardToReach),
  )
  const card = less(older, hardToReach)
  const collected = apportionWithin(
    totals.collected,
    card,
    leanings.map((leaning) => leaning.collected),
  )
  const activated = apportionWithin(
    totals.activated,
    collected,
    leanings.map((leaning) => leaning.activated),
  )
  const waiting = less(collected, activated)
  const approvedOnly = apportionWithin(totals.approvedOnly, waiting, births)
  const rejected = apportionWithin(totals.rejected, less(waiting, approvedOnly), births)

  const of = (counts: readonly number[], i: number) => counts[i] ?? 0
  return communes.map((commune, i) => ({
    people: commune.people,
    born2010: of(born2010, i),
    hardToReach: of(hardToReach, i),
    card: of(card, i),
    collected: of(collected, i),
    activated: of(activated, i),
    approvedOnly: of(approvedOnly, i),
    rejected: of(rejected, i),
  }))
}
