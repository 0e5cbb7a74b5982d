// What the facts handed in of one person make of them: which are accepted, how the course turns, where they live by then.
// Pure: it asks the domain and writes nothing. Field-level merge is the domain's fold, nothing else.
import type { Campaign } from '#domain/campaign'
import type { Day, PartialDate } from '#domain/dates'
import { decide } from '#domain/decide'
import { compareFacts, type Fact } from '#domain/facts'
import { placement } from '#domain/person'
import { type DatedResidence, residencesOf } from '#domain/residences'
import { personOn, type Step, timeline } from '#domain/timeline'
import type { NewFact } from './new-fact.ts'
import type { Home } from './queries-homes.ts'
import type { Relocation } from './queries-moves.ts'
import type { Refusal } from './queries-receipts.ts'

export type Folded = {
  readonly home: Home
  /** To be added; what stands already is neither added nor refused. */
  readonly accepted: readonly NewFact[]
  readonly refusals: ReadonlyMap<string, Refusal>
  readonly before: readonly Step[]
  readonly after: readonly Step[]
  /** Null where nothing of it changes. */
  readonly relocation: Relocation | null
  readonly residences: readonly DatedResidence[] | null
  readonly birth: PartialDate | null
}

/** Every hamlet that the person is or could come to be in, by any of these facts. */
export const reachable = (home: Home, facts: readonly Fact[]): number[] =>
  [
    home.hamletId,
    home.registeredHamletId,
    ...facts.map(({ body }) => ('residence' in body ? (body.residence?.hamletId ?? null) : null)),
  ].filter((id) => id !== null)

/** `known`: all facts of the person. Those handed in are decided in the order in which they are folded. */
export const foldHanded = (
  campaign: Campaign,
  today: Day,
  home: Home,
  known: readonly Fact[],
  handed: readonly NewFact[],
): Folded => {
  const accepted: NewFact[] = []
  const refusals = new Map<string, Refusal>()
  const facts = [...known]
  for (const given of handed.toSorted((a, b) => compareFacts(a.fact, b.fact))) {
    const { fact } = given
    if (facts.some(({ factId }) => factId === fact.factId)) continue
    const decided = decide(personOn(facts, fact.effective), fact)
    if (decided.ok) {
      facts.push(fact)
      accepted.push(given)
    } else refusals.set(fact.factId, decided.error)
  }
  const residences = residencesOf(facts)
  return {
    home,
    accepted,
    refusals,
    before: timeline(campaign, known),
    after: timeline(campaign, facts),
    relocation: relocationOf(home, facts, today),
    residences: JSON.stringify(residencesOf(known)) === JSON.stringify(residences) ? null : residences,
    birth: birthOf(home, facts, today),
  }
}

/** Present, else where registered and marked away. Whom no residence holds any more stays where they were last. */
const relocationOf = (home: Home, facts: readonly Fact[], today: Day): Relocation | null => {
  const { present, registered } = placement(personOn(facts, today))
  const to = {
    hamletId: present ?? registered ?? home.hamletId,
    registeredHamletId: registered,
    away: present === null,
  }
  const stands =
    to.hamletId === home.hamletId &&
    to.registeredHamletId === home.registeredHamletId &&
    to.away === home.away
  return stands ? null : to
}

const birthOf = (home: Home, facts: readonly Fact[], today: Day): PartialDate | null => {
  const { birth } = personOn(facts, today)
  if (birth === null) return null
  const stands =
    home.birthYear === birth.y && home.birthMonth === (birth.m ?? null) && home.birthDay === (birth.d ?? null)
  return stands ? null : birth
}
