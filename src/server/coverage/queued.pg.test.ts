import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { BINH_PHUOC, SUCCESSIONS, UNITS } from '#domain/binh-phuoc/units'
import { isoDay } from '#domain/dates'
import type { Source } from '#domain/facts'
import { sumTallies } from '#domain/tallies'
import { timeline } from '#domain/timeline'
import { rangeOf } from '#domain/units'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database, type Tx } from '../platform/database.ts'
import { noteReports, queueTallies } from '../platform/tally-queue.ts'
import { insertSuccessions, insertUnits } from '../platform/unit-registry.ts'
import { foldQueue } from './queries.ts'
import { countWrongBoardReports } from './queries-check.ts'
import { readBoard, readParts, readSeries, settleView } from './read-board.ts'

const FIRST_DAY = binhPhuoc2024.baselineOn
const TODAY = FIRST_DAY + 30
const communes = UNITS.filter(({ level }) => level === 'commune').slice(0, 3)
const CARD = binhPhuoc2024.targets.find(({ id }) => id === 'card')?.measure ?? 0

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 2 })
  await database.asSystem('test: units', async (tx) => {
    await insertUnits(tx, UNITS)
    await insertSuccessions(tx, SUCCESSIONS)
  })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

type Heard = { readonly commune: number; readonly day: number; readonly source: Source }

/** A person on a register, and another day on a list that confirms the card. */
const hear = async (tx: Tx, { commune, day, source }: Heard): Promise<void> => {
  const unitId = communes[commune]?.unitId ?? 0
  const effective = FIRST_DAY + day
  const residence = { kind: 'permanent', hamletId: unitId * 1000 + 1 } as const
  const sum = sumTallies(binhPhuoc2024)
  const body = {
    type: 'listed/1',
    list: 'x',
    birth: '1980-01-01',
    residence,
    claims: { card: 'confirmed' },
  } as const
  sum.add(timeline(binhPhuoc2024, [{ factId: '', effective, known: TODAY, source, body }]), TODAY, 1)
  await queueTallies(tx, unitId, sum)
  await noteReports(tx, rangeOf(unitId), ['card'], source, effective, TODAY)
}

const readEverything = async (tx: Tx) => {
  const seen: unknown[] = []
  for (const unit of [BINH_PHUOC, communes[0]?.unitId ?? 0]) {
    for (const asOf of [FIRST_DAY + 3, TODAY]) {
      const view = await settleView(tx, TODAY, { unit, asOf: isoDay(asOf) })
      if (!view.ok) throw new Error(view.error)
      seen.push(await readBoard(tx, binhPhuoc2024, TODAY, view.value))
      seen.push(await readParts(tx, binhPhuoc2024, TODAY, view.value, 'commune'))
      seen.push(await readSeries(tx, binhPhuoc2024, view.value, CARD, FIRST_DAY - 1, asOf))
    }
  }
  return seen
}

test('a list that nobody has folded yet is a report', async () => {
  await database.asSystem('test: one report', async (tx) => {
    await hear(tx, { commune: 0, day: 0, source: 'authority' })
    const view = await settleView(tx, TODAY, { unit: BINH_PHUOC })
    if (!view.ok) throw new Error(view.error)
    const { targets } = await readBoard(tx, binhPhuoc2024, TODAY, view.value)
    const card = targets.find(({ id }) => id === 'card')
    expect(card).toMatchObject({ numerator: 1, denominator: 1, unitsReporting: 1, source: 'authority' })
  })
})

const heard = fc.record({
  commune: fc.nat(communes.length - 1),
  day: fc.nat(6),
  source: fc.constantFrom<Source>('register', 'authority', 'field'),
})

test('what is queued shows on boards, parts and courses as it does when it is folded', async () => {
  const property = fc.asyncProperty(fc.array(heard, { minLength: 1, maxLength: 4 }), async (news) => {
    const [queued, folded] = await database.asSystem('test: before and after a fold', async (tx) => {
      for (const one of news) await hear(tx, one)
      const before = await readEverything(tx)
      await foldQueue(tx)
      return [before, await readEverything(tx)] as const
    })
    expect(queued).toEqual(folded)
  })
  await fc.assert(property, { seed: 90, numRuns: 15 })
})

test('what is noted while a fold counts is counted by the next one', async () => {
  const own = createDatabase({ url: fresh.loginUrl, connections: 4 })
  const say = (commune: number) =>
    own.asSystem('test: a list', (tx) => hear(tx, { commune, day: 0, source: 'authority' }))
  const fold = () => own.asSystem('test: fold', foldQueue)
  try {
    await say(0)
    await fold()
    await say(1)
    const holding = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    // The fold is stopped where it writes what it has counted.
    const held = own.asSystem('test: hold the board', async (tx) => {
      await sql`select from board_reports for update`.execute(tx)
      holding.resolve()
      await released.promise
    })
    await holding.promise
    const folding = fold()
    const isWaiting = () =>
      own.asSystem('test: who waits', async (tx) => {
        const { rows } = await sql<{
          n: number
        }>`select count(*) as n from pg_locks where not granted`.execute(tx)
        return (rows[0]?.n ?? 0) > 0
      })
    while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 10))
    await say(2)
    released.resolve()
    await Promise.all([held, folding])
    await fold()
    expect(await own.asSystem('test: compare', countWrongBoardReports)).toBe(0)
  } finally {
    await own.close()
  }
})
