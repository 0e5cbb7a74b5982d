// Who looks after whom: of what leaders gave to teams and members, the most specific area wins, so that each person has one
// accountable owner and any number of helpers. Says which decisions may stand; conflicts are values. Knows no clock.

import { err, ok, type Result } from './result.ts'

/** A whole hamlet, one residential group, one household or one person of it: at most one of the three is said. */
export type Place = {
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  readonly personId: string | null
}

/** `memberId` null: the whole team. */
export type Holder = { readonly teamId: string; readonly memberId: string | null }

/** owner: chịu trách nhiệm chính; helper: phối hợp. */
export const PARTS = ['owner', 'helper'] as const
export type Part = (typeof PARTS)[number]

/** `areaId`: a UUIDv7, so that of two the later sorts later. */
export type Area = Place & Holder & { readonly areaId: string; readonly part: Part }

/** Where a person stands. */
export type Placed = Place & { readonly personId: string }

export const AREA_LEVELS = ['hamlet', 'group', 'household', 'person'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

export const areaLevelOf = ({ personId, householdNo, residentialGroup }: Place): AreaLevel => {
  if (personId !== null) return 'person'
  if (householdNo !== null) return 'household'
  return residentialGroup === null ? 'hamlet' : 'group'
}

/** The same for the same place: kept nowhere. */
export const placeKey = (place: Place): string =>
  JSON.stringify([place.hamletId, place.residentialGroup, place.householdNo, place.personId])

export const holderKey = ({ teamId, memberId }: Holder): string => `${teamId} ${memberId ?? ''}`

/** The places that a person lies in, most specific first. */
const placesOf = ({ hamletId, residentialGroup, householdNo, personId }: Placed): Place[] => {
  const whole = { hamletId, residentialGroup: null, householdNo: null, personId: null }
  return [
    { ...whole, personId },
    ...(householdNo === null ? [] : [{ ...whole, householdNo }]),
    ...(residentialGroup === null ? [] : [{ ...whole, residentialGroup }]),
    whole,
  ]
}

export type Settled = { readonly owner: Area | null; readonly helpers: readonly Area[] }

/**
 * The owner is that of the most specific area, at one level that of the later. Whoever was overruled is nothing here.
 * Helpers of every level help, each holder once, and nobody helps in what they own. `areas`: open ones, in any order.
 */
export const settlePeople = (areas: readonly Area[], people: readonly Placed[]): Settled[] => {
  const byPlace = new Map<string, Area[]>()
  for (const area of [...areas].sort((a, b) => (a.areaId < b.areaId ? 1 : -1))) {
    const key = placeKey(area)
    byPlace.set(key, [...(byPlace.get(key) ?? []), area])
  }
  return people.map((person) => {
    const covering = placesOf(person).flatMap((place) => byPlace.get(placeKey(place)) ?? [])
    const owner = covering.find(({ part }) => part === 'owner') ?? null
    const seen = new Set(owner === null ? [] : [holderKey(owner)])
    const helpers = covering.filter((area) => {
      if (area.part !== 'helper' || seen.has(holderKey(area))) return false
      seen.add(holderKey(area))
      return true
    })
    return { owner, helpers }
  })
}

export type AssignmentConflict =
  /** Another looks after it: reassign it, and say why. */
  | 'already-owned'
  /** They have it already. */
  | 'already-theirs'
  /** Nobody looks after it: assign it. */
  | 'nothing-to-reassign'
  /** Nobody lives there. */
  | 'place-empty'
  | 'place-twice'

export type NewArea = Place & Holder & { readonly part: Part }
export type AssignConflict = Exclude<AssignmentConflict, 'nothing-to-reassign'>
export type ReassignConflict = Exclude<AssignmentConflict, 'already-owned'>

/** Areas to end and areas to open. */
export type Change = { readonly ended: readonly Area[]; readonly opened: readonly NewArea[] }

/** Open areas and people of the hamlets that a decision touches. */
export type Ground = { readonly areas: readonly Area[]; readonly people: readonly Placed[] }

/**
 * Gives places that nobody looks after, or a further helper to any. A part of what one's own team has may be given to one of
 * its members; whatever would take a person from another team is refused.
 */
export const decideAssign = (
  { areas, people }: Ground,
  places: readonly Place[],
  to: Holder,
  part: Part,
): Result<Change, AssignConflict> => {
  const refusal = placesRefusal(people, places)
  if (refusal !== null) return err(refusal)
  const keys = new Set(places.map(placeKey))
  const there = areas.filter((area) => keys.has(placeKey(area)))
  const theirs = there.filter((area) => holderKey(area) === holderKey(to))
  if (theirs.some((area) => area.part === part || area.part === 'owner')) return err('already-theirs')
  if (part === 'helper') return ok({ ended: [], opened: areasOf(places, to, part) })
  if (there.some((area) => area.part === 'owner')) return err('already-owned')
  const levels = new Map(places.map((place) => [placeKey(place), rankOf(place)]))
  const before = settlePeople(areas, people)
  const takes = people.some((person, i) => {
    const owner = before[i]?.owner ?? null
    if (owner === null || owner.teamId === to.teamId) return false
    return placesOf(person).some((place) => (levels.get(placeKey(place)) ?? -1) > rankOf(owner))
  })
  return takes ? err('already-owned') : ok({ ended: theirs, opened: areasOf(places, to, part) })
}

/** Takes places from whoever looks after them, by the place itself or by a wider one, and gives them to another. */
export const decideReassign = (
  { areas, people }: Ground,
  places: readonly Place[],
  to: Holder,
): Result<Change, ReassignConflict> => {
  const refusal = placesRefusal(people, places)
  if (refusal !== null) return err(refusal)
  const owners = ownersByPlace(areas, people)
  const keys = new Set(places.map(placeKey))
  const there = areas.filter((area) => keys.has(placeKey(area)))
  const own = new Map(there.filter(({ part }) => part === 'owner').map((area) => [placeKey(area), area]))
  for (const key of keys) {
    const before = own.get(key)
    const holders = [...(owners.get(key) ?? []), ...(before === undefined ? [] : [holderKey(before)])]
    if (holders.length === 0) return err('nothing-to-reassign')
    const isTheirs = before !== undefined && holderKey(before) === holderKey(to)
    if (isTheirs || holders.every((holder) => holder === holderKey(to))) return err('already-theirs')
  }
  // Who becomes the owner of a place no longer helps in it.
  const ended = there.filter((area) => area.part === 'owner' || holderKey(area) === holderKey(to))
  return ok({ ended, opened: areasOf(places, to, 'owner') })
}

/** Who owns people of each place, however they came to. */
const ownersByPlace = (
  areas: readonly Area[],
  people: readonly Placed[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const owners = new Map<string, Set<string>>()
  for (const [i, { owner }] of settlePeople(areas, people).entries()) {
    const person = people[i]
    if (owner === null || person === undefined) continue
    for (const key of placesOf(person).map(placeKey))
      owners.set(key, (owners.get(key) ?? new Set()).add(holderKey(owner)))
  }
  return owners
}

/** A hamlet may be given before its list has come; what is smaller must have people. */
const placesRefusal = (
  people: readonly Placed[],
  places: readonly Place[],
): 'place-empty' | 'place-twice' | null => {
  if (new Set(places.map(placeKey)).size < places.length) return 'place-twice'
  const lived = new Set(people.flatMap(placesOf).map(placeKey))
  return places.every((place) => areaLevelOf(place) === 'hamlet' || lived.has(placeKey(place)))
    ? null
    : 'place-empty'
}

export const liesIn = (person: Placed, place: Place): boolean =>
  placesOf(person).some((one) => placeKey(one) === placeKey(place))

const rankOf = (place: Place): number => AREA_LEVELS.indexOf(areaLevelOf(place))

const areasOf = (places: readonly Place[], { teamId, memberId }: Holder, part: Part): NewArea[] =>
  places.map(({ hamletId, residentialGroup, householdNo, personId }) => ({
    hamletId,
    residentialGroup,
    householdNo,
    personId,
    teamId,
    memberId,
    part,
  }))
