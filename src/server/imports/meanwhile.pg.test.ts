// What is recorded of people while a list of them is being committed: neither is lost, and it is as if one had come after the other.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactBody } from '#domain/facts'
import {
  A1,
  A2,
  B1,
  type LedgerDesk,
  LONG_THUY,
  newFact,
  openLedgerDesk,
  THAC_MO,
} from '../../../test/support/ledger-desk.ts'
import { csvOf, type ListRow, TODAY } from '../../../test/support/list-desk.ts'
import { lockHamlets } from '../platform/ledger/queries-homes.ts'

const AN: ListRow = { name: 'Nguyễn Văn An', birth: '5/2/1980', household: 'TM-01', identity: '070080001234' }
const HOA: ListRow = { name: 'Trần Thị Hòa', birth: '1/2/1985', household: 'TM-02', identity: '070185004321' }

let ledger: LedgerDesk
let an = ''
let hoa = ''
beforeAll(async () => {
  ledger = await openLedgerDesk()
  const [first = '', second = ''] = await ledger.register(A1, [AN, HOA])
  an = first
  hoa = second
})
afterAll(() => ledger.close())

const inA1 = (rows: readonly ListRow[]) =>
  csvOf(rows.map((row) => ({ ...row, hamlet: 'Khu phố 1', residence: 'Thường trú' })))
const movedTo = (hamletId: number): FactBody => ({
  type: 'moved/1',
  residence: { kind: 'permanent', hamletId },
})

test('a list that says nothing new of somebody who moves meanwhile is read again, and then holds for its day', async () => {
  const list = { unitId: THAC_MO, asOf: TODAY - 2, file: inA1([AN, HOA]) }
  const meanwhile = () => ledger.record(newFact(an, TODAY - 9, movedTo(A2), { source: 'office' }))
  expect(await ledger.desk.take({ ...list, meanwhile })).toMatchObject({ refusal: 'rows-lost' })
  expect(await ledger.stateOf(an)).toMatchObject({ hamlet_id: A2 })
  expect((await ledger.desk.take(list)).summary).toMatchObject({ accepted: 2, changed: 1, unchanged: 1 })
  expect(await ledger.stateOf(an)).toMatchObject({ hamlet_id: A1 })
})

test('a visit meanwhile stops no list', async () => {
  const list = { unitId: THAC_MO, asOf: TODAY - 1, file: inA1([AN, { ...HOA, household: 'TM-03' }]) }
  const visit: FactBody = { type: 'visit-recorded/1', claims: { signature: 'reported' } }
  const { summary } = await ledger.desk.take({
    ...list,
    meanwhile: () => ledger.record(newFact(an, TODAY, visit), newFact(hoa, TODAY, visit)),
  })
  expect(summary).toMatchObject({ accepted: 2, changed: 1 })
})

test('a changed row finds its person in the commune to which they have just moved', async () => {
  const list = { unitId: THAC_MO, asOf: TODAY - 1, file: inA1([{ ...HOA, household: 'TM-04' }]) }
  const meanwhile = () => ledger.record(newFact(hoa, TODAY, movedTo(B1), { source: 'office' }))
  expect((await ledger.desk.take({ ...list, meanwhile })).summary).toMatchObject({ accepted: 1, changed: 1 })
  expect(await ledger.stateOf(hoa)).toMatchObject({ hamlet_id: B1 })
})

test('a list waits for whoever holds a hamlet in which one of its people once lived', async () => {
  const row: ListRow = {
    name: 'Lê Văn Bình',
    birth: '3/4/1990',
    household: 'TM-09',
    identity: '070090000777',
  }
  const [binh = ''] = await ledger.register(A1, [row])
  await ledger.record(newFact(binh, TODAY - 5, movedTo(B1)))
  await ledger.record(newFact(binh, TODAY - 4, movedTo(A1), { recordedIn: LONG_THUY }))
  const released = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const holding = ledger.database.asSystem('test: hold where she lived', async (tx) => {
    await lockHamlets(tx, [B1])
    held.resolve()
    await released.promise
  })
  await held.promise
  const file = inA1([{ ...row, household: 'TM-10' }])
  let isIn = false
  const taking = ledger.desk.take({ unitId: THAC_MO, asOf: TODAY, file }).then((taken) => {
    isIn = true
    return taken
  })
  try {
    await expect
      .poll(() =>
        ledger.desk.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1)
    expect(isIn).toBe(false)
  } finally {
    released.resolve()
    await holding
  }
  expect((await taking).summary).toMatchObject({ accepted: 1, changed: 1 })
})

test('a list that finds somebody who is merged meanwhile is read again, and finds whoever they are', async () => {
  const { from, into, rows } = await ledger.standTwice()
  const list = { unitId: THAC_MO, asOf: TODAY - 2, file: inA1(rows.slice(0, 1)) }
  await ledger.desk.take(list)
  const later = { ...list, asOf: TODAY - 1, meanwhile: () => ledger.merge(from, into) }
  expect(await ledger.desk.take(later)).toMatchObject({ refusal: 'rows-lost' })
  const { summary } = await ledger.desk.take({ ...list, asOf: TODAY - 1 })
  expect(summary).toMatchObject({ accepted: 1, new: 0 })
})
