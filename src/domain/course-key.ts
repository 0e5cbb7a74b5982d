// Groups new people whose course through the tallies is the same, so that a whole province is folded group by group.
import type { Campaign } from './campaign.ts'
import { ageDay, type Day, earliestDay, latestDay, type PartialDate } from './dates.ts'

/**
 * Equal for two births that no base of the campaign can tell apart from `from` on: they lie between the same
 * boundaries, and have the same birthdays ahead.
 */
export const birthKeyOf = (campaign: Campaign): ((birth: PartialDate, from: Day) => string) => {
  const bounds = campaign.bases
    .flatMap(({ bornFrom, bornTo }) => [
      ...(bornFrom === undefined ? [] : [bornFrom]),
      ...(bornTo === undefined ? [] : [bornTo + 1]),
    ])
    .sort((a, b) => a - b)
  const ages = [...new Set(campaign.bases.flatMap(({ aged }) => aged ?? []))]
  const place = (day: Day) => bounds.reduce((count, bound) => (bound <= day ? count + 1 : count), 0)
  return (birth, from) => {
    let key = `${place(earliestDay(birth))}.${place(latestDay(birth))}`
    for (const age of ages) {
      const { certain } = ageDay(birth, age)
      if (certain > from) key += `.${certain}`
    }
    return key
  }
}
