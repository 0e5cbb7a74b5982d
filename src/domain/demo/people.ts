// The invented province as a stream of people, commune by commune, hamlet by hamlet, household by household,
// in the situation of 25-3-2024 (baseline.ts). Deterministic from the seed; holds one commune at a time.
// Says nothing of what happens after that day.

import { areaOf } from './areas.ts'
import { communeBaselines } from './baseline.ts'
import type { DemoPerson } from './demo-person.ts'
import { describeHousehold } from './describe-household.ts'
import { newNumbers } from './numbers.ts'
import { allPlaces, type DemoHamlet, layOut } from './places.ts'
import { settleCommune } from './settle-commune.ts'

export type DemoOptions = {
  readonly seed: number
  /** Exact totals of the article at 873,007; proportional at any other number from about 1,000. */
  readonly people: number
  readonly hamlets: readonly DemoHamlet[]
}

export function* demoPeople({ seed, people, hamlets }: DemoOptions): Generator<DemoPerson, void, undefined> {
  const communes = layOut(people, hamlets)
  const baselines = communeBaselines(seed, communes)
  const places = allPlaces(communes)
  const numbers = newNumbers()
  let index = 0
  for (const [i, commune] of communes.entries()) {
    const area = areaOf(commune.communeId)
    const baseline = baselines[i]
    if (baseline === undefined) throw new Error(`commune ${commune.communeId} has no baseline`)
    for (const household of settleCommune(seed, commune, area, baseline)) {
      yield* describeHousehold({ seed, area, places, numbers }, commune.communeId, household, index)
      index += household.members.length
    }
  }
}
