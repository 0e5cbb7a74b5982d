// Which households the list of today shows, in which order, and which comes next. Knows no screen.

import type { Day } from '#domain/dates'
import type { FieldHousehold } from '../../offline/phone-view.ts'

export const SHOWN = ['open', 'promised', 'all'] as const
export type Shown = (typeof SHOWN)[number]
export const ORDERS = ['walk', 'priority'] as const
export type Order = (typeof ORDERS)[number]

export type Choice = {
  /** null: every hamlet */
  readonly hamletId: number | null
  readonly shown: Shown
  readonly order: Order
}

/** Who is expected today or was expected before. */
const isDue = ({ promise }: FieldHousehold, today: Day): boolean => promise !== null && promise <= today

/** What was visited today stays in its place in the list of work until tomorrow, so that nothing jumps away under the thumb. */
const isShown = (household: FieldHousehold, shown: Shown, today: Day): boolean =>
  shown === 'all' ||
  (shown === 'promised' ? isDue(household, today) : household.hasWork || household.visitedToday)

/** `households` in walking order. */
export const doorsOf = (
  households: readonly FieldHousehold[],
  { hamletId, shown, order }: Choice,
  today: Day,
): readonly FieldHousehold[] => {
  const doors = households.filter(
    (one) => (hamletId === null || one.hamletId === hamletId) && isShown(one, shown, today),
  )
  if (order === 'walk') return doors
  return doors.sort(
    (a, b) => Number(a.visitedToday) - Number(b.visitedToday) || (b.best?.score ?? 0) - (a.best?.score ?? 0),
  )
}

export const countShown = (
  households: readonly FieldHousehold[],
  hamletId: number | null,
  today: Day,
): Readonly<Record<Shown, number>> => {
  const counts = { open: 0, promised: 0, all: 0 }
  for (const one of households) {
    if (hamletId !== null && one.hamletId !== hamletId) continue
    for (const shown of SHOWN) if (isShown(one, shown, today)) counts[shown] += 1
  }
  return counts
}

const isLeft = ({ hasWork, visitedToday }: FieldHousehold): boolean => hasWork && !visitedToday

/** The next door with work along the way, from the one with this key on (null: from the last visited today); round once. */
export const nextDoor = (
  households: readonly FieldHousehold[],
  from: string | null,
  hamletId: number | null = null,
): FieldHousehold | null => {
  const way = hamletId === null ? households : households.filter((one) => one.hamletId === hamletId)
  const at =
    from === null ? lastIndexOf(way, (one) => one.visitedToday) : way.findIndex(({ key }) => key === from)
  const after = way.slice(at + 1).find(isLeft)
  return after ?? way.slice(0, Math.max(at, 0)).find(isLeft) ?? null
}

const lastIndexOf = (way: readonly FieldHousehold[], is: (one: FieldHousehold) => boolean): number => {
  for (let i = way.length - 1; i >= 0; i -= 1) {
    const one = way[i]
    if (one !== undefined && is(one)) return i
  }
  return -1
}
