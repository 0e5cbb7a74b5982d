// Who sees which rows, asked in raw SQL as the restricted role: nothing of the product stands between.

import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase } from '../../src/server/platform/database.ts'
import { createProtect } from '../../src/server/platform/protect.ts'
import { addPerson } from '../support/people.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

// Communes A and B of one district, C of another.
const [A1, A2, B1, C1] = [130101001, 130101002, 130102001, 130201001]
const A = [130101000, 130101999]
const B = [130102000, 130102999]
const C = [130201000, 130201999]
const DISTRICT = [130100000, 130199999]
const PROVINCE = [130000000, 139999999]
/** Empty text: a setting that stood and was reset. */
type Range = readonly (number | '')[]

const [ME, SOMEBODY] = [randomUUID(), randomUUID()]
let fresh: FreshDatabase
let login: pg.Client
const names = new Map<string, string>()

beforeAll(async () => {
  fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 2 })
  const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  await database.asSystem('test: people', async (tx) => {
    const add = async (label: string, hamletId: number, registeredHamletId: number | null) => {
      const identity = `07019000000${names.size}`
      const given = { name: label, hamletId, registeredHamletId, householdNo: '1', identity }
      names.set(await addPerson(tx, protect, given), label)
    }
    await add('An', A1, A1)
    await add('Bao', B1, A2) // registered in A, lives in B
    await add('Cuc', B1, B1)
    await add('Dung', C1, null) // registered outside the province
  })
  await database.close()
  await asAdmin(async (admin) => {
    for (const hamlet of [A1, B1, C1]) {
      const place = [Math.floor(hamlet / 1000), hamlet]
      await admin.query(`insert into hamlet_revisions values ($1, $2, 1)`, place)
      await admin.query(`insert into tallies values ($1, $2, 1, 1, 1, '2024-03-25', '2024-03-25', 5)`, place)
      await admin.query(
        `insert into tally_queue values ($1, $2, 1, 1, 1, '2024-03-25', '2024-03-25', 5)`,
        place,
      )
    }
    for (const [unit, width] of [
      [13, 10_000_000],
      [1301, 100_000],
      [1302, 100_000],
      [130101, 1_000],
      [130102, 1_000],
      [130201, 1_000],
    ] as const) {
      const span = [unit, unit * width, unit * width + width - 1]
      await admin.query(`insert into board_days values ($1, 1, 1, 1, '2024-03-25', 5, $2, $3)`, span)
      await admin.query(
        `insert into board_reports values ($1, 'card', '2024-03-25', 1, 'authority', $2, $3)`,
        span,
      )
    }
    for (const commune of [130101, 130102, 130201])
      await admin.query(
        `insert into coverage_reports values ($1, 'card', 'authority', '2024-03-25', '2024-03-25')`,
        [commune],
      )
    await work(admin, 'assignments', [
      ['Bao', ME, null],
      ['Dung', ME, null],
      ['An', ME, '2024-04-01'], // over
      ['Cuc', SOMEBODY, null],
    ])
    await work(admin, 'consents', [
      ['Cuc', ME, null],
      ['Bao', ME, '2024-04-01'], // withdrawn
      ['An', SOMEBODY, null],
    ])
  })
  login = new pg.Client({ connectionString: fresh.loginUrl })
  await login.connect()
})
afterAll(async () => {
  await login.end()
  await fresh.drop()
})

async function asAdmin(task: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  await task(admin)
  await admin.end()
}

async function work(
  admin: pg.Client,
  table: 'assignments' | 'consents',
  rows: readonly (readonly [name: string, account: string, ended: string | null])[],
): Promise<void> {
  for (const [name, account, ended] of rows) {
    const [id] = [...names].find(([, label]) => label === name) ?? []
    await admin.query(
      `insert into ${table} select commune_id, person_id, $2, ${table === 'consents' ? "'v1'," : ''} '2024-03-25', $3
       from people where person_id = $1`,
      [id, account, ended],
    )
  }
}

type Asker = { readonly kind?: string; readonly ranges?: readonly Range[]; readonly account?: string }

const settingsOf = ({ kind, ranges = [], account }: Asker): string[] => [
  ...(kind === undefined ? [] : [`set local app.scope_kind = '${kind}'`]),
  ...(account === undefined ? [] : [`set local app.account_id = '${account}'`]),
  ...ranges.flatMap(([lo, hi], i) => [
    `set local app.scope_lo_${i + 1} = '${lo}'`,
    `set local app.scope_hi_${i + 1} = '${hi}'`,
  ]),
]

