// Many hands at once: whoever moves people between the same hamlets waits for the others and never in a ring, nobody is lost or
// doubled, and a process that is killed can say everything again.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FactBody } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'
import { A1, A2, B1, type LedgerDesk, newFact, openLedgerDesk } from '../../../../test/support/ledger-desk.ts'
import { TODAY } from '../../../../test/support/list-desk.ts'
import type { NewFact } from './new-fact.ts'
import { lockHamlets } from './queries-homes.ts'

let ledger: LedgerDesk
let people: readonly string[] = []
beforeAll(async () => {
  ledger = await openLedgerDesk()
  const rows = Array.from({ length: 12 }, (_, i) => ({
    ...{ name: `Lê Văn ${'ABCDEFGHIKLM'[i]}`, birth: '1/2/1980', identity: `0700800500${10 + i}` },
  }))
  people = [...(await ledger.register(A1, rows.slice(0, 6))), ...(await ledger.register(A2, rows.slice(6)))]
})
afterAll(() => ledger.close())

const body: fc.Arbitrary<FactBody> = fc.oneof(
  fc.record({
    type: fc.constant('moved/1' as const),
    residence: fc.record({
      kind: fc.constantFrom('permanent' as const, 'temporary' as const),
      hamletId: fc.constantFrom(A1, A2, B1),
    }),
  }),
  fc.uniqueArray(fc.constantFrom(...MILESTONES), { minLength: 1, maxLength: 4 }).map(
    (claimed): FactBody => ({
      type: 'visit-recorded/1',
      claims: Object.fromEntries(claimed.map((milestone) => [milestone, 'reported'])),
    }),
  ),
)

/** What one hand brings in one go: of several people, in whatever order. */
const batch = fc.array(
  fc.record({ who: fc.nat(11), day: fc.integer({ min: TODAY - 9, max: TODAY }), body }),
  {
    minLength: 1,
    maxLength: 5,
  },
)

const inHamlets = async (): Promise<number> => {
  const [row] = await ledger.desk.query<{ n: number }>('select count(*)::int as n from people')
  return row?.n ?? 0
}

const countOf = async (factIds: readonly string[]): Promise<number> => {
  const [row] = await ledger.desk.query<{ n: number }>(
    'select count(*)::int as n from facts where fact_id = any($1)',
    [factIds],
  )
  return row?.n ?? 0
}

describe('many hands at the same hamlets at once', () => {
  test('all come through, each fact is there once, nobody is lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 6, maxLength: 10 }), async (hands) => {
        const told = hands.map((facts) =>
          facts.map(({ who, day, body }) => newFact(people[who] ?? '', day, body, { source: 'office' })),
        )
        const answers = await Promise.all([
          ...told.map((facts) => ledger.record(...facts)),
          // Some come twice, for the answer of the first time was lost on the way; and the job of forwarding never rests.
          ...told.slice(0, 3).map((facts) => ledger.record(...facts)),
          ledger.forward(),
          ledger.forward(),
        ])
        expect(answers.flat().some((receipt) => receipt?.outcome === 'refused')).toBe(false)
        await ledger.forward()
        const ids = told.flat().map(({ fact }) => fact.factId)
        expect(await countOf(ids)).toBe(ids.length)
        expect(await inHamlets()).toBe(12)
        expect(await ledger.desk.isClean()).toBe(true)
      }),
      { seed: 48, numRuns: 12 },
    )
  }, 240_000)

  test('a person who moved while one waited is recorded where they are by then', async () => {
    const [an = ''] = people
    const move = (hamletId: number): NewFact =>
      newFact(an, TODAY, { type: 'moved/1', residence: { kind: 'permanent', hamletId } })
    await ledger.record(move(A1))
    await Promise.all([A2, A1, A2, A1, A2].map((hamletId) => ledger.record(move(hamletId))))
    const rows = await ledger.desk.query('select distinct hamlet_id from facts where person_id = $1', [an])
    expect(rows).toEqual(await ledger.desk.query('select hamlet_id from people where person_id = $1', [an]))
    expect(await ledger.desk.isClean()).toBe(true)
  })
})

test('a process that is killed while it records loses nothing that is then said again', async () => {
  const fact = newFact(people[1] ?? '', TODAY - 1, {
    type: 'visit-recorded/1',
    claims: { signature: 'reported' },
  })
  const state = await ledger.desk.sumOfTables()
  const { promise: isReleased, resolve: release } = Promise.withResolvers<void>()
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>()
  const blocking = ledger.database.asSystem('test: hold the hamlets', async (tx) => {
    await lockHamlets(tx, [A1, A2, B1])
    hold()
    await isReleased
  })
  await isHeld
  const killed = expect(ledger.record(fact)).rejects.toThrow(/terminat|reset|EPIPE/i)
  await expect
    .poll(() =>
      ledger.desk.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
      ),
    )
    .toHaveLength(1)
  await killed
  release()
  await blocking
  expect(await ledger.desk.sumOfTables()).toBe(state)
  expect(await ledger.record(fact)).toMatchObject([{ outcome: 'accepted' }])
  expect(await countOf([fact.fact.factId])).toBe(1)
  expect(await ledger.desk.isClean()).toBe(true)
})
