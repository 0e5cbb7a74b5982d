// Takes the hamlets of some people, in the one order in which everybody takes them, and reads what is known of these people
// under that lock. Changes nothing but locks.
import { queryTogether, type Tx } from '../database.ts'
import { factOf } from '../fact-rows.ts'
import { type Known, reachable } from './fold-handed.ts'
import type { NewFact } from './new-fact.ts'
import {
  factsOf,
  homesOf,
  lockHamletRows,
  markBeforeLocks,
  openHamletRows,
  releaseHamlets,
} from './queries-homes.ts'
import { laterLists } from './queries-mentions.ts'
import { receiptsOf, type StoredReceipt } from './queries-receipts.ts'
import { visitDaysOf } from './visit-days.ts'

const ATTEMPTS = 20

export type Held = {
  readonly people: ReadonlyMap<string, Known>
  /** Those of the facts handed in that were handed in before. */
  readonly receipts: readonly StoredReceipt[]
  /** Whether there is a list of the first day handed in, or of a later one. */
  readonly hasLaterLists: boolean
}

/**
 * Every hamlet that these people are in or could come to by these facts is locked, lowest number first. People are read before
 * that, to know which; nobody of a hamlet has changed since if its revision is still the same, else they are read again. Whoever
 * moved while we waited may need other hamlets: then all are given back and taken anew, for a lock out of order is a deadlock.
 */
export const holdPeople = async (tx: Tx, handed: readonly NewFact[]): Promise<Held> => {
  let people = await readPeople(tx, handed)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const wanted = hamletsFor(people, handed)
    const known = new Set(
      [...people.values()].flatMap(({ home }) => (home.revision === null ? [] : home.hamletId)),
    )
    const unopened = wanted.filter((id) => !known.has(id))
    const [locked, receipts, later] = await queryTogether(
      tx,
      [lockHamletRows(wanted), receiptsOf(handed), laterLists(handed)],
      {
        before: [
          ...(attempt === 0 ? [markBeforeLocks] : []),
          ...(unopened.length > 0 ? [openHamletRows(unopened)] : []),
        ],
      },
    )
    const revisions = new Map(locked.map(({ hamletId, revision }) => [hamletId, revision]))
    const stands = [...people.values()].every(({ home }) => revisions.get(home.hamletId) === home.revision)
    if (!stands) people = await readPeople(tx, handed)
    const taken = new Set(wanted)
    if (hamletsFor(people, handed).every((id) => taken.has(id)))
      return { people, receipts, hasLaterLists: later.length > 0 }
    await releaseHamlets(tx)
  }
  throw new Error('ledger: people move faster than they can be held')
}

/** Homes first: of whoever moves in between, the revision is the older one. */
const readPeople = async (tx: Tx, handed: readonly NewFact[]): Promise<Map<string, Known>> => {
  const ids = [...new Set(handed.map(({ personId }) => personId))]
  const [homes, rows] = await queryTogether(tx, [homesOf(ids), factsOf(ids)])
  const facts = Map.groupBy(rows, ({ personId }) => personId)
  return new Map(
    homes.map((home) => {
      const own = facts.get(home.personId) ?? []
      return [home.personId, { home, facts: own.map(factOf), visitDays: own.flatMap(visitDaysOf) }]
    }),
  )
}

const hamletsFor = (people: ReadonlyMap<string, Known>, handed: readonly NewFact[]): number[] => {
  const own = [...people.values()].flatMap(({ home, facts }) => reachable(home, facts))
  const told = handed.flatMap(({ personId, fact }) => {
    const held = people.get(personId)
    return held === undefined ? [] : reachable(held.home, [fact])
  })
  return [...new Set([...own, ...told])].sort((a, b) => a - b)
}
