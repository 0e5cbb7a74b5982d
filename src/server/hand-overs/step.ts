// One step of a hand-over that stands: accepted, finished, given back or taken back. The steps taken so far are folded under lock
// and the rule decides; the row is their fold. With the end ends the consent.
import { type Problem, problem } from '#contract/problems'
import { type Day, isoDay } from '#domain/dates'
import { type BounceReason, dueOn, type HandOverStep, handOverOn, isOpen, takeStep } from '#domain/hand-overs'
import { ok, type Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { dayIn } from './hand-over-view.ts'
import { type HandOverRow, listEvents } from './queries.ts'
import { endConsent, insertEvent, lockHandOver, updateHandOver } from './queries-writes.ts'

/** The caller has seen the row as the asker and that they stand on the right side. */
export const step = (
  { database }: Services,
  session: Session,
  { communeId, handOverId, person }: HandOverRow,
  given: { readonly step: HandOverStep; readonly reason: BounceReason | null },
  today: Day,
): Promise<Result<null, Problem<'hand-over-moved'>>> =>
  database.asSystem('a step of a hand-over', async (tx) => {
    const locked = await lockHandOver(tx, communeId, handOverId)
    if (locked === null) throw new Error('a hand-over that was seen is not there')
    const events = await listEvents(tx, communeId, handOverId)
    const before = handOverOn(
      events.map((event) => ({ step: event.step, on: dayIn(event.onDay), reason: event.reason })),
      today,
    )
    const after = takeStep(before, { ...given, on: today })
    if (!after.ok) return problem('hand-over-moved')
    const { state, acceptedOn, endedOn, reason } = after.value
    const due = dueOn(after.value, locked)
    const eventNo = locked.events + 1
    const day = isoDay(today)
    await insertEvent(tx, {
      communeId,
      handOverId,
      eventNo,
      step: state,
      on: day,
      reason,
      takenBy: session.accountId,
    })
    await updateHandOver(tx, {
      communeId,
      handOverId,
      state,
      acceptedOn: acceptedOn === null ? null : isoDay(acceptedOn),
      endedOn: endedOn === null ? null : isoDay(endedOn),
      dueOn: due === null ? null : isoDay(due),
      bounceReason: reason,
      events: eventNo,
    })
    if (!isOpen(state)) await endConsent(tx, communeId, handOverId, day)
    await recordAudit(tx, session, {
      action: `hand-over-${given.step}`,
      target: person === null ? `hand-over:${handOverId}` : `person:${person.personId}`,
      hamletId: person?.hamletId,
    })
    return ok(null)
  })
