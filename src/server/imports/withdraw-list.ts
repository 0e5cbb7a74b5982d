// Takes a committed list back: its facts are withdrawn one by one, what it changed of people is put back, and the lists around it
// are compared anew – all in one transaction, so that a list is taken back as a whole or not at all. Nothing is erased.
import type { Campaign } from '#domain/campaign'
import { type Day, parseIsoDay } from '#domain/dates'
import { bringsPeople, isListKind, milestonesOf, sourceOf } from '#domain/lists'
import { err, ok, type Result } from '#domain/result'
import { wordsOf } from '#domain/text'
import type { Tx } from '../platform/database.ts'
import { signalSettle } from '../platform/forces-signal.ts'
import { lockHamlets } from '../platform/ledger/queries-homes.ts'
import { hamletsOf } from '../platform/ledger/queries-moves.ts'
import { withdrawFacts } from '../platform/ledger/withdraw-facts.ts'
import { noteReports, takeReportsBack } from '../platform/tally-queue.ts'
import type { CommitProgress } from './commit-plan.ts'
import type { WithdrawCounts } from './import-record.ts'
import { putBack } from './queries-before.ts'
import { compareLine } from './queries-comparisons.ts'
import { findImport, lockUnit } from './queries-imports.ts'
import { rewriteWords } from './queries-people.ts'
import {
  endSnapshot,
  findSnapshotOf,
  hamletsTouchedBy,
  listOfSameDay,
  listRowsOf,
  type SnapshotRow,
} from './queries-withdrawing.ts'

const BATCH = 2000

/** `not-standing`: it never went in, or was taken back already. One transaction, which has taken no hamlet before. */
export const withdrawList = async (
  tx: Tx,
  { campaign, today }: { readonly campaign: Campaign; readonly today: Day },
  importId: string,
  accountId: string | null,
  progress: CommitProgress,
): Promise<Result<WithdrawCounts, 'not-standing'>> => {
  const imported = await findImport(tx, importId)
  if (imported === null) return err('not-standing')
  await lockUnit(tx, imported)
  const snapshot = await findSnapshotOf(tx, importId)
  if (snapshot === null || !isListKind(snapshot.kind)) return err('not-standing')
  const { kind } = snapshot
  await lockHamlets(tx, await hamletsTouchedBy(tx, snapshot))
  const rows = await listRowsOf(tx, snapshot)
  const counts = { changed: 0, gone: 0, kept: 0 }
  for (let done = 0; done < rows.length; done += BATCH) {
    const batch = rows.slice(done, done + BATCH)
    const taken = await withdrawFacts(
      tx,
      campaign,
      today,
      batch.map((row) => ({ ...row, effective: parseIsoDay(row.effective) ?? 0, source: sourceOf(kind) })),
      accountId,
    )
    counts.changed += taken.changed.length
    counts.gone += taken.gone.length
    counts.kept += taken.kept.length
    await progress('withdrawing', Math.min(done + BATCH, rows.length), rows.length)
  }
  if (bringsPeople(kind)) {
    const renamed = await putBack(tx, importId)
    await rewriteWords(
      tx,
      renamed.map(({ personId, fullName, ...home }) => ({
        personId,
        words: wordsOf(fullName),
        hamletIds: hamletsOf(home),
        communes: hamletsOf(home).map((id) => Math.floor(id / 1000)),
      })),
    )
    await signalSettle(tx, [...new Set(renamed.flatMap(hamletsOf))])
  }
  await endSnapshot(tx, snapshot.snapshotId)
  await compareLine(tx, snapshot)
  await takeWordBack(tx, snapshot)
  return ok(counts)
}

/** That the unit has spoken of these milestones is taken back, unless another list of that day says so too. */
const takeWordBack = async (tx: Tx, snapshot: SnapshotRow): Promise<void> => {
  const [asOf, known] = [parseIsoDay(snapshot.asOf), parseIsoDay(snapshot.known)]
  if (asOf === null || known === null || !isListKind(snapshot.kind)) return
  await takeReportsBack(
    tx,
    snapshot,
    milestonesOf(snapshot.kind, snapshot.fields),
    sourceOf(snapshot.kind),
    asOf,
    known,
  )
  for (const other of await listOfSameDay(tx, snapshot)) {
    const on = parseIsoDay(other.known)
    if (on === null || !isListKind(other.kind)) continue
    await noteReports(tx, other, milestonesOf(other.kind, other.fields), sourceOf(other.kind), asOf, on)
  }
}
