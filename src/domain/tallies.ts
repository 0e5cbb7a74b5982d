// Sums signed changes of many courses. Counts are keyed by residence base, hamlet, measure, class and the two days.
// Holds no person: what goes in here can only come out as counts.
import type { Campaign } from './campaign.ts'
import { type Day, dayOf } from './dates.ts'
import { compareFacts, type Fact } from './facts.ts'
import { RESIDENCE_BASES, type ResidenceBase, type Step, tellChanges, timeline } from './timeline.ts'

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
  /** Everything that is not zero, hamlet by hamlet. */
  readonly rows: () => Generator<TallyRow>
  readonly clear: () => void
}

const EPOCH = dayOf(2000, 1, 1)
const DAYS = 32768 // to the year 2089
const MEASURES = 64
const CLASSES = 64

/** Keys are packed into one number below 2^53 inside a map per hamlet: a province is 10^7 additions. */
export const sumTallies = (campaign: Campaign): TallySum => {
  const hamlets = new Map<number, Map<number, number>>()
  const put = (
    base: ResidenceBase,
    hamletId: number,
    measure: number,
    code: number,
    day: Day,
    known: Day,
    n: number,
  ) => {
    let counts = hamlets.get(hamletId)
    if (counts === undefined) {
      counts = new Map()
      hamlets.set(hamletId, counts)
    }
    const slot = ((base === 'present' ? 1 : 0) * MEASURES + measure) * CLASSES + code
    const key = (slot * DAYS + (day - EPOCH)) * DAYS + (known - EPOCH)
    const sum = (counts.get(key) ?? 0) + n
    if (sum === 0) counts.delete(key)
    else counts.set(key, sum)
  }
  return {
    add: (steps, known, sign, count = 1) =>
      tellChanges(campaign, steps, sign * count, (base, hamletId, measure, code, day, n) =>
        put(base, hamletId, measure, code, day, known, n),
      ),
    rows: function* () {
      for (const [hamletId, counts] of hamlets) {
        for (const [key, n] of counts) yield { hamletId, ...unpack(key), n }
      }
    },
    clear: () => hamlets.clear(),
  }
}

const unpack = (key: number): Omit<TallyRow, 'hamletId' | 'n'> => {
  const known = (key % DAYS) + EPOCH
  const rest = Math.floor(key / DAYS)
  const effective = (rest % DAYS) + EPOCH
  const slot = Math.floor(rest / DAYS)
  const code = slot % CLASSES
  const place = Math.floor(slot / CLASSES)
  const base = RESIDENCE_BASES[place >= MEASURES ? 1 : 0]
  return { base, measure: place % MEASURES, class: code, effective, known }
}

/**
 * Adds one person's whole record, as it became known day by day: the recount that `check` compares with the
 * stored tallies, and the way a history is loaded at once.
 */
export const addRecord = (sum: TallySum, campaign: Campaign, facts: readonly Fact[]): void => {
  const knownDays = [...new Set(facts.map((fact) => fact.known))].sort((a, b) => a - b)
  let before: Step[] = []
  for (const known of knownDays) {
    const steps = timeline(campaign, facts.filter((fact) => fact.known <= known).sort(compareFacts))
    sum.add(before, known, -1)
    sum.add(steps, known, 1)
    before = steps
  }
}
