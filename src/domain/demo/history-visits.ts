// What teams report at the door in the invented history, and why the rest could not be done. They report; only lists confirm
// (history-lists.ts). Whoever is left when a hamlet is walked to the end is in history-sweeps.ts.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { ageDay, type Day } from '../dates.ts'
import type { Claims, Device } from '../facts.ts'
import { MILESTONES, type Milestone } from '../milestones.ts'
import type { DeviceOwner } from '../visit.ts'
import { areaOf } from './areas.ts'
import { draftVisit, reasonsAt } from './door-visit.ts'
import { dayReached, roundAfter } from './history-calendar.ts'
import { ageOf, type Life } from './history-life.ts'
import { between, chance, type Random, unit } from './random.ts'
import { leftToDo, reasonFor } from './visit-reasons.ts'

const FIRST_CARD_AGE = 14
const SECOND_VISIT_AFTER = 6

/** Two of three children are called together at their school, in the weeks after they turn 14. */
export function callToSchool(life: Life): void {
  const { calendar, random, reported, drafts, communeId } = life
  const ready = firstCardDay(life)
  if (ready === null || calendar.silent || !chance(random, 0.65)) return
  const on = Math.max(ready, binhPhuoc2024.startsOn + 2) + between(random, 1, 30)
  const known = on + between(random, 0, 1)
  // Where everything is verified nobody is left to be called.
  const sweep = life.plan?.sweep
  if (sweep?.verifiedOn != null && known > sweep.closing) return
  reported.card_collected = { on, known }
  const body = { type: 'visit-recorded/1', claims: { card_collected: 'reported' } } as const
  drafts.push({ effective: on, known, source: 'field', body, recordedIn: communeId })
}

/** Nobody comes to a silent commune; the hard to reach are found late, and about half of them never. */
export function recordVisits(life: Life): void {
  const { person, calendar, rounds, random, plan } = life
  const rank = unit(random) / (person.hardToReach ? 0.62 : 1)
  const again = chance(random, 0.35)
  const reached = reachedOn(life, rank)
  if (calendar.silent || reached === null) return
  const ready = firstCardDay(life)
  const from = ready === null ? reached : Math.max(reached, ready)
  const first = roundAfter(rounds, from)
  const last = plan?.sweep?.lastWalk ?? binhPhuoc2024.endsOn
  if (first === null || first > last) return
  const next = again ? roundAfter(rounds, first + SECOND_VISIT_AFTER) : null
  const second = next !== null && next <= last ? next : null
  missBefore(life, first)
  visit(life, first, calendar.thoroughness, second)
  if (second !== null) visit(life, second, Math.min(1, calendar.thoroughness + 0.15), null)
}

/** Where a hamlet is walked to the end its people are reached one after another, everybody; on a sheet of paper, all in one evening. */
function reachedOn({ calendar, plan, paper }: Life, rank: number): Day | null {
  if (paper !== null) return paper.on
  const reached = dayReached(calendar, rank)
  if (plan?.sweep == null) return reached
  const { beginsOn, sweep } = plan
  const inTime = beginsOn + Math.floor(Math.min(rank, 0.999) * (sweep.lastWalk - beginsOn))
  return Math.min(reached ?? inTime, inTime)
}

/** One door in nine was closed the week before. */
function missBefore(life: Life, first: Day): void {
  const { details, rounds, person, reported } = life
  if (!chance(details, 0.11)) return
  const on = rounds.filter((day) => day < first && day >= first - 10).pop()
  const left = leftToDo(person, reported)
  if (on === undefined || left.length === 0) return
  const reason = chance(details, 0.6) ? 'not_found' : 'in_the_fields_by_day'
  draftVisit(life, on, on, {
    ...{ met: 'nobody', claims: {}, attributes: {}, ownDevice: null, promise: null },
    outcomes: reasonsAt(left, () => reason),
  })
}

/** Children without a card are called when they have turned 14; of a year alone nobody knows when that is. */
function firstCardDay({ person }: Life): Day | null {
  return person.card || person.hardToReach ? null : ageDay(person.birth, FIRST_CARD_AGE).certain
}

