// Who may record a visit of whom, as things stood on the day on which it was recorded: by whatever membership the person was given
// to the account then. A later reassignment or move takes nothing back. Pure: reads nothing.
import { type Day, isoDay } from '#domain/dates'
import type { Walker } from '#domain/visit-fact'
import type { Home } from '../platform/ledger/queries-homes.ts'
import type { Grant, Membership } from './queries-ingest.ts'

export type NotMay = 'person-unknown' | 'not-assigned'

/** `recordedIn`: the commune in which it is recorded, for ever. */
export type May = { readonly recordedIn: number; readonly walker: Walker }

export type Standing = {
  readonly memberships: readonly Membership[]
  /** Of the person and the account. */
  readonly grants: readonly Grant[]
  /** Null: there is no such person. */
  readonly home: Home | null
}

/** `member`: who walked, if it is said: one of the account's own memberships that day. */
export const mayRecord = (
  { memberships, grants, home }: Standing,
  day: Day,
  member: string | undefined,
): May | NotMay => {
  if (home === null) return 'person-unknown'
  const on = isoDay(day)
  const lasts = ({ fromDay, toDay }: { readonly fromDay: string; readonly toDay: string }): boolean =>
    fromDay <= on && on <= toDay
  const grant = grants.find(lasts)
  if (grant === undefined) return 'not-assigned'
  const recordedIn = grant.communeId
  if (member === undefined) return { recordedIn, walker: { memberId: grant.memberId, teamId: grant.teamId } }
  const walked = memberships.find((one) => one.memberId === member && lasts(one))
  if (walked === undefined) return 'not-assigned'
  return { recordedIn, walker: { memberId: walked.memberId, teamId: walked.teamId } }
}
