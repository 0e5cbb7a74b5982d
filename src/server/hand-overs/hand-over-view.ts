// How a hand-over is shown: the person masked and only where the asker sees them, staff by name, the clock as of today, and the
// steps that the asker may take.
import type { z } from 'zod/mini'
import type { handOverView } from '#contract/hand-overs'
import type { Scope } from '#domain/access'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { type HandOverAsker, sidesOf } from '#domain/hand-over-sides'
import { bounceAsks, daysOverdue, dueOn, type HandOver, stepsFor } from '#domain/hand-overs'
import { communeOfHamlet } from '#domain/units'
import type { Tx } from '../platform/database.ts'
import { type BriefRow, briefOf, nameIn, nameUnits, type UnitNames } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import { type HandOverRow, nameStaff, type Staff } from './queries.ts'

export type HandOverView = z.infer<typeof handOverView>

/** Names of the places of everybody in the rows. */
export const namePlaces = (tx: Tx, rows: readonly Pick<HandOverRow, 'person'>[]): Promise<UnitNames> =>
  nameUnits(
    tx,
    rows.flatMap(({ person }) =>
      person === null ? [] : [person.hamletId, communeOfHamlet(person.hamletId)],
    ),
  )

/** Names of staff in the rows and of `others`. */
export const staffOf = (
  { database }: Services,
  rows: readonly HandOverRow[],
  others: readonly string[] = [],
): Promise<Staff> =>
  database.asSystem('names of who hands over', (tx) =>
    nameStaff(
      tx,
      [
        ...others,
        ...rows.flatMap(({ offeredBy, askedBy }) => [offeredBy, ...(askedBy === null ? [] : [askedBy])]),
      ],
      rows.flatMap(({ fromTeam, toTeam }) => [toTeam, ...(fromTeam === null ? [] : [fromTeam])]),
    ),
  )

export type Seen = {
  readonly asker: HandOverAsker
  readonly today: Day
  readonly places: UnitNames
  readonly staff: Staff
}

export const sidesIn = (row: HandOverRow, { asker, staff }: Pick<Seen, 'asker' | 'staff'>) => {
  const { offeredBy, fromTeam, toTeam, person } = row
  // A team that is gone has no keeper.
  const toUnit = staff.teams.get(toTeam) ?? { lo: 0, hi: -1 }
  return sidesOf(asker, { offeredBy, fromTeam, toTeam, toUnit, hamletId: person?.hamletId ?? null })
}

export const viewOf = (row: HandOverRow, seen: Seen): HandOverView => {
  const { asker, today, places, staff } = seen
  const { person, fromTeam, toTeam, wording, givenOn } = row
  const handOver = handOverOf(row)
  const due = dueOn(handOver, row)
  const receiver = staff.teams.get(toTeam)
  if (receiver === undefined) throw new Error('a hand-over to a team that never was')
  return {
    handOverId: row.handOverId,
    person: person === null ? null : hitOf(person, places, asker.scope),
    milestone: row.milestone,
    caseReason: row.caseReason,
    from: {
      team: fromTeam === null ? null : { teamId: fromTeam, name: staff.teams.get(fromTeam)?.name ?? null },
      by: staff.accounts.get(row.offeredBy) ?? null,
    },
    to: { teamId: toTeam, name: receiver.name, kind: receiver.kind },
    state: row.state,
    offeredOn: row.offeredOn,
    acceptedOn: row.acceptedOn,
    endedOn: row.endedOn,
    bounce: row.bounceReason === null ? null : { code: row.bounceReason, asks: bounceAsks(row.bounceReason) },
    dueOn: due === null ? null : isoDay(due),
    daysOverdue: daysOverdue(handOver, row, today),
    consent:
      wording === null || givenOn === null
        ? null
        : {
            wording,
            givenOn,
            askedBy: row.askedBy === null ? null : (staff.accounts.get(row.askedBy) ?? null),
            endedOn: row.consentEndedOn,
          },
    mayCall: mayCall(row, asker) && row.person?.phoneLast2 != null,
    steps: stepsFor(row.state, sidesIn(row, seen)),
  }
}

/** Not whoever merely keeps the forces: only the team that said it will do it. */
export const mayCall = ({ state, toTeam, person }: HandOverRow, asker: HandOverAsker): boolean =>
  state === 'accepted' && person !== null && asker.teams.includes(toTeam)

export const hitOf = (person: BriefRow, places: UnitNames, scope: Scope) => ({
  ...briefOf(person, places, scope),
  communeName: nameIn(places, communeOfHamlet(person.hamletId)),
})

const handOverOf = ({ state, offeredOn, acceptedOn, endedOn, bounceReason }: HandOverRow): HandOver => ({
  state,
  offeredOn: dayIn(offeredOn),
  acceptedOn: acceptedOn === null ? null : dayIn(acceptedOn),
  endedOn: endedOn === null ? null : dayIn(endedOn),
  reason: bounceReason,
})

/** Days of our own tables. */
export const dayIn = (written: string): Day => {
  const day = parseIsoDay(written)
  if (day === null) throw new Error(`hand-overs: ${written} is not a day`)
  return day
}
