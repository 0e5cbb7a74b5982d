// A list that repeats what is known writes nothing down. When something older becomes known late and says otherwise, what the
// newer list repeated must be said again for its own day, or the older evidence would hold beyond it. Pure.
import { inForce } from '#domain/corrections'
import { type Day, parseIsoDay } from '#domain/dates'
import { type Fact, inFoldingOrder, type Listed } from '#domain/facts'
import { type ListKind, saidOfAll, sourceOf } from '#domain/lists'
import { uuid } from '../ids.ts'

/** A list on which the person stands, of a day after what is recorded, that left no fact of them. */
export type Mention = { readonly snapshotId: string; readonly kind: ListKind; readonly on: string }

export type Restated = { readonly fact: Fact; readonly snapshotId: string }

/** `facts`: those of the person before what is recorded, in any order. */
export const restate = (facts: readonly Fact[], mentions: readonly Mention[], today: Day): Restated[] => {
  const sorted = inForce(inFoldingOrder(facts))
  return mentions.flatMap(({ snapshotId, kind, on }): Restated[] => {
    const effective = parseIsoDay(on)
    if (effective === null) return []
    const body = lastSaid(sorted, kind, effective) ?? saidOfAll(kind)
    if (body === null) return []
    const fact = { factId: uuid(), effective, known: today, source: sourceOf(kind), body }
    return [{ fact, snapshotId }]
  })
}

const lastSaid = (sorted: readonly Fact[], kind: ListKind, day: Day): Listed | null => {
  let found: Listed | null = null
  for (const { body, effective } of sorted)
    if (effective <= day && body.type === 'listed/1' && body.list === kind) found = body
  return found
}
