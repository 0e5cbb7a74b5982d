// What the facts handed in of one person make of them: which are accepted, how the course turns, where they live by then.
// Pure: it asks the domain and writes nothing. Field-level merge is the domain's fold, nothing else.
import type { Campaign } from '#domain/campaign'
import type { Day, PartialDate } from '#domain/dates'
import { decide } from '#domain/decide'
import { compareFacts, type Fact } from '#domain/facts'
import { placement } from '#domain/person'
import { type DatedResidence, residencesOf } from '#domain/residences'
import { personOn, type Step, timeline } from '#domain/timeline'
import type { WorkDay } from '../work-signal.ts'
import type { AddedFact, NewFact } from './new-fact.ts'
import type { Home } from './queries-homes.ts'
import type { LaterMention } from './queries-mentions.ts'
import type { Relocation } from './queries-moves.ts'
import type { Refusal } from './queries-receipts.ts'
import { type Restated, restate } from './restate.ts'
import { addedDaysOf } from './visit-days.ts'

export type Folded = {
  readonly home: Home
  readonly visitDays: readonly WorkDay[]
  /** Nothing where nothing was accepted. What stands already is neither added nor refused. */
  readonly added: readonly AddedFact[]
  readonly refusals: ReadonlyMap<string, Refusal>
  readonly before: readonly Step[]
  readonly after: readonly Step[]
  /** Null where nothing of it changes. */
  readonly relocation: Relocation | null
  readonly residences: readonly DatedResidence[] | null
  readonly birth: PartialDate | null
}

export type FoldPlan = { readonly campaign: Campaign; readonly today: Day }

export type Known = {
  readonly home: Home
  readonly facts: readonly Fact[]
  /** Of which the count of work hangs on these facts. */
  readonly visitDays: readonly WorkDay[]
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
  { campaign, today }: FoldPlan,
  { home, facts: known, visitDays }: Known,
  handed: readonly NewFact[],
  mentions: readonly LaterMention[],
): Folded => {
  const accepted: AddedFact[] = []
  const refusals = new Map<string, Refusal>()
  const facts = [...known]
  for (const given of handed.toSorted((a, b) => compareFacts(a.fact, b.fact))) {
    const { fact } = given
    if (facts.some(({ factId }) => factId === fact.factId)) continue
    const decided = decide(personOn(facts, fact.effective), fact)
    if (decided.ok) {
      facts.push(fact)
      accepted.push({ ...given, snapshotId: null })
    } else refusals.set(fact.factId, decided.error)
  }
  const again =
    accepted.length === 0 ? [] : saidAgain(campaign, home, facts, restate(known, mentions, today), mentions)
  const all = [...facts, ...again.map(({ fact }) => fact)]
  const residences = residencesOf(all)
  return {
    home,
    visitDays: [...visitDays, ...accepted.flatMap(addedDaysOf)],
    added: [...accepted, ...again],
    refusals,
    before: timeline(campaign, known),
    after: timeline(campaign, all),
    relocation: relocationOf(home, all, today),
    residences: isSame(residencesOf(known), residences) ? null : residences,
    birth: birthOf(home, all, today),
  }
}

type Told = readonly [known: Known, mentions: readonly LaterMention[]]

/** What both together make of the second, whose home it is; nothing was handed in, and what lists repeated of either is said again. */
export const foldMerged = (
  { campaign, today }: FoldPlan,
  [from, ofFrom]: Told,
  [into, ofInto]: Told,
): Folded => {
  const { home } = into
  const facts = [...into.facts, ...from.facts]
  // Of what both said on one day the second's holds: it sorts later.
  const repeated = [...restate(from.facts, ofFrom, today), ...restate(into.facts, ofInto, today)]
  const again = saidAgain(campaign, home, facts, repeated, [...ofInto, ...ofFrom])
  const all = [...facts, ...again.map(({ fact }) => fact)]
  return {
    home,
    visitDays: [...into.visitDays, ...from.visitDays],
    added: again,
    refusals: new Map(),
    before: timeline(campaign, into.facts),
    after: timeline(campaign, all),
    relocation: relocationOf(home, all, today),
    residences: residencesOf(all),
    birth: birthOf(home, all, today),
  }
}

/** What newer lists repeated is said again only if what is recorded now would else hold beyond them. */
const saidAgain = (
  campaign: Campaign,
  { personId, communeId }: Home,
  facts: readonly Fact[],
  again: readonly Restated[],
  mentions: readonly LaterMention[],
): AddedFact[] => {
  if (again.length === 0) return []
  const all = [...facts, ...again.map(({ fact }) => fact)]
  const turns =
    !isSame(timeline(campaign, facts), timeline(campaign, all)) ||
    !isSame(residencesOf(facts), residencesOf(all))
  if (!turns) return []
  return again.map(({ fact, snapshotId }) => {
    const recordedIn = mentions.find((one) => one.snapshotId === snapshotId)?.recordedIn ?? communeId
    return { personId, recordedIn, fact, snapshotId, memberId: null, teamId: null, accountId: null }
  })
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

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
