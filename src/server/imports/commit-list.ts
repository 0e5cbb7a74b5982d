// Commits a staged list: matches it, folds what is new into the people who stand, adds the new ones, and queues what
// that changes in the tallies – all in the one transaction it is given, so that a list is in as a whole or not at all.
// With `write: false` it foretells the same counts and leaves nothing behind.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { bringsPeople, type ListKind, sourceOf } from '#domain/lists'
import type { Milestone } from '#domain/milestones'
import { placement } from '#domain/person'
import { sumTallies, type TallySum } from '#domain/tallies'
import { wordsOf } from '#domain/text'
import { personOn, type Step, timeline } from '#domain/timeline'
import type { Tx } from '../platform/database.ts'
import { groupByPerson } from '../platform/fact-rows.ts'
import { uuid } from '../platform/ids.ts'
import { noteReports, queueTallies } from '../platform/tally-queue.ts'
import {
  addFacts,
  bumpRevisions,
  dateResidences,
  dayIn,
  insertFresh,
  listFolds,
  lockHamlets,
  type Match,
  numberFolds,
  type Relocation,
  relocate,
  rewriteWords,
  stampRevisions,
  sumFresh,
  updateAttributes,
} from './merge-people.ts'
import {
  contentOf,
  countMatches,
  countReturns,
  countVanished,
  findNeighbour,
  findSame,
  keepReturns,
  keepSnapshot,
  makeMembers,
  matchRows,
} from './queries.ts'
import { factsOfMatches, type HomeRow, homesOf } from './queries-merge.ts'

export type CommitPlan = {
  readonly importId: string
  readonly campaign: Campaign
  readonly kind: ListKind
  readonly unit: { readonly unitId: number; readonly lo: number; readonly hi: number }
  readonly asOf: Day
  readonly today: Day
  readonly keyId: number
  readonly milestones: readonly Milestone[]
  readonly write: boolean
}

export type CommitCounts = {
  readonly snapshotId: string | null
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly vanished: number
  readonly waiting: number
  readonly returned: number
  readonly problems: readonly { readonly code: string; readonly count: number }[]
}

export type CommitProgress = (
  phase: 'matching' | 'adding' | 'folding' | 'tallying',
  done: number,
  total: number,
) => Promise<void>

const BATCH = 4000

export const commitList = async (
  tx: Tx,
  plan: CommitPlan,
  progress: CommitProgress,
): Promise<CommitCounts> => {
  await progress('matching', 0, 1)
  const content = await contentOf(tx, plan.importId)
  const key = { unitId: plan.unit.unitId, kind: plan.kind, asOf: plan.asOf }
  await matchRows(tx, plan.importId, plan.unit, bringsPeople(plan.kind))
  const counts = await countMatches(tx, plan.importId)
  const problems = await countReturns(tx)
  const same = await findSame(tx, key, content)
  const outcome = { waiting: counts.waiting, returned: counts.rejected, problems }
  if (same !== null) {
    if (plan.write) await keepReturns(tx, plan.importId)
    return { snapshotId: same, new: 0, changed: 0, unchanged: counts.matched, vanished: 0, ...outcome }
  }
  await makeMembers(tx, plan.importId)
  const vanished = await countVanished(tx, await findNeighbour(tx, key))
  const sum = sumTallies(plan.campaign)
  const snapshotId = uuid()
  if (plan.write) await lockHamlets(tx, plan.importId)
  const touched = new Set<number>()
  if (plan.write && counts.fresh > 0) {
    const step = (done: number) => progress('adding', Math.round((counts.fresh * done) / 5), counts.fresh)
    for (const id of await insertFresh(tx, plan.importId, plan.keyId, plan.today, snapshotId, step))
      touched.add(id)
    await sumFresh(tx, plan.importId, plan.campaign, plan.today, sum)
  }
  const changed = await foldMatches(tx, plan, snapshotId, sum, touched, progress)
  const unchanged = counts.matched - changed
  if (plan.write) {
    await progress('tallying', 0, 1)
    await keepReturns(tx, plan.importId)
    if (touched.size > 0) await bumpRevisions(tx, [...touched])
    const accepted = counts.matched + counts.fresh
    await keepSnapshot(tx, {
      ...key,
      ...plan.unit,
      snapshotId,
      importId: plan.importId,
      known: plan.today,
      content,
      rows: accepted + counts.waiting + counts.rejected,
      accepted,
      unchanged,
      vanished,
    })
    await noteReports(tx, plan.unit, plan.milestones, sourceOf(plan.kind), plan.asOf, plan.today)
    await queueTallies(tx, Math.floor(plan.unit.lo / 1000), sum)
    await progress('tallying', 1, 1)
  }
  return {
    snapshotId: plan.write ? snapshotId : null,
    new: counts.fresh,
    changed,
    unchanged,
    vanished,
    ...outcome,
  }
}

