import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import * as contract from '#contract/units'
import { SUCCESSIONS, UNITS } from '#domain/binh-phuoc/units'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { setUp } from '../set-up.ts'

let app: TestApp
let who: { readonly cookie: string }
beforeAll(async () => {
  app = await testApp()
  who = await app.signedIn('volunteer') // units are public: whoever is signed in may read all
})
afterAll(() => app.close())

const asked = asking(() => app)
const ask = <E extends Endpoint>(endpoint: E, input: Record<string, unknown>) =>
  asked.ask(who, endpoint, input)
const refusal = (endpoint: Endpoint, input: Record<string, unknown>) => asked.refusal(who, endpoint, input)

describe('a unit', () => {
  it('says where it lies and what lies in it, as of today in campaign time', async () => {
    const { unit, asOf, parts } = await ask(contract.readUnit, { unit: 13 })
    expect(asOf).toBe('2024-04-04')
    expect(unit).toMatchObject({ code: '70', fullName: 'Tỉnh Bình Phước', level: 'province' })
    expect(unit.path.map(({ unitId }) => unitId)).toEqual([13])
    expect(parts).toHaveLength(11)
    expect(parts.every(({ level }) => level === 'district')).toBe(true)
  })

  it('of a commune are its hamlets, without the place of those whose hamlet is unknown', async () => {
    const thacMo = UNITS.find(({ code }) => code === '25216')?.unitId
    const { unit, parts } = await ask(contract.readUnit, { unit: thacMo })
    expect(unit.path.map(({ fullName }) => fullName)).toEqual([
      'Tỉnh Bình Phước',
      'Thị xã Phước Long',
      'Phường Thác Mơ',
    ])
    expect(parts.map(({ fullName }) => fullName)).toEqual(['Khu phố 1'])
  })

  it('is another one after a reform', async () => {
    expect(await refusal(contract.readUnit, { unit: 13, asOf: '2025-07-01' })).toBe('not-found')
    const { unit, parts } = await ask(contract.readUnit, { unit: 18, asOf: '2025-07-01' })
    expect(unit.fullName).toBe('Tỉnh Đồng Nai')
    expect(parts).toHaveLength(40) // communes stand right below the province
    const after = await ask(contract.readUnit, { unit: 18, asOf: '2026-05-01' })
    expect(after.unit).toMatchObject({ fullName: 'Thành phố Đồng Nai', kind: 'thanh-pho-tw' })
  })

  it('that cannot be, or a day that is none, is refused by name', async () => {
    expect(await refusal(contract.readUnit, { unit: 5 })).toBe('not-found')
    expect(await refusal(contract.readUnit, { unit: 99_999_999_999 })).toBe('input-invalid')
    expect(await refusal(contract.readUnit, { unit: 13, asOf: '2024-02-30' })).toBe('day-unreadable')
  })
})

describe('a search', () => {
  it('shows namesakes with where they lie', async () => {
    const { units } = await ask(contract.searchUnits, { q: 'tan phu' })
    const namesakes = units.filter(({ name }) => name === 'Tân Phú')
    expect(namesakes.map(({ path }) => path.at(-2)?.name).toSorted()).toEqual(['Đồng Phú', 'Đồng Xoài'])
    expect(units.length).toBeLessThanOrEqual(20)
  })
})

describe('the registry of hamlets', () => {
  it('lists those of a commune, the unknown one marked', async () => {
    const thacMo = UNITS.find(({ code }) => code === '25216')?.unitId
    const { commune, hamlets } = await ask(contract.readHamlets, { unit: thacMo })
    expect(commune.name).toBe('Thác Mơ')
    expect(hamlets.map(({ fullName, unknown }) => [fullName, unknown])).toEqual([
      ['Chưa rõ thôn, ấp', true],
      ['Khu phố 1', false],
    ])
    expect(await refusal(contract.readHamlets, { unit: 13 })).toBe('not-found')
  })
})

describe('a set-up', () => {
  const countOf = (table: 'units' | 'unit_successions' | 'campaigns') =>
    app.services.database.asSystem('test: count', async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        tx,
      )
      return rows[0]?.n
    })

  it('can be repeated, and leaves what stands as it is', async () => {
    await app.services.database.asSystem('test: a name that somebody mended', (tx) =>
      sql`update units set aliases = '{Thác Mơ cũ}' where code = '25216' and valid_to is not null`.execute(
        tx,
      ),
    )
    const before = await countOf('units')
    await setUp(app.services.database)
    expect(await countOf('units')).toBe(before)
    expect(before).toBe(UNITS.length + 151 + 1) // each commune's unknown hamlet, and Khu phố 1
    expect(await countOf('unit_successions')).toBe(SUCCESSIONS.length)
    expect(await countOf('campaigns')).toBe(1)
    const { units } = await ask(contract.searchUnits, { q: 'thác mơ cũ' })
    expect(units[0]?.code).toBe('25216')
  })
})
