// How an invented hamlet is walked to the end: whoever still lacks something is called on once more on the last evening, and what could
// not be done has a reason; where it was verified, the lists say what the teams said. Nothing is done that was not done.

import type { Day } from '../dates.ts'
import { ageDay } from '../dates.ts'
import type { Claims, VisitRecorded } from '../facts.ts'
import type { Milestone } from '../milestones.ts'
import { CHAIN, isVoluntary } from '../next-action.ts'
import { ABSENT } from '../open-case-reasons.ts'
import { draftVisit, reasonsAt } from './door-visit.ts'
import type { Sweep } from './hamlet-plans.ts'
import type { Life } from './history-life.ts'
import { chance } from './random.ts'
import { closingReason, isDoneAtFirst, reasonFor } from './visit-reasons.ts'

const FIRST_CARD_AGE = 14

export function walkToTheEnd(life: Life): void {
  const { plan, person, calendar } = life
  if (plan?.sweep == null || calendar.silent) return
  const { sweep } = plan
  // Whoever may come of age before the last step is asked already: nobody knows the day of a year.
  if (ageDay(person.birth, FIRST_CARD_AGE).possible > (sweep.verifiedOn ?? sweep.sweptOn)) return
  callOnceMore(life, sweep)
  if (sweep.verifiedOn !== null) confirmAll(life, sweep.verifiedOn - 1)
}

function callOnceMore(life: Life, { closing }: Sweep): void {
  const { person, details } = life
  const done = new Set<Milestone>(CHAIN.filter((milestone) => isDoneAtFirst(person, milestone)))
  for (const { known, body } of life.drafts) {
    if (known > closing || !('claims' in body)) continue
    for (const [milestone, claim] of entriesOf(body.claims ?? {}))
      if (claim === 'reported' || claim === 'confirmed') done.add(milestone)
  }
  // A card that is waited for is nobody's visit.
  const left = CHAIN.filter((one) => one !== 'card' && !isVoluntary(one) && !done.has(one))
  if (left.length === 0) return
  const age = ageDay(person.birth, FIRST_CARD_AGE)
  const alike =
    age.certain > closing ? 'under_14' : chance(details, 0.55) ? closingReason(details, person) : null
  const reasonOf = (milestone: Milestone) => alike ?? reasonFor(details, person, milestone, null)
  const isAway = alike !== null && (ABSENT.includes(alike) || alike === 'away_working_in_province')
  const atHome = isAway || alike === 'in_the_fields_by_day' ? 'relative' : 'self'
  draftVisit(life, closing, closing, {
    ...{ claims: {}, attributes: {}, ownDevice: null, promise: null },
    met: alike === 'not_found' ? 'nobody' : atHome,
    outcomes: reasonsAt(left, reasonOf),
  })
}

/** What a list says of a report: the stages before it too. */
const CONFIRMED: { readonly [m in Milestone]?: readonly Milestone[] } = {
  card_collected: ['card_collected', 'card'],
  eid_collected: ['eid_collected'],
  eid_activated: ['eid_collected', 'eid_approved', 'eid_activated'],
  eid_used: ['eid_collected', 'eid_approved', 'eid_activated', 'eid_used'],
}

/** The lists of the day before it is verified. */
function confirmAll({ drafts, communeId }: Life, on: Day): void {
  const reported = drafts.flatMap(({ body }) => (isVisit(body) ? entriesOf(body.claims) : []))
  const told = new Set(reported.map(([milestone]) => milestone))
  const authority = [...told].flatMap((milestone) => CONFIRMED[milestone] ?? [])
  const both = [
    { source: 'authority', list: 'authority:card', milestones: authority },
    { source: 'carrier', list: 'carrier:viettel', milestones: told.has('sim_own_name') ? SIM : [] },
  ] as const
  for (const { source, list, milestones } of both) {
    if (milestones.length === 0) continue
    const claims: Claims = Object.fromEntries(milestones.map((milestone) => [milestone, 'confirmed']))
    drafts.push({
      effective: on,
      known: on,
      source,
      body: { type: 'listed/1', list, claims },
      recordedIn: communeId,
    })
  }
}

const SIM: readonly Milestone[] = ['sim_own_name']

const isVisit = (body: { readonly type: string }): body is VisitRecorded => body.type === 'visit-recorded/1'

const entriesOf = (claims: Claims): [Milestone, NonNullable<Claims[Milestone]>][] =>
  CHAIN.flatMap((milestone) => {
    const claim = claims[milestone]
    return claim === undefined ? [] : [[milestone, claim]]
  })
