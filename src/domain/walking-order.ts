// The order in which people walk: hamlet, residential group, street and house, household. A number within a name counts by its value, so that
// "Tổ 2" comes before "Tổ 10". The phone, the console and the printed sheet all walk the same way.
import { fold } from './text.ts'

/** Where somebody lives, as a register says it. */
export type Door = {
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  /** As a register writes it; whatever names no house leads nowhere. */
  readonly address?: string | null
  readonly personId: string
}

/** The same for everybody behind one door. Of whom no household is known, each is a household of their own. */
export const doorKey = ({ hamletId, householdNo, personId }: Omit<Door, 'residentialGroup'>): string =>
  householdNo === null ? `${hamletId} person ${personId}` : `${hamletId} household ${householdNo}`

const DIGITS = 12

/** Compared with < it sorts as people count; what is not known comes last. */
export const naturalKey = (text: string | null): string =>
  text === null ? '\uffff' : fold(text).replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'))

const HOUSE =
  /(?:^|[\s,])(?:so nha|nha so|so|nha)\s*(\d+[a-z]?(?:\/\d+[a-z]?)*)|^(\d+[a-z]?(?:\/\d+[a-z]?)*)(?=[\s,])/
const STREET = /(?:^|[\s,])(?:duong|pho|hem|ngo|kiet|quoc lo|tinh lo|ql|dt)\s*\.?\s*([^,;]+)/

/** "Số 12A đường Lê Lợi, tổ 3": by street, then by house. An address without a house comes last. */
const houseKey = (address: string | null | undefined): string => {
  const folded = address == null ? '' : fold(address)
  const found = HOUSE.exec(folded)
  const house = found?.[1] ?? found?.[2]
  if (house === undefined) return naturalKey(null)
  return `${naturalKey(STREET.exec(folded)?.[1] ?? '')}\u0001${naturalKey(house)}`
}

/** By these keys doors stand in walking order. */
export const walkingKey = ({ hamletId, residentialGroup, householdNo, address, personId }: Door): string =>
  [
    String(hamletId).padStart(DIGITS, '0'),
    naturalKey(residentialGroup),
    houseKey(address),
    naturalKey(householdNo),
    householdNo ?? '',
    householdNo === null ? personId : '',
  ].join('\u0000')

export type Household<D extends Door> = { readonly key: string; readonly members: readonly D[] }

/** People gathered by their door, in walking order. Group and address of a household are the first that one of its members has. */
export const inWalkingOrder = <D extends Door>(people: readonly D[]): Household<D>[] => {
  const doors = new Map<string, { at: Door; members: D[] }>()
  for (const person of people) {
    const key = doorKey(person)
    const door = doors.get(key)
    if (door === undefined) doors.set(key, { at: person, members: [person] })
    else {
      door.members.push(person)
      const { residentialGroup, address } = door.at
      if (residentialGroup === null || address == null)
        door.at = {
          ...door.at,
          residentialGroup: residentialGroup ?? person.residentialGroup,
          address: address ?? person.address ?? null,
        }
    }
  }
  return [...doors]
    .map(([key, { at, members }]) => ({ key, members, order: walkingKey(at) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ key, members }) => ({ key, members }))
}

/** The head of a household comes first, then the old before the young. */
export const compareResidents = (
  a: { readonly relation: string | null; readonly birth: string },
  b: { readonly relation: string | null; readonly birth: string },
): number =>
  Number(isHead(b.relation)) - Number(isHead(a.relation)) ||
  (a.birth < b.birth ? -1 : a.birth > b.birth ? 1 : 0)

const isHead = (relation: string | null): boolean => relation !== null && fold(relation) === 'chu ho'
