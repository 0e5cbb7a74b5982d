// What a list changes in people who stand: numbers, births, residences, moves; and what an older list may not change.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { csvOf, type Desk, type ListRow, openDesk, unitOf } from '../../../test/support/list-desk.ts'

const THAC_MO = unitOf('25216')
const LONG_PHUOC = unitOf('25220')
const day = (n: number) => dayOf(2024, 3, 1) + n

const HOA: ListRow = {
  name: 'Trần Thị Hòa',
  birth: '17/11/1985',
  identity: '070185004321',
  cmnd: '285111222',
  household: 'TM-01',
  hamlet: 'Khu phố 1',
}
const THIEF = { ...HOA, name: 'Cao Văn Lạ', birth: '01/01/1999' }

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const take = async (rows: readonly ListRow[], asOf = day(0), unitId = THAC_MO) =>
  (await desk.take({ unitId, asOf, file: csvOf(rows) })).summary

/** As one whom an earlier time knew by the old number alone. */
const loseNumber = () =>
  desk.query(`
    with lost as (update people set identity_block = null, identity_last2 = null, register_hash = null returning person_id)
    delete from identities where person_id in (select person_id from lost)`)

const residences = async () =>
  (
    await desk.query<{ line: string }>(`
      select concat_ws(' ', r.kind, u.code, h.name, r.household_no, r.from_day, r.to_day) as line
      from residences r join units u on u.unit_id = r.commune_id and u.valid_to is not null
        join units h on h.unit_id = r.hamlet_id order by r.from_day, r.kind`)
  ).map(({ line }) => line)

describe('numbers', () => {
  test('a row that goes back because its number is held does not stand in the way of the holder', async () => {
    await take([HOA])
    const summary = await take([THIEF, { ...HOA, address: 'Tổ 4' }], day(1))
    expect(summary).toMatchObject({ rejected: 1, changed: 1, new: 0 })
    expect(summary?.problems).toContainEqual({ code: 'identity-held', count: 1 })
  })

  test('one number in two rows is one person, also if the first row means somebody known without it', async () => {
    await take([HOA])
    await loseNumber()
    const other = { ...THIEF, cmnd: '285999888', household: 'TM-44' }
    expect(await take([HOA, other], day(1))).toMatchObject({ rejected: 1, changed: 1, new: 0 })
    expect(await desk.query('select full_name from people')).toEqual([{ full_name: 'Trần Thị Hòa' }])
  })

  test('a number that only an older list tells is known from then on, and nothing else of that list', async () => {
    await take([{ ...HOA, address: 'Tổ 4' }], day(5))
    await loseNumber()
    await take([{ ...HOA, address: 'Tổ 9' }], day(1))
    expect(await desk.query('select identity_last2, address from people')).toEqual([
      { identity_last2: '21', address: 'Tổ 4' },
    ])
  })
})

test('a birth date that is only coarser takes nothing away, in whichever order it comes; another one holds', async () => {
  const birth = () => desk.query('select birth_year as y, birth_month as m, birth_day as d from people')
  const full = [{ y: 1985, m: 11, d: 17 }]
  await take([{ ...HOA, birth: '1985' }], day(1))
  expect(await birth()).toEqual([{ y: 1985, m: null, d: null }])
  await take([HOA], day(0))
  expect(await birth()).toEqual(full)
  await take([{ ...HOA, birth: '11/1985' }], day(2))
  expect(await birth()).toEqual(full)
  await take([{ ...HOA, birth: '12/1985' }], day(3))
  expect(await birth()).toEqual([{ y: 1985, m: 12, d: null }])
})

describe('somebody on a later register of another commune', () => {
  const moved = { ...HOA, hamlet: 'Khu phố 5', household: 'LP-07' }
  const home = () =>
    desk.query(`
      select u.code, r.code as registered, away from people p
        join units u on u.unit_id = p.commune_id and u.valid_to is not null
        left join units r on r.unit_id = p.registered_hamlet_id / 1000 and r.valid_to is not null`)
  const follows = async () => {
    const tables = ['facts', 'identities', 'people_words']
    const places: unknown[] = []
    for (const table of tables)
      places.push(
        ...(await desk.query(`
          select distinct '${table}' as table, u.code from ${table} t
            join units u on u.unit_id = t.commune_id and u.valid_to is not null order by 2`)),
      )
    return places
  }
  const counted = (base: number) =>
    desk.query(
      `select u.code, sum(n)::int as n from tallies t join units u on u.unit_id = t.commune_id and u.valid_to is not null
       where base = ${base} and measure = 1 and effective <= '2024-03-20' group by 1 having sum(n) <> 0 order by 1`,
    )

  test('has moved: facts, words and number follow, the residence before has ended, both bases count them there', async () => {
    await take([HOA])
    expect(await take([moved], day(9), LONG_PHUOC)).toMatchObject({ new: 0, changed: 1 })
    expect(await home()).toEqual([{ code: '25220', registered: '25220', away: false }])
    expect(await follows()).toEqual([
      { table: 'facts', code: '25220' },
      { table: 'identities', code: '25220' },
      { table: 'people_words', code: '25220' },
    ])
    expect(await residences()).toEqual([
      'permanent 25216 Khu phố 1 TM-01 2024-03-01 2024-03-09',
      'permanent 25220 Khu phố 5 LP-07 2024-03-10',
    ])
    expect(await counted(0)).toEqual(await counted(1))
    expect((await counted(0)).length).toBe(1)
  })

  test('as a temporary resident counts there as present and at home as registered, and is found by name in both', async () => {
    await take([HOA])
    await take([{ ...moved, residence: 'Tạm trú' }], day(9), LONG_PHUOC)
    expect(await home()).toEqual([{ code: '25220', registered: '25216', away: false }])
    const words = await desk.query(
      `select distinct u.code from people_words w join units u on u.unit_id = w.commune_id and u.valid_to is not null
       order by 1`,
    )
    expect(words).toEqual([{ code: '25216' }, { code: '25220' }])
    expect(await residences()).toEqual([
      'permanent 25216 Khu phố 1 TM-01 2024-03-01',
      'temporary 25220 Khu phố 5 LP-07 2024-03-10',
    ])
  })

  test('stays where the newer list has them if the older comes late; the days between are dated', async () => {
    await take([moved], day(9), LONG_PHUOC)
    expect(await take([HOA])).toMatchObject({ new: 0, changed: 1 })
    expect(await home()).toEqual([{ code: '25220', registered: '25220', away: false }])
    expect(await residences()).toEqual([
      'permanent 25216 Khu phố 1 TM-01 2024-03-01 2024-03-09',
      'permanent 25220 Khu phố 5 LP-07 2024-03-10',
    ])
  })
})

