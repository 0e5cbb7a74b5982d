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

const [ME, SOMEBODY, SOMEBODY_ELSE, ANOTHER] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const [MINE, OTHERS] = [randomUUID(), randomUUID()]
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
    // ME is in a team that SOMEBODY leads, beside SOMEBODY_ELSE; ANOTHER belongs to another team.
    await member(admin, MINE, ME)
    await member(admin, MINE, SOMEBODY, true)
    await member(admin, MINE, SOMEBODY_ELSE)
    await member(admin, OTHERS, ANOTHER)
    await assign(admin, 'Bao', MINE, ME)
    await assign(admin, 'Dung', MINE, null)
    await assign(admin, 'An', MINE, ME, '2024-04-01') // over
    await assign(admin, 'Cuc', MINE, SOMEBODY_ELSE)
    await assign(admin, 'Cuc', OTHERS, ANOTHER, null, 'helper')
    await agree(admin, [
      ['Cuc', MINE, null],
      ['Bao', MINE, '2024-04-01'], // withdrawn
      ['An', OTHERS, null],
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

const idOf = (name: string) => [...names].find(([, label]) => label === name)?.[0]

async function agree(
  admin: pg.Client,
  rows: readonly (readonly [name: string, team: string, ended: string | null])[],
): Promise<void> {
  for (const [name, team, ended] of rows)
    await admin.query(
      `insert into consents select commune_id, $1, 'v1', '2024-03-25', $3, $1, hamlet_id, $2, $1 from people where person_id = $1`,
      [idOf(name), team, ended],
    )
}

/** A member has the id of their account. Each team is of commune A. */
async function member(admin: pg.Client, team: string, account: string, isLead = false): Promise<void> {
  await admin.query(
    `insert into accounts (account_id, username, display_name, role, password_hash)
     values ($1, $2, 'A', 'volunteer', '')`,
    [account, `a${account.slice(0, 8)}`],
  )
  await admin.query(
    `insert into teams values ($1::uuid, 130101, ${A[0]}, ${A[1]}, $2, 'hamlet_team', '2024-03-25') on conflict do nothing`,
    [team, team === MINE ? 'Tổ A' : 'Tổ B'],
  )
  await admin.query(
    `insert into team_members values ($1, $2, ${A[0]}, ${A[1]}, 'A', 'youth_union', $1, $3, '2024-03-25')`,
    [account, team, isLead],
  )
}

async function assign(
  admin: pg.Client,
  name: string,
  team: string,
  to: string | null,
  ended: string | null = null,
  part = 'owner',
): Promise<void> {
  await admin.query(
    `insert into assignments select commune_id, person_id, hamlet_id, gen_random_uuid(), $2, $3, $5, '2024-03-25', $4
     from people where person_id = $1`,
    [idOf(name), team, to, ended, part],
  )
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
const BOARDS = [
  'board_days',
  'board_reports',
  'coverage_reports',
  'assignments',
  'consents',
  'teams',
  'team_members',
  'area_assignments',
  'assignment_decisions',
] as const

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
  // SOMEBODY leads the team, so theirs is all of the team's; consent is given to the whole team.
  ['assignment', ['Bao', 'Dung'], ['Bao', 'Cuc', 'Dung']],
  ['consent', ['Cuc'], ['Cuc']],
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
    const query = `select person_id as of from ${kind}s`
    const ended = kind === 'consent' ? ['Bao'] : []
    expect(await seen(asker(ME), query)).toEqual([...mine, ...ended].sort())
    expect(await seen({ kind }, query)).toEqual([])
  })
})

describe('a scope by assignment', () => {
  const asker = (account: string): Asker => ({ kind: 'assignment', ranges: [A], account })
  const people = (account: string) => peopleIn(asker(account), 'people')
  const change = (query: string, values: readonly unknown[] = []) =>
    asAdmin(async (admin) => {
      await admin.query(query, [...values])
    })

  it('shows a member what is theirs and what is their whole team’s, not what another member has', async () => {
    expect(await people(ME)).toEqual(['Bao', 'Dung'])
    expect(await people(SOMEBODY_ELSE)).toEqual(['Cuc', 'Dung'])
  })

  it('shows a helper of another team that one person, and a lead nobody of another team', async () => {
    expect(await people(ANOTHER)).toEqual(['Cuc'])
    await change('update team_members set is_lead = true where member_id = $1', [ANOTHER])
    expect(await people(ANOTHER)).toEqual(['Cuc'])
  })

  it.each(['facts', 'residences', 'identities'] as const)(
    'shows a member no %s of anybody else',
    async (table) => {
      expect(await peopleIn(asker(ANOTHER), table)).toEqual(['Cuc'])
      const one = `select person_id as of from ${table} where person_id = '${idOf('An')}'`
      expect(await seen(asker(ANOTHER), one)).toEqual([])
    },
  )

  it('ends with the membership', async () => {
    await change(`update team_members set to_day = '2024-04-02' where member_id = $1`, [SOMEBODY_ELSE])
    expect(await people(SOMEBODY_ELSE)).toEqual([])
    await change('update team_members set to_day = null where member_id = $1', [SOMEBODY_ELSE])
    expect(await people(SOMEBODY_ELSE)).toEqual(['Cuc', 'Dung'])
  })

  it('loses at once whoever moves to another hamlet, before it is settled again', async () => {
    await change('update people set hamlet_id = hamlet_id + 1 where person_id = $1', [idOf('Dung')])
    expect(await people(ME)).toEqual(['Bao'])
    await change('update people set hamlet_id = hamlet_id - 1 where person_id = $1', [idOf('Dung')])
    expect(await people(ME)).toEqual(['Bao', 'Dung'])
  })

  it('shows who works in the same place, and to a stranger from elsewhere only their own team', async () => {
    const all = 'select member_id as of from team_members'
    expect(await seen(asker(ME), all)).toHaveLength(4)
    expect(await seen({ ...asker(ME), ranges: [C] }, all)).toEqual([ME])
    expect(await seen({ ...asker(ME), ranges: [C] }, 'select team_id as of from teams')).toEqual([MINE])
    expect(await seen({ kind: 'consent', account: randomUUID(), ranges: [A] }, all)).toEqual([])
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
  it.each([
    ...OF_PEOPLE,
    ...COUNTS,
    'coverage_reports',
    'assignments',
    'area_assignments',
    'assignment_decisions',
    'consents',
  ])('is nothing in %s', async (table) => {
    for (const write of writesOf(table))
      await expect(attempt(write), write).rejects.toThrow(/permission denied/)
  })
  it.each(['board_days', 'board_reports', 'teams'])('is nothing in %s', async (table) => {
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
