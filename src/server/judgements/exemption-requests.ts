// Exemptions are asked for by one person and decided by another; only then is there a fact. Nobody grants what they asked for.
import type { z } from 'zod/mini'
import type * as contract from '#contract/judgements'
import { type Problem, problem } from '#contract/problems'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import type { FactBody } from '#domain/facts'
import { lastExemptDay } from '#domain/judgements'
import { ok, type Result } from '#domain/result'
import { communeOfHamlet } from '#domain/units'
import { nameAccounts } from '../platform/account-names.ts'
import { mayBeReason, recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import { uuid } from '../platform/ids.ts'
import { briefOf, isElsewhere, nameIn, nameUnits } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { decideRequest, findRequest, insertRequest, listWaitingRequests } from './queries.ts'
import { findForJudging, type Judged, type Recorded, recordJudgement } from './record-judgement.ts'

const MOST_LISTED = 200

export async function readRequests(
  { database }: Services,
  session: Session,
  personId: string | null,
): Promise<z.infer<(typeof contract.listExemptionRequests)['output']>> {
  const { rows, names } = await database.asUnit(session, async (tx) => {
    const rows = await listWaitingRequests(tx, personId, MOST_LISTED + 1)
    const places = rows.flatMap(({ person: { hamletId } }) => [hamletId, communeOfHamlet(hamletId)])
    return { rows, names: await nameUnits(tx, places) }
  })
  const staff = await database.asSystem('names of who asked', (tx) =>
    nameAccounts(
      tx,
      rows.map(({ requestedBy }) => requestedBy),
    ),
  )
  const requests = rows
    .slice(0, MOST_LISTED)
    .map(({ communeId: _, state: __, person, requestedBy, ...request }) => ({
      ...request,
      person: {
        ...briefOf(person, names, session.scope),
        communeName: nameIn(names, communeOfHamlet(person.hamletId)),
      },
      requestedBy: staff.get(requestedBy) ?? null,
      isOwn: requestedBy === session.accountId,
    }))
  return { requests, more: rows.length > MOST_LISTED }
}

type AskProblem = Problem<
  | ('not-found' | 'read-only-elsewhere' | 'input-invalid')
  | ('day-unreadable' | 'exemption-term-wrong' | 'request-waiting')
>

export async function askForExemption(
  { database }: Services,
  session: Session,
  { personId, milestone, reason, evidence, until }: z.infer<(typeof contract.requestExemption)['input']>,
): Promise<Result<{ requestId: string }, AskProblem>> {
  if (!mayBeReason(evidence))
    return problem('input-invalid', { fields: [{ path: 'evidence', code: 'wrong' }] })
  const last = parseIsoDay(until)
  if (last === null) return problem('day-unreadable')
  const found = await database.asUnit(session, (tx) => findForJudging(tx, session, personId))
  if (!found.ok) return found
  const { communeId, hamletId } = found.value
  return database.asSystem('ask for an exemption', async (tx) => {
    const today = await campaignToday(tx)
    if (!isTerm(last, today)) return problem('exemption-term-wrong')
    const requestId = uuid()
    const asked = { requestId, communeId, personId, milestone, reason, evidence, until }
    const isNew = await insertRequest(tx, { ...asked, requestedBy: session.accountId, on: isoDay(today) })
    if (!isNew) return problem('request-waiting')
    await recordAudit(tx, session, {
      action: 'exemption-requested',
      target: `person:${personId}`,
      reason,
      hamletId,
    })
    return ok({ requestId })
  })
}

const isTerm = (last: Day, today: Day): boolean => last >= today && last <= lastExemptDay(today)

type DecideProblem = Problem<
  | ('not-found' | 'read-only-elsewhere' | 'request-decided')
  | ('second-person-needed' | 'exemption-term-wrong')
>

export async function decideExemption(
  { database }: Services,
  session: Session,
  { requestId, decision }: z.infer<(typeof contract.decideExemption)['input']>,
): Promise<Result<{ granted: Recorded | null }, DecideProblem>> {
  const request = await database.asUnit(session, (tx) => findRequest(tx, requestId))
  if (request === null) return problem('not-found')
  const { person, milestone, reason, evidence, until, requestedBy } = request
  if (isElsewhere(session.scope, person.hamletId)) return problem('read-only-elsewhere')
  if (decision === 'grant' && requestedBy === session.accountId) return problem('second-person-needed')
  return database.asSystem('decide an exemption', async (tx) => {
    const on = isoDay(await campaignToday(tx))
    const state = decision === 'grant' ? 'granted' : 'declined'
    if (!(await decideRequest(tx, request, state, session.accountId, on))) return problem('request-decided')
    if (decision === 'decline') {
      const { personId, hamletId } = person
      const target = `person:${personId}`
      await recordAudit(tx, session, { action: 'exemption-declined', target, reason, hamletId })
      return ok({ granted: null })
    }
    const { personId, communeId, hamletId } = person
    const body: FactBody = {
      ...{ type: 'exemption-granted/1' as const, milestone, reason, evidence, until },
      ...{ requestedBy, approvedBy: session.accountId },
    }
    const judged: Judged = {
      ...{ personId, body, action: 'exemption-granted' },
      person: { communeId, hamletId, registeredHamletId: null },
    }
    const recorded = await recordJudgement(tx, session, judged, ['exemption-over'])
    return recorded.ok ? ok({ granted: recorded.value }) : problem('exemption-term-wrong')
  })
}
