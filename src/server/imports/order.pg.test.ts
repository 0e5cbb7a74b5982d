// The order in which rows stand and lists arrive: it may change who knew what when, and never what is true now.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const PROVINCE = unitOf('70')
const DAYS = [dayOf(2024, 3, 10), dayOf(2024, 3, 25), dayOf(2024, 4, 8)] as const

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  // Hamlets are numbered as a register names them: they are opened once.
  await takeAll([{ rows: PLACES.map((place, n) => ({ ...PEOPLE[n], ...place })), asOf: DAYS[0] }])
})
afterAll(() => desk.close())

const PEOPLE: readonly ListRow[] = [
  { name: 'Nguyễn Văn An', birth: '05/02/1980', identity: '070080001234' },
  { name: 'Trần Thị Hòa', birth: '17/11/2009', identity: '070309004321' },
  { name: 'Điểu Sang', birth: '30/3/2010', identity: '070210000777' },
  { name: 'Lê Thị Lan', birth: '01/5/2010', identity: '070310005555' },
]
const PLACES: readonly ListRow[] = [
  { commune: '25216', hamlet: 'Khu phố 1' },
  { commune: '25216', hamlet: 'Khu phố 2' },
  { commune: '25220', hamlet: 'Khu phố 5' },
]

/** Each of the people at most once: somewhere, of some kind of residence, with some card. */
const anyList: fc.Arbitrary<ListRow[]> = fc
  .uniqueArray(fc.nat(PEOPLE.length - 1), { minLength: 1 })
  .chain((who) =>
    fc.tuple(
      ...who.map((n) =>
        fc
          .record({
            place: fc.constantFrom(...PLACES),
            residence: fc.constantFrom('Thường trú', 'Tạm trú', 'Thường trú, vắng', 'Công nhân'),
            card: fc.constantFrom('x', 'chưa', ''),
            household: fc.constantFrom('A', 'B'),
            year: fc.boolean(),
          })
          .map(({ place, year, ...said }): ListRow => {
            const { birth = '', ...person } = PEOPLE[n] ?? {}
            return { ...person, birth: year ? birth.slice(-4) : birth, ...place, ...said }
          }),
      ),
    ),
  )

type Sent = { readonly rows: readonly ListRow[]; readonly asOf: number }

const takeAll = async (lists: readonly Sent[]) => {
  await desk.forgetEverybody()
  for (const { rows, asOf } of lists) {
    const { summary } = await desk.take({ unitId: PROVINCE, asOf, file: csvOf(rows) })
    if (summary?.accepted !== rows.length)
      throw new Error(`not every row went in: ${JSON.stringify(summary)}`)
  }
  return desk.state()
}

describe('what is true now does not depend on', () => {
  test('the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyList.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        async ([rows, shuffled]) => {
          const state = await takeAll([{ rows, asOf: DAYS[1] }])
          expect(state.tallies.length).toBeGreaterThan(0)
          expect(await takeAll([{ rows: shuffled, asOf: DAYS[1] }])).toEqual(state)
        },
      ),
      { seed: 44, numRuns: 12 },
    )
  }, 120_000)

  test('the order in which two lists of different days arrive', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, anyList, async (first, second) => {
        const [a, b] = [
          { rows: first, asOf: DAYS[0] },
          { rows: second, asOf: DAYS[1] },
        ]
        expect(await takeAll([b, a])).toEqual(await takeAll([a, b]))
      }),
      { seed: 45, numRuns: 20 },
    )
  }, 120_000)

  test('the order in which three lists arrive, also if some repeat what is known', async () => {
    const lists = fc
      .tuple(anyList, fc.option(anyList, { freq: 3 }), fc.option(anyList, { freq: 1 }))
      .map(([a, b, c]): readonly Sent[] => [
        { rows: a, asOf: DAYS[0] },
        { rows: b ?? a, asOf: DAYS[1] },
        { rows: c ?? a, asOf: DAYS[2] },
      ])
    const anyOrder = lists.chain((sent) =>
      fc.tuple(fc.constant(sent), fc.shuffledSubarray([...sent], { minLength: sent.length })),
    )
    await fc.assert(
      fc.asyncProperty(anyOrder, async ([sent, shuffled]) => {
        expect(await takeAll(shuffled)).toEqual(await takeAll(sent))
      }),
      { seed: 46, numRuns: 25 },
    )
  }, 180_000)
})
