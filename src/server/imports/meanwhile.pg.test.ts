// What is recorded of people while a list of them is being committed: neither is lost, and it is as if one had come after the other.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactBody } from '#domain/facts'
import {
  A1,
  A2,
  B1,
  type LedgerDesk,
  newFact,
  openLedgerDesk,
  THAC_MO,
} from '../../../test/support/ledger-desk.ts'
import { csvOf, type ListRow, TODAY } from '../../../test/support/list-desk.ts'

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
