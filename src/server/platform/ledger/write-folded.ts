// Writes what the facts of some people made of them, in hamlets that are locked: facts, moves, tombstones, revisions,
// tallies and what else must know. Decides nothing (fold-handed.ts does).
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { MILESTONES, type Milestone } from '#domain/milestones'
import { sumTallies } from '#domain/tallies'
import type { Tx } from '../database.ts'
import { signalSettle } from '../forces-signal.ts'
import { noteReports, queueTallies } from '../tally-queue.ts'
import { signalWork } from '../work-signal.ts'
import type { Folded, FoldPlan } from './fold-handed.ts'
import { insertFacts } from './queries-facts.ts'
import { bumpRevisions, stampRevisions } from './queries-homes.ts'
import {
  forgetRegisterRow,
  hamletsOf,
  leaveTombstones,
  relocate,
  replaceResidences,
  writeBirth,
} from './queries-moves.ts'

/** People of whom nothing was accepted are left alone. */
export const writeFolded = async (
  tx: Tx,
  { campaign, today }: FoldPlan,
  all: readonly Folded[],
): Promise<void> => {
  const changed = all.filter(({ added }) => added.length > 0)
  if (changed.length === 0) return
  for (const { home, birth, residences, relocation } of changed) {
    if (birth !== null || residences !== null) await forgetRegisterRow(tx, home)
    if (birth !== null) await writeBirth(tx, home, birth)
    if (residences !== null) await replaceResidences(tx, home.personId, residences)
    if (relocation !== null) await relocate(tx, home, relocation)
  }
  await insertFacts(
    tx,
    changed.flatMap(({ added }) => added),
  )
  await raiseRevisions(tx, today, changed)
  await noteWhatIsSpokenOf(tx, today, changed)
  await queueChanges(tx, campaign, today, changed)
  await signalSettle(tx, changed.flatMap(movedHamlets))
  await signalWork(
    tx,
    changed.map((folded) => ({ personId: folded.home.personId, communeId: communeNow(folded) })),
  )
}

const hamletNow = ({ home, relocation }: Folded): number => relocation?.hamletId ?? home.hamletId

const communeNow = (folded: Folded): number => Math.floor(hamletNow(folded) / 1000)

/** Where the person was and is, if that is not the same. */
const movedHamlets = (folded: Folded): number[] =>
  hamletNow(folded) === folded.home.hamletId ? [] : [folded.home.hamletId, hamletNow(folded)]

/** A change of who is seen where raises every hamlet that sees it; whoever is seen there no more leaves a tombstone. */
const raiseRevisions = async (tx: Tx, today: Day, changed: readonly Folded[]): Promise<void> => {
  const touched = changed.flatMap(({ home, relocation }) =>
    relocation === null ? [home.hamletId] : [...hamletsOf(home), ...hamletsOf(relocation)],
  )
  const revisions = await bumpRevisions(tx, [...new Set(touched)])
  await stampRevisions(
    tx,
    changed.map((folded) => ({ personId: folded.home.personId, communeId: communeNow(folded) })),
  )
  const departures = changed.flatMap(({ home, relocation }) => {
    if (relocation === null) return []
    const stays = hamletsOf(relocation)
    return hamletsOf(home)
      .filter((hamletId) => !stays.includes(hamletId))
      .map((hamletId) => ({ hamletId, personId: home.personId, revision: revisions.get(hamletId) ?? 0 }))
  })
  if (departures.length > 0) await leaveTombstones(tx, departures, 'moved', today)
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** A commune has spoken of a milestone where a claim was made; why something was not done says nothing of how many. */
const noteWhatIsSpokenOf = async (tx: Tx, today: Day, changed: readonly Folded[]): Promise<void> => {
  const spoken = new Map<
    string,
    { communeId: number; source: string; effective: Day; milestones: Set<Milestone> }
  >()
  for (const folded of changed)
    for (const {
      snapshotId,
      fact: { body, source, effective },
    } of folded.added) {
      // A list was noted when it came in.
      if (snapshotId !== null || !('claims' in body) || body.claims === undefined) continue
      const { claims } = body
      const communeId = communeNow(folded)
      const key = `${communeId} ${source} ${effective}`
      const note = spoken.get(key) ?? { communeId, source, effective, milestones: new Set() }
      spoken.set(key, note)
      for (const milestone of MILESTONES) if (claims[milestone] !== undefined) note.milestones.add(milestone)
    }
  // In one order for everybody: two who note the same at once must not wait for each other.
  for (const [, { communeId, source, effective, milestones }] of [...spoken].sort(byKey)) {
    if (milestones.size === 0) continue
    const unit = { lo: communeId * 1000, hi: communeId * 1000 + 999 }
    await noteReports(tx, unit, [...milestones], source, effective, today)
  }
}

const queueChanges = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  changed: readonly Folded[],
): Promise<void> => {
  for (const [communeId, people] of Map.groupBy(changed, communeNow)) {
    const sum = sumTallies(campaign)
    for (const { before, after } of people) sum.replace(before, after, today)
    await queueTallies(tx, communeId, sum)
  }
}
