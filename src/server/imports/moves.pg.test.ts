// People who are registered in one commune and live in another: their home, their figures, words, number and facts follow.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const [A, B] = [unitOf('25216'), unitOf('25219')]
const [HOME_A, HOME_B] = [A * 1000 + 1, B * 1000 + 1]
const MARCH = dayOf(2024, 3, 20)
const APRIL = dayOf(2024, 4, 10)
const AN: ListRow = {
  name: 'Nguyễn Văn An',
  birth: '05/02/1980',
  identity: '070080001234',
  household: 'TM-01',
}
const HOA: ListRow = {
  name: 'Trần Thị Hòa',
  birth: '17/11/1985',
  identity: '070185004321',
  household: 'TM-02',
}

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  await take(A, MARCH, [AN, HOA], 'Thường trú')
})
afterEach(() => desk.close())

const take = async (unitId: number, asOf: number, rows: readonly ListRow[], residence: string) => {
  const hamlet = unitId === A ? 'Khu phố 1' : 'Khu phố Bình Giang'
  const { summary } = await desk.take({
    ...{ unitId, asOf },
    file: csvOf(rows.map((row) => ({ ...row, hamlet, residence }))),
  })
  return summary
}

/** Where everything of a person stands. */
const traceOf = async (last2: string) => {
  const [found] = await desk.query(
    `select p.commune_id, p.hamlet_id, p.registered_hamlet_id, p.away,
       (select array_agg(distinct f.commune_id) from facts f where f.person_id = p.person_id) as facts,
       (select array_agg(distinct f.hamlet_id) from facts f where f.person_id = p.person_id) as "factHamlets",
       (select array_agg(i.commune_id) from identities i where i.person_id = p.person_id) as number,
       (select array_agg(distinct w.hamlet_id order by w.hamlet_id) from people_words w where w.person_id = p.person_id) as words
     from people p where identity_last2 = $1`,
    [last2],
  )
  return found
}

/** People of a hamlet on a base (0 registered, 1 present) at the end of a day. */
const countOn = async (base: 0 | 1, day: string) => {
  const rows = await desk.query<{ hamletId: number; n: number }>(
    `select hamlet_id as "hamletId", sum(n)::int as n from tallies
     where base = $1 and measure = 2 and effective <= $2 group by 1 having sum(n) <> 0 order by 1`,
    [base, day],
  )
  return Object.fromEntries(rows.map(({ hamletId, n }) => [hamletId, n]))
}

describe('who is registered in one commune and comes to live in another', () => {
  test('has the home there and stays registered here, with everything at the new home', async () => {
    expect(await take(B, APRIL, [AN], 'Tạm trú')).toMatchObject({ accepted: 1, new: 0, changed: 1 })
    expect(await traceOf('34')).toEqual({
      ...{ commune_id: B, hamlet_id: HOME_B, registered_hamlet_id: HOME_A, away: false },
      ...{ facts: [B], factHamlets: [HOME_B], number: [B], words: [HOME_A, HOME_B] },
    })
    expect(
      await desk.query('select kind, hamlet_id, to_day from residences where hamlet_id = $1', [HOME_B]),
    ).toEqual([{ kind: 'temporary', hamlet_id: HOME_B, to_day: null }])
  })

  test('counts here until that day and there from it on; the registered base does not move', async () => {
    await take(B, APRIL, [AN], 'Tạm trú')
    expect(await countOn(1, '2024-04-09')).toEqual({ [HOME_A]: 2 })
    expect(await countOn(1, '2024-04-10')).toEqual({ [HOME_A]: 1, [HOME_B]: 1 })
    for (const day of ['2024-04-09', '2024-04-10']) expect(await countOn(0, day)).toEqual({ [HOME_A]: 2 })
  })

  test('is seen in both, and once the move is permanent leaves a tombstone where they were', async () => {
    const departures = () =>
      desk.query(`select d.hamlet_id, d.why, d.revision = h.revision as newest from person_departures d
        join hamlet_revisions h using (commune_id, hamlet_id)`)
    await take(B, APRIL, [AN], 'Tạm trú')
    expect(await departures()).toEqual([])
    await take(B, APRIL + 1, [AN], 'Thường trú')
    await take(B, APRIL + 2, [{ ...AN, household: 'TM-02' }], 'Thường trú')
    expect(await departures()).toEqual([{ hamlet_id: HOME_A, why: 'moved', newest: true }])
  })

  test('is the same person whichever list came first', async () => {
    await take(B, APRIL, [AN], 'Tạm trú')
    const other = await openDesk()
    const file = (rows: readonly ListRow[], hamlet: string, residence: string) =>
      csvOf(rows.map((row) => ({ ...row, hamlet, residence })))
    await other.take({ unitId: B, asOf: APRIL, file: file([AN], 'Khu phố Bình Giang', 'Tạm trú') })
    await other.take({ unitId: A, asOf: MARCH, file: file([AN, HOA], 'Khu phố 1', 'Thường trú') })
    expect(await other.tallies()).toEqual(await desk.tallies())
    await other.close()
  })

  test('whose register says the move is permanent is registered there alone', async () => {
    expect(await take(B, APRIL, [AN], 'Thường trú')).toMatchObject({ changed: 1, new: 0 })
    expect(await traceOf('34')).toMatchObject({
      ...{ commune_id: B, hamlet_id: HOME_B, registered_hamlet_id: HOME_B },
      ...{ facts: [B], number: [B], words: [HOME_B] },
    })
    expect(await countOn(0, '2024-04-10')).toEqual({ [HOME_A]: 1, [HOME_B]: 1 })
    expect(
      await desk.query(`select hamlet_id, to_day::text from residences where kind = 'permanent'
        and person_id = (select person_id from people where identity_last2 = '34') order by from_day`),
    ).toEqual([
      { hamlet_id: HOME_A, to_day: '2024-04-09' },
      { hamlet_id: HOME_B, to_day: null },
    ])
  })

  test('whom the older commune lists again stays where the person lives', async () => {
    await take(B, APRIL, [AN], 'Tạm trú')
    expect(await take(A, APRIL + 5, [AN, HOA], 'Thường trú')).toMatchObject({ new: 0, vanished: 0 })
    expect(await traceOf('34')).toMatchObject({ hamlet_id: HOME_B, registered_hamlet_id: HOME_A })
  })

  test('may go on to a third place, and an old list of the second one changes nothing of that', async () => {
    await take(A, APRIL + 5, [{ ...AN, household: 'TM-77' }], 'Thường trú')
    await take(B, APRIL, [AN], 'Thường trú')
    expect(await traceOf('34')).toMatchObject({ hamlet_id: HOME_A, registered_hamlet_id: HOME_A })
    expect(await desk.query(`select household_no from people where identity_last2 = '34'`)).toEqual([
      { household_no: 'TM-77' },
    ])
  })
})

test('who is registered and away counts on the registered base only', async () => {
  await take(A, APRIL, [AN], 'Thường trú, vắng mặt')
  expect(await traceOf('34')).toMatchObject({ hamlet_id: HOME_A, registered_hamlet_id: HOME_A, away: true })
  expect(await countOn(1, '2024-04-10')).toEqual({ [HOME_A]: 1 })
  expect(await countOn(0, '2024-04-10')).toEqual({ [HOME_A]: 2 })
})
