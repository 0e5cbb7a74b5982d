// Takes the hamlets of some people, in the one order in which everybody takes them, and reads what is known of these people
// under that lock. Changes nothing but locks.
import type { Fact } from '#domain/facts'
import type { Tx } from '../database.ts'
import { groupByPerson } from '../fact-rows.ts'
import { type Known, reachable } from './fold-handed.ts'
import type { NewFact } from './new-fact.ts'
import { listFactsOf, listHomes, lockHamlets, markBeforeLocks, releaseHamlets } from './queries-homes.ts'

const ATTEMPTS = 20

/**
 * Every hamlet that these people are in or could come to by these facts is locked, lowest number first. Whoever moved while
 * we waited may need others: then all are given back and taken anew, for a lock out of order is a deadlock.
 */
export const holdPeople = async (tx: Tx, handed: readonly NewFact[]): Promise<ReadonlyMap<string, Known>> => {
  await markBeforeLocks(tx)
  let found = await readPeople(tx, handed)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const wanted = hamletsFor(found, handed)
    if (wanted.length > 0) await lockHamlets(tx, wanted)
    found = await readPeople(tx, handed)
    const taken = new Set(wanted)
    if (hamletsFor(found, handed).every((id) => taken.has(id))) return found
    await releaseHamlets(tx)
  }
  throw new Error('ledger: people move faster than they can be held')
}

const readPeople = async (tx: Tx, handed: readonly NewFact[]): Promise<Map<string, Known>> => {
  const homes = await listHomes(tx, [...new Set(handed.map(({ personId }) => personId))])
  const facts = new Map<string, Fact[]>()
  for (const group of groupByPerson(await listFactsOf(tx, homes))) facts.set(group.personId, group.facts)
  return new Map(homes.map((home) => [home.personId, { home, facts: facts.get(home.personId) ?? [] }]))
}

const hamletsFor = (people: ReadonlyMap<string, Known>, handed: readonly NewFact[]): number[] => {
  const own = [...people.values()].flatMap(({ home, facts }) => reachable(home, facts))
  const told = handed.flatMap(({ personId, fact }) => {
    const held = people.get(personId)
    return held === undefined ? [] : reachable(held.home, [fact])
  })
  return [...new Set([...own, ...told])].sort((a, b) => a - b)
}
