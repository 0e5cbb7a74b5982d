// Who sees what came of the walking, asked in raw SQL as the restricted role: nothing of the product stands between.

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const [A1, A2] = [130101001, 130101002]
const A = [130101000, 130101999] as const
const B = [130102000, 130102999] as const
const DISTRICT = [130100000, 130199999] as const
const PROVINCE = [130000000, 139999999] as const
type Range = readonly [number, number]

/** An account has the id of its member. LEAD leads the team of the first two; OTHER leads another one. */
const [ME, BESIDE, LEAD, OTHER] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const [TEAM, OTHERS, OF_HAMLET] = [randomUUID(), randomUUID(), randomUUID()]
/** Told apart by how many calls there were. */
const CALLS = { mine: 1, beside: 2, whole: 3, others: 4, hamlet: 5, elsewhere: 6, ofNoTeam: 7 } as const

let fresh: FreshDatabase
let login: pg.Client

beforeAll(async () => {
  fresh = await freshDatabase()
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  for (const [team, lo, hi] of [
    [TEAM, ...A],
    [OTHERS, ...A],
    [OF_HAMLET, A1, A1],
  ] as const)
    await admin.query(
      `insert into teams values ($1::uuid, 130101, $2, $3, 'Tổ', 'hamlet_team', '2024-03-25')`,
      [team, lo, hi],
    )
  for (const [account, team, isLead] of [
    [ME, TEAM, false],
    [BESIDE, TEAM, false],
    [LEAD, TEAM, true],
    [OTHER, OTHERS, true],
  ] as const) {
    await admin.query(
      `insert into accounts (account_id, username, display_name, role, password_hash) values ($1, $2, 'A', 'volunteer', '-')`,
      [account, `a${account.slice(0, 8)}`],
    )
    await admin.query(
      `insert into team_members values ($1, $2, $3, $4, 'A', 'youth_union', $1, $5, '2024-03-25')`,
      [account, team, ...A, isLead],
    )
  }
  for (const [commune, team, member, calls] of [
    [130101, TEAM, ME, CALLS.mine],
    [130101, TEAM, BESIDE, CALLS.beside],
    [130101, TEAM, null, CALLS.whole],
    [130101, OTHERS, OTHER, CALLS.others],
    [130101, OF_HAMLET, randomUUID(), CALLS.hamlet],
    [130101, null, null, CALLS.ofNoTeam],
    [130102, randomUUID(), randomUUID(), CALLS.elsewhere],
  ] as const)
    await admin.query(
      `insert into work_days values ($1, $2, $3, '2024-03-25', $4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
      [commune, team, member, calls],
    )
  await admin.end()
  login = new pg.Client({ connectionString: fresh.loginUrl })
  await login.connect()
})
afterAll(async () => {
  await login.end()
  await fresh.drop()
})

type Asker = { readonly kind?: string; readonly account?: string; readonly range?: Range }

async function asked({ kind, account, range }: Asker, query: string): Promise<unknown[]> {
  const settings = [
    ...(kind === undefined ? [] : [`set local app.scope_kind = '${kind}'`]),
    ...(account === undefined ? [] : [`set local app.account_id = '${account}'`]),
    ...(range === undefined
      ? []
      : [`set local app.scope_lo_1 = '${range[0]}'`, `set local app.scope_hi_1 = '${range[1]}'`]),
  ]
  await login.query(['begin', 'set local role phukin_unit', ...settings].join('; '))
  try {
    const { rows } = await login.query<{ of: number }>(query)
    return rows.map(({ of }) => of).sort()
  } finally {
    await login.query('rollback')
  }
}

const days = (asker: Asker) => asked(asker, 'select calls as of from work_days')
const of = (...names: readonly (keyof typeof CALLS)[]) => names.map((name) => CALLS[name]).sort()
const walker = (account: string, range: Range = PROVINCE) => ({ kind: 'assignment', account, range })
/** Of nobody's team, so that only the units count; and of a member, whose own team adds nothing. */
const leaders = (range: Range): Asker[] =>
  [randomUUID(), LEAD].map((account) => ({ kind: 'unit', account, range }))

it('whoever walks sees their own days and nobody else’s, whatever the range', async () => {
  for (const range of [A, B, PROVINCE]) {
    expect(await days(walker(ME, range))).toEqual(of('mine'))
    expect(await days(walker(BESIDE, range))).toEqual(of('beside'))
  }
  expect(await days({ kind: 'assignment', account: ME })).toEqual(of('mine'))
  expect(await days(walker(randomUUID()))).toEqual([])
})

it('a lead sees all of the team, and nothing of another one', async () => {
  expect(await days(walker(LEAD))).toEqual(of('mine', 'beside', 'whole'))
  expect(await days(walker(OTHER))).toEqual(of('others'))
})

it('a commune sees the whole of it, a hamlet the teams that belong to it', async () => {
  const whole = ['mine', 'beside', 'whole', 'others', 'hamlet', 'ofNoTeam'] as const
  const seen = [
    [A, of(...whole)],
    [B, of('elsewhere')],
    [DISTRICT, of(...whole, 'elsewhere')],
    [PROVINCE, of(...whole, 'elsewhere')],
    [[A1, A1], of('hamlet')],
    [[A2, A2], []],
    [[130201000, 130201999], []],
  ] as const
  for (const [range, rows] of seen)
    for (const leader of leaders(range)) expect(await days(leader), String(range)).toEqual(rows)
})

it('nobody in particular sees any, nor a carrier whom somebody consented to', async () => {
  const nobody = [
    {},
    { kind: 'unit' },
    { range: PROVINCE },
    { kind: 'everything', account: ME, range: PROVINCE },
  ]
  for (const asker of [
    ...nobody,
    { account: ME },
    { kind: 'assignment' },
    { ...walker(ME), kind: 'consent' },
  ])
    expect(await days(asker), JSON.stringify(asker)).toEqual([])
})

it('nobody writes any of it, or reads which days are due', async () => {
  for (const forbidden of [
    'insert into work_days select * from work_days',
    'update work_days set calls = 0',
    'delete from work_days',
    'truncate work_days',
    'select commune_id as of from work_touched',
  ])
    await expect(
      asked({ kind: 'unit', account: LEAD, range: PROVINCE }, forbidden),
      forbidden,
    ).rejects.toThrow(/permission denied/)
})
