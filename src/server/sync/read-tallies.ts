// The figures that a leader of a team carries on the phone: of each hamlet of the commune and each milestone, who counts, who is
// reported, who is confirmed. Counts of a commune are the same for everybody who leads there and are kept for a minute.
import type { OutputOf } from '#contract/endpoint'
import type { pull } from '#contract/sync'
import type { Campaign } from '#domain/campaign'
import { OUTSIDE, readClass } from '#domain/coverage'
import { type Day, isoDay } from '#domain/dates'
import { MILESTONES, type Milestone } from '#domain/milestones'
import { getCampaign } from '../platform/campaign.ts'
import { realNow } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { nameIn, nameUnits } from '../platform/person-brief.ts'
import { countHamlets, type HamletCount, listSpokenOf } from './queries-tallies.ts'

type Tallies = NonNullable<OutputOf<typeof pull>['tallies']>['communes'][number]

const KEPT_MS = 60_000

export type ReadTallies = (database: Database, communeId: number, today: Day) => Promise<Tallies>

/** One for each server: what is kept is bounded by the communes of its province. */
export const createTallies = (): ReadTallies => {
  const kept = new Map<number, { readonly at: number; readonly today: Day; readonly tallies: Tallies }>()
  return async (database, communeId, today) => {
    const one = kept.get(communeId)
    if (one !== undefined && one.today === today && realNow() - one.at < KEPT_MS) return one.tallies
    const tallies = await database.asSystem('pull: figures of a commune', (tx) =>
      readTallies(tx, communeId, today),
    )
    kept.set(communeId, { at: realNow(), today, tallies })
    return tallies
  }
}

/** Needs asSystem. */
const readTallies = async (tx: Tx, communeId: number, today: Day): Promise<Tallies> => {
  const measures = measuresOf(await getCampaign(tx))
  const on = isoDay(today)
  const counts = await countHamlets(tx, communeId, on, [...measures.values()])
  const spoken = new Set(await listSpokenOf(tx, communeId, on))
  const byHamlet = Map.groupBy(counts, ({ hamletId }) => hamletId)
  const names = await nameUnits(tx, [communeId, ...byHamlet.keys()])
  return {
    ...{ communeId, name: nameIn(names, communeId), asOf: on },
    hamlets: [...byHamlet].map(([hamletId, its]) => ({
      ...{ hamletId, name: nameIn(names, hamletId) },
      figures: [...measures].map(([milestone, measure]) => ({
        milestone,
        ...figureOf(
          its.filter((count) => count.measure === measure),
          spoken.has(milestone),
        ),
      })),
    })),
  }
}

/** The measure by which each milestone is counted by itself: of the chain, else the first that there is. */
const measuresOf = (campaign: Campaign): ReadonlyMap<Milestone, number> => {
  const inOrder = campaign.measures.toSorted(
    (a, b) => Number(campaign.funnel.includes(b.no)) - Number(campaign.funnel.includes(a.no)),
  )
  return new Map(
    MILESTONES.flatMap((milestone): [Milestone, number][] => {
      const found = inOrder.find(({ of }) => of.length === 1 && of[0] === milestone)
      return found === undefined ? [] : [[milestone, found.no]]
    }),
  )
}

const figureOf = (counts: readonly HamletCount[], isSpokenOf: boolean) => {
  const sums = { base: 0, reported: 0, confirmed: 0 }
  for (const { class: code, n } of counts) {
    if (code === OUTSIDE) continue
    sums.base += n
    const { state, flag } = readClass(code)
    if (flag === null && (state === 'reported' || state === 'confirmed')) sums[state] += n
  }
  return isSpokenOf ? sums : { base: sums.base, reported: null, confirmed: null }
}
