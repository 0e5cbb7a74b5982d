// Fills the hamlets of one commune with invented households and gives everybody a standing. No names or
// numbers yet: describe-household.ts gives those.

import { type Area, stylesOfHamlet } from './areas.ts'
import type { BaselineTotals } from './baseline.ts'
import { composeHousehold, type Household, householdSize, type Member } from './households.ts'
import type { NameStyle } from './names.ts'
import type { CommunePlan } from './places.ts'
import { pick, randomFor, rekey } from './random.ts'
import { chooseBornIn2010, setStandings } from './standings.ts'

/** A household with its place, before it has names and numbers. */
export type SettledHousehold = Household & {
  readonly hamletId: number
  /** From 1 within the hamlet. */
  readonly number: number
  readonly style: NameStyle
}

const streams = { hamlet: 0x4a3, household: 0x40e, births: 0xb12, standings: 0x57a }

/** Every household of a commune with everybody's standing, so that the commune's baseline is met exactly. */
export function settleCommune(
  seed: number,
  { communeId, hamlets }: CommunePlan,
  area: Area,
  baseline: BaselineTotals,
): SettledHousehold[] {
  const random = randomFor(seed)
  const households: SettledHousehold[] = []
  const byHamlet: Member[][] = []
  for (const { hamletId, people } of hamlets) {
    const styles = stylesOfHamlet(rekey(random, seed, streams.hamlet, hamletId), area)
    const residents: Member[] = []
    for (let number = 1; residents.length < people; number++) {
      rekey(random, seed, streams.household, hamletId, number)
      const style = pick(random, styles)
      const composed = composeHousehold(random, householdSize(random, people - residents.length))
      households.push({ ...composed, hamletId, number, style })
      for (const member of composed.members) residents.push(member)
    }
    byHamlet.push(residents)
  }
  chooseBornIn2010(rekey(random, seed, streams.births, communeId), households, baseline.born2010)
  setStandings(rekey(random, seed, streams.standings, communeId), byHamlet, baseline)
  return households
}
