// Lists of the authority: each confirms one thing of people who stand in a register, and brings nobody in.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { LIST_KINDS, type ListKind } from '#domain/lists'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const THAC_MO = unitOf('25216')
const MARCH = dayOf(2024, 3, 20)
/** As the campaign counts them (tallies.measure). */
const [MEASURE_CARD, MEASURE_APPROVED] = [2, 4]
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
  const file = csvOf([AN, HOA].map((row) => ({ ...row, hamlet: 'Khu phố 1' })))
  await desk.take({ unitId: THAC_MO, asOf: MARCH, file })
})
afterEach(() => desk.close())

const take = (kind: ListKind, rows: readonly ListRow[], asOf = dayOf(2024, 4, 10)) =>
  desk.take({ unitId: THAC_MO, kind, asOf, file: csvOf(rows) })

const claims = () =>
  desk.query(`
    select full_name as name, effective::text as on, source, body -> 'claims' as claims
    from facts join people using (commune_id, person_id) where body ->> 'list' <> 'register' order by 2, 1`)

/** How many have reached the milestone of this number at the end of a day, present in the commune. */
const reached = async (measure: number, day: string): Promise<string[]> => {
  const rows = await desk.query<{ class: number; n: number }>(
    `select class, sum(n)::int as n from tallies
     where base = 1 and measure = $1 and effective <= $2 group by 1 having sum(n) <> 0 order by 1`,
    [measure, day],
  )
  return rows.map((row) => `${row.class}: ${row.n}`)
}

const CONFIRMED: readonly (readonly [ListKind, string])[] = [
  ['authority:card', 'card'],
  ['authority:eid-collected', 'eid_collected'],
  ['authority:eid-approved', 'eid_approved'],
  ['authority:eid-activated', 'eid_activated'],
]

describe('a list of the authority', () => {
  test.each(CONFIRMED)('%s confirms %s, of that day and nothing besides', async (kind, milestone) => {
    const before = await desk.tallies()
    const { summary } = await take(kind, [AN])
    expect(summary).toMatchObject({ rows: 1, accepted: 1, new: 0, changed: 1, unchanged: 0, waiting: 0 })
    expect(await claims()).toEqual([
      {
        ...{ name: 'Nguyễn Văn An', on: '2024-04-10', source: 'authority' },
        claims: { [milestone]: 'confirmed' },
      },
    ])
    expect(await desk.tallies()).not.toEqual(before)
    const reports = await desk.query(
      'select distinct milestone, effective::text as on, source from coverage_reports',
    )
    expect(reports).toEqual([{ milestone, on: '2024-04-10', source: 'authority' }])
  })

  test.each(LIST_KINDS.filter((kind) => kind !== 'register'))(
    '%s, sent again, changes nothing',
    async (kind) => {
      await take(kind, [AN, HOA])
      const before = await desk.sumOfTables()
      expect((await take(kind, [HOA, AN])).summary).toMatchObject({ changed: 0, unchanged: 2 })
      expect(await desk.sumOfTables()).toBe(before)
    },
  )

  test('that repeats on a later day what is known adds no fact', async () => {
    await take('authority:card', [AN])
    const { summary } = await take('authority:card', [AN, HOA], dayOf(2024, 4, 17))
    expect(summary).toMatchObject({ changed: 1, unchanged: 1 })
    expect((await claims()).length).toBe(2)
  })

  test('of an older day that comes late lets the card begin earlier', async () => {
    await take('authority:card', [AN], dayOf(2024, 4, 15))
    const late = await reached(MEASURE_CARD, '2024-04-12')
    expect((await take('authority:card', [AN], dayOf(2024, 4, 5))).summary).toMatchObject({ changed: 1 })
    const early = await reached(MEASURE_CARD, '2024-04-12')
    expect(early).not.toEqual(late)
    expect(early).toEqual(await reached(MEASURE_CARD, '2024-04-20'))
  })

  test('rejects with the reason in its cell, and a later one approves', async () => {
    const reason = 'Ảnh chân dung mờ'
    await take('authority:eid-rejected', [{ ...AN, 'eid-rejected': reason }], dayOf(2024, 4, 5))
    const rejected = await reached(MEASURE_APPROVED, '2024-04-08')
    await take('authority:eid-approved', [AN])
    expect((await claims()).map((row) => ({ ...row, name: '' }))).toMatchObject([
      { on: '2024-04-05', claims: { eid_approved: { rejected: reason } } },
      { on: '2024-04-10', claims: { eid_approved: 'confirmed' } },
    ])
    expect(await reached(MEASURE_APPROVED, '2024-04-08')).toEqual(rejected)
    expect(await reached(MEASURE_APPROVED, '2024-04-10')).not.toEqual(rejected)
  })

  test('takes nothing back by a rejection of an earlier day that comes late', async () => {
    await take('authority:eid-approved', [AN])
    const approved = await reached(MEASURE_APPROVED, '2024-04-20')
    await take('authority:eid-rejected', [{ ...AN, 'eid-rejected': 'Ảnh mờ' }], dayOf(2024, 4, 5))
    expect(await reached(MEASURE_APPROVED, '2024-04-20')).toEqual(approved)
  })

  test('lets a row wait that means nobody, and brings nobody in', async () => {
    const stranger = { ...AN, name: 'Lê Văn Bảy', identity: '070079003333' }
    const { summary, rejects } = await take('authority:card', [stranger, HOA])
    expect(summary).toMatchObject({ rows: 2, accepted: 1, waiting: 1, rejected: 0, new: 0, changed: 1 })
    expect(rejects).toEqual([
      { rowNo: 2, outcome: 'waiting', problems: [{ code: 'person-unknown', field: 'name' }] },
    ])
    expect(await desk.query('select count(*)::int as n from people')).toEqual([{ n: 2 }])
  })

  test('may say no of one row in its own column', async () => {
    const { summary } = await take('authority:card', [
      { ...AN, card: 'x' },
      { ...HOA, card: 'chưa' },
    ])
    expect(summary).toMatchObject({ accepted: 2, changed: 1, unchanged: 1 })
    expect(await claims()).toMatchObject([{ name: 'Nguyễn Văn An', claims: { card: 'confirmed' } }])
  })

  test('is refused without a column by which its people can be found', async () => {
    const { refusal } = await take('authority:card', [{ name: 'Nguyễn Văn An', note: 'x' }])
    expect(refusal).toMatchObject({ missing: ['identity'] })
  })
})
