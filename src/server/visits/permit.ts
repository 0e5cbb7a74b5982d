// Of whom the asker may record a visit, and who walked. Asked as the asker, so that row security answers; whoever is not seen
// is not found. Writes nothing.
import { type Day, parseIsoDay } from '#domain/dates'
import type { Tx } from '../platform/database.ts'
import { isElsewhere } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { listDepartures, listGiven, listHomes, listWalkers, type WalkerRow } from './queries.ts'

export type Refused = 'person-unknown' | 'read-only-elsewhere'

/** The commune in which it is recorded, for ever; or why it is not. */
type Place = { readonly recordedIn: number } | { readonly refusal: Refused }

export type Permitted = {
  /** By person. */
  readonly people: ReadonlyMap<string, Place>
  /** By person; null: somebody without a team. */
  readonly walkers: ReadonlyMap<string, Pick<WalkerRow, 'memberId' | 'teamId'>>
}

/** `day`: of the visit. Null when none of these people is found, or the member who is said to have walked is not. */
export const permit = async (
  tx: Tx,
  session: Session,
  personIds: readonly string[],
  member: string | undefined,
  day: Day,
): Promise<Permitted | null> => {
  const homes = new Map((await listHomes(tx, personIds)).map((home) => [home.personId, home]))
  const missing = personIds.filter((id) => !homes.has(id))
  const left = new Map(
    (missing.length === 0 ? [] : await listDepartures(tx, missing)).map((one) => [one.personId, one]),
  )
  const placeOf = (personId: string): Place => {
    const home = homes.get(personId)
    if (home !== undefined)
      return isElsewhere(session.scope, home.hamletId)
        ? { refusal: 'read-only-elsewhere' }
        : { recordedIn: home.communeId }
    // Visited before they left: it is accepted here and forwarded to where they live now.
    const departure = left.get(personId)
    const isBefore = departure !== undefined && day <= (parseIsoDay(departure.onDay) ?? Number.NaN)
    return isBefore ? { recordedIn: departure.communeId } : { refusal: 'person-unknown' }
  }
  const people = new Map(personIds.map((id) => [id, placeOf(id)]))
  if ([...people.values()].every((one) => 'refusal' in one && one.refusal === 'person-unknown')) return null
  const walkers = await walkersOf(tx, session, personIds, member)
  return walkers === null ? null : { people, walkers }
}

const walkersOf = async (
  tx: Tx,
  { accountId, scope }: Session,
  personIds: readonly string[],
  member: string | undefined,
): Promise<Permitted['walkers'] | null> => {
  if (member !== undefined) {
    const [walker] = await listWalkers(tx, { accountId, memberIds: [member] })
    if (walker === undefined || !(walker.isOwn || walker.isLed || scope.kind === 'unit')) return null
    return new Map(personIds.map((id) => [id, walker]))
  }
  const own = (await listWalkers(tx, { accountId })).filter(({ isOwn }) => isOwn)
  const [first] = own
  if (first === undefined) return new Map()
  const given = await listGiven(
    tx,
    personIds,
    own.map(({ teamId }) => teamId),
  )
  // Of several memberships the one by which the person is looked after.
  return new Map(
    personIds.map((id) => {
      const its = given.find(({ personId }) => personId === id)
      return [id, own.find(({ teamId }) => teamId === its?.teamId) ?? first]
    }),
  )
}
