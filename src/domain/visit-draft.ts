// A visit while it is being said: who was met, what was done and why not, person by person, and what is reported of each in the
// end. The same for whoever taps it on a phone and whoever clicks it in an office.
import type { Device } from './facts.ts'
import { type Doable, notDone, type PersonReport } from './household-visit.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import type { OpenCaseReason } from './open-case-reasons.ts'
import type { DeviceOwner, Visit } from './visit.ts'

export type Said = 'done' | OpenCaseReason

export type VisitDraft = {
  /** 'nobody', 'neighbour', or the id of who was met; null: not said yet. */
  readonly met: string | null
  /** Why nobody was met. */
  readonly reason: OpenCaseReason
  readonly said: { readonly [personId: string]: { readonly [m in Milestone]?: Said } }
  readonly ownDevice: { readonly [personId: string]: DeviceOwner }
  /** ISO; null: nothing promised. */
  readonly promise: string | null
}

/** Somebody behind the door, and what could be done of theirs today. */
export type AtDoor = Doable & { readonly personId: string }

export const NOTHING_SAID: VisitDraft = {
  met: null,
  reason: 'not_found',
  said: {},
  ownDevice: {},
  promise: null,
}

const isClosed = ({ met }: VisitDraft): boolean => met === 'nobody' || met === 'neighbour'

export const say = (
  draft: VisitDraft,
  personId: string,
  milestone: Milestone,
  said: Said | null,
): VisitDraft => {
  const { [milestone]: _, ...others } = draft.said[personId] ?? {}
  const its = said === null ? others : { ...others, [milestone]: said }
  // Where something was done somebody was met, whatever was said before.
  const met = said === 'done' && (draft.met === null || isClosed(draft)) ? personId : draft.met
  return { ...draft, met, said: { ...draft.said, [personId]: its } }
}

/** What is missing before it can be recorded. */
export const lackOf = (
  draft: VisitDraft,
  people: readonly AtDoor[],
): 'nothing-said' | 'device-unsaid' | null => {
  const reports = reportsOf(draft, people)
  if (reports.length === 0) return 'nothing-said'
  const isUnsaid = reports.some(
    ({ done, ownDevice }) => done.includes('eid_activated') && ownDevice === undefined,
  )
  return isUnsaid ? 'device-unsaid' : null
}

/** Of whom nothing was said and who was not met, nothing is reported. */
export const reportsOf = (
  draft: VisitDraft,
  people: readonly AtDoor[],
): (PersonReport & { readonly personId: string })[] =>
  isClosed(draft) ? closedDoor(draft, people) : openDoor(draft, people)

const closedDoor = (draft: VisitDraft, people: readonly AtDoor[]) =>
  people.flatMap(({ personId, now }) => {
    const outcomes = { ...notDone({ now }, draft.reason), ...reasonsOf(draft, personId) }
    if (Object.keys(outcomes).length === 0) return []
    const met = draft.met === 'neighbour' ? ('neighbour' as const) : ('nobody' as const)
    return [{ personId, met, done: [], outcomes, ...promiseOf(draft) }]
  })

const openDoor = (draft: VisitDraft, people: readonly AtDoor[]) => {
  const isSaid = (personId: string) => Object.keys(draft.said[personId] ?? {}).length > 0
  const met = draft.met ?? people.find(({ personId }) => isSaid(personId))?.personId
  return people.flatMap(({ personId }) => {
    if (personId !== met && !isSaid(personId)) return []
    const said = draft.said[personId] ?? {}
    const done = MILESTONES.filter((milestone) => said[milestone] === 'done')
    const owner = draft.ownDevice[personId]
    return [
      {
        personId,
        met: personId === met ? ('self' as const) : ('relative' as const),
        done,
        outcomes: reasonsOf(draft, personId),
        ...(done.includes('eid_activated') && owner !== undefined ? { ownDevice: owner } : {}),
        ...telephoneIn(said),
        ...promiseOf(draft),
      },
    ]
  })
}

const reasonsOf = ({ said }: VisitDraft, personId: string): Visit['outcomes'] => {
  const outcomes: { [m in Milestone]?: OpenCaseReason } = {}
  for (const milestone of MILESTONES) {
    const its = said[personId]?.[milestone]
    if (its !== undefined && its !== 'done') outcomes[milestone] = its
  }
  return outcomes
}

/** Whoever says why it fails for want of a telephone says which telephone is in hand. */
const telephoneIn = (said: { readonly [m in Milestone]?: Said }): { telephone?: Device } => {
  if (said.smartphone_4g === 'done') return { telephone: 'smartphone_4g' }
  const reasons = Object.values(said)
  if (reasons.includes('no_phone')) return { telephone: 'none' }
  return reasons.includes('phone_2g') ? { telephone: '2g' } : {}
}

const promiseOf = ({ promise }: VisitDraft) => (promise === null ? {} : { promise })
