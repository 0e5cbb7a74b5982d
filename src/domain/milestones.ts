// The nine milestones of a person, their states and flags. Their order in a campaign is the campaign's business.
// Collected is not approved is not activated is not used: nothing here infers one milestone from another.

export const MILESTONES = [
  'card_collected',
  'card',
  'eid_collected',
  'eid_approved',
  'eid_activated',
  'eid_used',
  'sim_own_name',
  'signature',
  'smartphone_4g',
] as const

export type Milestone = (typeof MILESTONES)[number]

/** `reported`: the field says done. `confirmed`: the authority's or carrier's list says done. */
export const STATES = ['open', 'reported', 'confirmed', 'exempt'] as const
export type State = (typeof STATES)[number]

/**
 * A flag stands on a state without erasing it; when it is cleared, the folded state shows again.
 * Gravest first: where several stand on one state, the first of them is shown.
 */
export const FLAGS = ['disputed', 'rejected', 'expired'] as const
export type Flag = (typeof FLAGS)[number]

/** Where the flag stands, or null, in a state; `measured`: a list or visit has spoken of the milestone by then. */
export type Stand = { readonly state: State; readonly flag: Flag | null; readonly measured: boolean }

/** Place of a milestone in MILESTONES and in `Person.milestones`. */
export const milestoneNo = (milestone: Milestone): number => MILESTONES.indexOf(milestone)

export const isMilestone = (text: string): text is Milestone => MILESTONES.some((m) => m === text)
