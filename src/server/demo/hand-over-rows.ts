// Invented hand-overs as lines of COPY text: how each stands, every step that led there, and the consents that carriers need.
import { instantOfDay } from '#domain/dates'
import type { DemoHandOver } from '#domain/demo/handed-over'
import { CURRENT_WORDING } from '#domain/hand-overs'
import { copyLine } from '../platform/copy.ts'
import { type Address, dayText } from './person-rows.ts'
import type { Staff } from './staff.ts'

export type HandOverLines = { handOvers: string; events: string; consents: string }

/** Adds one to the lines. */
export const addHandOver = (
  lines: HandOverLines,
  staff: Staff,
  personId: string,
  { communeId, hamletId }: Address,
  made: DemoHandOver,
): void => {
  const { handOverId, milestone, caseReason, by, toTeam, clock, events, stands, dueOn } = made
  const day = (on: number | null) => (on === null ? null : dayText(on))
  const giver = staff.recorderOf(by)
  lines.handOvers += copyLine([
    ...[communeId, handOverId, personId, milestone, caseReason, giver, by.teamId, toTeam.teamId],
    ...[clock.acceptDays, clock.finishDays, stands.state, day(stands.offeredOn), day(stands.acceptedOn)],
    ...[day(stands.endedOn), day(dueOn), stands.reason, events.length],
  ])
  const isOurs = (step: string) => step === 'offered' || step === 'withdrawn'
  events.forEach(({ step, on, reason }, place) => {
    const taker = isOurs(step) ? giver : staff.speakerOf(toTeam)
    const at = new Date(instantOfDay(on, 10 + place)).toISOString()
    lines.events += copyLine([communeId, handOverId, place + 1, step, dayText(on), reason, taker, at])
  })
  if (!made.needsConsent) return
  const { offeredOn, endedOn } = stands
  lines.consents += copyLine([
    ...[communeId, personId, handOverId, hamletId, toTeam.teamId, CURRENT_WORDING, day(offeredOn)],
    ...[day(endedOn), giver],
  ])
}
