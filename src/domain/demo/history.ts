// The invented history of every person of the demo: the facts of 25-3-2024, then a plausible course of the campaign.
// Deterministic: the same seed gives the same history, and a shorter one is the beginning of a longer one.
// It only records; what the facts come to is folded by the same rules as any other facts.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { type Day, instantOfDay } from '../dates.ts'
import { communeOfHamlet } from '../units.ts'
import { demoId } from './demo-ids.ts'
import type { DemoPerson } from './demo-person.ts'
import { demoForces, type Forces, walkerOf } from './forces.ts'
import { hamletPlans, mayArrive, type Plans } from './hamlet-plans.ts'
import { BASELINE, baselineDrafts } from './history-baseline.ts'
import { type CommuneCalendar, communeCalendar, hamletRounds, silentCommunes } from './history-calendar.ts'
import { type DemoFact, type Draft, idTail, personIdOf, withIds } from './history-fact.ts'
import { grantExemption, raiseDispute } from './history-judgements.ts'
import type { Life, Paper } from './history-life.ts'
import { confirmByLists } from './history-lists.ts'
import { moveHouse, type Place, type Places } from './history-moves.ts'
import { walkToTheEnd } from './history-sweeps.ts'
import { callToSchool, recordVisits } from './history-visits.ts'
import type { DemoHamlet } from './places.ts'
import { randomFor, rekey, weighted } from './random.ts'

export type DemoRecord = {
  readonly personId: string
  /** In the order in which they were drafted: the registers first. */
  readonly facts: readonly DemoFact[]
}

export type DemoHistory = {
  readonly silent: ReadonlySet<number>
  readonly forces: Forces
  readonly plans: Plans
  readonly recordOf: (person: DemoPerson) => DemoRecord
}

export type HistoryOptions = {
  readonly seed: number
  /** Those where people live. */
  readonly hamlets: readonly DemoHamlet[]
  /** Today, early in the morning: what happens on this day has not happened yet, what is known of before is known. */
  readonly today: Day
  /** The hamlet of the printed log-ins. */
  readonly seat?: number | null
  /** The account that keys the sheets of a commune. */
  readonly clerkOf?: (communeId: number) => string
}

const stream = 0x415
const streamOfDetails = 0x416
const keyOfSheets = 0x417
const keyOfClerks = 0x418
/** A sheet takes half a residential group. */
const HOUSEHOLDS_ON_A_SHEET = 16

/** The campaign's day 0 … 90 as a day; the demo begins in the morning of it. */
export const demoToday = (campaignDay: number): Day => binhPhuoc2024.startsOn + campaignDay

export function demoHistory({ seed, hamlets, today, seat = null, clerkOf }: HistoryOptions): DemoHistory {
  const silent = silentCommunes(seed, [...new Set(hamlets.map(({ communeId }) => communeId))])
  const forces = demoForces({ seed, hamlets, silent, seat })
  const plans = hamletPlans(seed, hamlets, forces.ofHamlet, seat)
  const mayCome = (hamletId: number, on: Day) => mayArrive(plans.get(hamletId), on)
  const reporting = reportingPlaces(hamlets, silent)
  const places = reporting === null ? null : { ...reporting, mayCome }
  const calendars = new Map<number, CommuneCalendar>()
  const rounds = new Map<number, readonly Day[]>()
  const random = randomFor(seed)
  const details = randomFor(seed)
  const nameClerk =
    clerkOf ?? ((communeId: number) => demoId(instantOfDay(BASELINE, 8), seed, keyOfClerks, communeId))
  const paperOf = ({ hamletId, group }: DemoPerson, communeId: number): Paper | null => {
    const on = plans.get(hamletId)?.paperOn ?? null
    if (on === null || group !== 1) return null
    return {
      on,
      clerk: nameClerk(communeId),
      sheetOf: (household) =>
        demoId(
          instantOfDay(on - 1, 10),
          seed,
          keyOfSheets,
          hamletId,
          household > HOUSEHOLDS_ON_A_SHEET ? 2 : 1,
        ),
    }
  }
  const lifeOf = (person: DemoPerson): Life => {
    const communeId = communeOfHamlet(person.hamletId)
    const calendar = calendars.get(communeId) ?? communeCalendar(seed, communeId, silent.has(communeId))
    calendars.set(communeId, calendar)
    const days = rounds.get(person.hamletId) ?? hamletRounds(seed, person.hamletId)
    rounds.set(person.hamletId, days)
    return {
      ...{ person, communeId, calendar, rounds: days, random, details, reported: {}, drafts: [] },
      plan: plans.get(person.hamletId) ?? null,
      walker: walkerOf(forces, person.hamletId, person.group),
      paper: paperOf(person, communeId),
    }
  }
  const recordOf = (person: DemoPerson): DemoRecord => {
    rekey(random, seed, stream, person.index)
    rekey(details, seed, streamOfDetails, person.index)
    const tail = idTail(random, person.index)
    const life = lifeOf(person)
    tellLife(life, places)
    const happened = ({ effective, known }: Draft) => effective < today && known <= today
    const facts = withIds([...baselineDrafts(person), ...life.drafts], tail).filter(({ fact }) =>
      happened({ ...fact, recordedIn: 0 }),
    )
    return { personId: personIdOf(BASELINE, person.index, tail), facts }
  }
  return { silent, forces, plans, recordOf }
}

/** In this order: lists confirm what visits reported, offices judge it, and a move ends what goes before it. */
function tellLife(life: Life, places: Places | null): void {
  callToSchool(life)
  recordVisits(life)
  confirmByLists(life)
  walkToTheEnd(life)
  raiseDispute(life)
  grantExemption(life)
  if (places !== null) moveHouse(life, places)
}

/** Null where there is nowhere to go: a province of silent communes. */
function reportingPlaces(
  hamlets: readonly DemoHamlet[],
  silent: ReadonlySet<number>,
): Omit<Places, 'mayCome'> | null {
  const reporting = hamlets.filter(({ communeId }) => !silent.has(communeId))
  if (reporting.length === 0) return null
  const within = new Map<number, number[]>()
  for (const { communeId, hamletId } of reporting) {
    const ids = within.get(communeId) ?? []
    ids.push(hamletId)
    within.set(communeId, ids)
  }
  const all = weighted<Place>(
    reporting.map(({ communeId, hamletId, weight }) => [{ communeId, hamletId }, weight]),
  )
  return { all, within }
}
