// A visit that is said again: what it said is on the form already, and it concerns nobody else of the household.

import { MILESTONES, type Milestone } from '#domain/milestones'
import type { AtDoor, Said, VisitDraft } from '#domain/visit-draft'
import type { HouseholdView, PastVisit } from './wire.ts'

/** Who is spoken of, and what could be done of theirs. */
export const peopleAtDoor = (view: HouseholdView, again: PastVisit | null): readonly AtDoor[] =>
  again === null
    ? view.people
    : view.people
        .filter(({ personId }) => personId === again.personId)
        .map(({ personId, now }) => ({
          personId,
          now: [
            ...spokenOf(again).map((milestone) => ({ milestone, kind: 'do' as const })),
            ...now.filter(({ milestone }) => !spokenOf(again).includes(milestone)),
          ],
        }))

/** The milestones that the visit spoke of, in their order. */
export const spokenOf = ({ done, outcomes }: PastVisit): Milestone[] =>
  MILESTONES.filter((milestone) => done.includes(milestone) || outcomes[milestone] !== undefined)

export const draftOf = (visit: PastVisit): VisitDraft => {
  const { personId, met, done, outcomes, promise } = visit
  const said: { [m in Milestone]?: Said } = {}
  for (const milestone of spokenOf(visit)) {
    const reason = outcomes[milestone]
    if (done.includes(milestone)) said[milestone] = 'done'
    else if (reason !== undefined) said[milestone] = reason
  }
  const [first] = Object.values(outcomes)
  return {
    met: met === 'nobody' || met === 'neighbour' ? met : met === 'self' ? personId : null,
    reason: first ?? 'not_found',
    said: { [personId]: said },
    ownDevice: {},
    promise,
  }
}
