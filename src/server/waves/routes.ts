// The endpoints of the waves. A unit outside the asker's scope is not found: a board of hidden rows would say 0 where it must say
// nothing. Steps are taken as the system, after the hamlet was found as the asker.
import { problem } from '#contract/problems'
import * as contract from '#contract/waves'
import { covers } from '#domain/access'
import { type Day, isoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { communeOfHamlet, type Level } from '#domain/units'
import { nameAccounts } from '../platform/account-names.ts'
import { mayBeReason } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { type App, route } from '../platform/http.ts'
import type { Session } from '../platform/session.ts'
import { listPeople } from './list-people.ts'
import { findUnit, readSteps, type UnitRow } from './queries.ts'
import { keptFigures, readCommuneWaves, readHamletWaves, unitOut } from './read-waves.ts'
import { advanceHamlet, reopenHamlet } from './take-step.ts'

const PAGE_SIZE = 50
const SMALL: readonly Level[] = ['commune', 'hamlet']

export function waveRoutes(app: App): void {
  const { database } = app.services

  route(app, contract.readWaves, (session, input) =>
    database.asUnit(session, async (tx) => {
      const found = await unitInScope(tx, session, input.unit)
      if (found === null) return problem('not-found')
      const { unit, day } = found
      if (!SMALL.includes(unit.level)) return problem('unit-too-large')
      const hamlets = await readHamletWaves(tx, await getCampaign(tx), unit, day)
      return ok({ unit: unitOut(unit), asOf: isoDay(day), hamlets })
    }),
  )

  route(app, contract.readWaveParts, (session, input) =>
    database.asUnit(session, async (tx) => {
      const found = await unitInScope(tx, session, input.unit)
      if (found === null) return problem('not-found')
      const { unit, day } = found
      if (SMALL.includes(unit.level)) return problem('unit-too-small')
      const communes = await readCommuneWaves(tx, unit, day)
      return ok({ unit: unitOut(unit), asOf: isoDay(day), communes })
    }),
  )

  route(app, contract.readWavePeople, (session, input) =>
    database.asUnit(session, async (tx) => {
      const found = await unitInScope(tx, session, input.unit)
      if (found === null) return problem('not-found')
      const { unit, day } = found
      if (!SMALL.includes(unit.level)) return problem('unit-too-large')
      const page = { number: input.page ?? 1, size: PAGE_SIZE }
      const asked = { unit, day, scope: session.scope }
      const { total, people } = await listPeople(tx, await getCampaign(tx), asked, input.group, page)
      return ok({
        unit: unitOut(unit),
        asOf: isoDay(day),
        group: input.group,
        total,
        page: page.number,
        pageSize: page.size,
        people: [...people],
      })
    }),
  )

  route(app, contract.readWaveSteps, async (session, input) => {
    const read = await database.asUnit(session, async (tx) => {
      const hamlet = await hamletInScope(tx, session, input.hamlet)
      if (!hamlet.ok) return hamlet
      const steps = await readSteps(tx, communeOfHamlet(hamlet.value.unitId), hamlet.value.unitId)
      return ok({ hamlet: hamlet.value, steps })
    })
    if (!read.ok) return read
    const { hamlet, steps } = read.value
    const names = await database.asSystem('name who decided a wave', (tx) =>
      nameAccounts(
        tx,
        steps.map(({ decidedBy }) => decidedBy),
      ),
    )
    return ok({
      unit: unitOut(hamlet),
      steps: steps.map((row) => ({
        stepNo: row.stepNo,
        step: row.step,
        onDay: row.onDay,
        decidedBy: names.get(row.decidedBy) ?? null,
        reason: row.reason,
        figures: keptFigures(row),
      })),
    })
  })

  route(app, contract.advanceWave, async (session, input) => {
    const hamlet = await database.asUnit(session, (tx) => hamletInScope(tx, session, input.hamlet))
    if (!hamlet.ok) return hamlet
    return database.asSystem('take a step of a wave', (tx) =>
      advanceHamlet(tx, session, { hamlet: hamlet.value, seen: input.seen }),
    )
  })

  route(app, contract.reopenWave, async (session, input) => {
    if (!mayBeReason(input.reason))
      return problem('input-invalid', { fields: [{ path: 'reason', code: 'wrong' }] })
    const hamlet = await database.asUnit(session, (tx) => hamletInScope(tx, session, input.hamlet))
    if (!hamlet.ok) return hamlet
    return database.asSystem('reopen a wave', (tx) =>
      reopenHamlet(tx, session, { hamlet: hamlet.value, seen: input.seen }, input.reason),
    )
  })
}

/** As it stands today; null outside the scope, or where there is no such unit today. */
async function unitInScope(
  tx: Tx,
  session: Session,
  unitId: number,
): Promise<{ readonly unit: UnitRow; readonly day: Day } | null> {
  const day = await campaignToday(tx)
  const unit = await findUnit(tx, unitId, day)
  return unit !== null && covers(session.scope, unit) ? { unit, day } : null
}

/** A hamlet that has a wave: not the place of people whose hamlet is not known. */
async function hamletInScope(
  tx: Tx,
  session: Session,
  unitId: number,
): Promise<Result<UnitRow, ReturnType<typeof problem<'not-found'>>['error']>> {
  const unit = (await unitInScope(tx, session, unitId))?.unit
  return unit?.level === 'hamlet' && unit.unitId % 1000 > 0 ? ok(unit) : problem('not-found')
}
