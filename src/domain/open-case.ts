// One person's case on a day, as whoever comes to the door needs it: folded once, the same on phone and server.
import type { Campaign } from './campaign.ts'
import type { Day } from './dates.ts'
import type { Fact } from './facts.ts'
import { type NextActions, nextActions } from './next-action.ts'
import type { Person } from './person.ts'
import { personOn } from './timeline.ts'
import { type Visits, visitsOn } from './visits.ts'

/** A person folded up to a day, with their visits and what is next on that day. */
export type OpenCase = { readonly person: Person; readonly actions: NextActions; readonly visits: Visits }

/** `facts`: all of the person, in any order. */
export const caseOn = (campaign: Campaign, facts: readonly Fact[], day: Day): OpenCase => {
  const person = personOn(facts, day)
  const visits = visitsOn(facts, day)
  return { person, visits, actions: nextActions(campaign, person, day, visits) }
}

/** Whether somebody can do something at the door today: whoever only waits is not visited for it. */
export const hasWork = ({ actions }: Pick<OpenCase, 'actions'>): boolean =>
  actions.now.some(({ kind }) => kind !== 'await')
