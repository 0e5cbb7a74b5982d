// Who sees which phones, asked in raw SQL as the restricted role: nothing of the product stands between.

import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const A = [130101000, 130101999]
const B = [130102000, 130102999]
const PROVINCE = [130000000, 139999999]
const [LAN, SON] = [randomUUID(), randomUUID()]

let fresh: FreshDatabase
let login: pg.Client

beforeAll(async () => {
  fresh = await freshDatabase()
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  for (const [name, account, range] of [
    ['Lan', LAN, A],
    ['Sơn', SON, B],
    ['both', SON, [A[0], B[1]]],
  ] as const) {
    await admin.query(
      `insert into accounts (account_id, username, display_name, role, password_hash)
       values ($1, $2, 'A', 'volunteer', '-') on conflict do nothing`,
      [account, `a${account.slice(0, 8)}`],
    )
    await admin.query(
      `insert into devices (device_id, account_id, lo, hi, token_hash, name, invited_by)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $1)`,
      [account, ...range, randomBytes(32), name],
    )
    await admin.query(
      `insert into quarantined_visits (commune_id, hamlet_id, fact_id, person_id, device_id, account_id, effective, why, body, on_day)
       values ($1 / 1000, $1 + 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2, '2024-03-25', 'device-revoked',
         '{}', '2024-03-25')`,
      [range[0], account],
    )
  }
  await admin.end()
  login = new pg.Client({ connectionString: fresh.loginUrl })
  await login.connect()
})
afterAll(async () => {
  await login.end()
  await fresh.drop()
})

type Asker = {
  readonly kind: string
  readonly account: string
  readonly range: readonly (number | undefined)[]
}

async function asked({ kind, account, range }: Asker, query: string): Promise<unknown[]> {
  const settings = [
    `set local app.scope_kind = '${kind}'`,
    `set local app.account_id = '${account}'`,
    `set local app.scope_lo_1 = '${range[0]}'`,
    `set local app.scope_hi_1 = '${range[1]}'`,
  ]
  await login.query(['begin', 'set local role phukin_unit', ...settings].join('; '))
  try {
    const { rows } = await login.query<{ of: unknown }>(query)
    return rows.map(({ of }) => of).sort()
  } finally {
    await login.query('rollback')
  }
}

const phones = (asker: Asker) => asked(asker, 'select name as of from devices')

it('a volunteer sees their own phones and nobody else’s, whatever the range', async () => {
  for (const range of [A, PROVINCE]) {
    expect(await phones({ kind: 'assignment', account: LAN, range })).toEqual(['Lan'])
    expect(await phones({ kind: 'assignment', account: SON, range })).toEqual(['Sơn', 'both'])
  }
  expect(await phones({ kind: 'consent', account: randomUUID(), range: PROVINCE })).toEqual([])
})

it('a leader sees the phones whose units touch theirs', async () => {
  const account = randomUUID()
  expect(await phones({ kind: 'unit', account, range: A })).toEqual(['Lan', 'both'])
  expect(await phones({ kind: 'unit', account, range: B })).toEqual(['Sơn', 'both'])
  expect(await phones({ kind: 'unit', account, range: PROVINCE })).toEqual(['Lan', 'Sơn', 'both'])
  expect(await phones({ kind: 'unit', account, range: [130201000, 130201999] })).toEqual([])
})

it('nobody reads the hash of a secret or of a code, or writes any of it', async () => {
  const leader: Asker = { kind: 'unit', account: randomUUID(), range: PROVINCE }
  for (const forbidden of [
    'select token_hash as of from devices',
    'select * from devices',
    'select code_hash as of from device_invitations',
    `update devices set revoked_at = null`,
    'delete from devices',
    `update quarantined_visits set state = 'waiting'`,
    'delete from quarantined_visits',
  ])
    await expect(asked(leader, forbidden), forbidden).rejects.toThrow(/permission denied/)
})

it('a quarantined visit is seen by whose place it is, and by no volunteer', async () => {
  const visits = (asker: Asker) => asked(asker, 'select commune_id as of from quarantined_visits')
  expect(await visits({ kind: 'unit', account: randomUUID(), range: A })).toEqual([130101, 130101])
  expect(await visits({ kind: 'unit', account: randomUUID(), range: B })).toEqual([130102])
  expect(await visits({ kind: 'assignment', account: LAN, range: A })).toEqual([])
})
