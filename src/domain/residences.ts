// Where a person has lived, kind by kind and dated, as all their facts say: what is stored as residences follows from it.
import { inForce } from './corrections.ts'
import type { Day } from './dates.ts'
import { type Fact, inFoldingOrder, type ResidenceClaim, type ResidenceKind } from './facts.ts'

/** `to`: the last day; null while it lasts. */
export type DatedResidence = {
  readonly kind: ResidenceKind
  readonly hamletId: number
  readonly from: Day
  readonly to: Day | null
}

/** Facts in any order; residences by kind and day. One that was replaced on the day it began never was. */
export const residencesOf = (facts: readonly Fact[]): DatedResidence[] => {
  const found = new Map<ResidenceKind, DatedResidence[]>()
  for (const fact of inForce(inFoldingOrder(facts))) {
    const { body, effective } = fact
    if (body.type === 'residence-ended/1') end(found, body.kind, effective)
    const claim = body.type === 'listed/1' || body.type === 'moved/1' ? body.residence : undefined
    if (claim !== undefined) settle(found, claim, effective)
  }
  return KINDS.flatMap((kind) => found.get(kind) ?? [])
}

const KINDS: readonly ResidenceKind[] = ['permanent', 'temporary', 'working']

const settle = (
  found: Map<ResidenceKind, DatedResidence[]>,
  { kind, hamletId }: ResidenceClaim,
  from: Day,
): void => {
  const last = found.get(kind)?.at(-1)
  if (last !== undefined && last.to === null && last.hamletId === hamletId) return
  end(found, kind, from)
  found.set(kind, [...(found.get(kind) ?? []), { kind, hamletId, from, to: null }])
}

const end = (found: Map<ResidenceKind, DatedResidence[]>, kind: ResidenceKind, on: Day): void => {
  const own = found.get(kind) ?? []
  const last = own.at(-1)
  if (last === undefined || last.to !== null) return
  found.set(kind, last.from < on ? [...own.slice(0, -1), { ...last, to: on - 1 }] : own.slice(0, -1))
}
