// Lists of carriers: a subscriber is found by the phone number alone, where one person of the unit has it; a shared number means
// nobody in particular, and nobody is brought in.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const [THAC_MO, LONG_THUY] = [unitOf('25216'), unitOf('25219')]
const [REGISTERED, APRIL] = [dayOf(2024, 3, 20), dayOf(2024, 4, 10)]

const AN: ListRow = {
  name: 'Nguyễn Văn An',
  birth: '05/02/1980',
  identity: '070080001234',
  phone: '0912345678',
}
const HOA: ListRow = {
  name: 'Trần Thị Hòa',
  birth: '17/11/1985',
  identity: '070185004321',
  phone: '0987654321',
}
const SANG: ListRow = { name: 'Điểu Sang', birth: '30/3/1990', identity: '070090000777', phone: '0987654321' }

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  await register(THAC_MO, [AN, HOA, SANG])
})
afterEach(() => desk.close())

const register = (unitId: number, rows: readonly ListRow[]) =>
  desk.take({ unitId, asOf: REGISTERED, file: csvOf(rows.map((row) => ({ ...row, hamlet: 'Khu phố 1' }))) })
const carrier = (rows: readonly ListRow[], unitId = THAC_MO) =>
  desk.take({ unitId, kind: 'carrier:sim', asOf: APRIL, file: csvOf(rows) })
const confirmed = () =>
  desk.query<{ name: string; claims: object }>(`
    select full_name as name, body -> 'claims' as claims from facts join people using (commune_id, person_id)
    where source = 'carrier' order by 1`)
const waits = (rowNo: number) => ({
  rowNo,
  outcome: 'waiting',
  problems: [{ code: 'person-unknown', field: 'name' }],
})

describe('a row of a carrier with a phone number and nothing else', () => {
  test('means the one person of the unit who has it, however it is written', async () => {
    const { summary, rejects } = await carrier([{ phone: '+84 912 345 678' }])
    expect(summary).toMatchObject({ rows: 1, accepted: 1, changed: 1, waiting: 0, new: 0 })
    expect(rejects).toEqual([])
    expect(await confirmed()).toEqual([{ name: AN.name, claims: { sim_own_name: 'confirmed' } }])
  })

  test('waits where two people have it', async () => {
    const { summary, rejects } = await carrier([{ phone: '0987654321' }, { phone: '0912345678' }])
    expect(summary).toMatchObject({ rows: 2, accepted: 1, waiting: 1 })
    expect(rejects).toEqual([waits(2)])
    expect((await confirmed()).map(({ name }) => name)).toEqual([AN.name])
  })

  test('waits where nobody has it, and brings nobody in', async () => {
    const { summary, rejects } = await carrier([{ phone: '0903111222' }])
    expect(summary).toMatchObject({ accepted: 0, waiting: 1, new: 0 })
    expect(rejects).toEqual([waits(2)])
    expect(await desk.query('select count(*)::int as n from people')).toEqual([{ n: 3 }])
  })

  test('means nobody of another unit', async () => {
    await register(LONG_THUY, [{ ...AN, name: 'Lê Văn Bảy', identity: '070080009999', phone: '0903111222' }])
    expect((await carrier([{ phone: '0903111222' }])).summary).toMatchObject({ waiting: 1, changed: 0 })
    expect((await carrier([{ phone: '0912345678' }], LONG_THUY)).summary).toMatchObject({ waiting: 1 })
    expect(await confirmed()).toEqual([])
  })
})

describe('a row of a carrier with a name beside the number', () => {
  test('means whoever has both, whether the name is written with its marks or not', async () => {
    const { summary } = await carrier([{ name: 'NGUYỄN VĂN AN', phone: '0912345678' }])
    expect(summary).toMatchObject({ accepted: 1, changed: 1 })
  })

  test('waits where the one who has the number has another name', async () => {
    const { summary, rejects } = await carrier([{ name: 'Lê Văn Bảy', phone: '0912345678' }])
    expect(summary).toMatchObject({ accepted: 0, waiting: 1 })
    expect(rejects).toEqual([waits(2)])
  })
})
