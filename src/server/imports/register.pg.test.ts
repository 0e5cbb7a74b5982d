// Registers as a commune and a province send them: what is new, changed, the same and gone.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import {
  csvOf,
  type Desk,
  type ListRow,
  openDesk,
  TODAY,
  unitOf,
  xlsxOf,
} from '../../../test/support/list-desk.ts'

const THAC_MO = unitOf('25216')
const PROVINCE = unitOf('70')
const MARCH = dayOf(2024, 3, 20)
const APRIL = dayOf(2024, 4, 10)

const AN: ListRow = {
  name: 'Nguyễn Văn An',
  birth: '05/02/1980',
  sex: 'Nam',
  identity: '070080001234',
  household: 'TM-01',
  hamlet: 'Khu phố 1',
}
const HOA: ListRow = {
  name: 'Trần Thị Hòa',
  birth: '17/11/1985',
  sex: 'Nữ',
  identity: '070185004321',
  household: 'TM-01',
  hamlet: 'Khu phố 1',
}
const SANG: ListRow = {
  name: 'Điểu Sang',
  birth: '1971',
  sex: 'Nam',
  identity: '070071000777',
  household: 'TM-02',
  hamlet: 'Khu phố 2',
}

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const register = (rows: readonly ListRow[], asOf = MARCH) => ({ unitId: THAC_MO, asOf, file: csvOf(rows) })
const people = () =>
  desk.query<{ name: string; hamlet: string; household: string }>(`
    select p.full_name as name, u.full_name as hamlet, household_no as household
    from people p join units u on u.unit_id = p.hamlet_id order by identity_last2, p.full_name`)

describe('a register', () => {
  test('brings people in, with the hamlets of a commune that has none', async () => {
    const { summary } = await desk.take(register([AN, HOA, SANG]))
    expect(summary).toMatchObject({
      ...{ rows: 3, accepted: 3, rejected: 0, waiting: 0, new: 3, changed: 0, unchanged: 0, vanished: 0 },
      problems: expect.arrayContaining([{ code: 'hamlet-opened', count: 2 }]),
    })
    expect(await people()).toEqual([
      { name: 'Trần Thị Hòa', hamlet: 'Khu phố 1', household: 'TM-01' },
      { name: 'Nguyễn Văn An', hamlet: 'Khu phố 1', household: 'TM-01' },
      { name: 'Điểu Sang', hamlet: 'Khu phố 2', household: 'TM-02' },
    ])
  })

  test('returns a hamlet that a commune with hamlets does not have, and opens none', async () => {
    await desk.take(register([AN]))
    const { summary, rejects } = await desk.take(register([{ ...HOA, hamlet: 'Khu phố 11' }, AN], APRIL))
    expect(summary).toMatchObject({ rows: 2, accepted: 1, rejected: 1, new: 0 })
    expect(rejects).toEqual([
      { rowNo: 2, outcome: 'rejected', problems: [{ code: 'hamlet-unknown', field: 'hamlet' }] },
    ])
    const hamlets = await desk.query(`select from units where level = 'hamlet' and unit_id % 1000 <> 0`)
    expect(hamlets.length).toBe(1)
  })

  test('tells new, changed, unchanged and vanished people apart, and closes nobody', async () => {
    await desk.take(register([AN, HOA, SANG]))
    const lan = { ...AN, name: 'Lê Thị Lan', sex: 'Nữ', identity: '070190005555', birth: '01/5/1990' }
    const { summary } = await desk.take(register([AN, { ...HOA, household: 'TM-09' }, lan], APRIL))
    expect(summary).toMatchObject({ rows: 3, accepted: 3, new: 1, changed: 1, unchanged: 1, vanished: 1 })
    expect((await people()).map(({ name, household }) => `${name} ${household}`)).toEqual([
      'Trần Thị Hòa TM-09',
      'Nguyễn Văn An TM-01',
      'Lê Thị Lan TM-01',
      'Điểu Sang TM-02',
    ])
  })

  test.each([
    ['as before and then otherwise', [AN, { ...AN, household: 'TM-09' }], { unchanged: 1, changed: 0 }],
    ['otherwise and then as before', [{ ...AN, household: 'TM-09' }, AN], { unchanged: 0, changed: 1 }],
    ['twice as before', [AN, AN], { unchanged: 1, changed: 0 }],
  ])('that names one person %s goes by the first row', async (_, rows, effects) => {
    await desk.take(register([AN, HOA]))
    const { summary, rejects } = await desk.take(register(rows, APRIL))
    expect(summary).toMatchObject({ rows: 2, accepted: 1, rejected: 1, vanished: 1, ...effects })
    expect(rejects).toEqual([
      { rowNo: 3, outcome: 'rejected', problems: [{ code: 'row-repeated', field: 'name' }] },
    ])
  })

  test.each([
    ['as the same file', async (rows: readonly ListRow[]) => csvOf(rows)],
    ['as a workbook', xlsxOf],
    [
      'with its columns in another order',
      async (rows: readonly ListRow[]) =>
        csvOf(rows, ['hamlet', 'identity', 'household', 'sex', 'birth', 'name']),
    ],
    ['with its rows in another order', async (rows: readonly ListRow[]) => csvOf(rows.toReversed())],
    ['with its names spelled apart', async (rows: readonly ListRow[]) => csvOf(decomposed(rows))],
  ])('a second time, %s, writes not one row', async (_, fileOf) => {
    const rows = [AN, HOA, SANG]
    await desk.take(register(rows))
    const before = await desk.sumOfTables()
    const { summary } = await desk.take({ ...register(rows), file: await fileOf(rows) })
    expect(summary).toMatchObject({ accepted: 3, new: 0, changed: 0, unchanged: 3, vanished: 0 })
    expect(await desk.sumOfTables()).toBe(before)
  })

  test('that was only foretold leaves people, lists and figures as they were', async () => {
    await desk.take(register([AN]))
    const before = await desk.sumOfTables()
    const { importId, summary } = await desk.take({
      ...register(
        [
          { ...AN, household: 'TM-02' },
          { ...HOA, hamlet: 'KP1' },
        ],
        APRIL,
      ),
      dryRun: true,
    })
    expect(summary).toMatchObject({ accepted: 2, new: 1, changed: 1 })
    await desk.query('delete from import_rows where import_id = $1', [importId])
    expect(await desk.sumOfTables()).toBe(before)
  })

  test('of an older day that arrives late changes no attribute, but the course begins earlier', async () => {
    await desk.take(register([{ ...AN, household: 'TM-07', address: 'Tổ 3' }], APRIL))
    const old = { ...AN, name: 'Nguyễn Văn Ân', household: 'TM-01', address: 'Tổ 9' }
    const { summary } = await desk.take(register([old], MARCH))
    expect(summary).toMatchObject({ accepted: 1, new: 0, changed: 1 })
    expect(await desk.query('select full_name, household_no, address from people')).toEqual([
      { full_name: 'Nguyễn Văn An', household_no: 'TM-07', address: 'Tổ 3' },
    ])
    const [first] = await desk.query(`select min(effective)::text as day from tallies where n > 0`)
    expect(first).toEqual({ day: '2024-03-20' })
  })

  test('is refused for a day that has not come', async () => {
    expect(await desk.take(register([AN], TODAY + 1))).toMatchObject({
      ...{ summary: null, refusal: 'as-of-in-future' },
    })
    expect(await people()).toEqual([])
  })

  test('row without a number that matches nobody waits, and makes nobody', async () => {
    const { identity, ...nameless } = SANG
    const { summary, rejects } = await desk.take(register([AN, nameless]))
    expect(summary).toMatchObject({
      ...{ rows: 2, accepted: 1, waiting: 1, rejected: 0, new: 1 },
      problems: expect.arrayContaining([{ code: 'no-number', count: 1 }]),
    })
    expect(rejects).toEqual([
      { rowNo: 3, outcome: 'waiting', problems: [{ code: 'no-number', field: 'identity' }] },
    ])
    expect((await people()).length).toBe(1)
  })
})

