// A visit to a household as the team reports it, made into what is recorded of each person. The same on the phone, in the
// office and on receipt. Whether it may be recorded is decided in decide.ts.
import { type Role, scopeKindOf } from './access.ts'
import { type Day, instantOfDay } from './dates.ts'
import type { Device, Source, VisitRecorded } from './facts.ts'
import type { Milestone } from './milestones.ts'
import type { Action } from './next-action.ts'
import { mayStandAt, type OpenCaseReason } from './open-case-reasons.ts'
import type { DeviceOwner, Met, Visit } from './visit.ts'

/** What server and device last said to each other before the visit ended. `aheadMs`: of the device's wall clock, then. */
export type LastContact = { readonly serverTime: number; readonly aheadMs: number }

/**
 * By the wall clock of the device, in milliseconds, but for `monotonicMs`. `sentAt`: when the device itself sent it; null when
 * somebody else brought it. `jumpedMs`: how far the clock has jumped between the end and that, as far as the device noticed.
 */
export type VisitTimes = {
  readonly startedAt: number
  readonly endedAt: number
  readonly monotonicMs: number
  readonly sentAt: number | null
  readonly jumpedMs?: number
  readonly lastContact?: LastContact | null
}

/** Who says so, on which device; a place only where the campaign asks for it. */
export type VisitOrigin = {
  readonly device: string
  readonly app: string
  readonly place?: NonNullable<Visit['place']> | undefined
}

/** What is said of one person. */
export type PersonReport = {
  readonly met: Met
  readonly done: readonly Milestone[]
  readonly outcomes: Visit['outcomes']
  readonly telephone?: Device | undefined
  readonly ownDevice?: DeviceOwner | undefined
  readonly promise?: string | undefined
  /** The fact of an earlier visit that this one is said instead of. */
  readonly corrects?: string | undefined
}

/**
 * A wrong clock is put right by how wrong it is when the visit is sent, jumps taken back; where that cannot be, by how wrong it
 * was at the last contact: a clock that was set in between, unnoticed, is found out so. No visit ends before the last contact or
 * after it was received, and none lasts less than a clock says that nobody can set.
 */
export const correctTimes = (
  { startedAt, endedAt, monotonicMs, sentAt, jumpedMs = 0, lastContact = null }: VisitTimes,
  receivedAt: number,
): Pick<Visit, 'startedAt' | 'endedAt' | 'monotonicMs'> => {
  const earliest = Math.min(lastContact?.serverTime ?? Number.NEGATIVE_INFINITY, receivedAt)
  const ways = [
    ...(sentAt === null ? [] : [receivedAt - sentAt + jumpedMs]),
    ...(lastContact === null ? [] : [-lastContact.aheadMs]),
  ]
  const fits = (shift: number) => endedAt + shift >= earliest && endedAt + shift <= receivedAt
  const shift = ways.find(fits) ?? ways[0] ?? 0
  const ended = Math.min(Math.max(endedAt + shift, earliest), receivedAt)
  const latestStart = ended - monotonicMs
  // A jump during the visit makes it no longer than since the last contact.
  const started = Math.max(Math.min(startedAt + shift, latestStart), Math.min(earliest, latestStart))
  return { startedAt: Math.round(started), endedAt: Math.round(ended), monotonicMs: Math.round(monotonicMs) }
}

/** A visit that is written down later, as it is remembered: by day and hour, and never in the future. */
export const rememberedTimes = (
  day: Day,
  hour: number,
  receivedAt: number,
): Pick<Visit, 'startedAt' | 'endedAt' | 'monotonicMs'> => {
  const startedAt = Math.min(instantOfDay(day, hour), receivedAt)
  return { startedAt, endedAt: startedAt, monotonicMs: 0 }
}

/** `attempt`: 1 for the first visit to this person. */
export const visitRecorded = (
  times: Pick<Visit, 'startedAt' | 'endedAt' | 'monotonicMs'>,
  { device, app, place }: VisitOrigin,
  { met, done, outcomes, telephone, ownDevice, promise, corrects }: PersonReport,
  attempt: number,
): VisitRecorded => ({
  type: 'visit-recorded/1',
  claims: Object.fromEntries(done.map((milestone) => [milestone, 'reported'])),
  ...(telephone === undefined ? {} : { attributes: { device: telephone } }),
  visit: {
    ...times,
    device,
    app,
    met,
    attempt,
    ...(place === undefined ? {} : { place }),
    outcomes,
    ...(promise === undefined ? {} : { promise }),
    ...(ownDevice === undefined ? {} : { ownDevice }),
    ...(corrects === undefined ? {} : { corrects }),
  },
})

/** What of the next actions says whether a visit can do something. */
export type Doable = { readonly now: readonly Pick<Action, 'milestone' | 'kind'>[] }

/** One reason for all that could have been done today and was not, wherever it may stand: a closed door, a refusal. */
export const notDone = ({ now }: Doable, reason: OpenCaseReason): Visit['outcomes'] =>
  Object.fromEntries(
    now.flatMap(({ milestone, kind }) =>
      kind !== 'await' && mayStandAt(reason, milestone) ? [[milestone, reason]] : [],
    ),
  )

/** A clerk or a leader writes down what others did; everybody else was there. */
export const visitSourceOf = (role: Role): Extract<Source, 'field' | 'office'> =>
  scopeKindOf(role) === 'unit' && role !== 'hamlet_head' && role !== 'commune_police' ? 'office' : 'field'
