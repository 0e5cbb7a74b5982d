// Counts everything again from the facts and compares it with what is stored. The recount is the domain's own fold; it
// tells how much differs, never about whom. Repairs nothing.
import type { Campaign } from '#domain/campaign'
import { inForce } from '#domain/corrections'
import type { Day } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { placement } from '#domain/person'
import { addRecord, sumTallies } from '#domain/tallies'
import { personOn } from '#domain/timeline'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { foldQueue } from './queries.ts'
import {
  type AddressedFact,
  countFacts,
  countPeopleWithoutFacts,
  countStrayTallies,
  countWrongBoardDays,
  countWrongBoardReports,
  countWrongIdentities,
  countWrongTallies,
  holdStill,
  keepRecount,
  readAllFacts,
} from './queries-check.ts'

/** Numbers of differences. */
export type Differences = {
  /** Rows of the tallies: every day, both residence bases, as known on every day. */
  readonly tallies: number
  /** Cumulative rows of provinces, districts and communes against the tallies. */
  readonly boardDays: number
  readonly boardReports: number
  /** People who are not where their facts say, or of whom no fact tells. */
  readonly people: number
  readonly identities: number
}

export type CheckResult = {
  readonly clean: boolean
  readonly people: number
  readonly facts: number
  readonly tallies: number
  readonly differences: Differences
}

export type CheckPhase = 'fold' | 'recount' | 'compare'
export type CheckProgress = (phase: CheckPhase, done: number, total: number) => void

/** Folds what is queued first. What others record meanwhile is left for the next check. */
export const checkCoverage = async (
  { asSystem }: Pick<Database, 'asSystem'>,
  progress: CheckProgress,
): Promise<CheckResult> => {
  progress('fold', 0, 1)
  await asSystem('fold tallies', foldQueue)
  return asSystem('recount from the facts', async (tx) => {
    await holdStill(tx)
    const campaign = await getCampaign(tx)
    const today = await campaignToday(tx)
    const total = await countFacts(tx)
    const { people, displaced, tallies } = await recount(tx, campaign, today, (done) =>
      progress('recount', done, total),
    )
    const compared = await compare(tx, (done) => progress('compare', done, COMPARISONS.length))
    const differences = { ...compared, people: displaced + compared.people }
    const clean = Object.values(differences).every((n) => n === 0)
    return { clean, people, facts: total, tallies, differences }
  })
}

type Recount = { readonly people: number; readonly displaced: number; readonly tallies: number }

/** Folds person after person; keeps the sums for the comparison. */
const recount = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  progress: (done: number) => void,
): Promise<Recount> => {
  const sum = sumTallies(campaign)
  let people = 0
  let displaced = 0
  let done = 0
  let rows: AddressedFact[] = []
  const close = () => {
    const [first] = rows
    if (first === undefined) return
    const facts = rows.map(factOf)
    addRecord(sum, campaign, facts)
    people += 1
    if (!isWhere(first, facts, today)) displaced += 1
  }
  for await (const batch of readAllFacts(tx)) {
    for (const row of batch) {
      if (row.personId !== rows[0]?.personId) {
        close()
        rows = []
      }
      rows.push(row)
    }
    done += batch.length
    progress(done)
  }
  close()
  const tallies = [...sum.rows()]
  sum.clear()
  await keepRecount(tx, tallies)
  return { people, displaced, tallies: tallies.length }
}

/**
 * Present, else where registered and marked away: as the facts up to today say. Whom no residence holds stays where they were
 * last; whose lists were all taken back stands nowhere.
 */
const isWhere = (row: AddressedFact, facts: readonly Fact[], today: Day): boolean => {
  if (row.hamletId === null) return inForce(facts).length === 0
  const { present, registered } = placement(personOn(facts, today))
  return (
    row.hamletId === (present ?? registered ?? row.hamletId) &&
    row.registeredHamletId === registered &&
    row.away === (present === null)
  )
}

const COMPARISONS: readonly [keyof Differences, (tx: Tx) => Promise<number>][] = [
  ['tallies', countWrongTallies],
  ['tallies', countStrayTallies],
  ['boardDays', countWrongBoardDays],
  ['boardReports', countWrongBoardReports],
  ['people', countPeopleWithoutFacts],
  ['identities', countWrongIdentities],
]

const compare = async (tx: Tx, progress: (done: number) => void): Promise<Differences> => {
  const differences = { tallies: 0, boardDays: 0, boardReports: 0, people: 0, identities: 0 }
  for (const [i, [name, countWrong]] of COMPARISONS.entries()) {
    progress(i)
    differences[name] += await countWrong(tx)
  }
  progress(COMPARISONS.length)
  return differences
}
