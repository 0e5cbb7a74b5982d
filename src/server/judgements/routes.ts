// The endpoints of judgements. Row security decides whom the asker sees; decide() in domain, whether it may be recorded.
import * as contract from '#contract/judgements'
import { problem } from '#contract/problems'
import { type Day, parseIsoDay } from '#domain/dates'
import type { FactBody } from '#domain/facts'
import { firstMoveDay, isFindingOf } from '#domain/judgements'
import { err, ok, type Result } from '#domain/result'
import { campaignToday } from '../platform/clock.ts'
import { type App, route } from '../platform/http.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { askForExemption, decideExemption, readRequests } from './exemption-requests.ts'
import { isHamlet, type JudgedPerson } from './queries.ts'
import { judge } from './record-judgement.ts'

export function judgementRoutes(app: App): void {
  const { services } = app
  const { database } = services

  route(app, contract.raiseDispute, (session, { personId, milestone, reason }) => {
    const body: FactBody = { type: 'dispute-raised/1', milestone, reason }
    return judge(services, session, personId, 'dispute-raised', body, ['nothing-to-dispute'])
  })

  route(app, contract.settleDispute, async (session, { personId, milestone, verdict, finding }) => {
    if (!isFindingOf(verdict, finding))
      return problem('input-invalid', { fields: [{ path: 'finding', code: 'not-listed' }] })
    const body: FactBody = { type: 'dispute-settled/1', milestone, verdict, reason: finding }
    return judge(services, session, personId, 'dispute-settled', body, ['no-dispute'])
  })

  route(app, contract.listExemptionRequests, async (session, { personId = null }) =>
    ok(await readRequests(services, session, personId)),
  )

  route(app, contract.requestExemption, (session, input) => askForExemption(services, session, input))

  route(app, contract.decideExemption, (session, input) => decideExemption(services, session, input))

  route(app, contract.endExemption, (session, { personId, milestone, reason }) => {
    const body: FactBody = { type: 'exemption-ended/1', milestone, reason }
    return judge(services, session, personId, 'exemption-ended', body, ['no-exemption'])
  })

  route(app, contract.recordMove, async (session, { personId, kind, hamletId, on }) => {
    if (hamletId === null && kind === 'permanent') return problem('move-outside')
    const day = await dayOfMove(services, session, on)
    if (!day.ok) return day
    const stands = hamletId === null || (await database.asUnit(session, (tx) => isHamlet(tx, hamletId, on)))
    if (!stands) return problem('unit-unknown')
    // Outside the province there is no hamlet of ours: the claim keeps the one they left.
    const body = (person: JudgedPerson): FactBody => ({
      type: 'moved/1',
      residence:
        hamletId === null
          ? { kind, hamletId: person.registeredHamletId ?? person.hamletId, away: true }
          : { kind, hamletId },
    })
    return judge(services, session, personId, 'move-recorded', body, [], day.value)
  })

  route(app, contract.endResidence, async (session, { personId, kind, on }) => {
    const day = await dayOfMove(services, session, on)
    if (!day.ok) return day
    const body: FactBody = { type: 'residence-ended/1', kind }
    return judge(services, session, personId, 'residence-ended', body, ['no-residence'], day.value)
  })
}

async function dayOfMove(
  { database }: Services,
  session: Session,
  on: string,
): Promise<Result<Day, { readonly code: 'day-unreadable' | 'move-day-wrong' }>> {
  const day = parseIsoDay(on)
  if (day === null) return err({ code: 'day-unreadable' })
  const today = await database.asUnit(session, campaignToday)
  return day > today || day < firstMoveDay(today) ? err({ code: 'move-day-wrong' }) : ok(day)
}
