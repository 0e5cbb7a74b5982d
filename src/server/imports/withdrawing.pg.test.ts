// A list that is taken back: people, their households and every figure stand as if it had never been, whatever came before and
// after it; nothing that anybody else recorded is lost.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import type { ListKind } from '#domain/lists'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const COMMUNE = unitOf('25216')
const DAYS = [dayOf(2024, 3, 10), dayOf(2024, 3, 18), dayOf(2024, 3, 25), dayOf(2024, 4, 8)] as const

const PEOPLE: readonly ListRow[] = [
  { name: 'Nguyễn Văn An', birth: '05/02/1980', identity: '070080001234' },
  { name: 'Trần Thị Hòa', birth: '17/11/2009', identity: '070309004321' },
  { name: 'Điểu Sang', birth: '30/3/2010', identity: '070210000777' },
  { name: 'Lê Thị Lan', birth: '01/5/2010', identity: '070310005555' },
]
const HAMLETS = ['Khu phố 1', 'Khu phố 2']

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  const rows = HAMLETS.map((hamlet, n) => ({ ...PEOPLE[n], hamlet }))
  await desk.take({ unitId: COMMUNE, asOf: DAYS[0], file: csvOf(rows) })
})
afterAll(() => desk.close())

type Sent = { readonly kind: ListKind; readonly asOf: number; readonly rows: readonly ListRow[] }

const register = fc.uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1 }).chain((who) =>
  fc.tuple(
    ...who.map((n) =>
      fc
        .record({
          hamlet: fc.constantFrom(...HAMLETS),
          residence: fc.constantFrom('Thường trú', 'Tạm trú', 'Thường trú, vắng'),
          card: fc.constantFrom('x', ''),
          household: fc.constantFrom('A', 'B'),
          phone: fc.constantFrom('0912345678', '0987654321'),
          first: fc.boolean(),
        })
        .map(({ first, ...said }): ListRow => {
          const person = PEOPLE[n] ?? {}
          return { ...person, ...said, name: first ? (person.name ?? '') : `${person.name} B` }
        }),
    ),
  ),
)
const everybody = register.filter((rows) => rows.length === PEOPLE.length)
const others = fc
  .uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1 })
  .map((who) => who.map((n): ListRow => ({ ...PEOPLE[n] })))
const anyList = (asOf: number): fc.Arbitrary<Sent> =>
  fc.oneof(
    { weight: 3, arbitrary: register.map((rows): Sent => ({ kind: 'register', asOf, rows })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom<ListKind>('authority:card', 'gap:card', 'carrier:sim', 'authority:eid-activated'),
          others,
        )
        .map(([kind, rows]): Sent => ({ kind, asOf, rows })),
    },
  )

const take = async ({ kind, asOf, rows }: Sent): Promise<string> => {
  const { importId, summary } = await desk.take({ unitId: COMMUNE, kind, asOf, file: csvOf(rows) })
  if (summary === null) throw new Error('a list was refused')
  return importId
}

describe('taken back, a list leaves', () => {
  test('nothing, whatever stood before it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyList(DAYS[0]), { maxLength: 2 }),
        anyList(DAYS[1]),
        async (before, list) => {
          await desk.forgetEverybody()
          for (const one of before) await take(one)
          const state = await desk.state()
          expect((await desk.withdraw(await take(list))).ok).toBe(true)
          expect(await desk.state()).toEqual(state)
        },
      ),
      { seed: 51, numRuns: 14 },
    )
  }, 180_000)

  test('what came after it, as if that had come alone', async () => {
    await fc.assert(
      // Whoever comes with the list alone and stands on one of another kind later is kept: see below.
      fc.asyncProperty(everybody, register, anyList(DAYS[3]), async (first, second, last) => {
        const before: Sent = { kind: 'register', asOf: DAYS[0], rows: first }
        const list: Sent = { kind: 'register', asOf: DAYS[1], rows: second }
        await desk.forgetEverybody()
        await take(before)
        await take(last)
        const state = await desk.state()
        await desk.forgetEverybody()
        await take(before)
        const importId = await take(list)
        await take(last)
        await desk.withdraw(importId)
        expect(await desk.state()).toEqual(state)
      }),
      { seed: 52, numRuns: 14 },
    )
  }, 180_000)
})
