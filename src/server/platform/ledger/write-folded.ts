// Writes what the facts of some people made of them, in hamlets that are locked: moves, facts, tombstones, revisions, tallies
// and what else must know. Decides nothing (fold-handed.ts does).
import type { RawBuilder } from 'kysely'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { MILESTONES } from '#domain/milestones'
import { sumTallies } from '#domain/tallies'
import type { Tx } from '../database.ts'
import { settleSignals } from '../forces-signal.ts'
import { foldTalliesSoon, notedReports, type QueuedRow, type Report, tallyChanges } from '../tally-queue.ts'
import { workSignals } from '../work-signal.ts'
import type { Folded, FoldPlan } from './fold-handed.ts'
import { addedFacts } from './queries-facts.ts'
import { raisedRevisions, stampedRevisions } from './queries-homes.ts'
import {
  forgetRegisterRow,
  hamletsOf,
  type Left,
  relocate,
  replaceResidences,
  tombstones,
  writeBirth,
} from './queries-moves.ts'

/** Before writesOf: whoever lives elsewhere by these facts, or was born on another day. Most live where they lived. */
export const movePeople = async (tx: Tx, all: readonly Folded[]): Promise<void> => {
  for (const { home, birth, residences, relocation } of all.filter(isChanged)) {
    if (birth !== null || residences !== null) await forgetRegisterRow(tx, home)
    if (birth !== null) await writeBirth(tx, home, birth)
    if (residences !== null) await replaceResidences(tx, home.personId, residences)
    if (relocation !== null) await relocate(tx, home, relocation)
  }
}

/**
 * All else, to be sent together. People of whom nothing was accepted are left alone. In one order for everybody, and last what
 * many want at once: the jobs.
 */
export const writesOf = ({ campaign, today }: FoldPlan, all: readonly Folded[]): RawBuilder<unknown>[] => {
  const changed = all.filter(isChanged)
  if (changed.length === 0) return []
  const reports = reportsOf(changed)
  const changes = changesOf(campaign, today, changed)
  return [
    addedFacts(changed.flatMap((one) => one.added.map((fact) => ({ ...fact, hamletId: hamletNow(one) })))),
    ...revisionsOf(today, changed),
    ...(changes.length === 0 ? [] : [tallyChanges(changes)]),
    ...(reports.length === 0 ? [] : [notedReports(reports, today)]),
    ...settleSignals(changed.flatMap(movedHamlets)),
    ...workSignals(changed.flatMap(({ visitDays }) => visitDays)),
    ...(changes.length === 0 && reports.length === 0 ? [] : [foldTalliesSoon]),
  ]
}

const isChanged = ({ added }: Folded): boolean => added.length > 0

const hamletNow = ({ home, relocation }: Folded): number => relocation?.hamletId ?? home.hamletId

const communeNow = (folded: Folded): number => Math.floor(hamletNow(folded) / 1000)

/** Where the person was and is, if that is not the same. */
const movedHamlets = (folded: Folded): number[] =>
  hamletNow(folded) === folded.home.hamletId ? [] : [folded.home.hamletId, hamletNow(folded)]

/** A change of who is seen where raises every hamlet that sees it; whoever is seen there no more leaves a tombstone. */
const revisionsOf = (today: Day, changed: readonly Folded[]): RawBuilder<unknown>[] => {
  const touched = changed.flatMap(({ home, relocation }) =>
    relocation === null ? [home.hamletId] : [...hamletsOf(home), ...hamletsOf(relocation)],
  )
  const left = changed.flatMap(({ home, relocation }): Left[] => {
    if (relocation === null) return []
    const stays = hamletsOf(relocation)
    return hamletsOf(home)
      .filter((hamletId) => !stays.includes(hamletId))
      .map((hamletId) => ({ hamletId, personId: home.personId }))
  })
  return [
    raisedRevisions([...new Set(touched)]),
    stampedRevisions(
      changed.map((folded) => ({ personId: folded.home.personId, communeId: communeNow(folded) })),
    ),
    ...(left.length === 0 ? [] : [tombstones(left, 'moved', today)]),
  ]
}

/** A commune has spoken of a milestone where a claim was made; why something was not done says nothing of how many. */
const reportsOf = (changed: readonly Folded[]): Report[] => {
  const spoken = new Map<string, Report>()
  for (const folded of changed)
    for (const { snapshotId, fact } of folded.added) {
      const { body, source, effective } = fact
      // A list was noted when it came in.
      if (snapshotId !== null || !('claims' in body) || body.claims === undefined) continue
      const { claims } = body
      const communeId = communeNow(folded)
      for (const milestone of MILESTONES)
        if (claims[milestone] !== undefined)
          spoken.set(`${communeId} ${milestone} ${source} ${effective}`, {
            ...{ communeId, milestone, source, effective },
          })
    }
  return [...spoken.values()]
}

const changesOf = (campaign: Campaign, today: Day, changed: readonly Folded[]): QueuedRow[] =>
  [...Map.groupBy(changed, communeNow)].flatMap(([communeId, people]) => {
    const sum = sumTallies(campaign)
    for (const { before, after } of people) sum.replace(before, after, today)
    return [...sum.rows()].map((row) => ({ ...row, communeId }))
  })
