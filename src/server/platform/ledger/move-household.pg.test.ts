// A household splits: its people stand in another one, nothing counts differently, and whoever keeps a copy of them learns of it.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  A1,
  A2,
  type LedgerDesk,
  newFact,
  openLedgerDesk,
  THAC_MO,
} from '../../../../test/support/ledger-desk.ts'
import { csvOf, type ListRow, TODAY } from '../../../../test/support/list-desk.ts'
import { type HouseholdOf, moveHouseholds } from './move-household.ts'

let ledger: LedgerDesk
let people: readonly string[] = []
const rows: readonly ListRow[] = ['Lan', 'Minh', 'Nga'].map((name, i) => ({
  ...{ name: `Lê Thị ${name}`, birth: '1/2/1980', household: 'TM-01', relation: 'Con' },
  identity: `07018005001${i}`,
}))
beforeAll(async () => {
  ledger = await openLedgerDesk()
  people = await ledger.register(A1, rows)
})
afterAll(() => ledger.close())

const split = (...given: readonly HouseholdOf[]) =>
  ledger.database.asSystem('test: split', (tx) => moveHouseholds(tx, given))

const revisionOf = async (hamletId: number) =>
  (
    await ledger.desk.query<{ n: number }>(
      'select revision::int as n from hamlet_revisions where hamlet_id = $1',
      [hamletId],
    )
  )[0]?.n ?? 0

const householdOf = (personId: string) =>
  ledger.desk.query(
    `select p.household_no as no, p.relation, s.household_no as lived, p.revision::int as revision
     from people p join residences s using (person_id) where person_id = $1 and s.to_day is null`,
    [personId],
  )

test('a household that splits is another one for its people, with the newest revision of the hamlet', async () => {
  const [lan = '', minh = '', nga = ''] = people
  const before = await revisionOf(A1)
  const counted = await ledger.desk.tallies()
  expect(
    await split(
      { personId: lan, householdNo: 'TM-02', relation: 'Chủ hộ' },
      { personId: minh, householdNo: 'TM-02', relation: 'Con' },
    ),
  ).toBe(2)
  expect(await revisionOf(A1)).toBe(before + 1)
  const revision = before + 1
  expect(await householdOf(lan)).toEqual([{ no: 'TM-02', relation: 'Chủ hộ', lived: 'TM-02', revision }])
  expect(await householdOf(minh)).toEqual([{ no: 'TM-02', relation: 'Con', lived: 'TM-02', revision }])
  expect(await householdOf(nga)).toEqual([{ no: 'TM-01', relation: 'Con', lived: 'TM-01', revision: before }])
  expect(await ledger.desk.tallies()).toEqual(counted)
  expect(await ledger.desk.isClean()).toBe(true)
})

test('whoever stands there already, and whom nobody knows, changes nothing', async () => {
  const state = await ledger.desk.sumOfTables()
  const [lan = ''] = people
  expect(await split({ personId: lan, householdNo: 'TM-02', relation: 'Chủ hộ' })).toBe(0)
  expect(await split({ personId: randomUUID(), householdNo: 'TM-02', relation: null })).toBe(0)
  expect(await ledger.desk.sumOfTables()).toBe(state)
})

test('the household stays theirs when they come back from elsewhere', async () => {
  const [, , nga = ''] = people
  await split({ personId: nga, householdNo: 'TM-03', relation: null })
  await ledger.record(
    newFact(nga, TODAY - 3, { type: 'moved/1', residence: { kind: 'temporary', hamletId: A2 } }),
  )
  await ledger.record(newFact(nga, TODAY - 1, { type: 'residence-ended/1', kind: 'temporary' }))
  expect(await householdOf(nga)).toMatchObject([{ no: 'TM-03', lived: 'TM-03' }])
})

test('a register that says another household raises the revision of the hamlet and of its people', async () => {
  const before = await revisionOf(A1)
  const [lan = '', minh = ''] = people
  const listed = rows.slice(0, 2).map((row) => ({ ...row, hamlet: 'Khu phố 1', residence: 'Thường trú' }))
  const file = csvOf([{ ...listed[0], household: 'TM-07' }, ...listed.slice(1)])
  await ledger.desk.take({ unitId: THAC_MO, asOf: TODAY, file })
  expect(await revisionOf(A1)).toBe(before + 1)
  expect(await householdOf(lan)).toMatchObject([{ no: 'TM-07', revision: before + 1 }])
  // The same row as at first says again what it said: the split was not the register's.
  expect(await householdOf(minh)).toMatchObject([{ no: 'TM-01', revision: before + 1 }])
})
