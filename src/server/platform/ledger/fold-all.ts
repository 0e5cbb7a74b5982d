// Folds what is handed in of several people, each with what newer lists repeated of them. Reads; writes nothing.
import type { Tx } from '../database.ts'
import { type Folded, type FoldPlan, foldHanded, type Known, reachable } from './fold-handed.ts'
import type { Held } from './hold-people.ts'
import type { NewFact } from './new-fact.ts'
import { type LaterMention, listLaterMentions } from './queries-mentions.ts'

/** People must be held (hold-people.ts); of whom nothing is known, nothing is folded. */
export const foldAll = async (
  tx: Tx,
  plan: FoldPlan,
  held: Held,
  handed: readonly NewFact[],
): Promise<Folded[]> => {
  const people = [...Map.groupBy(handed, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const known = held.people.get(personId)
    return known === undefined ? [] : [{ known, own }]
  })
  if (people.length === 0) return []
  const mentions = held.hasLaterLists ? await mentionsOf(tx, people) : new Map<string, LaterMention[]>()
  return people.map(({ known, own }) => foldHanded(plan, known, own, mentions.get(known.home.personId) ?? []))
}

const mentionsOf = async (
  tx: Tx,
  people: readonly { readonly known: Known; readonly own: readonly NewFact[] }[],
): Promise<ReadonlyMap<string, LaterMention[]>> => {
  const asked = people.map(({ known: { home, facts }, own }) => ({
    personId: home.personId,
    communeId: home.communeId,
    hamletIds: [...new Set(reachable(home, facts))],
    from: Math.min(...own.map(({ fact }) => fact.effective)),
  }))
  return Map.groupBy(await listLaterMentions(tx, asked), ({ personId }) => personId)
}
