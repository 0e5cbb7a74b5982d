// Whom a row means: by number, by old number and name, by name, birth date and household; and when it means nobody.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const THAC_MO = unitOf('25216')
const PHUOC_BINH = unitOf('25219')
const MARCH = dayOf(2024, 3, 20)
const APRIL = dayOf(2024, 4, 10)

const HOA: ListRow = {
  name: 'Trần Thị Hòa',
  birth: '17/11/1985',
  identity: '070185004321',
  cmnd: '285111222',
  household: 'TM-01',
  hamlet: 'Khu phố 1',
}
const AN: ListRow = {
  name: 'Nguyễn Văn An',
  birth: '05/02/1980',
  identity: '070080001234',
  household: 'TM-01',
  hamlet: 'Khu phố 1',
}

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const take = (rows: readonly ListRow[], asOf = APRIL, unitId = THAC_MO) =>
  desk.take({ unitId, asOf, file: csvOf(rows) })
const without = (row: ListRow, ...fields: (keyof ListRow)[]): ListRow =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.some((each) => each === field)))
const names = async () =>
  (await desk.query<{ name: string }>('select full_name as name from people order by 1')).map(
    ({ name }) => name,
  )

describe('a register row means somebody who stands', () => {
  test('by the number, though the name is spelled anew', async () => {
    await take([HOA], MARCH)
    const { summary } = await take([{ ...HOA, name: 'Trần Thị Hoà Bình' }])
    expect(summary).toMatchObject({ accepted: 1, new: 0, changed: 1 })
    expect(await names()).toEqual(['Trần Thị Hoà Bình'])
  })

  test('by the number, also from another commune', async () => {
    await take([HOA], MARCH)
    const { summary } = await take([{ ...HOA, hamlet: 'Khu phố Bình Giang' }], APRIL, PHUOC_BINH)
    expect(summary).toMatchObject({ accepted: 1, new: 0, changed: 1 })
    expect(await names()).toEqual(['Trần Thị Hòa'])
  })

  test.each([
    ['as it stands', 'Trần Thị Hòa'],
    ['with its mark on the other vowel', 'Trần Thị Hoà'],
    ['in capitals', 'TRẦN THỊ HÒA'],
  ])('by the old number and the name %s', async (_, name) => {
    await take([HOA], MARCH)
    const row = { ...without(HOA, 'identity', 'household'), name, birth: '1985' }
    expect((await take([row])).summary).toMatchObject({ accepted: 1, new: 0, waiting: 0 })
    expect((await names()).length).toBe(1)
  })

  test.each([
    ['another name', { name: 'Trần Thị Hoa' }],
    ['another old number', { cmnd: '285111223' }],
  ])('not by the old number and %s: the row waits', async (_, other) => {
    await take([HOA], MARCH)
    const row = { ...without(HOA, 'identity', 'household'), ...other }
    expect(await take([row])).toMatchObject({
      summary: { accepted: 0, new: 0, waiting: 1 },
      rejects: [{ rowNo: 2, outcome: 'waiting', problems: [{ code: 'no-number', field: 'identity' }] }],
    })
    expect(await names()).toEqual(['Trần Thị Hòa'])
  })

  test('by name, full birth date and household', async () => {
    await take([HOA], MARCH)
    const row = { ...without(HOA, 'identity', 'cmnd'), name: 'Trần Thị Hoà', address: 'Tổ 4' }
    expect((await take([row])).summary).toMatchObject({ accepted: 1, new: 0, changed: 1, waiting: 0 })
    expect(await desk.query('select address, identity_last2, cmnd_last2 from people')).toEqual([
      { address: 'Tổ 4', identity_last2: '21', cmnd_last2: '22' },
    ])
  })

  test.each([
    ['the year of birth only', { birth: '1985' }],
    ['another household', { household: 'TM-02' }],
    ['another tone', { name: 'Trần Thị Hóa' }],
  ])('not by name, birth date and household with %s: the row waits', async (_, other) => {
    await take([HOA], MARCH)
    const row = { ...without(HOA, 'identity', 'cmnd'), ...other }
    expect((await take([row])).summary).toMatchObject({ accepted: 0, new: 0, waiting: 1 })
  })

  test('not if two people fit: the row waits', async () => {
    const twin = { ...without(HOA, 'cmnd'), identity: '070185009999' }
    await take([without(HOA, 'cmnd'), twin], MARCH)
    expect((await take([without(HOA, 'identity', 'cmnd')])).summary).toMatchObject({
      accepted: 0,
      waiting: 1,
    })
  })

  test('not if both have numbers and these differ: that is another person', async () => {
    await take([HOA], MARCH)
    const other = { ...HOA, identity: '070185007777' }
    expect((await take([other])).summary).toMatchObject({ accepted: 1, new: 1, changed: 0 })
    expect((await names()).length).toBe(2)
  })

  test('and one without a number gets it from the row', async () => {
    await take([HOA, AN], MARCH)
    await desk.query(
      `delete from identities where person_id in (select person_id from people where cmnd_last2 = '22')`,
    )
    await desk.query(`update people set identity_block = null, identity_last2 = null where cmnd_last2 = '22'`)
    expect((await take([{ ...HOA, birth: '1985' }])).summary).toMatchObject({
      accepted: 1,
      new: 0,
      changed: 1,
    })
    const [found] = await desk.query(`
      select identity_last2, (select count(*)::int from identities i where i.person_id = p.person_id) as leads
      from people p where cmnd_last2 = '22'`)
    expect(found).toEqual({ identity_last2: '21', leads: 1 })
  })
})