/** Folds the matched rows into their people, batch by batch; returns how many rows changed anything. */
const foldMatches = async (
  tx: Tx,
  plan: CommitPlan,
  snapshotId: string,
  sum: TallySum,
  touched: Set<number>,
  progress: CommitProgress,
): Promise<number> => {
  const total = await numberFolds(tx, plan.importId, bringsPeople(plan.kind))
  let changed = 0
  for (let done = 0; done < total; done += BATCH) {
    const matches = await listFolds(tx, plan.importId, done, done + BATCH)
    const effects = await foldBatch(tx, plan, matches, sum)
    changed += effects.length
    if (plan.write && effects.length > 0) await writeEffects(tx, plan, snapshotId, effects, touched)
    await progress('folding', Math.min(done + BATCH, total), total)
  }
  return changed
}

type Effect = {
  readonly match: Match
  readonly fact: Fact
  readonly home: HomeRow
  readonly to: Relocation | null
}

/** A row changes something if it brings a register's new wording, or if it turns the person's course. */
const foldBatch = async (
  tx: Tx,
  plan: CommitPlan,
  matches: readonly Match[],
  sum: TallySum,
): Promise<Effect[]> => {
  const homes = new Map((await homesOf(tx, matches)).map((home) => [home.personId, home]))
  const known = new Map<string, Fact[]>()
  for (const { personId, facts } of groupByPerson(await factsOfMatches(tx, matches)))
    known.set(personId, facts)
  return matches.flatMap((match): Effect[] => {
    const home = homes.get(match.personId)
    if (!home) return []
    const facts = known.get(match.personId) ?? []
    const fact: Fact = {
      factId: match.factId,
      effective: dayIn(match.effective),
      known: plan.today,
      source: sourceOf(plan.kind),
      body: match.body,
    }
    const before = timeline(plan.campaign, facts)
    const after = timeline(plan.campaign, [...facts, fact])
    if (!bringsPeople(plan.kind) && sameCourse(before, after)) return []
    sum.replace(before, after, plan.today)
    return [{ match, fact, home, to: relocationOf(home, [...facts, fact], plan.today) }]
  })
}

const sameCourse = (a: readonly Step[], b: readonly Step[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

const relocationOf = (home: HomeRow, facts: readonly Fact[], today: Day): Relocation | null => {
  const { present, registered } = placement(personOn(facts, today))
  const hamletId = present ?? registered
  const away = present === null
  if (hamletId === null) return null
  if (hamletId === home.hamletId && registered === home.registeredHamletId && away === home.away) return null
  return {
    communeId: home.communeId,
    personId: home.personId,
    hamletId,
    registeredHamletId: registered,
    away,
  }
}

const writeEffects = async (
  tx: Tx,
  plan: CommitPlan,
  snapshotId: string,
  effects: readonly Effect[],
  touched: Set<number>,
): Promise<void> => {
  const recordedIn = plan.unit.hi - plan.unit.lo < 1000 ? Math.floor(plan.unit.lo / 1000) : null
  await addFacts(
    tx,
    effects.map(({ match, fact }) => ({ communeId: match.communeId, personId: match.personId, fact })),
    snapshotId,
    recordedIn,
  )
  for (const { home } of effects) touched.add(home.hamletId)
  if (bringsPeople(plan.kind)) await writeRegisterRows(tx, plan, effects, touched)
  await stampRevisions(tx, effects.map(currentAddress))
}

/** A register also says who somebody is and where they live. */
const writeRegisterRows = async (
  tx: Tx,
  plan: CommitPlan,
  effects: readonly Effect[],
  touched: Set<number>,
): Promise<void> => {
  const rowNos = effects.map(({ match }) => match.rowNo)
  await updateAttributes(tx, plan.importId, plan.keyId, rowNos)
  await dateResidences(tx, plan.importId, rowNos)
  for (const { to } of effects) {
    if (to === null) continue
    touched.add(to.hamletId)
    await relocate(tx, to)
  }
  const named = new Map((await homesOf(tx, effects.map(currentAddress))).map((home) => [home.personId, home]))
  await rewriteWords(
    tx,
    effects.flatMap(({ home, to }) => {
      const now = named.get(home.personId)
      if (!now) return []
      if (now.fullName === home.fullName && to === null) return []
      const hamletIds = [...new Set([now.hamletId, now.registeredHamletId ?? now.hamletId])]
      const communes = [home.hamletId, home.registeredHamletId ?? home.hamletId, ...hamletIds].map((id) =>
        Math.floor(id / 1000),
      )
      return [{ personId: home.personId, words: wordsOf(now.fullName), hamletIds, communes }]
    }),
  )
}

const currentAddress = ({ match, to }: Effect) => ({
  personId: match.personId,
  communeId: to === null ? match.communeId : Math.floor(to.hamletId / 1000),
})