/** Rows of a query that names one column `of`, in one transaction of the restricted role. */
async function seen(asker: Asker, query: string, ending = 'commit'): Promise<string[]> {
  await login.query(['begin', 'set local role phukin_unit', ...settingsOf(asker)].join('; '))
  const { rows } = await login.query<{ of: string | number }>(query)
  await login.query(ending)
  return rows.map(({ of }) => names.get(String(of)) ?? String(of)).sort()
}

/** Everything that is kept about people, and what counts them. */
const OF_PEOPLE = ['people', 'identities', 'facts', 'residences', 'people_words'] as const
const COUNTS = ['tallies', 'tally_queue', 'hamlet_revisions'] as const
const BOARDS = ['board_days', 'board_reports', 'coverage_reports', 'assignments', 'consents'] as const

const peopleIn = (asker: Asker, table: (typeof OF_PEOPLE)[number]) =>
  seen(asker, `select distinct person_id as of from ${table}`)
const hamletsIn = (asker: Asker, table: string) => seen(asker, `select hamlet_id as of from ${table}`)
const unitsIn = (asker: Asker, table: string) => seen(asker, `select unit_id as of from ${table}`)
const unit = (...ranges: Range[]): Asker => ({ kind: 'unit', ranges, account: ME })

describe('a scope of units', () => {
  it.each(OF_PEOPLE)('shows a commune its own people and those registered there, in %s', async (table) => {
    expect(await peopleIn(unit(A), table)).toEqual(['An', 'Bao'])
    expect(await peopleIn(unit(B), table)).toEqual(['Bao', 'Cuc'])
    expect(await peopleIn(unit(C), table)).toEqual(['Dung'])
  })

  it.each(OF_PEOPLE)('shows a district and a province all of theirs, in %s', async (table) => {
    expect(await peopleIn(unit(DISTRICT), table)).toEqual(['An', 'Bao', 'Cuc'])
    expect(await peopleIn(unit(PROVINCE), table)).toEqual(['An', 'Bao', 'Cuc', 'Dung'])
  })

  it.each(OF_PEOPLE)('shows a hamlet nobody of the hamlet beside it, in %s', async (table) => {
    expect(await peopleIn(unit([A1, A1]), table)).toEqual(['An'])
    expect(await peopleIn(unit([A2, A2]), table)).toEqual(['Bao'])
  })

  it.each(OF_PEOPLE)('may be several ranges, up to four, in %s', async (table) => {
    expect(await peopleIn(unit(A, C), table)).toEqual(['An', 'Bao', 'Dung'])
    expect(await peopleIn(unit([1, 1], [2, 2], [3, 3], C), table)).toEqual(['Dung'])
    expect(await peopleIn(unit([1, 1], C, [2, 2], [A1, A1]), table)).toEqual(['An', 'Dung'])
  })

  it('shows the words of somebody registered here who lives elsewhere only as those of here', async () => {
    expect(await seen(unit(A), 'select hamlet_id as of from people_words')).toEqual([String(A1), String(A2)])
  })

  it('shows every residence of a person it sees, also one that lies elsewhere', async () => {
    expect(await seen(unit(A), 'select hamlet_id as of from residences')).toEqual([A1, A2, B1].map(String))
  })

  it.each(COUNTS)('counts only its own hamlets, in %s', async (table) => {
    expect(await hamletsIn(unit(A), table)).toEqual([String(A1)])
    expect(await hamletsIn(unit(DISTRICT), table)).toEqual([A1, B1].map(String))
    expect(await hamletsIn(unit(A, C), table)).toEqual([A1, C1].map(String))
  })

  it('reads the boards of units that lie wholly in it', async () => {
    expect(await unitsIn(unit(A), 'board_days')).toEqual(['130101'])
    expect(await unitsIn(unit(DISTRICT), 'board_days')).toEqual(['1301', '130101', '130102'])
    expect(await unitsIn(unit([A1, A1]), 'board_days')).toEqual([])
  })

  it('knows who has reported above and below it, and not beside it', async () => {
    expect(await unitsIn(unit([A1, A1]), 'board_reports')).toEqual(['13', '1301', '130101'])
    const communes = 'select commune_id as of from coverage_reports'
    expect(await seen(unit([A1, A1]), communes)).toEqual(['130101'])
    expect(await seen(unit(DISTRICT), communes)).toEqual(['130101', '130102'])
  })
})

