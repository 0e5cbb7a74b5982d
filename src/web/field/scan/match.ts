// Whom a card speaks of, among the people on the phone: by name without diacritics, date of birth and the last two digits. A guess
// for whoever holds the card to look at, never a proof.

import { decodePartialDate, type PartialDate } from '#domain/dates'
import { fold } from '#domain/text'
import type { FieldHousehold, FieldMember } from '../../offline/phone-view.ts'

/** What is left of a card once its number is sealed. */
export type Card = { readonly name: string; readonly birth: PartialDate; readonly last2: string }

export type Match = {
  readonly household: FieldHousehold
  readonly member: FieldMember
  /** The list holds a number that ends otherwise. */
  readonly isOtherNumber: boolean
}

export type Matches = {
  /** Name and birth fit. */
  readonly sure: readonly Match[]
  /** The name fits and the birth does not; or birth and digits fit and the name is written otherwise. */
  readonly near: readonly Match[]
}

export const matchesOf = (households: readonly FieldHousehold[], card: Card): Matches => {
  const name = fold(card.name)
  const sure: Match[] = []
  const near: Match[] = []
  for (const household of households)
    for (const member of household.members) {
      const { person } = member
      const isNamed = fold(person.name) === name
      const isBorn = agree(decodePartialDate(person.birth), card.birth)
      const isNumbered = person.identityLast2 === card.last2
      const match = { household, member, isOtherNumber: person.identityLast2 !== null && !isNumbered }
      if (isNamed && isBorn) sure.push(match)
      else if (isNamed || (isBorn && isNumbered)) near.push(match)
    }
  // Of namesakes born on one day the digits decide.
  const numbered = sure.filter(
    ({ isOtherNumber, member }) => !isOtherNumber && member.person.identityLast2 !== null,
  )
  return { sure: numbered.length === 1 ? numbered : sure, near }
}

/** As far as both are known. */
const agree = (a: PartialDate | null, b: PartialDate): boolean =>
  a !== null &&
  a.y === b.y &&
  (a.m === undefined || b.m === undefined || a.m === b.m) &&
  (a.d === undefined || b.d === undefined || a.d === b.d)
