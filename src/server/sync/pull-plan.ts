// What a phone is answered of each hamlet, decided from what it holds and what the account is given now. Pure: reads nothing.
// How a cursor stands, and why nothing can fall between two answers: docs/decisions/0028.
import type { InputOf, OutputOf } from '#contract/endpoint'
import type { pull } from '#contract/sync'
import type { GivenHamlet, GivenPerson, SeenHamlet, Since } from './queries-pull.ts'

export type Held = InputOf<typeof pull>['hamlets'][number]
export type HamletChanges = OutputOf<typeof pull>['hamlets'][number]

/**
 * Whether something may be new there, told from what leaders have given and from the revision of the hamlet alone: as a rule
 * not, and then nobody is looked at.
 */
export const maybeNew = (given: GivenHamlet, held: Held | undefined, revision: number): boolean =>
  held === undefined || held.after !== undefined || held.revision !== revision || !holdsSame(given, held)

/** A hamlet in which something may be new, as it stood before its people are looked at. */
export type Looked = {
  readonly given: GivenHamlet
  readonly held: Held | undefined
  /** 0 where the phone holds nothing: there it is asked later. */
  readonly revision: number
}

/** `revisions`: of the hamlets that the phone holds, read before what it is given. */
export const lookInto = (
  given: readonly GivenHamlet[],
  held: readonly Held[],
  revisions: readonly { readonly hamletId: number; readonly revision: number }[],
): Looked[] => {
  const copies = new Map(held.map((one) => [one.hamletId, one]))
  const stand = new Map(revisions.map(({ hamletId, revision }) => [hamletId, revision]))
  return given.flatMap((one) => {
    const [copy, revision] = [copies.get(one.hamletId), stand.get(one.hamletId) ?? 0]
    return maybeNew(one, copy, revision) ? [{ given: one, held: copy, revision }] : []
  })
}

/** Whether the phone must hear of it: a change of somebody whom it is not given is none. */
export const isNew = (seen: SeenHamlet, held: Held, revision: number): boolean =>
  held.after !== undefined ||
  held.revision > revision ||
  seen.newest > held.revision ||
  !holdsSame(seen, held)

const holdsSame = (given: GivenHamlet, held: Held): boolean =>
  given.people === held.people && given.sum === held.sum

export type HamletPlan = Since & {
  readonly communeId: number
  /** Of the hamlet, read before its people: everything up to it is in what is read after. */
  readonly revision: number
  readonly whole: boolean
  /** The phone holds nothing of it. */
  readonly isUnknown: boolean
  /** The phone does not hold whom it will: it is looked at once more when it has taken this in. */
  readonly isOther: boolean
}

/**
 * Everything anew where the phone knows nothing; where it holds others though nothing has changed since, for then it was told of
 * no change (a membership began or ended) or has lost something; and where it is ahead of a server that was put back to an older
 * day. Else what changed since.
 */
export const planOf = (given: GivenHamlet, held: Held | undefined, revision: number): HamletPlan => {
  const { hamletId, communeId } = given
  const isOther = held !== undefined && held.after === undefined && !holdsSame(given, held)
  const isUnknown = held === undefined
  if (isUnknown || held.revision > revision || (isOther && held.revision === revision))
    return { hamletId, communeId, revision, whole: true, isUnknown, isOther: false, from: -1, after: null }
  return {
    ...{ hamletId, communeId, revision, whole: false, isUnknown, isOther },
    ...{ from: held.revision, after: held.after ?? null },
  }
}

/** `seen`: who is there, of the hamlets that the phone holds. Of what it knows nothing of, nothing is compared. */
export const planAll = (looked: readonly Looked[], seen: readonly SeenHamlet[]): HamletPlan[] => {
  const found = new Map(seen.map((one) => [one.hamletId, one]))
  return looked.flatMap(({ given: { communeId, hamletId }, held, revision }) => {
    const its = found.get(hamletId) ?? { communeId, hamletId, people: 0, sum: 0, newest: 0 }
    return held === undefined || isNew(its, held, revision) ? [planOf(its, held, revision)] : []
  })
}

type Read = {
  readonly plans: readonly HamletPlan[]
  /** One more than `limit`, if there is more: hamlet by hamlet in the order of the plans, oldest change first. */
  readonly people: readonly GivenPerson[]
  readonly limit: number
  readonly gone: (hamletId: number) => readonly string[]
  readonly nameOf: (hamletId: number) => string
  readonly phonePerson: (person: GivenPerson) => HamletChanges['people'][number]
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
        people: sent.filter((one) => one.hamletId === hamletId).map(phonePerson),
      }
    })
  return { hamlets, more: isCut || plans.some(({ isOther }) => isOther) }
}
