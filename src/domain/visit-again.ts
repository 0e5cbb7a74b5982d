// A visit that is said again because it was written down wrongly: what it said stands in the draft already, and it concerns nobody
// else of the household. The same on the phone and in the office.
import { MILESTONES, type Milestone } from './milestones.ts'
import type { OpenCaseReason } from './open-case-reasons.ts'
import type { Met } from './visit.ts'
import type { AtDoor, Said, VisitDraft } from './visit-draft.ts'

/** What the earlier visit said. `met` null: only the result was handed in. */
export type SaidBefore = {
  readonly personId: string
  readonly met: Met | null
  readonly done: readonly Milestone[]
  readonly outcomes: { readonly [m in Milestone]?: OpenCaseReason | undefined }
  /** ISO */
  readonly promise: string | null
}

/** The milestones that the visit spoke of, in their order. */
export const spokenOf = ({ done, outcomes }: Pick<SaidBefore, 'done' | 'outcomes'>): Milestone[] =>
  MILESTONES.filter((milestone) => done.includes(milestone) || outcomes[milestone] !== undefined)

/** Who is spoken of, and what may be said of theirs: what was said then, and what can be done now. */
export const peopleAgain = (people: readonly AtDoor[], again: SaidBefore | null): readonly AtDoor[] => {
  if (again === null) return people
  const spoken = spokenOf(again)
  return people
    .filter(({ personId }) => personId === again.personId)
    .map(({ personId, now }) => ({
      personId,
      now: [
        ...spoken.map((milestone) => ({ milestone, kind: 'do' as const })),
        ...now.filter(({ milestone }) => !spoken.includes(milestone)),
      ],
    }))
}

export const draftAgain = (visit: SaidBefore): VisitDraft => {
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
