// What a phone is answered of each hamlet, decided from what it holds and what the account is given now. Pure: reads nothing.
// How a cursor stands, and why nothing can fall between two answers: docs/decisions/0028.
import type { InputOf, OutputOf } from '#contract/endpoint'
import type { pull } from '#contract/sync'
import type { GivenHamlet, GivenPerson, Since } from './queries-pull.ts'

export type Held = InputOf<typeof pull>['hamlets'][number]
export type HamletChanges = OutputOf<typeof pull>['hamlets'][number]

/** The hamlets of which the phone must hear something; as a rule none. */
export const differing = (given: readonly GivenHamlet[], held: ReadonlyMap<number, Held>): GivenHamlet[] =>
  given.filter((one) => {
    const copy = held.get(one.hamletId)
    return (
      copy === undefined || copy.after !== undefined || one.newest > copy.revision || !holdsSame(one, copy)
    )
  })

const holdsSame = (given: GivenHamlet, held: Held): boolean =>
  given.people === held.people && given.sum === held.sum

export type HamletPlan = Since & {
  readonly communeId: number
  /** Of the hamlet, read before its people: everything up to it is in what is read after. */
  readonly revision: number
  readonly whole: boolean
  /** The phone does not hold whom it will: it is looked at once more when it has taken this in. */
  readonly isOther: boolean
}

/**
 * Everything anew where the phone knows nothing, and where it holds others though nothing has changed since: then it was told
 * of no change (a membership began or ended), or has lost something. Else what changed since.
 */
export const planOf = (given: GivenHamlet, held: Held | undefined, revision: number): HamletPlan => {
  const { hamletId, communeId } = given
  const isOther = held !== undefined && !holdsSame(given, held)
  const isUnexplained = held !== undefined && isOther && held.after === undefined && held.revision >= revision
  if (held === undefined || isUnexplained)
    return { hamletId, communeId, revision, whole: true, isOther: false, from: -1, after: null }
  return {
    ...{ hamletId, communeId, revision, whole: false, isOther: isOther && held.after === undefined },
    ...{ from: held.revision, after: held.after ?? null },
  }
}

type Read = {
  readonly plans: readonly HamletPlan[]
  /** One more than `limit`, if there is more: hamlet by hamlet in the order of the plans, oldest change first. */
  readonly people: readonly GivenPerson[]
  readonly limit: number
  readonly gone: (hamletId: number) => readonly string[]
  readonly nameOf: (hamletId: number) => string
  /** Null: has left since; a tombstone says so next time. */
  readonly phonePerson: (person: GivenPerson) => HamletChanges['people'][number] | null
}

/** Hamlets after the one that is cut are left for next time. */
export const pageOf = ({ plans, people, limit, gone, nameOf, phonePerson }: Read) => {
  const sent = people.slice(0, limit)
  const isCut = people.length > limit
  const last = isCut ? sent.at(-1) : undefined
  const hamlets = plans
    .filter(({ hamletId }) => last === undefined || hamletId <= last.hamletId)
    .map((plan): HamletChanges => {
      const { hamletId, communeId, whole } = plan
      const isOpen = last?.hamletId === hamletId
      return {
        ...{ hamletId, communeId, name: nameOf(hamletId), whole },
        revision: isOpen ? last.revision : plan.revision,
        after: isOpen ? last.personId : null,
        gone: whole ? [] : [...gone(hamletId)],
        people: sent.flatMap((one) => (one.hamletId === hamletId ? (phonePerson(one) ?? []) : [])),
      }
    })
  return { hamlets, more: isCut || plans.some(({ isOther }) => isOther) }
}