describe.each([
  ['assignment', ['Bao', 'Dung'], ['Cuc']],
  ['consent', ['Cuc'], ['An']],
] as const)('a scope by %s', (kind, mine, others) => {
  const asker = (account: string): Asker => ({ kind, ranges: [PROVINCE], account })

  it('shows the people of the account and nobody whose term is over, whatever the ranges', async () => {
    expect(await peopleIn(asker(ME), 'people')).toEqual(mine)
    expect(await peopleIn(asker(SOMEBODY), 'people')).toEqual(others)
    expect(await peopleIn({ kind, account: ME }, 'people')).toEqual(mine)
    expect(await peopleIn(asker(randomUUID()), 'people')).toEqual([])
  })

  it.each(['identities', 'facts', 'residences'] as const)('shows their %s with them', async (table) => {
    expect(await peopleIn(asker(ME), table)).toEqual(mine)
    expect(await peopleIn(asker(SOMEBODY), table)).toEqual(others)
  })

  it.each(['people_words', ...COUNTS, 'board_days', 'board_reports', 'coverage_reports'])(
    'neither searches nor counts: nothing of %s',
    async (table) => {
      expect(await seen(asker(ME), `select 1 as of from ${table}`)).toEqual([])
    },
  )

  it('reads only the own rows of the table that says so', async () => {
    const table = `${kind}s`
    expect(await seen(asker(ME), `select distinct account_id as of from ${table}`)).toEqual([ME])
    expect(await seen({ kind }, `select 1 as of from ${table}`)).toEqual([])
  })
})

describe('nobody in particular', () => {
  const empty: Asker = { kind: '', account: '', ranges: [['', '']] }
  it.each([...OF_PEOPLE, ...COUNTS, ...BOARDS])('sees nothing of %s', async (table) => {
    const query = `select 1 as of from ${table}`
    expect(await seen({}, query)).toEqual([])
    expect(await seen(empty, query)).toEqual([])
    expect(await seen({ ranges: [PROVINCE] }, query)).toEqual([])
    expect(await seen({ kind: 'unit' }, query)).toEqual([])
    expect(await seen({ kind: 'everything', ranges: [PROVINCE] }, query)).toEqual([])
  })

  it.each(['commit', 'rollback'])('is who comes next on a connection, after a %s', async (ending) => {
    const query = 'select person_id as of from people'
    expect(await seen(unit(PROVINCE), query, ending)).toHaveLength(4)
    // PostgreSQL leaves the empty string behind where a setting stood.
    const { rows } = await login.query("select current_setting('app.scope_lo_1') as left")
    expect(rows).toEqual([{ left: '' }])
    expect(await seen({}, query)).toEqual([])
    expect(await seen({ kind: 'unit' }, query)).toEqual([])
  })

  it('is the next one of a pool too, if nothing is said', async () => {
    const database = createDatabase({ url: fresh.loginUrl, connections: 1 })
    const session = (ranges: { lo: number; hi: number }[]) => ({
      accountId: ME,
      scope: { kind: 'unit', ranges } as const,
    })
    const count = async (ranges: { lo: number; hi: number }[]) =>
      database.asUnit(
        session(ranges),
        async (tx) => (await tx.selectFrom('people').select('personId').execute()).length,
      )
    expect(await count([{ lo: 130000000, hi: 139999999 }])).toBe(4)
    expect(await count([])).toBe(0)
    await expect(
      database.asPublic((tx) => tx.selectFrom('people').select('personId').execute()),
    ).rejects.toThrow(/permission denied/)
    await database.close()
  })
})

describe('what a signed-in person may write', () => {
  const writesOf = (table: string) => [
    `insert into ${table} select * from ${table}`,
    `update ${table} set commune_id = commune_id`,
    `delete from ${table}`,
    `truncate ${table}`,
  ]
  it.each([...OF_PEOPLE, ...COUNTS, 'coverage_reports', 'assignments', 'consents'])(
    'is nothing in %s',
    async (table) => {
      for (const write of writesOf(table))
        await expect(attempt(write), write).rejects.toThrow(/permission denied/)
    },
  )
  it.each(['board_days', 'board_reports'])('is nothing in %s', async (table) => {
    for (const write of writesOf(table))
      await expect(attempt(write.replaceAll('commune_id', 'unit_id')), write).rejects.toThrow(
        /permission denied/,
      )
  })

  async function attempt(write: string): Promise<void> {
    await login.query(['begin', 'set local role phukin_unit', ...settingsOf(unit(PROVINCE))].join('; '))
    try {
      await login.query(write)
    } finally {
      await login.query('rollback')
    }
  }
})
