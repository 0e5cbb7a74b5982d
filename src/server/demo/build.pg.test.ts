import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { BINH_PHUOC } from '#domain/binh-phuoc/units'
import { isoDay } from '#domain/dates'
import { baselineFor } from '#domain/demo/baseline'
import { demoToday } from '#domain/demo/history'
import { type DemoDatabase, emptyDemoDatabase } from '../../../test/support/demo-database.ts'
import { checkCoverage } from '../coverage/check.ts'
import { foldQueue } from '../coverage/queries.ts'
import { readBoard, settleView } from '../coverage/read-board.ts'
import { beginLoad } from './queries.ts'

const PEOPLE = 2_000
const DAY = 45
const today = demoToday(DAY)
const silently = () => undefined

type Built = DemoDatabase
const emptyDatabase = emptyDemoDatabase

const load = (built: Built, replace = false) => built.load({ people: PEOPLE, day: DAY }, { replace })
const countOf = (built: Built, from: string): Promise<number> => built.countOf(from)

const check = ({ database }: Built) => checkCoverage(database, silently)

describe('a demo of 2,000 people', () => {
  let built: Built
  beforeAll(async () => {
    built = await emptyDatabase()
    await load(built)
  })
  afterAll(() => built.close())

  const boardOf = (asOf: number, base: 'present' | 'registered') =>
    built.database.asSystem('test: board', async (tx) => {
      const view = await settleView(tx, today, { unit: BINH_PHUOC, asOf: isoDay(asOf), base })
      if (!view.ok) throw new Error(view.error)
      return readBoard(tx, binhPhuoc2024, today, view.value)
    })

  test('stands on 25-3-2024 exactly as the printed figures, in proportion', async () => {
    const totals = baselineFor(PEOPLE)
    for (const base of ['present', 'registered'] as const) {
      const { targets, cohorts } = await boardOf(binhPhuoc2024.baselineOn, base)
      const figures = targets.map(({ id, layer, base: who, numerator, denominator, goal }) => ({
        ...{ key: `${id} ${layer} ${who}`, numerator, denominator, goal },
      }))
      const figureOf = (key: string) => figures.find((figure) => figure.key === key)
      const { people, card, collected, activated, hardToReach } = totals
      expect(figureOf('card headline campaign')).toMatchObject({ numerator: card, denominator: people })
      expect(figureOf('eid_collected ministry has_card')).toMatchObject({
        ...{ numerator: collected, denominator: card, goal: null },
      })
      expect(figureOf('eid_activated headline campaign')).toMatchObject({
        ...{ numerator: activated, denominator: people },
      })
      expect(figureOf('eid_activated chain collected')).toMatchObject({
        ...{ numerator: activated, denominator: collected },
      })
      expect(figureOf('card_hard_to_reach operational hard_to_reach')).toMatchObject({
        ...{ numerator: 0, denominator: hardToReach, goal: Math.ceil(hardToReach * 0.8) },
      })
      expect(figureOf('card_first_time operational first_time')).toMatchObject({ numerator: 0 })
      for (const key of ['sim_signature operational campaign', 'smartphone_4g operational campaign'])
        expect(figureOf(key)).toMatchObject({ numerator: null, denominator: people })
      expect(cohorts.find(({ id }) => id === 'born_2010')?.count).toBe(totals.born2010)
    }
  })

  test('has moved on by day 45, and was known differently then', async () => {
    const now = await boardOf(today - 1, 'present')
    const smartphone = now.targets.find(({ id }) => id === 'smartphone_4g')
    expect(smartphone?.numerator).toBeGreaterThan(10)
    expect(smartphone?.states.reported).toBeGreaterThan(50)
    expect(smartphone?.unitsReporting).toBeGreaterThan(80)
  })

  test('is clean when it is counted again, and indexed and guarded as before', async () => {
    const result = await check(built)
    expect(result).toMatchObject({ clean: true, people: PEOPLE })
    const empty = await emptyDatabase()
    const shape = `(
      select indexdef as part from pg_indexes where schemaname = 'public'
      union all select relname || relrowsecurity || relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace
      union all select conname || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    ) shape`
    const shapeOf = async ({ admin }: Built) =>
      (await admin.query<{ part: string }>(`select part from ${shape} order by part`)).rows.map(
        ({ part }) => part,
      )
    expect(await shapeOf(built)).toEqual(await shapeOf(empty))
    await empty.close()
  })

  test('has boards that a fold of the same tallies makes too', async () => {
    const folded = await emptyDatabase()
    const rowsOf = async ({ admin }: Built, table: string) =>
      (await admin.query(`select * from ${table} order by 1, 2, 3, 4, 5`)).rows
    for (const table of ['tallies', 'coverage_reports']) {
      const rows = await rowsOf(built, table)
      const text = JSON.stringify(table === 'tallies' ? rows : rows.map((row) => ({ ...row, folded: false })))
      const target = table === 'tallies' ? 'tally_queue' : table
      await folded.admin.query(
        `insert into ${target} select * from jsonb_populate_recordset(null::${target}, $1)`,
        [text],
      )
    }
    await folded.database.asSystem('test: fold', foldQueue)
    for (const table of ['board_days', 'board_reports', 'tallies', 'coverage_reports'])
      expect(await rowsOf(folded, table)).toEqual(await rowsOf(built, table))
    await folded.close()
  })

  test('keeps every list with those who stand on it', async () => {
    expect(await countOf(built, `snapshots where kind = 'register'`)).toBeGreaterThan(100)
    const lost = `facts f where snapshot_id is not null and not exists (
      select from snapshot_members m where m.snapshot_id = f.snapshot_id and f.person_id = any (m.person_ids))`
    expect(await countOf(built, lost)).toBe(0)
    const miscounted = `snapshots s where rows <> (select coalesce(sum(cardinality(person_ids)), 0)
      from snapshot_members m where m.snapshot_id = s.snapshot_id)`
    expect(await countOf(built, miscounted)).toBe(0)
  })

  test('is not built over by another one', async () => {
    await expect(load(built)).rejects.toThrow('empty database')
    expect(await countOf(built, 'people')).toBe(PEOPLE)
  })

  const firstOf = (table: string, condition = 'true') =>
    `ctid = (select ctid from ${table} where ${condition} limit 1)`
  const damages: readonly [string, string, string, object][] = [
    [
      'one person too many in a tally',
      'tallies',
      `update tallies set n = n + 1 where ${firstOf('tallies')}`,
      { tallies: 1 },
    ],
    [
      'a fact that says something else',
      'facts',
      `update facts set body = '{"type": "listed/1", "list": "authority:card"}'
       where ${firstOf('facts', `body->>'list' = 'authority:card'`)}`,
      { boardDays: 0 },
    ],
    [
      'a cumulative figure that is off by one',
      'board_days',
      `update board_days set total = total + 1 where ${firstOf('board_days')}`,
      { tallies: 0, boardReports: 0 },
    ],
    [
      'a commune too many that has reported',
      'board_reports',
      `update board_reports set communes = communes + 1 where ${firstOf('board_reports')}`,
      { boardReports: 1 },
    ],
    [
      'a person marked away',
      'people',
      `update people set away = true where ${firstOf('people')}`,
      { people: 1 },
    ],
    [
      'a number that leads nowhere',
      'identities',
      `delete from identities where ${firstOf('identities')}`,
      { identities: 1 },
    ],
  ]
  test.each(damages)('%s is found by the recount', async (_, table, damage, differences) => {
    const { admin } = built
    await admin.query(`create temp table kept as table ${table}`)
    try {
      await admin.query(damage)
      const result = await check(built)
      expect(result.clean).toBe(false)
      expect(result.differences).toMatchObject(differences)
    } finally {
      await admin.query(`delete from ${table}; insert into ${table} table kept; drop table kept`)
    }
    expect(await check(built)).toMatchObject({ clean: true })
  })
})

test('a load that loses its connection leaves an empty database, which can be loaded', async () => {
  const built = await emptyDatabase()
  const begun = await beginLoad(built.adminUrl)
  await begun.copy('hamlet_revisions', '130101\t130101001\t1\n')
  await built.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`)
  await begun.abandon().catch(silently)
  expect(await countOf(built, 'hamlet_revisions')).toBe(0)
  expect(await countOf(built, `pg_indexes where tablename = 'people' and indexname = 'people_pkey'`)).toBe(1)
  await load(built)
  expect(await countOf(built, 'people')).toBe(PEOPLE)
  await load(built, true)
  expect(await countOf(built, 'people')).toBe(PEOPLE)
  expect(await check(built)).toMatchObject({ clean: true })
  await built.close()
})