describe('a register of the province', () => {
  const inProvince = (rows: readonly ListRow[]) =>
    desk.take({ unitId: PROVINCE, asOf: MARCH, file: csvOf(rows) })
  const communes = async () =>
    (
      await desk.query<{ code: string }>(`
      select u.code from people p join units u on u.unit_id = p.commune_id where u.valid_to is not null
      order by 1`)
    ).map(({ code }) => code)

  test('finds communes by code, by name, and by name beside a district', async () => {
    const { summary } = await inProvince([
      { ...AN, commune: '25216' },
      { ...HOA, commune: 'Phường Thác Mơ', hamlet: 'KP 1' },
      { ...SANG, commune: 'Tân Phú', district: 'Đồng Phú', hamlet: 'Thắng Lợi' },
    ])
    expect(summary).toMatchObject({ accepted: 3, rejected: 0 })
    expect(await communes()).toEqual(['25216', '25216', '25363'])
  })

  test('returns a name that two communes bear, an unknown one and a missing one', async () => {
    const { summary, rejects } = await inProvince([
      { ...AN, commune: 'Tân Phú', hamlet: 'Ấp 1' },
      { ...HOA, commune: 'Thác Bạc', hamlet: 'Ấp 1' },
      { ...SANG, commune: '', hamlet: 'Ấp 1' },
    ])
    expect(summary).toMatchObject({ accepted: 0, rejected: 3, new: 0 })
    expect(rejects.map(({ problems }) => problems)).toEqual([
      [{ code: 'unit-ambiguous', field: 'commune' }],
      [{ code: 'unit-unknown', field: 'commune' }],
      [{ code: 'commune-missing', field: 'commune' }],
    ])
  })
})

/** As a Mac writes them: letters and marks apart. */
const decomposed = (rows: readonly ListRow[]): ListRow[] =>
  rows.map((row) => ({ ...row, name: row.name?.normalize('NFD') ?? '' }))
