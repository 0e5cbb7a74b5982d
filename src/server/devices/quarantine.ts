// Visits that came from a phone or account that was shut out: an officer looks at each. What is accepted is recorded through the one
// door of the ledger, as whoever walked would have recorded it; what is declined stays with its reason. Nothing is ever removed.
import type { decideQuarantined, listQuarantine } from '#contract/devices'
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import { covers } from '#domain/access'
import { isoDay, parseIsoDay } from '#domain/dates'
import { MILESTONES } from '#domain/milestones'
import { ok, type Result } from '#domain/result'
import { communeOfHamlet } from '#domain/units'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'
import { briefOf, nameIn, nameUnits, type UnitNames } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { unitOut } from './list-devices.ts'
import { countQuarantined, findUnit } from './queries-list.ts'
import {
  decideVisit,
  findPersonOf,
  findVisit,
  listNames,
  listVisits,
  type Names,
  type QuarantinedVisit,
  type ShownVisit,
} from './queries-quarantine.ts'

type Quarantine = OutputOf<typeof listQuarantine>
type Decision = OutputOf<typeof decideQuarantined>

const MOST_VISITS = 300

export const readQuarantine = async (
  database: Database,
  session: Session,
  { unit: unitId, state = 'waiting' }: InputOf<typeof listQuarantine>,
): Promise<Result<Quarantine, Problem<'not-found'>>> => {
  const seen = await database.asUnit(session, async (tx) => {
    const unit = await findUnit(tx, unitId)
    if (unit === undefined || !covers(session.scope, unit)) return null
    const visits = await listVisits(tx, unit, state, MOST_VISITS)
    const people = visits.flatMap(({ person }) => person ?? [])
    const places = await nameUnits(
      tx,
      people.flatMap(({ hamletId }) => [hamletId, communeOfHamlet(hamletId)]),
    )
    return { unit, visits, places, waiting: await countQuarantined(tx, unit) }
  })
  if (seen === null) return problem('not-found')
  const { unit, visits, places, waiting } = seen
  const names = await database.asSystem('name who recorded what is quarantined', (tx) =>
    listNames(
      tx,
      visits.flatMap(({ accountId, decidedBy }) => [accountId, decidedBy ?? []].flat()),
      visits.map(({ deviceId }) => deviceId),
    ),
  )
  const shown = visits.map((visit) => visitOut(visit, session, places, names))
  return ok({ unit: unitOut(unit), waiting, visits: shown })
}

const visitOut = (
  visit: ShownVisit,
  session: Session,
  places: UnitNames,
  names: Names,
): Quarantine['visits'][number] => {
  const { factId, communeId, person, why, state, body, decidedBy, decidedOn, reason } = visit
  const said = body.type === 'visit-recorded/1' ? body : null
  return {
    ...{ factId, communeId, why, state, decidedOn, reason },
    person:
      person === null
        ? null
        : {
            ...briefOf(person, places, session.scope),
            communeName: nameIn(places, communeOfHamlet(person.hamletId)),
          },
    on: visit.effective,
    receivedAt: visit.receivedAt.toISOString(),
    walker: names.accounts.get(visit.accountId) ?? '–',
    deviceName: names.devices.get(visit.deviceId) ?? '–',
    met: said?.visit?.met ?? null,
    done: MILESTONES.filter((milestone) => said?.claims[milestone] !== undefined),
    outcomes: { ...said?.visit?.outcomes },
    promise: said?.visit?.promise ?? null,
    decidedBy: decidedBy === null ? null : (names.accounts.get(decidedBy) ?? '–'),
  }
}

type DecisionProblem = Problem<'not-found' | 'already-decided' | 'input-invalid'>

export const decide = async (
  database: Database,
  session: Session,
  { factId, accept: isAccepted, reason: said }: InputOf<typeof decideQuarantined>,
): Promise<Result<Decision, DecisionProblem>> => {
  const reason = said ?? null
  if (!isAccepted && reason === null)
    return problem('input-invalid', { fields: [{ path: 'reason', code: 'missing' }] })
  const visit = await database.asUnit(session, (tx) => findVisit(tx, factId))
  if (visit === undefined) return problem('not-found')
  if (visit.state !== 'waiting') return problem('already-decided')
  return isAccepted ? accept(database, session, visit, reason) : decline(database, session, visit, reason)
}

const decline = (
  database: Database,
  session: Session,
  visit: QuarantinedVisit,
  reason: string | null,
): Promise<Result<Decision, DecisionProblem>> =>
  database.asSystem('decline a quarantined visit', async (tx) => {
    const on = isoDay(await campaignToday(tx))
    const decided = { state: 'declined', by: session.accountId, on, reason } as const
    if (!(await decideVisit(tx, visit, decided))) return problem('already-decided')
    await recordAudit(tx, session, {
      ...audited(visit),
      action: 'visit-declined',
      reason: reason ?? undefined,
    })
    return ok({ outcome: null, refusal: null })
  })

/**
 * The ledger first, for whoever holds a hamlet may be merging the person; two that accept at once meet there. A refusal leaves
 * nothing behind: the visit waits on, and what stood in its way may be put right.
 */
const accept = async (
  database: Database,
  session: Session,
  visit: QuarantinedVisit,
  reason: string | null,
): Promise<Result<Decision, DecisionProblem>> => {
  const decided = await database.asSystem('accept a quarantined visit', async (tx) => {
    const today = await campaignToday(tx)
    const { communeId, factId, memberId, teamId, accountId, body } = visit
    const effective = parseIsoDay(visit.effective)
    const personId = await findPersonOf(tx, visit)
    if (effective === null || personId === undefined)
      throw new Error('devices: a quarantined visit of no day or nobody')
    const fact = { factId, effective, known: today, source: 'field', body } as const
    const handed = { personId, recordedIn: communeId, fact, memberId, teamId, accountId }
    const [receipt] = await recordFacts(tx, await getCampaign(tx), today, [handed])
    if (receipt === undefined) throw new Error('devices: a fact without a receipt')
    const { outcome, refusal } = receipt
    if (refusal !== null) return { ok: false, answer: ok({ outcome, refusal }) } as const
    const on = isoDay(today)
    if (!(await decideVisit(tx, visit, { state: 'accepted', by: session.accountId, on, reason })))
      return { ok: false, answer: problem('already-decided') } as const
    await recordAudit(tx, session, { ...audited(visit), action: 'visit-accepted' })
    return { ok: true, answer: ok({ outcome, refusal }) } as const
  })
  return decided.answer
}

const audited = ({ factId, communeId }: QuarantinedVisit) => ({
  target: `visit:${factId}`,
  hamletId: communeId * 1000,
})
