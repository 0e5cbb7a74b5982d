// The days of a campaign as people count them: "Ngày 45/90". Day 0 is the first day.

import type { Day } from '#domain/dates'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'

export type CampaignDays = { readonly start: Day; readonly end: Day }

/** "Ngày 45/90"; before and after the campaign, how far. */
export function useCampaignDay({ start, end }: CampaignDays): (day: Day) => string {
  const words = useWords(uiWords).day
  const format = useFormats()
  return (day) => {
    if (day < start) return words.before(format.count(start - day))
    if (day > end) return words.after(format.count(day - end))
    return words.campaign(format.count(day - start), format.count(end - start))
  }
}
