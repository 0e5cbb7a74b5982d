// When the wave comes to each invented hamlet: given to its team, begun, walked to the end, verified, opened again; which group
// walks with paper. Intentions alone: a step is taken only where the rule of the waves lets it (server/demo).

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import type { Day } from '../dates.ts'
import { hamletRounds, roundAfter } from './history-calendar.ts'
import type { DemoHamlet } from './places.ts'
import { between, chance, randomFor, shuffle } from './random.ts'

export type Sweep = {
  /** The last evenings: of ordinary visits, and of those to whoever is left. */
  readonly lastWalk: Day
  readonly closing: Day
  /** The mornings on which the steps are taken. */
  readonly sweptOn: Day
  readonly verifiedOn: Day | null
  readonly reopenedOn: Day | null
}

export type HamletPlan = {
  /** The order in which its commune goes through its hamlets, from 0. */
  readonly place: number
  readonly assignedOn: Day
  readonly beginsOn: Day
  readonly sweep: Sweep | null
  /** The evening on which the first residential group is walked with paper. */
  readonly paperOn: Day | null
}

const streams = { order: 0xf21, plan: 0xf22 }
const DAY_0 = binhPhuoc2024.startsOn
const SWEPT = 0.13
const VERIFIED = 0.45
const REOPENED = 0.15
const ON_PAPER = 0.03

/** What a clerk says of a sheet that never came back. */
export const SHEET_LOST = 'Phiếu bị ướt mưa, không đọc được'

export type Plans = ReadonlyMap<number, HamletPlan>

/** Only hamlets with a team of their own (`teams`): nobody sets out for the others. `seat` is walked on paper, and on its way. */
export const hamletPlans = (
  seed: number,
  hamlets: readonly DemoHamlet[],
  teams: ReadonlyMap<number, unknown>,
  seat: number | null,
): Plans => {
  const plans = new Map<number, HamletPlan>()
  const byCommune = new Map<number, number[]>()
  for (const { hamletId, communeId } of hamlets) {
    const own = byCommune.get(communeId) ?? []
    if (teams.has(hamletId)) own.push(hamletId)
    byCommune.set(communeId, own)
  }
  for (const [communeId, own] of byCommune) {
    const order = shuffle(randomFor(seed, streams.order, communeId), own)
    const assignedOn = DAY_0 - between(randomFor(seed, streams.plan, communeId), 1, 5)
    order.forEach((hamletId, place) => {
      plans.set(hamletId, planOf(seed, hamletId, { place, assignedOn, isSeat: hamletId === seat }))
    })
  }
  return plans
}

const planOf = (
  seed: number,
  hamletId: number,
  { place, assignedOn, isSeat }: { place: number; assignedOn: Day; isSeat: boolean },
): HamletPlan => {
  const random = randomFor(seed, streams.plan, hamletId)
  const rounds = hamletRounds(seed, hamletId)
  const beginsOn = isSeat ? DAY_0 + 4 : DAY_0 + 3 + place * 6 + between(random, 0, 4)
  const isSwept = chance(random, SWEPT)
  const isVerified = chance(random, VERIFIED)
  const isReopened = chance(random, REOPENED)
  const isOnPaper = chance(random, ON_PAPER)
  const sweep = isSwept && !isSeat ? sweepOf(rounds, beginsOn, isVerified, isReopened) : null
  const paperOn = isSeat || (isOnPaper && sweep === null) ? roundAfter(rounds, beginsOn + 9) : null
  return { place, assignedOn, beginsOn, sweep, paperOn }
}

/** Null where the campaign ends before. */
const sweepOf = (
  rounds: readonly Day[],
  beginsOn: Day,
  isVerified: boolean,
  isReopened: boolean,
): Sweep | null => {
  const closing = roundAfter(rounds, beginsOn + 15)
  const lastWalk = rounds.filter((day) => closing !== null && day < closing && day >= beginsOn).pop()
  if (closing === null || lastWalk === undefined) return null
  const sweptOn = closing + 1
  const verifiedOn = isVerified ? sweptOn + 14 : null
  return {
    lastWalk,
    closing,
    sweptOn,
    verifiedOn,
    reopenedOn: isReopened && !isVerified ? sweptOn + 9 : null,
  }
}

/** Somebody may come to live there: they would be nobody's visit in a hamlet that is walked to the end. */
export const mayArrive = (plan: HamletPlan | undefined, on: Day): boolean =>
  plan?.sweep == null || (on > plan.sweep.sweptOn && plan.sweep.verifiedOn === null)
