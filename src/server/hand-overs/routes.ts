// The endpoints of hand-overs. Row security decides what the asker sees; on which side they stand decides what they may do.
import * as contract from '#contract/hand-overs'
import { problem } from '#contract/problems'
import { isoDay } from '#domain/dates'
import { keptRanges } from '#domain/hand-over-sides'
import { parsePhones } from '#domain/phones'
import { ok } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import { type App, route } from '../platform/http.ts'
import { nameIn, nameUnits } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { hitOf, mayCall, namePlaces, sidesIn, staffOf, viewOf } from './hand-over-view.ts'
import { offer, offersOf, readOfferable } from './offer.ts'
import {
  type BoxCounts,
  countBoxes,
  findBrief,
  findHandOver,
  listBox,
  listEvents,
  listOfPerson,
  listReceivers,
  ownTeams,
} from './queries.ts'
import { findPhone } from './queries-writes.ts'
import { step } from './step.ts'

const MOST_LISTED = 200

export function handOverRoutes(app: App): void {
  const { services } = app
  const { database, protect } = services

  route(app, contract.listHandOvers, async (session, { box, ended = false }) => {
    const { counts, rows, ...read } = await database.asUnit(session, async (tx) => {
      const today = await campaignToday(tx)
      const teams = await ownTeams(tx)
      const whose = { accountId: session.accountId, teams, kept: keptRanges(session) }
      const asked = { box, ended, today: isoDay(today), limit: MOST_LISTED + 1 }
      const rows = await listBox(tx, whose, asked)
      const counts = await countBoxes(tx, whose, asked.today)
      return { today, teams, rows, counts, places: await namePlaces(tx, rows) }
    })
    const staff = await staffOf(services, rows)
    const seen = { asker: { ...session, teams: read.teams }, staff, ...read }
    return ok({
      asOf: isoDay(read.today),
      counts: {
        inbox: countsIn(counts, 'inbox'),
        outbox: countsIn(counts, 'outbox'),
        overdue: countsIn(counts, 'overdue'),
      },
      handOvers: rows.slice(0, MOST_LISTED).map((row) => viewOf(row, seen)),
      more: rows.length > MOST_LISTED,
    })
  })

  route(app, contract.readHandOver, async (session, { handOverId }) => {
    const found = await readOne(services, session, handOverId, true)
    if (found === null) return problem('not-found')
    const events = found.events.map(({ step, onDay: on, reason, takenBy }) => ({
      step,
      on,
      by: found.staff.accounts.get(takenBy) ?? null,
      reason,
    }))
    return ok({ handOver: viewOf(found.row, found), events })
  })

  route(app, contract.readHandOversOf, async (session, { personId }) => {
    const read = await database.asUnit(session, async (tx) => {
      const today = await campaignToday(tx)
      const asked = await readOfferable(tx, personId, today)
      const person = await findBrief(tx, personId)
      if (asked === null || person === null) return null
      const rows = await listOfPerson(tx, personId)
      return { today, asked, person, rows, places: await namePlaces(tx, [{ person }, ...rows]) }
    })
    if (read === null) return problem('not-found')
    const { today, asked, person, rows, places } = read
    const { receivers, units } = await database.asSystem('teams that serve a hamlet', async (tx) => {
      const receivers = await listReceivers(tx, asked.person.hamletId, isoDay(today))
      const units = await nameUnits(
        tx,
        receivers.map(({ unitId }) => unitId),
      )
      return { receivers, units }
    })
    const seen = {
      asker: { ...session, teams: asked.teams },
      today,
      places,
      staff: await staffOf(services, rows),
    }
    const open = new Set(rows.filter(({ endedOn }) => endedOn === null).map(({ milestone }) => milestone))
    return ok({
      person: hitOf(person, places, session.scope),
      handOvers: rows.map((row) => viewOf(row, seen)),
      // A carrier serves; what else somebody lacks is not told to it.
      offers:
        session.scope.kind === 'consent'
          ? []
          : offersOf(asked, open, receivers, (unitId) => nameIn(units, unitId)),
    })
  })

  route(app, contract.offerHandOver, async (session, input) => {
    if (session.scope.kind === 'consent') return problem('not-allowed')
    const today = await database.asUnit(session, campaignToday)
    const offered = await offer(services, session, input, today)
    return offered.ok ? ok(await viewOne(services, session, offered.value)) : offered
  })

  route(app, contract.stepHandOver, async (session, input) => {
    const { handOverId } = input
    const reason = input.reason ?? null
    if ((reason !== null) !== (input.step === 'bounced'))
      return problem('input-invalid', {
        fields: [{ path: 'reason', code: reason === null ? 'missing' : 'unexpected' }],
      })
    const found = await readOne(services, session, handOverId)
    if (found === null) return problem('not-found')
    const sides = sidesIn(found.row, found)
    if (!(input.step === 'withdrawn' ? sides.gives : sides.receives)) return problem('not-allowed')
    const stepped = await step(services, session, found.row, { step: input.step, reason }, found.today)
    return stepped.ok ? ok(await viewOne(services, session, handOverId)) : stepped
  })

  route(app, contract.callHandOver, async (session, { handOverId }) => {
    const found = await readOne(services, session, handOverId)
    if (found === null) return problem('not-found')
    const { toTeam, person } = found.row
    if (!found.asker.teams.includes(toTeam)) return problem('not-allowed')
    if (!mayCall(found.row, found.asker) || person === null) return problem('hand-over-moved')
    return database.asUnit(session, async (tx) => {
      const row = await findPhone(tx, person.personId)
      if (row === null || row.phone === null) return problem('no-such-number')
      const target = `person:${person.personId}/phone`
      const { hamletId } = row
      await recordAudit(tx, session, { action: 'number-revealed', target, hamletId })
      const digits = protect.reveal(row.phone, 'phone', row.keyId)
      return ok({ phone: parsePhones(`+${digits}`).phones[0]?.display ?? `+${digits}` })
    })
  })
}

async function readOne(services: Services, session: Session, handOverId: string, withEvents = false) {
  const read = await services.database.asUnit(session, async (tx) => {
    const row = await findHandOver(tx, handOverId)
    if (row === null) return null
    const events = withEvents ? await listEvents(tx, row.communeId, handOverId) : []
    const asker = { ...session, teams: await ownTeams(tx) }
    return { row, events, asker, today: await campaignToday(tx), places: await namePlaces(tx, [row]) }
  })
  if (read === null) return null
  const takers = read.events.map(({ takenBy }) => takenBy)
  return { ...read, staff: await staffOf(services, [read.row], takers) }
}

async function viewOne(services: Services, session: Session, handOverId: string) {
  const found = await readOne(services, session, handOverId)
  if (found === null) throw new Error('a hand-over that was just written is not seen')
  return viewOf(found.row, found)
}

const NOTHING = { open: 0, offered: 0, accepted: 0, overdue: 0, ended: 0, done: 0, bounced: 0, withdrawn: 0 }

const countsIn = (counts: readonly BoxCounts[], box: BoxCounts['box']) => {
  const { box: _, ...found } = counts.find((one) => one.box === box) ?? { box, ...NOTHING }
  return found
}
