// The nine milestones of a person, their states and flags, and the order in which they can be reached.
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

/** A flag stands on a state without erasing it; when it is cleared, the folded state shows again. */
export const FLAGS = ['disputed', 'rejected', 'expired'] as const
export type Flag = (typeof FLAGS)[number]

export const isMilestone = (text: string): text is Milestone => MILESTONES.some((m) => m === text)
