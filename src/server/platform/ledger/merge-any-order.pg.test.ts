// Two rows are found to be one person while walkers and lists go on speaking of both: in whatever order that happens, the same is
// true in the end, and everything was recorded once.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import type { FactBody, ResidenceKind, Source } from '#domain/facts'
import { timeline } from '#domain/timeline'
import { anyVisitFact } from '../../../../test/fixtures/visits.ts'
import {
  A1,
  A2,
  B1,
  type LedgerDesk,
  newFact,
  openLedgerDesk,
  REGISTERED,
  THAC_MO,
  type Twice,
} from '../../../../test/support/ledger-desk.ts'
import { csvOf, TODAY } from '../../../../test/support/list-desk.ts'
import { type FactRow, factOf } from '../fact-rows.ts'
import type { NewFact } from './new-fact.ts'

let ledger: LedgerDesk
beforeAll(async () => {
  ledger = await openLedgerDesk()
})
afterAll(() => ledger.close())

type Said = {
  readonly who: 'from' | 'into'
  readonly day: number
  readonly source: Source
  readonly body: FactBody
}

const who = fc.constantFrom<Said['who'][]>('from', 'into')
const visit: fc.Arbitrary<Said> = fc
  .record({ who, visit: anyVisitFact })
  .map(({ who, visit: { effective, source, body } }) => ({ who, day: effective, source, body }))
const moved: fc.Arbitrary<Said> = fc.record({
  ...{ who, day: fc.integer({ min: REGISTERED + 1, max: TODAY }), source: fc.constant<Source>('office') },
  body: fc.record({
    type: fc.constant('moved/1' as const),
    residence: fc.record({
      kind: fc.constantFrom<ResidenceKind[]>('permanent', 'permanent', 'temporary'),
      hamletId: fc.constantFrom(A1, A2, B1),
      away: fc.boolean(),
    }),
  }),
})

/** Ids sort as what is said was made up: within one day the later one holds, whoever of the two it was said of. */
const factsOf = (two: Twice, story: readonly Said[], said: readonly Said[]): NewFact[] =>
  said.map((each) => {
    const factId = `${String(story.indexOf(each)).padStart(8, '0')}${randomUUID().slice(8)}`
    return newFact(two[each.who], each.day, each.body, { source: each.source, factId })
  })

const takeList = async (two: Twice, asOf: number) => {
  const rows = two.rows.map((row) => ({ ...row, hamlet: 'Khu phố 1', residence: 'Thường trú' }))
  const { summary } = await ledger.desk.take({ unitId: THAC_MO, asOf, file: csvOf(rows) })
  if (summary?.accepted !== 2 || summary.new > 0) throw new Error('the test’s own list brought somebody new')
}

const truthOf = async (two: Twice) => {
  const rows = await ledger.desk.query<FactRow>(
    `select person_id as "personId", fact_id as "factId", effective::text, known::text, source, body from facts where person_id = $1`,
    [two.into],
  )
  const { facts, ...state } = (await ledger.stateOf(two.into)) as { facts: unknown[] }
  return { ...state, course: timeline(binhPhuoc2024, rows.map(factOf)) }
}

const countOf = async (personId: string, facts: readonly NewFact[]) =>
  (
    await ledger.desk.query('select from facts where person_id = $1 and fact_id = any($2)', [
      personId,
      facts.map(({ fact }) => fact.factId),
    ])
  ).length

test('whether facts come before the merge, around it or after it, the same is true in the end', async () => {
  const story = fc.array(fc.oneof(visit, moved), { minLength: 1, maxLength: 6 }).chain((all) =>
    fc.record({
      all: fc.constant(all),
      shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
      at: fc.nat(all.length),
      listAt: fc.option(fc.nat(all.length)),
      asOf: fc.integer({ min: TODAY - 12, max: TODAY }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(story, async ({ all, shuffled, at, listAt, asOf }) => {
      const [early, late] = [await ledger.standTwice(), await ledger.standTwice()]
      const before = factsOf(early, all, all.slice(0, Math.min(at, listAt ?? at)))
      const after = factsOf(early, all, all.slice(Math.min(at, listAt ?? at)))
      if (before.length > 0) await ledger.record(...before)
      await ledger.forward()
      if (listAt !== null) await takeList(early, asOf)
      // Whoever says it first, and whether the job of forwarding came in between.
      await Promise.all([ledger.merge(early.from, early.into), ...after.map((fact) => ledger.record(fact))])
      await ledger.forward()

      const told = factsOf(late, all, shuffled)
      const cut = listAt ?? told.length
      for (const fact of told.slice(0, cut)) await ledger.record(fact)
      await ledger.forward()
      if (listAt !== null) await takeList(late, asOf)
      for (const fact of told.slice(cut)) await ledger.record(fact)
      await ledger.forward()
      await ledger.merge(late.from, late.into)

      expect(await truthOf(early)).toEqual(await truthOf(late))
      expect(await countOf(early.into, [...before, ...after])).toBe(all.length)
      expect(await countOf(late.into, told)).toBe(all.length)
      expect(await ledger.desk.isClean()).toBe(true)
    }),
    { seed: 51, numRuns: 30 },
  )
}, 240_000)