test('a new household within the same residence is told where the person lives', async () => {
  await take([HOA])
  await take([{ ...HOA, household: 'TM-08' }], day(3))
  expect(await residences()).toEqual(['permanent 25216 Khu phố 1 TM-08 2024-03-01'])
  await take([{ ...HOA, household: 'TM-02' }], day(2))
  expect(await residences()).toEqual(['permanent 25216 Khu phố 1 TM-08 2024-03-01'])
})

describe('what a newer list only repeated holds against older evidence that arrives late', () => {
  const counts = async () => {
    const rows = await desk.query<{ line: string }>(`
      select concat_ws(' ', base, measure, class, sum(n)) as line from tallies where effective <= '2024-03-29'
      group by base, measure, class having sum(n) <> 0 order by 1`)
    return rows.map(({ line }) => line)
  }

  test('on registers', async () => {
    await take([{ ...HOA, address: 'Tổ 4', card: 'x' }], day(0))
    expect(await take([{ ...HOA, address: 'Tổ 4', card: 'x' }], day(20))).toMatchObject({ unchanged: 1 })
    const late = { ...HOA, hamlet: 'Khu phố 5', household: 'LP-07', address: 'Tổ 9' }
    await take([late], day(10), LONG_PHUOC)
    await take([{ ...late, address: 'Tổ 8' }], day(12), LONG_PHUOC)
    expect(await desk.query('select address, household_no from people')).toEqual([
      { address: 'Tổ 4', household_no: 'TM-01' },
    ])
    expect(await residences()).toEqual([
      'permanent 25216 Khu phố 1 TM-01 2024-03-01 2024-03-10',
      'permanent 25220 Khu phố 5 LP-07 2024-03-11 2024-03-20',
      'permanent 25216 Khu phố 1 TM-01 2024-03-21',
    ])
  })

  test('on lists of the authority', async () => {
    const authority = async (kind: 'authority:eid-approved' | 'authority:eid-rejected', asOf: number) =>
      (await desk.take({ unitId: THAC_MO, kind, asOf, file: csvOf([{ ...HOA, note: 'Ảnh mờ' }]) })).summary
    await take([HOA])
    await authority('authority:eid-approved', day(2))
    expect(await authority('authority:eid-approved', day(20))).toMatchObject({ unchanged: 1 })
    const approved = await counts()
    expect(await authority('authority:eid-rejected', day(10))).toMatchObject({ changed: 1 })
    expect(await counts()).toEqual(approved)
  })
})

test('one row in twenty changed: as many facts more, and nothing else is written', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => ({
    ...HOA,
    name: n % 2 === 0 ? 'Điểu Sang' : 'Lê Thị Lan',
    identity: `0701850${String(10_000 + n)}`,
    cmnd: '',
    household: `TM-${n}`,
  }))
  await take(rows)
  const untouched = () =>
    desk.query(`
      select md5(string_agg(p.xmin || p.ctid::text, ' ' order by p.person_id)) as people from people p
      where address is null`)
  const [before, altered] = [
    await desk.query(`
      select md5(string_agg(p.xmin || p.ctid::text, ' ' order by p.person_id)) as people from people p
      where substr(household_no, 4)::int % 20 <> 7`),
    rows.map((row, n) => (n % 20 === 7 ? { ...row, address: 'Tổ mới' } : row)),
  ]
  expect(await take(altered, day(9))).toMatchObject({ new: 0, changed: 10, unchanged: 190, vanished: 0 })
  expect(await untouched()).toEqual(before)
  expect(await desk.query('select count(*)::int as n from facts')).toEqual([{ n: 210 }])
})
