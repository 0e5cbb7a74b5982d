// Gives the members of an invented household what stands in a list: names, dates, numbers, telephones, where
// they are registered. All but the unique numbers and the place of registration depends on the household alone.

import type { Area } from './areas.ts'
import { birthDate } from './births.ts'
import type { DemoPerson } from './demo-person.ts'
import type { Member, Relation } from './households.ts'
import { fullName, surname } from './names.ts'
import type { Numbers } from './numbers.ts'
import { addressOf, cmndSeriesOf, homeProvince, originOf, phonePrefixes } from './origins.ts'
import { placeOutside } from './places.ts'
import { chance, pick, type Random, randomFor, type Weighted } from './random.ts'
import type { SettledHousehold } from './settle-commune.ts'

type Surroundings = {
  readonly seed: number
  readonly area: Area
  readonly places: Weighted<{ readonly hamletId: number; readonly communeId: number }>
  readonly numbers: Numbers
}

const streamOfPersons = 0x9e5
const HOUSEHOLDS_IN_A_GROUP = 32
const NOW = 2024

/** The members in order; the first has the given index. */
export function describeHousehold(
  around: Surroundings,
  communeId: number,
  household: SettledHousehold,
  firstIndex: number,
): DemoPerson[] {
  const { seed, area, places, numbers } = around
  const { hamletId, number, style, members } = household
  const random = randomFor(seed, streamOfPersons, hamletId, number)
  const group = 1 + Math.floor((number - 1) / HOUSEHOLDS_IN_A_GROUP)
  const address = addressOf(random, area.remote <= 0.25, group)
  const householdNumber = `${letters(hamletId)}-${String(number).padStart(5, '0')}`
  const home = homeProvince(random, style)
  const names = namesOf(random, household)
  const phones = phonesOf(random, area, members, numbers)
  const together = chance(random, area.workers * togetherElsewhere(members))
    ? placeOutside(random, places, communeId)
    : null

  return members.map((member, i) => {
    const { relation, sex, birthYear, card, hardToReach, eid, rejectedFor } = member
    const birth = birthDate(random, style, birthYear)
    const ownHome = marriedIn(relation) && chance(random, 0.4) ? homeProvince(random, style) : home
    const ppp = originOf(random, style, birthYear, ownHome)
    const series = cmndSeriesOf(random, ppp, birthYear)
    const alone = together === null && chance(random, area.workers * aloneElsewhere(relation))
    const registered = together ?? (alone ? placeOutside(random, places, communeId) : null)
    return {
      index: firstIndex + i,
      name: names[i] ?? '',
      sex,
      birth,
      identity: numbers.identity(ppp, sex, birthYear),
      cmnd: series === null ? null : numbers.oldIdentity(series),
      phone: phones[i] ?? null,
      household: householdNumber,
      relation,
      group,
      address,
      hamletId,
      registeredHamletId: registered ?? hamletId,
      residence:
        registered === null ? 'permanent' : working(random, member, members) ? 'working' : 'temporary',
      card,
      hardToReach,
      eid,
      rejectedFor,
    }
  })
}

const marriedIn = (relation: Relation) =>
  relation === 'Vợ' || relation === 'Chồng' || relation === 'Con dâu' || relation === 'Con rể'

/** Two letters from the hamlet's number within its commune: "BX". */
function letters(hamletId: number): string {
  const alphabet = 'ABCDEGHKLMNPQRSTVX'
  const at = (i: number) => alphabet.charAt(i % alphabet.length)
  return at(Math.floor(hamletId / 1000) * 7) + at(hamletId * 5)
}

/** Nobody of a household is called the same; wives, mothers and in-laws keep their own family name. */
function namesOf(random: Random, { style, members }: SettledHousehold): string[] {
  const line = surname(random, style)
  const ofHead = members[1]?.relation === 'Chồng' ? surname(random, style) : line
  const names: string[] = []
  for (const { relation, sex, birthYear } of members) {
    const family = familyName(random, relation, ofHead, line) ?? surname(random, style)
    let name = fullName(random, style, family, sex, birthYear)
    for (let draw = 0; draw < 8 && names.includes(name); draw++)
      name = fullName(random, style, family, sex, birthYear)
    names.push(name)
  }
  return names
}

/** `line` is the name that the children have from their father; null where a member came from another family. */
function familyName(random: Random, relation: Relation, ofHead: string, line: string): string | null {
  switch (relation) {
    case 'Chủ hộ':
    case 'Cha':
    case 'Anh':
    case 'Chị':
    case 'Em':
      return ofHead
    case 'Chồng':
    case 'Con':
      return line
    case 'Cháu':
      return chance(random, 0.5) ? line : null
    case 'Vợ':
    case 'Mẹ':
    case 'Con dâu':
    case 'Con rể':
      return null
  }
}

function phonesOf(
  random: Random,
  { remote }: Area,
  members: readonly Member[],
  numbers: Numbers,
): (string | null)[] {
  const own = members.map(({ birthYear }) => {
    const age = NOW - birthYear
    const share = age < 16 ? 0.25 : age < 20 ? 0.75 : age < 60 ? 0.94 : age < 75 ? 0.6 : 0.2
    return chance(random, share - 0.12 * remote) ? numbers.phone(pick(random, phonePrefixes)) : null
  })
  const shared = own.find((phone) => phone !== null) ?? null
  return own.map((phone) => phone ?? (chance(random, 0.55) ? shared : null))
}

/** Chance that a whole household is registered in another commune of the province. */
function togetherElsewhere(members: readonly Member[]): number {
  const headIsYoung = (members[0]?.birthYear ?? 0) >= 1979
  if (!headIsYoung) return 0.026
  return members.length === 1 ? 0.18 : 0.088
}

/** Chance that one member is registered elsewhere than the others: married in, boarding with kin. */
function aloneElsewhere(relation: Relation): number {
  switch (relation) {
    case 'Con dâu':
    case 'Con rể':
    case 'Anh':
    case 'Chị':
    case 'Em':
      return 0.12
    case 'Cháu':
      return 0.08
    case 'Vợ':
    case 'Chồng':
      return 0.025
    default:
      return 0
  }
}

const working = (random: Random, { birthYear }: Member, members: readonly Member[]): boolean =>
  NOW - birthYear < 60 && NOW - birthYear >= 16 && chance(random, members.length === 1 ? 0.65 : 0.3)