/** `next`: the day on which somebody will come again, which nobody knows who did not ask for it. */
function visit(life: Life, on: Day, thoroughness: number, next: Day | null): void {
  const { random, details, person, reported } = life
  const known = Math.min(on + visitDelay(life), life.plan?.sweep?.closing ?? Number.POSITIVE_INFINITY)
  const device = reported.smartphone_4g ? null : deviceOf(life)
  const claims: { [m in Milestone]?: Claims[m] } = {}
  const report = (milestone: Milestone, share: number) => {
    if (reported[milestone] !== undefined || !chance(random, share)) return
    claims[milestone] = 'reported'
    reported[milestone] = { on, known }
  }
  if (device === 'smartphone_4g') report('smartphone_4g', 0.97)
  reportCard(life, report)
  if (life.person.card) reportDigital(life, report, thoroughness)
  const left = leftToDo(person, reported)
  const outcomes = reasonsAt(left, (milestone) => reasonFor(details, person, milestone, device))
  const isAway = outcomes.card_collected !== undefined && person.hardToReach
  draftVisit(life, on, known, {
    ...{ claims: inOrder(claims), attributes: device === null ? {} : { device }, outcomes },
    met: isAway || chance(details, 0.15) ? 'relative' : 'self',
    promise: left.length === 0 ? null : promiseOf(life, on, next),
    ownDevice: claims.eid_activated === undefined ? null : deviceOwnerOf(details),
  })
}

/** A third of those who are visited again have asked for it, a few others are still waited for; none longer than the sweep. */
function promiseOf({ details, plan }: Life, on: Day, next: Day | null): Day | null {
  const asked = chance(details, next === null ? 0.04 : 0.33)
  const day = next ?? on + between(details, 2, 9)
  return asked ? Math.min(day, plan?.sweep?.closing ?? Number.POSITIVE_INFINITY) : null
}

const deviceOwnerOf = (details: Random): DeviceOwner => {
  const share = unit(details)
  return share < 0.9 ? 'own' : share < 0.97 ? 'guardian' : 'other'
}

/** Most are sent home the same day; some the next morning; a few are forms on paper, keyed in later. */
function visitDelay({ random }: Life): number {
  const share = unit(random)
  return share < 0.72 ? 0 : share < 0.97 ? 1 : between(random, 3, 9)
}

type Report = (milestone: Milestone, share: number) => void

function reportCard({ person }: Life, report: Report): void {
  if (person.hardToReach) report('card_collected', 0.85)
  else if (!person.card) report('card_collected', 0.8)
}

function reportDigital({ person, reported }: Life, report: Report, thoroughness: number): void {
  const { eid, phone } = person
  if (eid === 'none') report('eid_collected', 0.75 * thoroughness)
  if (eid === 'approved') report('eid_activated', 0.85 * thoroughness)
  if (eid === 'activated') report('eid_used', 0.6 * thoroughness)
  if (phone === null) return
  report('sim_own_name', 0.5 + 0.45 * thoroughness)
  const ready = reported.sim_own_name && (eid === 'activated' || reported.eid_activated)
  if (ready) report('signature', 0.75 * thoroughness)
}

/** What is in hand: the old and the remote have more 2G; a household's shared telephone is counted as one's own. */
function deviceOf({ person, communeId, random }: Life): Device {
  const age = ageOf(person)
  const smart = age < 20 ? 0.82 : age < 50 ? 0.94 : age < 65 ? 0.76 : age < 78 ? 0.42 : 0.14
  const share = unit(random)
  if (person.phone === null) return share < 0.85 ? 'none' : 'smartphone_4g'
  if (share < smart - 0.14 * areaOf(communeId).remote) return 'smartphone_4g'
  return share < 0.93 ? '2g' : 'feature_4g'
}

/** Written in the order of the milestones, so that equal reports are equal texts. */
const inOrder = (claims: Claims): Claims =>
  Object.fromEntries(MILESTONES.flatMap((m) => (claims[m] === undefined ? [] : [[m, claims[m]]])))
