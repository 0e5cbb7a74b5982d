// When things happen in a commune of the invented history: how fast its teams reach people, on which days they come
// to which hamlet, when its lists are drawn up and when they arrive. Three communes stay silent.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import type { Day } from '../dates.ts'
import { areaOf } from './areas.ts'
import { bell, between, chance, int, pick, type Random, randomFor, unit, weighted } from './random.ts'

/** A list speaks of `effective`; it reaches the campaign on `known`, now and then a week or two late. */
export type ListDay = { readonly effective: Day; readonly known: Day }

export type CommuneCalendar = {
  readonly silent: boolean
  /** Share of people a team will ever reach, the day on which half of them are, and how steep the way there is. */
  readonly ceiling: number
  readonly middle: number
  readonly steepness: number
  /** 0.3 (weak) to 1 (strong): how much of what could be done at a visit is done. */
  readonly thoroughness: number
  readonly authorityLists: readonly ListDay[]
  readonly carrierLists: readonly ListDay[]
}

const DAY_0 = binhPhuoc2024.startsOn
const LAST = binhPhuoc2024.endsOn
const streams = { commune: 0xca1, rounds: 0xca2, silence: 0xca3 }
const SILENT = 3

/** The communes that report nothing after 25-3-2024: of three different districts, the farther the likelier. */
export function silentCommunes(seed: number, communeIds: readonly number[]): ReadonlySet<number> {
  const districtOf = (communeId: number) => Math.floor(communeId / 100)
  const ranked = communeIds
    .map((communeId) => ({
      communeId,
      rank: unit(randomFor(seed, streams.silence, communeId)) - areaOf(communeId).remote,
    }))
    .sort((a, b) => a.rank - b.rank)
  const chosen = new Map<number, number>()
  for (const { communeId } of ranked) {
    if (chosen.size < SILENT && !chosen.has(districtOf(communeId)))
      chosen.set(districtOf(communeId), communeId)
  }
  return new Set(chosen.values())
}

/** Remote communes begin later and reach fewer; beside that some are simply better run than others. */
export function communeCalendar(seed: number, communeId: number, silent: boolean): CommuneCalendar {
  const random = randomFor(seed, streams.commune, communeId)
  const { remote } = areaOf(communeId)
  const effort = bell(random)
  return {
    silent,
    ceiling: clamp(0.74 - 0.14 * remote + 0.13 * effort, 0.3, 0.92),
    middle: 42 + 9 * remote - 6 * effort,
    steepness: between(random, 11, 15),
    thoroughness: clamp(0.68 - 0.12 * remote + 0.16 * effort, 0.3, 1),
    authorityLists: listDays(random, DAY_0 + 1, 7, weeklyDelay),
    carrierLists: listDays(random, DAY_0 + 6, 14, carrierDelay),
  }
}

/** Fridays; sent on Saturday or Monday, one in eight a week or two later. */
const weeklyDelay = (random: Random): number =>
  (chance(random, 0.45) ? 1 : 3) + (chance(random, 0.12) ? 7 * between(random, 1, 2) : 0)

const carrierDelay = (random: Random): number => between(random, 1, 5) + (chance(random, 0.1) ? 7 : 0)

function listDays(
  random: Random,
  first: Day,
  every: number,
  delay: (random: Random) => number,
): readonly ListDay[] {
  const days: ListDay[] = []
  for (let effective = first; effective <= LAST; effective += every)
    days.push({ effective, known: effective + delay(random) })
  return days
}

const WEEKDAYS = weighted<number>([
  [0, 1], // Thursday, the weekday of 04/4/2024
  [1, 2],
  [2, 4], // Saturday
  [3, 4], // Sunday
  [4, 1],
  [5, 1],
  [6, 1],
])

/** The days on which a team goes through a hamlet, in the evening or at the weekend: about one in every week. */
export function hamletRounds(seed: number, hamletId: number): readonly Day[] {
  const random = randomFor(seed, streams.rounds, hamletId)
  const days: Day[] = []
  for (let week = DAY_0; week <= LAST; week += 7) {
    if (chance(random, 0.9)) days.push(week + pick(random, WEEKDAYS))
  }
  return days.filter((day) => day <= LAST)
}

/** The day on which somebody is reached who stands at `rank` (0 to 1) in the commune; null if nobody ever comes. */
export function dayReached({ ceiling, middle, steepness }: CommuneCalendar, rank: number): Day | null {
  if (rank >= ceiling) return null
  const share = Math.max(rank / ceiling, 1e-6)
  return DAY_0 + Math.max(0, Math.round(middle + steepness * Math.log(share / (1 - share))))
}

/** The first of ascending days at or after `from`. */
export const roundAfter = (days: readonly Day[], from: Day): Day | null =>
  days.find((day) => day >= from) ?? null

/** The first list that speaks of `from` or a later day. */
export const listAfter = (lists: readonly ListDay[], from: Day): ListDay | null =>
  lists.find(({ effective }) => effective >= from) ?? null

/** Any list of the campaign, each equally likely. */
export const anyList = (random: Random, lists: readonly ListDay[]): ListDay | null =>
  lists[int(random, lists.length)] ?? null

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
