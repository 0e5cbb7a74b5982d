// What a team says of one visit beside its claims. It names no citizen's code or password: nobody may ask for one, so there is
// nowhere to put it. Whether a visit may be recorded is decided in decide.ts.
import type { Milestone } from './milestones.ts'
import type { OpenCaseReason } from './open-case-reasons.ts'

/** Who opened the door. */
export const MET = ['self', 'relative', 'neighbour', 'nobody'] as const
export type Met = (typeof MET)[number]

/** On whose device the e-ID was activated: one that is not the citizen's own locks them out. */
export const DEVICE_OWNERS = ['own', 'guardian', 'other'] as const
export type DeviceOwner = (typeof DEVICE_OWNERS)[number]

export type Visit = {
  /** Milliseconds since the epoch, by the wall clock of the device as it was put right on receipt (household-visit.ts). */
  readonly startedAt: number
  readonly endedAt: number
  /** How long it lasted by a clock that nobody can set. */
  readonly monotonicMs: number
  readonly device: string
  readonly app: string
  readonly met: Met
  /** 1 for the first. */
  readonly attempt: number
  /** Degrees to two decimals (about a kilometre), and only where the campaign asks for it. */
  readonly place?: { readonly lat: number; readonly lon: number }
  /** Why what is missing could not be done. */
  readonly outcomes: { readonly [m in Milestone]?: OpenCaseReason }
  /** The day (ISO) on which somebody asked the team to come again. */
  readonly promise?: string
  readonly ownDevice?: DeviceOwner
  /** An earlier visit to this person that was written down wrongly: this one is said instead (corrections.ts). */
  readonly corrects?: string
  /** A visit written on paper: which sheet, who walked, who keyed it in. All three or none. */
  readonly sheet?: string
  readonly walker?: string
  readonly clerk?: string
}
