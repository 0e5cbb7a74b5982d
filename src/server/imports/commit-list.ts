// Commits a staged list: matches it, folds what is new into the people who stand, adds the new ones, and queues what
// that changes in the tallies – all in the one transaction it is given, so that a list is in as a whole or not at all.
// With `write: false` it foretells the same counts and leaves nothing behind. Needs noteRevisions and holdUnchanged before it.
import { isoDay } from '#domain/dates'
import { bringsPeople, sourceOf } from '#domain/lists'
import { sumTallies } from '#domain/tallies'
import type { Tx } from '../platform/database.ts'
import { signalSettle } from '../platform/forces-signal.ts'
import { uuid } from '../platform/ids.ts'
import { type Left, leaveTombstonesNow } from '../platform/ledger/queries-moves.ts'
import { noteReports, queueTallies } from '../platform/tally-queue.ts'
import type { CommitPlan, CommitProgress } from './commit-plan.ts'
import { foldMatches, sumFresh } from './fold-matches.ts'
import { compareLine } from './queries-comparisons.ts'
import { countMatches, countReturns, makeMembers, matchRows } from './queries-matches.ts'
import { insertFresh } from './queries-people.ts'
import { keepReturns } from './queries-rejects.ts'
import { bumpRevisions, hasMoved, lockHamlets } from './queries-revisions.ts'
import { countVanished, findSame, keepSnapshot } from './queries-snapshots.ts'

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

/** Null where somebody of the list moved while it was matched: it must be read again. */
export const commitList = async (
  tx: Tx,
  plan: CommitPlan,
  progress: CommitProgress,
): Promise<CommitCounts | null> => {
  await progress('matching', 0, 1)
  const key = { unitId: plan.unit.unitId, kind: plan.kind, asOf: plan.asOf }
  await matchRows(tx, plan.importId, plan.unit, bringsPeople(plan.kind))
  const counts = await countMatches(tx, plan.importId)
  const problems = await countReturns(tx)
  const same = await findSame(tx, key, plan.content)
  const outcome = { waiting: counts.waiting, returned: counts.rejected, problems }
  if (same !== null) {
    if (plan.write) await keepReturns(tx, plan.importId)
    return { snapshotId: same, new: 0, changed: 0, unchanged: counts.matched, vanished: 0, ...outcome }
  }
  await makeMembers(tx, plan.importId)
  const vanished = await countVanished(tx, key)
  const sum = sumTallies(plan.campaign)
  const snapshotId = uuid()
  if (plan.write) {
    await lockHamlets(tx, plan.importId)
    if (await hasMoved(tx)) return null
  }
  const touched = new Set<number>()
  const left: Left[] = []
  if (plan.write && counts.fresh > 0) {
    const step = (done: number) => progress('adding', Math.round((counts.fresh * done) / 5), counts.fresh)
    await insertFresh(tx, plan.importId, plan.keyId, plan.today, snapshotId, step)
    await sumFresh(tx, plan, sum, touched)
  }
  const changed = await foldMatches(tx, plan, snapshotId, sum, { touched, left }, progress)
  const unchanged = counts.matched - changed
  if (plan.write) {
    await progress('tallying', 0, 1)
    await keepReturns(tx, plan.importId)
    if (touched.size > 0) await bumpRevisions(tx, [...touched])
    await leaveTombstonesNow(tx, left, 'moved', plan.today)
    // Whoever came or moved has somebody to look after them, or nobody any more.
    if (bringsPeople(plan.kind)) await signalSettle(tx, [...touched])
    const accepted = counts.matched + counts.fresh
    await keepSnapshot(tx, {
      ...key,
      ...plan.unit,
      snapshotId,
      importId: plan.importId,
      known: plan.today,
      content: plan.content,
      rows: accepted + counts.waiting + counts.rejected,
      accepted,
      unchanged,
      vanished,
    })
    await compareLine(tx, { ...key, asOf: isoDay(plan.asOf) })
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
