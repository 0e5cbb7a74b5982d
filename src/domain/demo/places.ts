// How many invented people live in which hamlet, and where those are registered who live elsewhere.

import { apportion } from './apportion.ts'
import { pick, type Random, type Weighted, weighted } from './random.ts'

/** Numbers nest: hamletId = communeId × 1000 + n. The weight is the relative number of inhabitants. */
export type DemoHamlet = { readonly hamletId: number; readonly communeId: number; readonly weight: number }

export type CommunePlan = {
  readonly communeId: number
  readonly people: number
  readonly hamlets: readonly { readonly hamletId: number; readonly people: number }[]
}

/** A hamlet of fewer is not worth the name: a small province leaves hamlets empty instead. */
const SMALLEST_HAMLET = 40

/** In order of the communes' first appearance; only hamlets and communes with people. Throws without hamlets. */
export function layOut(people: number, hamlets: readonly DemoHamlet[]): CommunePlan[] {
  const byCommune = new Map<number, DemoHamlet[]>()
  for (const hamlet of hamlets) {
    const list = byCommune.get(hamlet.communeId)
    if (list) list.push(hamlet)
    else byCommune.set(hamlet.communeId, [hamlet])
  }
  const communes = [...byCommune]
  const sizes = apportion(
    people,
    communes.map(([, list]) => weightOf(list)),
  )
  return communes
    .map(([communeId, list], i) => layOutCommune(communeId, list, sizes[i] ?? 0))
    .filter((commune) => commune.people > 0)
}

function layOutCommune(communeId: number, hamlets: readonly DemoHamlet[], people: number): CommunePlan {
  const settled = hamlets.slice(0, Math.max(1, Math.floor(people / SMALLEST_HAMLET)))
  const sizes = apportion(
    people,
    settled.map((hamlet) => hamlet.weight),
  )
  const plans = settled.map(({ hamletId }, i) => ({ hamletId, people: sizes[i] ?? 0 }))
  return { communeId, people, hamlets: plans.filter((hamlet) => hamlet.people > 0) }
}

const weightOf = (hamlets: readonly DemoHamlet[]) => hamlets.reduce((sum, hamlet) => sum + hamlet.weight, 0)

type Place = { readonly hamletId: number; readonly communeId: number }

/** All hamlets with people, as often as they have people. */
export const allPlaces = (communes: readonly CommunePlan[]): Weighted<Place> =>
  weighted(
    communes.flatMap(({ communeId, hamlets }) =>
      hamlets.map(({ hamletId, people }): [Place, number] => [{ hamletId, communeId }, people]),
    ),
  )

/** A hamlet of another commune; null when ten draws found none (a province of one commune). */
export function placeOutside(random: Random, places: Weighted<Place>, communeId: number): number | null {
  for (let draw = 0; draw < 10; draw++) {
    const place = pick(random, places)
    if (place.communeId !== communeId) return place.hamletId
  }
  return null
}
