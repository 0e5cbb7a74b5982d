// The endpoints of who looks after whom. The asker must have the whole place; the decision is made as the system.
import * as contract from '#contract/assignments'
import { type Problem, problem } from '#contract/problems'
import { covers, may } from '#domain/access'
import type { Holder, Place } from '#domain/assignment'
import { ok, type Result } from '#domain/result'
import { levelOf } from '#domain/units'
import type { Database, Tx } from '../platform/database.ts'
import {
  assignPlaces,
  type Decision,
  reassignPlaces,
  returnAreas,
  undoLastDecision,
} from '../platform/forces/decide-areas.ts'
import { type App, route } from '../platform/http.ts'
import type { Session } from '../platform/session.ts'
import { findMember, findTeam, findUnit, lockTeam } from './queries-teams.ts'
import { listOwnAreas } from './queries-work.ts'
import { readHamlet, readMatrix } from './read-assignments.ts'

export function assignmentRoutes(app: App): void {
  const { database } = app.services

  route(app, contract.readAssignments, async (session, input) => {
    const unit = await database.asUnit(session, (tx) => findUnit(tx, input.unit))
    if (unit === null) return problem('not-found')
    if (unit.level !== 'commune') return problem('unit-too-large')
    // A hamlet head sees their own hamlet of it.
    if (!session.scope.ranges.some(({ lo, hi }) => lo <= unit.hi && hi >= unit.lo))
      return problem('not-found')
    return ok(await readMatrix(database, session, unit))
  })

  route(app, contract.readHamletAssignments, (session, { hamlet }) =>
    database.asUnit(session, async (tx) => {
      const read = await readHamlet(tx, session, hamlet)
      return read === null ? problem('not-found') : ok(read)
    }),
  )

  route(app, contract.assignWork, (session, { part, ...given }) =>
    giving(database, session, given, (tx, communeId, places, to) =>
      assignPlaces(tx, session, communeId, { places, to, part }),
    ),
  )

  route(app, contract.reassignWork, (session, { reason, ...given }) =>
    giving(database, session, given, (tx, communeId, places, to) =>
      reassignPlaces(tx, session, communeId, { places, to, reason }),
    ),
  )

  route(app, contract.returnWork, async (session, { commune, areaIds, reason }) => {
    const giveBack = (tx: Tx) => returnAreas(tx, session, commune, areaIds, reason)
    if (may(session.role, 'assign-work')) return inCommune(database, session, commune, giveBack)
    const own = await database.asUnit(session, (tx) => listOwnAreas(tx, areaIds))
    if (own.length < new Set(areaIds).size) return problem('not-found')
    return deciding(database, commune, giveBack)
  })

  route(app, contract.undoWork, (session, { commune, decisionId }) =>
    inCommune(database, session, commune, (tx) => undoLastDecision(tx, session, commune, decisionId)),
  )
}

type Given = {
  readonly places: readonly {
    readonly hamletId: number
    readonly residentialGroup?: string | undefined
    readonly householdNo?: string | undefined
    readonly personId?: string | undefined
  }[]
  readonly teamId: string
  readonly memberId?: string | undefined
}
type GivingProblem = Problem<'not-found' | 'team-ended' | 'team-elsewhere' | 'places-of-one-commune'>

async function giving<E extends Problem['code']>(
  database: Database,
  session: Session,
  given: Given,
  decide: (tx: Tx, communeId: number, places: readonly Place[], to: Holder) => Promise<Result<Decision, E>>,
): Promise<Result<Decision & { communeId: number }, Problem<E> | GivingProblem>> {
  const places = given.places.map(placeOf)
  const communes = [...new Set(places.map(({ hamletId }) => Math.floor(hamletId / 1000)))]
  const [communeId] = communes
  if (communeId === undefined || communes.length > 1) return problem('places-of-one-commune')
  if (places.some(({ hamletId }) => !isOwnHamlet(session, hamletId))) return problem('not-found')
  const seen = await database.asUnit(session, (tx) => findTeam(tx, given.teamId))
  if (seen === null) return problem('not-found')
  return database.asSystem('give work', async (tx) => {
    const team = await lockTeam(tx, given.teamId)
    const memberId = given.memberId ?? null
    const member = memberId === null ? null : await findMember(tx, memberId)
    if (team === null || (memberId !== null && member?.teamId !== team.teamId)) return problem('not-found')
    if (team.toDay !== null || (member !== null && member.toDay !== null)) return problem('team-ended')
    if (places.some(({ hamletId }) => hamletId < team.lo || hamletId > team.hi))
      return problem('team-elsewhere')
    const decided = await decide(tx, communeId, places, { teamId: team.teamId, memberId })
    return decided.ok ? ok({ ...decided.value, communeId }) : problem(decided.error)
  })
}

async function inCommune<E extends Problem['code']>(
  database: Database,
  session: Session,
  communeId: number,
  decide: (tx: Tx) => Promise<Result<Decision, E>>,
): Promise<Result<Decision & { communeId: number }, Problem<E> | Problem<'not-found'>>> {
  const own = { lo: communeId * 1000, hi: communeId * 1000 + 999 }
  if (!covers(session.scope, own)) return problem('not-found')
  return deciding(database, communeId, decide)
}

const deciding = <E extends Problem['code']>(
  database: Database,
  communeId: number,
  decide: (tx: Tx) => Promise<Result<Decision, E>>,
): Promise<Result<Decision & { communeId: number }, Problem<E>>> =>
  database.asSystem('change who has work', async (tx) => {
    const decided = await decide(tx)
    return decided.ok ? ok({ ...decided.value, communeId }) : problem(decided.error)
  })

const isOwnHamlet = (session: Session, hamletId: number): boolean => {
  try {
    return levelOf(hamletId) === 'hamlet' && covers(session.scope, { lo: hamletId, hi: hamletId })
  } catch {
    return false
  }
}

const placeOf = ({ hamletId, residentialGroup, householdNo, personId }: Given['places'][number]): Place => ({
  hamletId,
  residentialGroup: residentialGroup ?? null,
  householdNo: householdNo ?? null,
  personId: personId ?? null,
})
