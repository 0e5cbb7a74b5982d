import { afterAll, beforeAll, expect, test } from 'vitest'
import { BINH_PHUOC } from '#domain/binh-phuoc/units'
import { dayOf } from '#domain/dates'
import type { Unit } from '#domain/units'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { createDatabase, type Database } from './database.ts'
import { insertSuccessions, insertUnits, openHamlets } from './unit-registry.ts'

const COMMUNE = BINH_PHUOC * 10_000 + 101
const hamlet = (n: number, name: string): Unit => ({
  ...{ unitId: COMMUNE * 1000 + n, code: null, name, fullName: `Ấp ${name}`, kind: 'ap', level: 'hamlet' },
  ...{ parentId: COMMUNE, validFrom: dayOf(2024, 3, 25), validTo: null, aliases: [`Ap ${name}`] },
})

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 2 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const open = (...hamlets: readonly Unit[]) =>
  database.asSystem('test: open hamlets', (tx) => openHamlets(tx, hamlets))
const stored = () =>
  database.asSystem('test: read units', async (tx) => {
    const units = await tx
      .selectFrom('units')
      .select(['name', 'aliases', 'lo', 'hi'])
      .orderBy('unitId')
      .execute()
    return units.map(({ name, aliases, lo, hi }) => `${name} ${aliases.join()} ${hi - lo}`)
  })

test('hamlets of a first register are opened all or none', async () => {
  expect(await open(hamlet(1, 'Một'), hamlet(2, 'Hai'))).toBe(true)
  expect(await open(hamlet(3, 'Ba'), hamlet(2, 'Hai khác'))).toBe(false)
  expect(await stored()).toEqual(['Một Ap Một 0', 'Hai Ap Hai 0'])
  expect(await open()).toBe(true)
})

test('a tree that is put in again changes nothing', async () => {
  const edge = { from: COMMUNE, to: COMMUNE + 1, on: dayOf(2025, 7, 1), decree: 'x' }
  for (let times = 0; times < 2; times += 1)
    await database.asSystem('test: a tree', async (tx) => {
      await insertUnits(tx, [{ ...hamlet(1, 'Khác'), fullName: 'Khác' }, hamlet(4, 'Bốn')])
      await insertSuccessions(tx, [edge])
    })
  expect(await stored()).toEqual(['Một Ap Một 0', 'Hai Ap Hai 0', 'Bốn Ap Bốn 0'])
  const edges = await database.asSystem('test: edges', (tx) =>
    tx.selectFrom('unitSuccessions').select('decree').execute(),
  )
  expect(edges).toEqual([{ decree: 'x' }])
})
