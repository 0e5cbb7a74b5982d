// Why a division of work is proposed, in codes: who has most and who least, what nobody has alone, who has nothing yet, whose work
// is hard. From what the shares come to; what a person reads of it stands in the words.

type Part = {
  readonly memberId: string
  readonly doors: number
  readonly minutes: number
  readonly people: number
  readonly missed: number
  readonly hard: number
}

export type BalanceWhy =
  | { readonly code: 'uneven'; readonly most: string; readonly least: string }
  | { readonly code: 'unshared'; readonly doors: number }
  | { readonly code: 'newcomer'; readonly memberId: string }
  | { readonly code: 'hard'; readonly memberId: string; readonly people: number }
  | { readonly code: 'missed'; readonly memberId: string; readonly calls: number }

/** Worth a word from this part of a member's people on. */
const MUCH = 0.2

/** `shares`: before, in any order. Gravest first. */
export const whyBalance = (
  shares: readonly Part[],
  unshared: { readonly doors: number },
): readonly BalanceWhy[] => {
  const sorted = [...shares].sort(
    (a, b) => b.minutes - a.minutes || (a.memberId < b.memberId ? -1 : a.memberId > b.memberId ? 1 : 0),
  )
  const [most] = sorted
  const least = sorted.filter(({ minutes }) => minutes > 0).at(-1)
  const newcomers = sorted.filter(({ doors, minutes }) => doors === 0 && minutes === 0)
  const isUneven = most !== undefined && least !== undefined && most.minutes > least.minutes
  return [
    ...(unshared.doors > 0 ? [{ code: 'unshared' as const, doors: unshared.doors }] : []),
    ...(isUneven ? [{ code: 'uneven' as const, most: most.memberId, least: least.memberId }] : []),
    // Where everybody has nothing, that nobody has the doors says it all.
    ...(newcomers.length === shares.length
      ? []
      : newcomers.map(({ memberId }) => ({ code: 'newcomer' as const, memberId }))),
    ...(isUneven && most.hard > most.people * MUCH
      ? [{ code: 'hard' as const, memberId: most.memberId, people: most.hard }]
      : []),
    ...(isUneven && most.missed > most.people * MUCH
      ? [{ code: 'missed' as const, memberId: most.memberId, calls: most.missed }]
      : []),
  ]
}
