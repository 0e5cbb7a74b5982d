// A visit that a lost phone of the invented forces recorded before it was shut out, and that reached the campaign afterwards. It is no
// part of the history of the person: an officer has not looked at it yet.
import type { Campaign } from '../campaign.ts'
import type { Day } from '../dates.ts'
import { instantOfDay } from '../dates.ts'
import type { Fact, VisitRecorded } from '../facts.ts'
import { notDone, visitRecorded } from '../household-visit.ts'
import type { Milestone } from '../milestones.ts'
import { caseOn } from '../open-case.ts'
import { demoId } from './demo-ids.ts'
import type { DemoPerson } from './demo-person.ts'
import { APP, doorTime } from './door-visit.ts'

export type HeldBack = { readonly factId: string; readonly body: VisitRecorded }

/** What an officer says who has asked the household. */
export const DECLINED_BECAUSE = 'Gia đình cho biết tối hôm đó không có ai đến nhà'

const keyOfFacts = 0xf64
/** What somebody at the door can do alone, and what nobody asks a second question about. */
const DONE_AT_THE_DOOR: readonly Milestone[] = ['card_collected', 'sim_own_name', 'eid_used']

/** Null where nothing could be done at that door that evening. `facts`: as known today. */
export const visitHeldBack = (
  { seed, campaign, device }: { readonly seed: number; readonly campaign: Campaign; readonly device: string },
  person: DemoPerson,
  facts: readonly Fact[],
  on: Day,
): HeldBack | null => {
  const { actions, visits } = caseOn(campaign, facts, on)
  const able = actions.now.filter(({ kind }) => kind !== 'await')
  if (able.length === 0) return null
  const done = able.flatMap(({ milestone }) => (DONE_AT_THE_DOOR.includes(milestone) ? [milestone] : []))
  const rest = able.filter(({ milestone }) => !done.includes(milestone))
  const { startedAt, minutes } = doorTime(person, on)
  const lasted = minutes * 60_000
  const body = visitRecorded(
    { startedAt, endedAt: startedAt + lasted, monotonicMs: lasted },
    { device, app: APP },
    { met: 'self', done, outcomes: notDone({ now: rest }, 'in_the_fields_by_day') },
    visits.attempts + 1,
  )
  return { factId: demoId(instantOfDay(on, 20), seed, keyOfFacts, person.index), body }
}
