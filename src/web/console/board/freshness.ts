// How long ago a unit was last heard of. Never heard is not the same as silent for long.

import type { Day } from '#domain/dates'

/** Days without a word after which a unit is stale. */
export const STALE_AFTER = 7

export type Freshness = 'fresh' | 'stale' | 'never'

export function freshnessOf(lastReport: Day | null, asOf: Day): Freshness {
  if (lastReport === null) return 'never'
  return asOf - lastReport > STALE_AFTER ? 'stale' : 'fresh'
}

export function countFreshness(
  lastReports: readonly (Day | null)[],
  asOf: Day,
): Readonly<Record<Freshness, number>> {
  const counts = { fresh: 0, stale: 0, never: 0 }
  for (const last of lastReports) counts[freshnessOf(last, asOf)] += 1
  return counts
}
