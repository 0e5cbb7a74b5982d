import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { mayBeReason, recordAudit } from './audit.ts'
import { createDatabase, type Database, type Tx } from './database.ts'

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

const person = (digit: string, lo: number) => ({
  accountId: `${digit.repeat(8)}-1111-4111-8111-111111111111`,
  scope: { kind: 'unit' as const, ranges: [{ lo, hi: lo + 999 }] },
})
const [here, there] = [person('1', 13_01_01_000), person('2', 13_01_02_000)]
const actionsSeenBy = (who: typeof here) =>
  database.asUnit(who, async (tx) =>
    (await tx.selectFrom('auditLog').select('action').orderBy('auditId').execute()).map(
      ({ action }) => action,
    ),
  )

it('what was done is read within the scope where it was done, and by nobody else', async () => {
  await database.asUnit(here, (tx) =>
    recordAudit(tx, here, { action: 'number-revealed', target: 'person:1', reason: 'đối chiếu tại bàn' }),
  )
  await database.asUnit(there, (tx) => recordAudit(tx, there, { action: 'exported' }))
  await database.asSystem('test', (tx) => recordAudit(tx, null, { action: 'setup-link-made' }))
  expect(await actionsSeenBy(here)).toEqual(['number-revealed'])
  expect(await actionsSeenBy(there)).toEqual(['exported'])
})

it('nobody writes in another’s name', async () => {
  const forged = database.asUnit(here, (tx) => recordAudit(tx, there, { action: 'exported' }))
  await expect(forged).rejects.toThrow(/row-level security/)
})

it.each(['update audit_log set action = null', 'delete from audit_log', 'truncate audit_log'])(
  'nothing is changed or deleted, not even by the system: %s',
  async (statement) => {
    const run = (tx: Tx) => sql.raw(statement).execute(tx)
    await expect(database.asSystem('test', run)).rejects.toThrow(/permission denied/)
    await expect(database.asUnit(here, run)).rejects.toThrow(/permission denied/)
  },
)

it.each(['070099000042', '0700 9900 0042', '285.123.456', 'số 0912-345-678'])(
  'a reason never carries a number: “%s”',
  async (reason) => {
    expect(mayBeReason(reason)).toBe(false)
    const written = database.asUnit(here, (tx) =>
      recordAudit(tx, here, { action: 'number-revealed', reason }),
    )
    await expect(written).rejects.toThrow(/audit_log_reason_check/)
  },
)

it('a reason is a few words', () => {
  expect(mayBeReason('đối chiếu thẻ ngày 25/3/2024')).toBe(true)
  expect(mayBeReason('  a ')).toBe(false)
})
