// SQL that writes hand-overs, their steps and the consents they need, and reads what an offer is judged by. Writes need asSystem.
import { sql } from 'kysely'
import type { Clock } from '#domain/hand-over-clocks'
import type { BounceReason, ConsentWording, HandOverState } from '#domain/hand-overs'
import type { Milestone } from '#domain/milestones'
import type { OpenCaseReason } from '#domain/open-case-reasons'
import type { Tx } from '../platform/database.ts'
import type { FactRow } from '../platform/fact-rows.ts'

export type OfferedPerson = {
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
}

export const findPerson = async (tx: Tx, personId: string): Promise<OfferedPerson | null> => {
  const { rows } = await sql<OfferedPerson>`
    select person_id, commune_id, hamlet_id from people where person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

export const listFacts = async (tx: Tx, { communeId, personId }: OfferedPerson): Promise<FactRow[]> => {
  const { rows } = await sql<FactRow>`
    select person_id, fact_id, effective, known, source, body from facts
    where commune_id = ${communeId} and person_id = ${personId}`.execute(tx)
  return rows
}

/** Also in another commune, where the person lived when it was offered: the unique index knows only its own. */
export const hasOpen = async (tx: Tx, personId: string, milestone: Milestone): Promise<boolean> => {
  const { rows } = await sql`
    select from hand_overs where person_id = ${personId} and milestone = ${milestone} and ended_on is null`.execute(
    tx,
  )
  return rows.length > 0
}

export type NewHandOver = {
  readonly handOverId: string
  readonly person: OfferedPerson
  readonly milestone: Milestone
  readonly caseReason: OpenCaseReason | null
  readonly offeredBy: string
  readonly fromTeam: string | null
  readonly toTeam: string
  readonly clock: Clock
  readonly today: string
  readonly dueOn: string
}

/** False when one is open already: of two who offer at once, one is first. */
export const insertHandOver = async (tx: Tx, made: NewHandOver): Promise<boolean> => {
  const { person, clock } = made
  const { rows } = await sql`
    insert into hand_overs (commune_id, hand_over_id, person_id, milestone, case_reason, offered_by, from_team, to_team,
      accept_days, finish_days, state, offered_on, due_on)
    values (${person.communeId}, ${made.handOverId}, ${person.personId}, ${made.milestone}, ${made.caseReason},
      ${made.offeredBy}, ${made.fromTeam}, ${made.toTeam}, ${clock.acceptDays}, ${clock.finishDays}, 'offered',
      ${made.today}, ${made.dueOn})
    on conflict (commune_id, person_id, milestone) where ended_on is null do nothing returning hand_over_id`.execute(
    tx,
  )
  return rows.length === 1
}

export type NewEvent = {
  readonly communeId: number
  readonly handOverId: string
  readonly eventNo: number
  readonly step: HandOverState
  readonly on: string
  readonly reason: BounceReason | null
  readonly takenBy: string
}

export const insertEvent = async (tx: Tx, event: NewEvent): Promise<void> => {
  await sql`
    insert into hand_over_events (commune_id, hand_over_id, event_no, step, on_day, reason, taken_by)
    values (${event.communeId}, ${event.handOverId}, ${event.eventNo}, ${event.step}, ${event.on}, ${event.reason},
      ${event.takenBy})`.execute(tx)
}

/** Who steps at the same moment waits here. */
export const lockHandOver = async (
  tx: Tx,
  communeId: number,
  handOverId: string,
): Promise<(Clock & { readonly events: number }) | null> => {
  const { rows } = await sql<Clock & { events: number }>`
    select accept_days, finish_days, events from hand_overs
    where commune_id = ${communeId} and hand_over_id = ${handOverId} for update`.execute(tx)
  return rows[0] ?? null
}

export const updateHandOver = async (
  tx: Tx,
  row: {
    readonly communeId: number
    readonly handOverId: string
    readonly state: HandOverState
    readonly acceptedOn: string | null
    readonly endedOn: string | null
    readonly dueOn: string | null
    readonly bounceReason: BounceReason | null
    readonly events: number
  },
): Promise<void> => {
  await sql`
    update hand_overs set state = ${row.state}, accepted_on = ${row.acceptedOn}, ended_on = ${row.endedOn},
      due_on = ${row.dueOn}, bounce_reason = ${row.bounceReason}, events = ${row.events}
    where commune_id = ${row.communeId} and hand_over_id = ${row.handOverId}`.execute(tx)
}

export const insertConsent = async (
  tx: Tx,
  given: {
    readonly person: OfferedPerson
    readonly handOverId: string
    readonly teamId: string
    readonly wording: ConsentWording
    readonly on: string
    readonly askedBy: string
  },
): Promise<void> => {
  const { communeId, personId, hamletId } = given.person
  await sql`
    insert into consents (commune_id, person_id, hand_over_id, hamlet_id, team_id, wording, given_on, asked_by)
    values (${communeId}, ${personId}, ${given.handOverId}, ${hamletId}, ${given.teamId}, ${given.wording}, ${given.on},
      ${given.askedBy})`.execute(tx)
}

/** With the hand-over ends what it allowed. */
export const endConsent = async (
  tx: Tx,
  communeId: number,
  handOverId: string,
  on: string,
): Promise<void> => {
  await sql`
    update consents set ended_on = ${on}
    where commune_id = ${communeId} and hand_over_id = ${handOverId} and ended_on is null`.execute(tx)
}

export type PhoneRow = { readonly phone: Buffer | null; readonly keyId: number; readonly hamletId: number }

export const findPhone = async (tx: Tx, personId: string): Promise<PhoneRow | null> => {
  const { rows } = await sql<PhoneRow>`
    select phone_block as phone, key_id, hamlet_id from people where person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}
