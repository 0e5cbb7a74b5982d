// Reads what is known of some people by whatever ids they had; locks nothing. Whoever wants it to stay so holds them
// (hold-people.ts), which finds out by the revision whether it still does.
import type { WalkedFact } from '#domain/visit-fact'
import { queryTogether, type Tx } from '../database.ts'
import { factOf } from '../fact-rows.ts'
import { type Known, reachable } from './fold-handed.ts'
import type { NewFact } from './new-fact.ts'
import { factsOf, type HeldFactRow, type Home, homesOf } from './queries-homes.ts'
import { mergesOf } from './queries-merges.ts'
import { visitDaysOf } from './visit-days.ts'

/** `walked`: the same facts, with who recorded each and who walked. */
export type KnownPerson = Known & { readonly walked: readonly WalkedFact[] }

export type People = {
  readonly people: ReadonlyMap<string, KnownPerson>
  /** The id by which somebody is known now: another one where they were merged. */
  readonly whoIs: (personId: string) => string
}

/** What `peopleOf` makes people of, for queryTogether. Homes first: of whoever moves in between, the revision is the older one. */
export const askPeople = (ids: readonly string[]) => [homesOf(ids), factsOf(ids)] as const

export const readPeople = async (tx: Tx, ids: readonly string[]): Promise<People> => {
  if (ids.length === 0) return { people: new Map(), whoIs: (id) => id }
  return peopleOf(tx, ids, ...(await queryTogether(tx, askPeople(ids))))
}

/** Asks once more where some of them are not found: they may have been merged. */
export const peopleOf = async (
  tx: Tx,
  ids: readonly string[],
  homes: readonly Home[],
  facts: readonly HeldFactRow[],
): Promise<People> => {
  const people = knownOf(homes, facts)
  const missing = ids.filter((id) => !people.has(id))
  if (missing.length === 0) return { people, whoIs: (id) => id }
  const [merges] = await queryTogether(tx, [mergesOf(missing)])
  const merged = new Map(merges.map(({ fromId, intoId }) => [fromId, intoId]))
  if (merged.size === 0) return { people, whoIs: (id) => id }
  const into = knownOf(...(await queryTogether(tx, askPeople([...new Set(merged.values())]))))
  return { people: new Map([...people, ...into]), whoIs: (id) => merged.get(id) ?? id }
}

const knownOf = (homes: readonly Home[], rows: readonly HeldFactRow[]): Map<string, KnownPerson> => {
  const facts = Map.groupBy(rows, ({ personId }) => personId)
  return new Map(
    homes.map((home) => {
      const walked = (facts.get(home.personId) ?? []).map((row) => ({ ...row, fact: factOf(row) }))
      const visitDays = walked.flatMap(visitDaysOf)
      return [home.personId, { home, facts: walked.map(({ fact }) => fact), walked, visitDays }]
    }),
  )
}

/** Every hamlet that these people are in or could come to by these facts. */
export const hamletsOf = (
  { people, whoIs }: People,
  personIds: readonly string[],
  handed: readonly NewFact[],
): number[] => {
  const own = personIds.flatMap((id) => {
    const known = people.get(whoIs(id))
    return known === undefined ? [] : reachable(known.home, known.facts)
  })
  const told = handed.flatMap(({ personId, fact }) => {
    const known = people.get(whoIs(personId))
    return known === undefined ? [] : reachable(known.home, [fact])
  })
  return [...new Set([...own, ...told])].sort((a, b) => a - b)
}
