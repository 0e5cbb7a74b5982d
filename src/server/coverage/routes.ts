// The endpoints of the board. A unit outside the asker's scope is not found: its rows are hidden by row security, and a board
// of hidden rows would say 0 where it must say nothing.
import * as campaignContract from '#contract/campaign'
import * as contract from '#contract/coverage'
import type { InputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import { covers } from '#domain/access'
import { type Campaign, campaignDay } from '#domain/campaign'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { levelOf } from '#domain/units'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { type App, route } from '../platform/http.ts'
import { briefOf, nameUnits } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { boardOut, headOf, unitOut } from './board-answers.ts'
import { readNamedList } from './named-list.ts'
import { type BoardView, readBoard, readParts, readSeries, settleView, type ViewQuery } from './read-board.ts'

const PAGE_SIZE = 50
const LONGEST_SERIES = 731

export function coverageRoutes(app: App): void {
  const { database, dataFolder } = app.services

  route(app, campaignContract.readCampaign, (session) =>
    database.asUnit(session, async (tx) => {
      const campaign = await getCampaign(tx)
      const today = await campaignToday(tx)
      return ok({
        campaign: campaignContract.writeCampaign(campaign),
        today: isoDay(today),
        campaignDay: campaignDay(campaign, today),
        demo: dataFolder.kind === 'demo',
      })
    }),
  )

  route(app, contract.readBoard, (session, input) =>
    database.asUnit(session, async (tx) => {
      const settled = await settle(tx, session, input)
      if (!settled.ok) return settled
      const { campaign, today, view } = settled.value
      return ok({ ...headOf(campaign, view), ...boardOut(await readBoard(tx, campaign, today, view)) })
    }),
  )

  route(app, contract.readParts, (session, input) =>
    database.asUnit(session, async (tx) => {
      const settled = await settle(tx, session, input)
      if (!settled.ok) return settled
      const { campaign, today, view } = settled.value
      const parts = await readParts(tx, campaign, today, view, input.level)
      return ok({
        ...headOf(campaign, view),
        parts: parts.map(({ unit, figures, lastReport }) => ({
          unit: unitOut(unit),
          figures: [...figures],
          lastReport,
        })),
      })
    }),
  )

  route(app, contract.readSeries, (session, input) =>
    database.asUnit(session, async (tx) => {
      const [from, to] = [parseIsoDay(input.from), parseIsoDay(input.to)]
      if (from === null || to === null) return problem('day-unreadable')
      if (from > to || to - from > LONGEST_SERIES) return problem('days-too-many')
      const settled = await settleNow(tx, session, { ...input, asOf: input.to })
      if (!settled.ok) return settled
      const { campaign, view } = settled.value
      if (!hasMeasure(campaign, input.measure)) return problem('not-found')
      const days = await readSeries(tx, campaign, view, input.measure, from, to)
      return ok({ unit: unitOut(view.unit), measure: input.measure, base: view.base, days })
    }),
  )

  route(app, contract.readNamedList, (session, input) =>
    database.asUnit(session, (tx) => namedList(tx, session, input)),
  )
}

async function namedList(tx: Tx, session: Session, input: InputOf<typeof contract.readNamedList>) {
  const settled = await settle(tx, session, input)
  if (!settled.ok) return settled
  const { campaign, view } = settled.value
  if (!hasMeasure(campaign, input.measure)) return problem('not-found')
  if (!['commune', 'hamlet'].includes(levelOf(view.unit.unitId))) return problem('unit-too-large')
  const page = { number: input.page ?? 1, size: PAGE_SIZE }
  const filter = { show: input.show ?? null, household: input.household ?? null }
  const { total, people } = await readNamedList(tx, campaign, view, input.measure, filter, page)
  const names = await nameUnits(
    tx,
    people.map(({ hamletId }) => hamletId),
  )
  return ok({
    ...headOf(campaign, view),
    measure: input.measure,
    total,
    page: page.number,
    pageSize: page.size,
    people: people.map(({ standing, cells, ...person }) => ({
      ...briefOf(person, names, session.scope),
      standing,
      cells: [...cells],
    })),
  })
}

type Settled = { readonly campaign: Campaign; readonly today: Day; readonly view: BoardView }
type SeriesProblem = Problem<'not-found' | 'day-unreadable'>

async function settle(
  tx: Tx,
  session: Session,
  query: ViewQuery,
): Promise<Result<Settled, SeriesProblem | Problem<'known-before-as-of'>>> {
  const campaign = await getCampaign(tx)
  const today = await campaignToday(tx)
  const settled = await settleView(tx, today, query)
  if (!settled.ok) return problem(settled.error)
  const view = settled.value
  return covers(session.scope, view.unit) ? ok({ campaign, today, view }) : problem('not-found')
}

/** As known now: nothing can be known before the day. */
async function settleNow(
  tx: Tx,
  session: Session,
  { unit, asOf, base }: ViewQuery,
): Promise<Result<Settled, SeriesProblem>> {
  const settled = await settle(tx, session, { unit, asOf, base })
  if (settled.ok) return settled
  const { code } = settled.error
  if (code === 'known-before-as-of') throw new Error('a series known before its last day')
  return problem(code)
}

const hasMeasure = (campaign: Campaign, measure: number): boolean =>
  campaign.measures.some(({ no }) => no === measure)
