// What one visit to a household can do at once: everybody's actions of today, by who has to come. Waiting is nobody's visit.
import { ACTORS, type Action, type Actor, type NextActions } from './next-action.ts'

export type BundledAction = { readonly personId: string; readonly action: Action }

export type HouseholdBundle = readonly { readonly actor: Actor; readonly actions: readonly BundledAction[] }[]

/** Actors in the order of ACTORS, without those who have nothing to do; within one, people as they came. */
export const householdBundle = (
  members: readonly { readonly personId: string; readonly actions: NextActions }[],
): HouseholdBundle => {
  const all = members.flatMap(({ personId, actions }) =>
    actions.now.filter(({ kind }) => kind !== 'await').map((action) => ({ personId, action })),
  )
  return ACTORS.map((actor) => ({
    actor,
    actions: all.filter(({ action }) => action.actor === actor),
  })).filter(({ actions }) => actions.length > 0)
}
