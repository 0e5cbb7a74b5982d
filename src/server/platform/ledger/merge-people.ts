// Makes one person of two rows that turn out to be one: everything that was ever recorded of the first is of the second from now
// on, and was all along. Whether the two are one is decided before, by a person.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { err, ok, type Result } from '#domain/result'
import { addRecord, sumTallies, type TallyRow } from '#domain/tallies'
import { queryTogether, type Tx } from '../database.ts'
import { settleSignals } from '../forces-signal.ts'
import { foldTalliesSoon, tallyChanges } from '../tally-queue.ts'
import { workSignals } from '../work-signal.ts'
import { type Folded, foldMerged, type Known, reachable } from './fold-handed.ts'
import { holdPeople } from './hold-people.ts'
import { addedFacts } from './queries-facts.ts'
import { raisedRevisions, stampedRevisions } from './queries-homes.ts'
import { type LaterMention, listLaterMentions } from './queries-mentions.ts'
import { follow, insertMerge, type Merge, numbersOf, takeOver } from './queries-merges.ts'
import { hamletsOf, relocate, replaceResidences, tombstones, writeBirth } from './queries-moves.ts'

export type { Merge } from './queries-merges.ts'

/**
 * `person-unknown`: also whoever was merged before. `two-numbers`: each has an identity number, and they differ. `two-keys`:
 * their numbers were sealed with different keys, and a row knows but one.
 */
export type MergeRefusal = 'person-unknown' | 'same-person' | 'two-numbers' | 'two-keys'

/**
 * One transaction as the system, which has taken no hamlet before; who may merge is asked before. Facts keep their ids, the
 * commune where they were recorded and their receipts, and what is recorded of the first one later is recorded of the second
 * (recordFacts, forwardFacts). The second's attributes hold where both have one.
 */
export const mergePeople = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  given: Merge,
): Promise<Result<null, MergeRefusal>> => {
  const held = await holdPeople(tx, [], [given.from, given.into])
  const merge = { ...given, into: held.whoIs(given.into) }
  if (merge.from === merge.into) return err('same-person')
  const [from, into] = [held.people.get(merge.from), held.people.get(merge.into)]
  if (from === undefined || into === undefined) return err('person-unknown')
  const [[numbers]] = await queryTogether(tx, [numbersOf(merge)])
  if (numbers?.twoNumbers) return err('two-numbers')
  if (numbers?.twoKeys) return err('two-keys')
  const [ofFrom, ofInto] = [await mentionsOf(tx, from, into), await mentionsOf(tx, into, from)]
  const folded = foldMerged({ campaign, today }, [from, ofFrom], [into, ofInto])
  await queryTogether(tx, takeOver(merge, into.home))
  await writeHome(tx, merge, folded)
  await follow(tx, merge, today, [...new Set([...placesOf(from), ...placesOf(into)])])
  await queryTogether(tx, [insertMerge(merge, today), ...writesOfMerge(campaign, today, from, into, folded)])
  return ok(null)
}

const placesOf = ({ home, facts }: Known): number[] => reachable(home, facts)

/** What lists said of one of them without a fact, after anything that becomes known of them by the other. */
const mentionsOf = (tx: Tx, { home, facts }: Known, other: Known): Promise<LaterMention[]> =>
  listLaterMentions(tx, [
    {
      ...home,
      hamletIds: [...new Set(reachable(home, facts))],
      from: Math.min(...other.facts.map(({ effective }) => effective)),
    },
  ])

const writeHome = async (tx: Tx, { from, into }: Merge, folded: Folded): Promise<void> => {
  const { home, residences, relocation, birth } = folded
  if (birth !== null) await writeBirth(tx, home, birth)
  if (residences !== null) await replaceResidences(tx, into, residences, from)
  if (relocation !== null) await relocate(tx, home, relocation)
}

const writesOfMerge = (campaign: Campaign, today: Day, from: Known, into: Known, folded: Folded) => {
  const { home, relocation, added, visitDays } = folded
  const hamletId = relocation?.hamletId ?? home.hamletId
  const communeId = Math.floor(hamletId / 1000)
  const [left, were, are] = [hamletsOf(from.home), hamletsOf(home), hamletsOf(relocation ?? home)]
  const all = [...from.facts, ...into.facts, ...added.map(({ fact }) => fact)]
  const changes = differenceOf(campaign, [from.facts, into.facts], all).map((row) => ({ ...row, communeId }))
  const gone = were.filter((id) => !are.includes(id)).map((id) => ({ hamletId: id, personId: home.personId }))
  return [
    ...(added.length === 0 ? [] : [addedFacts(added.map((fact) => ({ ...fact, hamletId })))]),
    raisedRevisions([...new Set([...left, ...were, ...are])]),
    stampedRevisions([{ communeId, personId: home.personId }]),
    tombstones(
      left.map((id) => ({ hamletId: id, personId: from.home.personId })),
      'merged',
      today,
    ),
    ...(gone.length === 0 ? [] : [tombstones(gone, 'moved', today)]),
    ...(changes.length === 0 ? [] : [tallyChanges(changes)]),
    ...settleSignals([from.home.hamletId, home.hamletId, hamletId]),
    ...workSignals(visitDays),
    foldTalliesSoon,
  ]
}

/**
 * The two were one all along: not only is the course of today another one, but every course as it was known on every day, so that
 * figures of the past and the names behind them stay the same people.
 */
const differenceOf = (
  campaign: Campaign,
  before: readonly (readonly Fact[])[],
  after: readonly Fact[],
): TallyRow[] => {
  const [was, is] = [sumTallies(campaign), sumTallies(campaign)]
  for (const facts of before) addRecord(was, campaign, facts)
  addRecord(is, campaign, after)
  const difference = new Map([...is.rows()].map((row) => [keyOf(row), row]))
  for (const row of was.rows()) {
    const n = (difference.get(keyOf(row))?.n ?? 0) - row.n
    if (n === 0) difference.delete(keyOf(row))
    else difference.set(keyOf(row), { ...row, n })
  }
  return [...difference.values()]
}

const keyOf = (row: TallyRow): string =>
  `${row.hamletId} ${row.base} ${row.measure} ${row.class} ${row.effective} ${row.known}`
