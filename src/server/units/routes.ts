// The endpoints of units. Units are public: nothing here depends on who asks.

import type { z } from 'zod/mini'
import type { unitBrief } from '#contract/coverage'
import { problem } from '#contract/problems'
import * as contract from '#contract/units'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { ok } from '#domain/result'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { type App, route } from '../platform/http.ts'
import { listChildren, listUnits, readPath, type UnitRow } from './queries.ts'
import { isUnknownHamlet, searchUnits } from './search-units.ts'

const MOST_FOUND = 20

export function unitRoutes(app: App): void {
  const { database } = app.services

  route(app, contract.readUnit, (session, input) =>
    database.asUnit(session, async (tx) => {
      const day = await dayMeant(tx, input.asOf)
      if (day === null) return problem('day-unreadable')
      const unit = withPath(await readPath(tx, input.unit, day))
      if (unit === null) return problem('not-found')
      const parts = await listChildren(tx, input.unit, day)
      return ok({
        unit,
        asOf: isoDay(day),
        parts: parts.filter((part) => !isUnknownHamlet(part)).map(brief),
      })
    }),
  )

  route(app, contract.searchUnits, (session, input) =>
    database.asUnit(session, async (tx) => {
      const day = await dayMeant(tx, input.asOf)
      if (day === null) return problem('day-unreadable')
      const found = searchUnits(await listUnits(tx, day), input.q, MOST_FOUND)
      return ok({ asOf: isoDay(day), units: found.flatMap(({ path }) => withPath(path) ?? []) })
    }),
  )

  route(app, contract.readHamlets, (session, input) =>
    database.asUnit(session, async (tx) => {
      const day = await dayMeant(tx, input.asOf)
      if (day === null) return problem('day-unreadable')
      const commune = withPath(await readPath(tx, input.unit, day))
      if (commune?.level !== 'commune') return problem('not-found')
      const hamlets = await listChildren(tx, input.unit, day)
      return ok({ commune, asOf: isoDay(day), hamlets: hamlets.map(hamletOut) })
    }),
  )
}

/** Today unless said; null when it is no day. */
const dayMeant = async (tx: Tx, asOf: string | undefined): Promise<Day | null> =>
  asOf === undefined ? campaignToday(tx) : parseIsoDay(asOf)

type UnitBrief = z.infer<typeof unitBrief>

const brief = ({ unitId, code, name, fullName, level }: UnitRow): UnitBrief => ({
  unitId,
  code,
  name,
  fullName,
  level,
})

/** `path` ends with the unit itself; null when it is empty. */
function withPath(path: readonly UnitRow[]) {
  const unit = path.at(-1)
  return unit ? { ...brief(unit), kind: unit.kind, path: path.map(brief) } : null
}

const hamletOut = (hamlet: UnitRow) => ({
  ...brief(hamlet),
  kind: hamlet.kind,
  aliases: [...hamlet.aliases],
  unknown: isUnknownHamlet(hamlet),
})
