import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOfDay, parseIsoDay } from '#domain/dates'
import { demoPlaces } from '#domain/demo/hamlets'
import { demoToday } from '#domain/demo/history'
import { type BounceReason, type HandOverState, handOverOn } from '#domain/hand-overs'
import { type DemoDatabase, openDemoDatabase } from '../../../test/support/demo-database.ts'
import { checkCoverage } from '../coverage/check.ts'
import { settleAssignments } from '../platform/forces/settle-assignments.ts'
import { foldCommune } from '../visits/fold-work.job.ts'

const PEOPLE = 5_000
const DAY = 45
let demo: DemoDatabase
beforeAll(async () => {
  demo = await openDemoDatabase({ people: PEOPLE, day: DAY })
})
afterAll(() => demo.close())

const rowsOf: DemoDatabase['rowsOf'] = (query) => demo.rowsOf(query)
const countOf: DemoDatabase['countOf'] = (from) => demo.countOf(from)

test('is clean when it is counted again', async () => {
  expect(await checkCoverage(demo.database, () => undefined)).toMatchObject({ clean: true, people: PEOPLE })
})

test('settles everybody as the product would: settling again changes nothing', async () => {
  expect(await countOf(`assignments where to_day is null and part = 'owner'`)).toBeGreaterThan(PEOPLE / 2)
  expect(await countOf(`assignments where to_day is null and part = 'helper'`)).toBeGreaterThan(0)
  expect(await countOf('assignments where to_day is not null')).toBeGreaterThan(0)
  const hamletIds = demoPlaces().map(({ hamletId }) => hamletId)
  const changed = await demo.database.asSystem('test: settle', (tx) => settleAssignments(tx, hamletIds))
  expect(changed).toBe(0)
})

test('counts the work as the product would: counting again gives the same', async () => {
  const all = 'select * from work_days order by commune_id, on_day, team_id, member_id'
  const before = await rowsOf(all)
  expect(before.length).toBeGreaterThan(500)
  await demo.admin.query(`insert into work_touched (commune_id, on_day)
    select distinct f.recorded_in, d.on_day from facts f
    cross join lateral (values (f.effective), ((f.body -> 'visit' ->> 'promise')::date)) d (on_day)
    where f.recorded_by is not null and d.on_day is not null`)
  for (const { id } of await rowsOf<{ id: number }>('select distinct commune_id as id from work_touched'))
    await foldCommune(demo.database, id)
  expect(await rowsOf(all)).toEqual(before)
  expect(before.some(({ kept }) => kept > 0)).toBe(true)
})

test('names a member of a team and an account for everything seen at a door', async () => {
  const visits = `facts f where body ->> 'type' = 'visit-recorded/1' and body -> 'visit' is not null`
  expect(await countOf(visits)).toBeGreaterThan(PEOPLE / 5)
  expect(
    await countOf(`${visits} and (recorded_by is null or not exists (
    select from team_members m where m.member_id = f.member_id and m.team_id = f.team_id))`),
  ).toBe(0)
  expect(await countOf(`${visits} and body #> '{visit,outcomes}' <> '{}'`)).toBeGreaterThan(PEOPLE / 10)
  expect(await countOf(`facts where member_id is not null and body ->> 'type' <> 'visit-recorded/1'`)).toBe(0)
})

test('keeps of each hand-over the fold of its steps, and consent where a carrier was asked', async () => {
  const handOvers = await rowsOf<{
    id: string
    state: HandOverState
    reason: string | null
    due: string | null
  }>('select hand_over_id as id, state, bounce_reason as reason, due_on::text as due from hand_overs')
  const events = await rowsOf<{ id: string; step: HandOverState; day: string; reason: BounceReason | null }>(
    'select hand_over_id as id, step, on_day::text as day, reason from hand_over_events order by event_no',
  )
  const byId = Map.groupBy(events, ({ id }) => id)
  for (const { id, state, reason, due } of handOvers) {
    const its = (byId.get(id) ?? []).map(({ step, day, reason: why }) => ({
      ...{ step, reason: why, on: parseIsoDay(day) ?? 0 },
    }))
    expect(handOverOn(its, demoToday(DAY))).toMatchObject({ state, reason })
    expect(due === null).toBe(['done', 'bounced', 'withdrawn'].includes(state))
  }
  const states = new Set(handOvers.map(({ state }) => state))
  expect([...states].sort()).toEqual(['accepted', 'bounced', 'done', 'offered', 'withdrawn'])
  const today = `'${new Date(instantOfDay(demoToday(DAY), 12)).toISOString().slice(0, 10)}'::date`
  expect(handOvers.filter(({ due }) => due !== null).length).toBeGreaterThan(20)
  expect(await countOf(`hand_overs where due_on < ${today}`)).toBeGreaterThan(3)
  const carriers = `hand_overs h join teams t on t.team_id = h.to_team left join consents c using (hand_over_id)
    where t.kind = 'carrier_team'`
  expect(await countOf(carriers)).toBeGreaterThan(10)
  expect(
    await countOf(`${carriers} and (c.person_id is null or c.team_id <> h.to_team or
    (c.ended_on is null) <> (h.ended_on is null))`),
  ).toBe(0)
})

test('has sheets that are out, keyed and lost, and every keyed row is a fact that says so', async () => {
  const states = await rowsOf<{ state: string }>('select distinct state from sheets order by 1')
  expect(states.map(({ state }) => state)).toEqual(['keyed', 'out', 'void'])
  expect(await countOf('sheet_entries')).toBeGreaterThan(10)
  expect(
    await countOf(`sheet_entries e where not exists (select from facts f join sheets s on s.sheet_id = e.sheet_id
    where f.fact_id = e.fact_id and f.person_id = e.person_id and f.body #>> '{visit,sheet}' = e.sheet_id::text
      and f.known = e.keyed_on and f.member_id = s.member_id and s.households::text like '%' || e.person_id || '%')`),
  ).toBe(0)
})

test('has hamlets at every step of the wave but the last, each step with its figures', async () => {
  const steps = await rowsOf<{ step: string }>('select distinct step from wave_steps order by 1')
  expect(steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['being_swept', 'swept', 'verified']))
  expect(await countOf(`wave_steps where (figures ->> 'people')::int = 0`)).toBe(0)
})
