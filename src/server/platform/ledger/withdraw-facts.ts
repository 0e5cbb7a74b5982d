// Takes rows of a list back from people: a fact says so of each, so that nothing is erased. Whoever stood on that list alone,
// and of whom nothing else is known, has no row among people any more.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { queryTogether, type Tx } from '../database.ts'
import { settleSignals } from '../forces-signal.ts'
import { uuid } from '../ids.ts'
import { foldAll } from './fold-all.ts'
import type { Folded } from './fold-handed.ts'
import { holdPeople } from './hold-people.ts'
import type { NewFact } from './new-fact.ts'
import { entangledOf, removedPeople } from './queries-gone.ts'
import { hamletsOf, tombstones } from './queries-moves.ts'
import { movePeople, writesOf } from './write-folded.ts'

/** Rows of one list that speak of one person. */
export type Withdrawal = {
  readonly personId: string
  readonly communeId: number
  readonly factIds: readonly string[]
  /** The first day of which they spoke. */
  readonly effective: Day
  readonly source: Fact['source']
}

export type Withdrawn = {
  /** People who stand as if the list had never been. */
  readonly changed: readonly string[]
  /** Who stood on that list alone: no longer among people. */
  readonly gone: readonly string[]
  /** Whom that list alone places, but who were visited or handed on since: their row stands. */
  readonly kept: readonly string[]
  /** In which somebody is seen who was not, or no longer. */
  readonly hamletIds: readonly number[]
}

/**
 * One transaction as the system; hamlets are locked before, in id order, by whoever takes back more than fits one call. Who may
 * do so is asked before. Facts recorded of a person by anybody else are never touched.
 */
export const withdrawFacts = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  withdrawals: readonly Withdrawal[],
  accountId: string | null,
): Promise<Withdrawn> => {
  const handed = withdrawals.map((one) => factOf(one, today, accountId))
  const held = await holdPeople(tx, handed)
  const given = handed.map((one) => ({ ...one, personId: held.whoIs(one.personId) }))
  const entangled = new Set(
    await entangledOf(
      tx,
      given.map(({ personId }) => personId),
    ),
  )
  const folded = await foldAll(tx, { campaign, today }, held, given)
  const [changed, gone, kept]: Folded[][] = [[], [], []]
  for (const one of folded) {
    if (!isPlaceless(one)) changed?.push(one)
    else if (
      isAlone(held.people.get(one.home.personId)?.facts ?? [], one) &&
      !entangled.has(one.home.personId)
    )
      gone?.push({ ...one, relocation: null, residences: null, birth: null })
    else kept?.push(one)
  }
  await movePeople(tx, changed ?? [])
  const left = (gone ?? []).flatMap(({ home }) =>
    hamletsOf(home).map((hamletId) => ({ hamletId, personId: home.personId })),
  )
  await queryTogether(tx, [], {
    after: [
      ...writesOf({ campaign, today }, [...(changed ?? []), ...(gone ?? [])]),
      ...(left.length === 0 ? [] : [...removedPeople(left), tombstones(left, 'withdrawn', today)]),
      ...settleSignals(left.map(({ hamletId }) => hamletId)),
    ],
  })
  const idsOf = (all: readonly Folded[] | undefined) => (all ?? []).map(({ home }) => home.personId)
  return {
    changed: idsOf(changed),
    gone: idsOf(gone),
    kept: idsOf(kept),
    hamletIds: [...new Set(left.map(({ hamletId }) => hamletId))],
  }
}

const factOf = (one: Withdrawal, today: Day, accountId: string | null): NewFact => ({
  personId: one.personId,
  recordedIn: one.communeId,
  fact: {
    factId: uuid(),
    effective: one.effective,
    known: today,
    source: one.source,
    body: { type: 'withdrawn/1', factIds: [...one.factIds] },
  },
  memberId: null,
  teamId: null,
  accountId,
})

/** Nothing that is left says where they live. */
const isPlaceless = ({ residences }: Folded): boolean => residences?.length === 0

/** All that was ever recorded was rows of lists that were taken back. */
const isAlone = (facts: readonly Fact[], { added }: Folded): boolean => {
  const taken = new Set([...facts, ...added.map(({ fact }) => fact)].flatMap(takenBy))
  return facts.every((fact) => taken.has(fact.factId) || takenBy(fact).length > 0)
}

const takenBy = ({ body }: Fact): readonly string[] => (body.type === 'withdrawn/1' ? body.factIds : [])
