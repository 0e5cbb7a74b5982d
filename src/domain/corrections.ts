// A visit that was written down wrongly is never edited: a newer fact is said instead of it; a list that should not have been
// taken in is withdrawn by one. What was said first stays in the history and counts for nothing, on whatever day one looks from.
// Which facts of a person hold; folding them is in person.ts.
import type { Fact } from './facts.ts'

/**
 * Without the facts that another one is said instead of, what was withdrawn and what withdrew it; the same array where there
 * is none.
 * Keeps the order. To be asked of all that is known of a person, before days are looked at: a list is withdrawn as if it
 * had never been, and whoever looks back does not find it either.
 */
export const inForce = (facts: readonly Fact[]): readonly Fact[] => {
  let gone: Set<string> | null = null
  let withdrawn: Set<string> | null = null
  for (const fact of facts) {
    const { body } = fact
    if (body.type === 'withdrawn/1') {
      withdrawn ??= new Set()
      for (const id of body.factIds) withdrawn.add(id)
      continue
    }
    const id = correctedBy(fact)
    if (id === null) continue
    gone ??= new Set()
    gone.add(id)
  }
  if (gone === null && withdrawn === null) return facts
  return facts.filter(
    ({ factId, body }) =>
      gone?.has(factId) !== true &&
      body.type !== 'withdrawn/1' &&
      !(body.type === 'listed/1' && withdrawn?.has(factId) === true),
  )
}

/** Without the rows that were withdrawn and what withdrew them; what was said again stays. For copies that are folded elsewhere. */
export const withoutWithdrawn = <F extends Pick<Fact, 'factId' | 'body'>>(
  facts: readonly F[],
): readonly F[] => {
  const withdrawals = facts.flatMap(({ body }) => (body.type === 'withdrawn/1' ? [body.factIds] : []))
  const gone = new Set(withdrawals.flat())
  const isGone = ({ factId, body }: F) =>
    body.type === 'withdrawn/1' || (body.type === 'listed/1' && gone.has(factId))
  return withdrawals.length === 0 ? facts : facts.filter((fact) => !isGone(fact))
}

/** Each row that was withdrawn, and the fact that withdrew it: the first by the order in which they became known. */
export const withdrawalsOf = (facts: readonly Fact[]): ReadonlyMap<string, Fact> => {
  const found = new Map<string, Fact>()
  for (const fact of facts) {
    if (fact.body.type !== 'withdrawn/1') continue
    for (const id of fact.body.factIds) {
      const before = found.get(id)
      if (before === undefined || fact.known < before.known) found.set(id, fact)
    }
  }
  return found
}

/** The fact that this one is said instead of. */
export const correctedBy = ({ body }: Fact): string | null =>
  body.type === 'visit-recorded/1' ? (body.visit?.corrects ?? null) : null

/** Only what a visit said, and what is not corrected already, is said again: a correction speaks of the same day. */
export const mayCorrect = (facts: readonly Fact[], factId: string): Fact | null =>
  inForce(facts).find((fact) => fact.factId === factId && fact.body.type === 'visit-recorded/1') ?? null
