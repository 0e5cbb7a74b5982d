// The endpoints of visits. Row security decides whom the asker sees; whoever they may not visit is not found.
import { problem } from '#contract/problems'
import * as contract from '#contract/visits'
import type { Scope } from '#domain/access'
import { isoDay, parseIsoDay } from '#domain/dates'
import { err, ok, type Result } from '#domain/result'
import { levelOf, rangeOf } from '#domain/units'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import { type App, route } from '../platform/http.ts'
import type { WorkPlace } from './queries.ts'
import { readHousehold } from './read-household.ts'
import { readResults } from './read-results.ts'
import { recordHousehold, recordRow } from './record-visit.ts'
import { readWorkList } from './work-list.ts'

export function visitRoutes(app: App): void {
  const { database } = app.services

  route(app, contract.listWork, async (session, { unit, team, member, order, show, from }) => {
    const span = spanOf(session.scope, unit)
    if (!span.ok) return problem(span.error)
    const place = { span: span.value, team: team ?? null, member: member ?? null }
    const query = { ...place, order: order ?? 'walk', show: show ?? 'open', from: from ?? 0 }
    return database.asUnit(session, async (tx) => {
      const [campaign, today] = [await getCampaign(tx), await campaignToday(tx)]
      const { households, ...list } = await readWorkList(tx, campaign, today, session.scope, query)
      return ok({ asOf: isoDay(today), ...list, households: [...households] })
    })
  })

  route(app, contract.readHousehold, (session, { personId }) =>
    database.asUnit(session, async (tx) => {
      const [campaign, today] = [await getCampaign(tx), await campaignToday(tx)]
      const household = await readHousehold(tx, session, campaign, today, personId)
      return household === null ? problem('not-found') : ok(household)
    }),
  )

  route(app, contract.recordVisit, (session, input) => recordHousehold(database, session, input))

  route(app, contract.recordNotDone, (session, input) => recordRow(database, session, input))

  route(app, contract.readResults, async (session, input) => {
    const span = input.unit === undefined ? wholeOf(session.scope) : rangeIn(input.unit)
    if (span === null) return problem('not-found')
    return database.asUnit(session, async (tx) => {
      const [campaign, today] = [await getCampaign(tx), await campaignToday(tx)]
      const from = input.from === undefined ? campaign.startsOn : parseIsoDay(input.from)
      const to = input.to === undefined ? today : parseIsoDay(input.to)
      if (from === null || to === null) return problem('day-unreadable')
      if (from > to || to - from > LONGEST) return problem('days-too-many')
      const results = await readResults(tx, { scope: session.scope, span, team: input.team, from, to })
      return results === null ? problem('not-found') : ok(results)
    })
  })
}

const LONGEST = 731

/** From the lowest to the highest of a scope: row security leaves out what lies between. */
function wholeOf({ ranges }: Scope): NonNullable<WorkPlace['span']> {
  return { lo: Math.min(...ranges.map(({ lo }) => lo)), hi: Math.max(...ranges.map(({ hi }) => hi)) }
}

const rangeIn = (unit: number) => (levelIn(unit) === null ? null : rangeOf(unit))

/**
 * The hamlets asked for; null: all that is given to the asker, whom row security keeps to that. More than a commune is no
 * work list.
 */
function spanOf(
  scope: Scope,
  unit: number | undefined,
): Result<WorkPlace['span'], 'not-found' | 'unit-too-large'> {
  if (unit !== undefined) {
    const level = levelIn(unit)
    if (level === null) return err('not-found')
    return level === 'commune' || level === 'hamlet' ? ok(rangeOf(unit)) : err('unit-too-large')
  }
  if (scope.kind === 'assignment') return ok(null)
  const [range, ...others] = scope.ranges
  if (range === undefined) return err('not-found')
  const isOne = others.length === 0 && Math.floor(range.lo / 1000) === Math.floor(range.hi / 1000)
  return isOne ? ok(range) : err('unit-too-large')
}

function levelIn(unit: number): ReturnType<typeof levelOf> | null {
  try {
    return levelOf(unit)
  } catch {
    return null
  }
}