describe('a row goes back', () => {
  test('if its number is somebody else’s, and tells neither who nor where', async () => {
    await take([HOA], MARCH, PHUOC_BINH)
    const stranger = { ...AN, identity: HOA.identity ?? '' }
    const { importId, summary, rejects } = await take([stranger])
    expect(summary).toMatchObject({ accepted: 0, rejected: 1, new: 0, changed: 0 })
    expect(rejects).toEqual([
      { rowNo: 2, outcome: 'rejected', problems: [{ code: 'identity-held', field: 'identity' }] },
    ])
    const [record] = await desk.query<{ kept: string }>(
      `select (summary - 'sample')::text || coalesce(refusal::text, '') || progress::text || (
         select string_agg(r::text, '') from import_rejects r where r.import_id = i.import_id) as kept
       from imports i where import_id = $1`,
      [importId],
    )
    expect(record?.kept).toContain('identity-held')
    for (const told of ['Hòa', '070185004321', '25219', String(PHUOC_BINH)])
      expect(record?.kept).not.toContain(told)
    expect(await names()).toEqual(['Trần Thị Hòa'])
  })

  test('if its person stands on a row above', async () => {
    const { summary, rejects } = await take([HOA, AN, { ...HOA, household: 'TM-05' }])
    expect(summary).toMatchObject({ rows: 3, accepted: 2, rejected: 1, new: 2 })
    expect(rejects).toEqual([
      { rowNo: 4, outcome: 'rejected', problems: [{ code: 'row-repeated', field: 'name' }] },
    ])
  })

  test('if two rows of a known person come by different ways', async () => {
    await take([HOA], MARCH)
    const { summary, rejects } = await take([HOA, without(HOA, 'identity')])
    expect(summary).toMatchObject({ accepted: 1, rejected: 1 })
    expect(rejects.map(({ rowNo, problems }) => [rowNo, problems[0]?.code])).toEqual([[3, 'row-repeated']])
  })
})

describe('a row that waits', () => {
  const nobody = without(AN, 'identity')

  test('is counted and noted, and nothing of it counts', async () => {
    await take([HOA], MARCH)
    const before = await desk.tallies()
    const { summary, rejects } = await take([HOA, nobody])
    expect(summary).toMatchObject({ rows: 2, accepted: 1, waiting: 1, rejected: 0, new: 0 })
    expect(summary?.problems).toContainEqual({ code: 'no-number', count: 1 })
    expect(rejects).toEqual([
      { rowNo: 3, outcome: 'waiting', problems: [{ code: 'no-number', field: 'identity' }] },
    ])
    expect(await desk.tallies()).toEqual(before)
  })

  test('finds its person once that one stands', async () => {
    await take([nobody], MARCH)
    await take([AN], MARCH)
    expect((await take([nobody])).summary).toMatchObject({ accepted: 1, waiting: 0, new: 0 })
    expect(await names()).toEqual(['Nguyễn Văn An'])
  })

  test('waits with every row of its own: nobody knows yet whether they mean one person', async () => {
    const { summary } = await take([HOA, nobody, nobody])
    expect(summary).toMatchObject({ accepted: 1, waiting: 2, rejected: 0, new: 1 })
  })
})
