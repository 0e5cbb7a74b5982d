// A visit that was written down wrongly is never edited: a newer fact is said instead of it. What was said first stays in the
// history and counts for nothing. Which facts of a person hold; folding them is in person.ts.
import type { Fact } from './facts.ts'

/** Without the facts that another one is said instead of; the same array where there is none. Keeps the order. */
export const inForce = (facts: readonly Fact[]): readonly Fact[] => {
  let corrected: Set<string> | null = null
  for (const fact of facts) {
    const id = correctedBy(fact)
    if (id === null) continue
    corrected ??= new Set()
    corrected.add(id)
  }
  const gone = corrected
  return gone === null ? facts : facts.filter(({ factId }) => !gone.has(factId))
}

/** The fact that this one is said instead of. */
export const correctedBy = ({ body }: Fact): string | null =>
  body.type === 'visit-recorded/1' ? (body.visit?.corrects ?? null) : null

/** Only what a visit said, and what is not corrected already, is said again: a correction speaks of the same day. */
export const mayCorrect = (facts: readonly Fact[], factId: string): Fact | null =>
  inForce(facts).find((fact) => fact.factId === factId && fact.body.type === 'visit-recorded/1') ?? null
