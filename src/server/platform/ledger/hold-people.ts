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
import { mergesOf } from './queries-merges.ts'
import { receiptsOf, type StoredReceipt } from './queries-receipts.ts'
import { visitDaysOf } from './visit-days.ts'

const ATTEMPTS = 20

type Read = {
  readonly people: ReadonlyMap<string, Known>
  /** The id by which somebody is known now: another one where they were merged. */
  readonly whoIs: (personId: string) => string
}

export type Held = Read & {
  /** Those of the facts handed in that were handed in before. */
  readonly receipts: readonly StoredReceipt[]
  /** Whether there is a list of the first day handed in, or of a later one. */
  readonly hasLaterLists: boolean
}

/**
 * Every hamlet that these people are in or could come to by these facts is locked, lowest number first. People are read before
 * that, to know which; nobody of a hamlet has changed since if its revision is still the same, else they are read again. Whoever
 * moved while we waited may need other hamlets: then all are given back and taken anew, for a lock out of order is a deadlock.
 * `alsoIds`: people of whom nothing is handed in.
 */
export const holdPeople = async (
  tx: Tx,
  handed: readonly NewFact[],
  alsoIds: readonly string[] = [],
): Promise<Held> => {
  const ids = [...new Set([...handed.map(({ personId }) => personId), ...alsoIds])]
  let found = await readPeople(tx, ids)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const wanted = hamletsFor(found, handed)
    const homes = [...found.people.values()].map(({ home }) => home)
    const opened = new Set(homes.flatMap(({ hamletId, revision }) => (revision === null ? [] : hamletId)))
    const unopened = wanted.filter((id) => !opened.has(id))
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
    const stands = homes.every(({ hamletId, revision }) => revisions.get(hamletId) === revision)
    if (!stands) found = await readPeople(tx, ids)
    const taken = new Set(wanted)
    if (hamletsFor(found, handed).every((id) => taken.has(id)))
      return { ...found, receipts, hasLaterLists: later.length > 0 }
    await releaseHamlets(tx)
  }
  throw new Error('ledger: people move faster than they can be held')
}

const readPeople = async (tx: Tx, ids: readonly string[]): Promise<Read> => {
  const people = await readKnown(tx, ids)
  const missing = ids.filter((id) => !people.has(id))
  if (missing.length === 0) return { people, whoIs: (id) => id }
  const [merges] = await queryTogether(tx, [mergesOf(missing)])
  const merged = new Map(merges.map(({ fromId, intoId }) => [fromId, intoId]))
  const into = await readKnown(tx, [...merged.values()])
  return { people: new Map([...people, ...into]), whoIs: (id) => merged.get(id) ?? id }
}

/** Homes first: of whoever moves in between, the revision is the older one. */
const readKnown = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Known>> => {
  if (ids.length === 0) return new Map()
  const [homes, rows] = await queryTogether(tx, [homesOf(ids), factsOf(ids)])
  const facts = Map.groupBy(rows, ({ personId }) => personId)
  return new Map(
    homes.map((home) => {
      const own = facts.get(home.personId) ?? []
      return [home.personId, { home, facts: own.map(factOf), visitDays: own.flatMap(visitDaysOf) }]
    }),
  )
}

const hamletsFor = ({ people, whoIs }: Read, handed: readonly NewFact[]): number[] => {
  const own = [...people.values()].flatMap(({ home, facts }) => reachable(home, facts))
  const told = handed.flatMap(({ personId, fact }) => {
    const held = people.get(whoIs(personId))
    return held === undefined ? [] : reachable(held.home, [fact])
  })
  return [...new Set([...own, ...told])].sort((a, b) => a - b)
}
