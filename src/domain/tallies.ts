// Sums signed changes of many courses. Counts are keyed by residence base, hamlet, measure, class and the two days.
// Holds no person: what goes in here can only come out as counts.
import type { Campaign } from './campaign.ts'
import type { Day } from './dates.ts'
import { type Fact, inFoldingOrder } from './facts.ts'
import {
  type Change,
  commonSteps,
  RESIDENCE_BASES,
  type ResidenceBase,
  type Step,
  tellChanges,
  timeline,
} from './timeline.ts'

export type TallyRow = {
  readonly base: ResidenceBase
  readonly hamletId: number
  readonly measure: number
  readonly class: number
  readonly effective: Day
  readonly known: Day
  readonly n: number
}

export type TallySum = {
  /** Adds a course (or, with sign −1, takes it out), `count` people at once, as known from `known` on. */
  readonly add: (steps: readonly Step[], known: Day, sign: 1 | -1, count?: number) => void
  /** Replaces one person's course by another, as known from `known` on: takes out and adds only what differs. */
  readonly replace: (before: readonly Step[], after: readonly Step[], known: Day) => void
  /** Everything that is not zero, hamlet by hamlet. */
  readonly rows: () => Generator<TallyRow>
  readonly clear: () => void
}

// base (1 bit), measure (6 bits) and class (6 bits) share a slot; the two days together have a running number.
const SLOTS = 8192
const SLOTS_OF_BASE = 4096
const SLOTS_OF_MEASURE = 64
export const GREATEST_MEASURE = 63

/**
 * A province is 10^7 additions: in a map per hamlet the key is one small number, for as long as there are fewer than
 * 2^17 pairs of days (beyond that it is only slower). Throws on a campaign with a measure number above 63.
 */
export const sumTallies = (campaign: Campaign): TallySum => {
  for (const { no } of campaign.measures) {
    if (!(no >= 0 && no <= GREATEST_MEASURE)) throw new RangeError(`campaign: measure ${no} has no slot`)
  }
  const hamlets = new Map<number, Map<number, number>>()
  const pairs = numberPairs()
  const put =
    (known: Day): Change =>
    (base, hamletId, measure, code, day, n) => {
      let counts = hamlets.get(hamletId)
      if (counts === undefined) {
        counts = new Map()
        hamlets.set(hamletId, counts)
      }
      const slot = (base === 'present' ? SLOTS_OF_BASE : 0) + measure * SLOTS_OF_MEASURE + code
      const key = pairs.numberOf(day, known) * SLOTS + slot
      const sum = (counts.get(key) ?? 0) + n
      if (sum === 0) counts.delete(key)
      else counts.set(key, sum)
    }
  return {
    add: (steps, known, sign, count = 1) => tellChanges(campaign, steps, sign * count, put(known)),
    replace: (before, after, known) => {
      const common = commonSteps(before, after)
      tellChanges(campaign, before, -1, put(known), common)
      tellChanges(campaign, after, 1, put(known), common)
    },
    rows: function* () {
      for (const [hamletId, counts] of hamlets) {
        for (const [key, n] of counts) {
          const slot = key % SLOTS
          const { effective, known } = pairs.pairOf(Math.floor(key / SLOTS))
          yield { hamletId, ...readSlot(slot), effective, known, n }
        }
      }
    },
    clear: () => hamlets.clear(),
  }
}

const readSlot = (slot: number) => ({
  base: RESIDENCE_BASES[slot >= SLOTS_OF_BASE ? 1 : 0],
  measure: Math.floor((slot % SLOTS_OF_BASE) / SLOTS_OF_MEASURE),
  class: slot % SLOTS_OF_MEASURE,
})

type DayPair = { readonly effective: Day; readonly known: Day; readonly no: number }

/** Gives every pair of days that occurs a number. Changes of one step come one after another: the last is kept. */
const numberPairs = () => {
  const byKnown = new Map<Day, Map<Day, DayPair>>()
  const pairs: DayPair[] = []
  let last: DayPair | null = null
  const find = (effective: Day, known: Day): DayPair => {
    let ofKnown = byKnown.get(known)
    if (ofKnown === undefined) {
      ofKnown = new Map()
      byKnown.set(known, ofKnown)
    }
    let pair = ofKnown.get(effective)
    if (pair === undefined) {
      pair = { effective, known, no: pairs.length }
      pairs.push(pair)
      ofKnown.set(effective, pair)
    }
    return pair
  }
  return {
    numberOf: (effective: Day, known: Day): number => {
      if (last === null || last.effective !== effective || last.known !== known) last = find(effective, known)
      return last.no
    },
    pairOf: (no: number): DayPair => {
      const pair = pairs[no]
      if (pair === undefined) throw new RangeError(`tallies: no pair of days ${no}`)
      return pair
    },
  }
}

/**
 * Adds one person's whole record, as it became known day by day: the recount that `check` compares with the
 * stored tallies, and the way a history is loaded at once.
 */
export const addRecord = (sum: TallySum, campaign: Campaign, facts: readonly Fact[]): void => {
  const sorted = inFoldingOrder(facts)
  let before: Step[] = []
  for (const known of knownDays(facts)) {
    const steps = timeline(
      campaign,
      sorted.filter((fact) => fact.known <= known),
    )
    sum.replace(before, steps, known)
    before = steps
  }
}

const knownDays = (facts: readonly Fact[]): Day[] =>
  [...new Set(facts.map((fact) => fact.known))].sort((a, b) => a - b)
