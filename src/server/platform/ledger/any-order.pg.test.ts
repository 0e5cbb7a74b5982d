// Two walkers, a clerk and a list speak of the same people: in whatever order and at whatever time they come, the same is
// true in the end, everything counts once, and nobody waits for ever.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { isoDay } from '#domain/dates'
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
} from '../../../../test/support/ledger-desk.ts'
import { csvOf, type ListRow, TODAY, unitOf } from '../../../../test/support/list-desk.ts'
import { type FactRow, factOf } from '../fact-rows.ts'
import type { NewFact } from './new-fact.ts'

let ledger: LedgerDesk
beforeAll(async () => {
  ledger = await openLedgerDesk()
})
afterAll(() => ledger.close())

/** What one of the three says: of the first or the second person, on some day. */
type Said = { readonly who: 0 | 1; readonly day: number; readonly source: Source; readonly body: FactBody }

const day = fc.integer({ min: REGISTERED - 2, max: TODAY })
const who = fc.constantFrom<(0 | 1)[]>(0, 0, 0, 1)

const visit: fc.Arbitrary<Said> = fc
  .record({ who, visit: anyVisitFact })
  .map(({ who, visit: { effective, source, body } }) => ({ who, day: effective, source, body }))

const moved: fc.Arbitrary<Said> = fc.record({
  ...{ who, day, source: fc.constant<Source>('office') },
  body: fc.record({
    type: fc.constant('moved/1' as const),
    residence: fc.record({
      kind: fc.constantFrom<ResidenceKind[]>('permanent', 'permanent', 'temporary', 'working'),
      hamletId: fc.constantFrom(A1, A2, B1),
      away: fc.boolean(),
    }),
  }),
})

const exempted: fc.Arbitrary<Said> = fc.record({
  ...{ who, day, source: fc.constant<Source>('office') },
  body: fc.integer({ min: 0, max: 40 }).map(
    (days): FactBody => ({
      ...{ type: 'exemption-granted/1', milestone: 'eid_collected', reason: 'severe_disability' },
      ...{ evidence: 'giấy xác nhận', requestedBy: 'a', approvedBy: 'b', until: isoDay(TODAY + days) },
    }),
  ),
})

const said = fc.oneof({ weight: 3, arbitrary: visit }, { weight: 3, arbitrary: moved }, exempted)

type List = {
  readonly kind: 'register' | 'authority:eid-activated' | 'authority:card'
  readonly asOf: number
  readonly hamlet: number
}

/** A list comes at some place among them: a register that says something or nothing new, or one of the authority. */
const list: fc.Arbitrary<List> = fc.record({
  kind: fc.constantFrom<List['kind'][]>('register', 'register', 'authority:eid-activated', 'authority:card'),
  asOf: fc.integer({ min: TODAY - 12, max: TODAY }),
  hamlet: fc.constantFrom(A1, A1, A2),
})

const NAMES = ['Nguyễn Văn An', 'Trần Thị Hòa'] as const
let twins = 0

/** The two people once more, so that the same can be said of them in another order. */
const anotherPair = async (): Promise<readonly { readonly id: string; readonly row: ListRow }[]> => {
  twins += 1
  const rows: ListRow[] = NAMES.map((name, i) => ({
    ...{ name, birth: '5/2/2010', household: 'TM-01' },
    identity: `0702100${String(twins * 2 + i).padStart(5, '0')}`,
  }))
  const ids = await ledger.register(A1, rows)
  return rows.map((row, i) => ({ id: ids[i] ?? '', row }))
}

type Pair = Awaited<ReturnType<typeof anotherPair>>

/** Ids sort as what is said was made up: within one day the later one holds, of whichever pair. */
const factsOf = (pair: Pair, story: readonly Said[], all: readonly Said[]): NewFact[] =>
  all.map((one) => {
    const no = String(story.indexOf(one)).padStart(8, '0')
    const factId = `${no}${randomUUID().slice(8)}`
    return newFact(pair[one.who]?.id ?? '', one.day, one.body, { source: one.source, factId })
  })

const take = async (pair: Pair, { kind, asOf, hamlet }: List) => {
  const where = kind === 'register' ? { hamlet: `Khu phố ${hamlet % 1000}`, residence: 'Thường trú' } : {}
  // Each pair stands on a list of its own: the same list twice would be no list.
  const file = csvOf(pair.map(({ row }) => ({ ...row, ...where })))
  const { summary } = await ledger.desk.take({
    unitId: kind === 'register' ? THAC_MO : unitOf('70'),
    kind,
    asOf,
    file,
  })
  if (summary?.accepted !== pair.length) throw new Error(`the test’s own list: ${JSON.stringify(summary)}`)
}

/** What is true of the two in the end. A fact that a list repeats may or may not be written down: it is folded. */
const truthOf = async (pair: Pair) => {
  const states = []
  for (const { id } of pair) {
    const rows = await ledger.desk.query<FactRow>(
      `select person_id as "personId", fact_id as "factId", effective::text, known::text, source, body from facts where person_id = $1`,
      [id],
    )
    const { facts, ...state } = (await ledger.stateOf(id)) as { facts: unknown[] }
    states.push({ ...state, course: timeline(binhPhuoc2024, rows.map(factOf)) })
  }
  return states
}

test('any order of what two walkers, a clerk and a list say gives the same state and clean tallies', async () => {
  const anyStory = fc
    .tuple(fc.array(said, { minLength: 1, maxLength: 6 }), list)
    .chain(([all, list]) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.constant(list),
        fc.nat(all.length),
        fc.nat(all.length),
        fc.boolean(),
      ),
    )
  await fc.assert(
    fc.asyncProperty(anyStory, async ([all, shuffled, list, at, otherAt, atOnce]) => {
      const [one, other] = [await anotherPair(), await anotherPair()]
      for (const fact of factsOf(one, all, all.slice(0, at))) await ledger.record(fact)
      await ledger.forward()
      await take(one, list)
      for (const fact of factsOf(one, all, all.slice(at))) await ledger.record(fact)
      await ledger.forward()
      const [early, late] = [
        factsOf(other, all, shuffled.slice(0, otherAt)),
        factsOf(other, all, shuffled.slice(otherAt)),
      ]
      if (atOnce) await Promise.all(early.map((fact) => ledger.record(fact)))
      else await ledger.record(...early)
      await take(other, list)
      await Promise.all(late.map((fact) => ledger.record(fact)))
      await ledger.forward()
      expect(await truthOf(other)).toEqual(await truthOf(one))
      expect(await ledger.desk.isClean()).toBe(true)
    }),
    { seed: 47, numRuns: 40 },
  )
}, 240_000)
